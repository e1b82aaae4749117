// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.act;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jundeng.alert.EpisodeChange;
import org.jundeng.alert.Event;
import org.jundeng.contract.Contracts;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingGroup;
import org.jundeng.finding.FindingGroups;
import org.jundeng.notice.findings.FindingWords;
import org.jundeng.notice.template.Templates;
import org.jundeng.page.Address;
import org.jundeng.page.Link;
import org.jundeng.page.PageContext;
import org.jundeng.page.act.ActModel.Fact;
import org.jundeng.page.act.ActModel.Form;
import org.jundeng.page.act.ActModel.Row;
import org.jundeng.page.act.ActModel.Table;
import org.jundeng.page.source.FigureWords;
import org.jundeng.page.source.LineWords;
import org.jundeng.warehouse.history.Revisions;
import org.jundeng.warehouse.ledger.LedgerLine;

/**
 * Writes the pages that say what withdrawing, releasing or replaying a delivery would change, with the form that does
 * it, and why it cannot be done.
 */
public final class DeedWriter {

    private static final int MOST_GROUPS = 20;

    private final Templates templates = new Templates(PageContext.class);
    private final Contracts contracts;
    private final ZoneId zone;

    /** Writes with the names in {@code contracts}, and times as of {@code zone}. */
    public DeedWriter(Contracts contracts, ZoneId zone) {
        this.contracts = contracts;
        this.zone = zone;
    }

    /** The page that says what {@code deed} would change, with the form that does it. */
    public String preview(PageContext context, String deed, DeedFacts facts, DeedDraft draft) {
        return html(new Writing(context, deed, contracts, zone).preview(facts, draft));
    }

    /** The form that does {@code deed} once more, without what it would change, which its sender has seen. */
    public String again(PageContext context, String deed, LedgerLine delivery, DeedDraft draft) {
        return html(new Writing(context, deed, contracts, zone).again(delivery, draft));
    }

    /**
     * The page that says why {@code deed} cannot be done.
     *
     * @param why the named reason
     * @param by the line that stands instead; null where there is none
     */
    public String refusal(PageContext context, String deed, LedgerLine delivery, Refusal why) {
        return html(new Writing(context, deed, contracts, zone).refusal(delivery, why));
    }

    private String html(ActModel model) {
        return templates.render("act/act.ftlh", model);
    }

    /**
     * Why something cannot be done.
     *
     * @param code the named reason: {@code withdrawn-before}
     * @param by the line that stands instead; null where there is none
     * @param detail what else is known, in English; empty where nothing is
     */
    public record Refusal(String code, LedgerLine by, String detail) {

        /** A reason that says enough. */
        public static Refusal of(String code) {
            return new Refusal(code, null, "");
        }
    }

    /** The page for one reader. */
    private static final class Writing {

        private final PageContext context;
        private final String deed;
        private final LineWords lines;
        private final FigureWords figures;
        private final DeedSubject about;
        private final FindingWords findings;

        Writing(PageContext context, String deed, Contracts contracts, ZoneId zone) {
            this.context = context;
            this.deed = deed;
            this.lines = new LineWords(context, contracts, zone);
            this.figures = new FigureWords(context);
            this.about = new DeedSubject(context, lines);
            this.findings = new FindingWords(context.catalogue(), contracts, context.locale());
        }

        ActModel preview(DeedFacts facts, DeedDraft draft) {
            List<Fact> known = new ArrayList<>(about.of(facts.delivery()));
            known.addAll(outcome(facts));
            List<Table> tables = new ArrayList<>();
            tables.add(revisions(facts));
            tables.add(derived(facts));
            tables.add(episodes(facts));
            if (!facts.findings().isEmpty()) {
                tables.add(findings(facts));
            }
            List<String> lead = new ArrayList<>(List.of(say("deed." + deed + ".lead"), say("deed.nothing-yet")));
            if (!facts.unreadable().isEmpty()) {
                lead.add(say("deed.unreadable", String.join(" ", facts.unreadable())));
            }
            return asking(facts.delivery(), draft, new Shown(lead, known, tables));
        }

        ActModel again(LedgerLine delivery, DeedDraft draft) {
            List<String> lead = List.of(say("deed." + deed + ".lead"), say("deed.not-shown-again"));
            return asking(delivery, draft, new Shown(lead, about.of(delivery), List.of()));
        }

        private record Shown(List<String> lead, List<Fact> known, List<Table> tables) {}

        private ActModel asking(LedgerLine delivery, DeedDraft draft, Shown shown) {
            String number = Long.toString(delivery.deliveryId());
            return new ActModel(
                    about.frame(deed, delivery, say("deed." + deed + ".title", number)),
                    draft.fault() == null ? List.of() : List.of(say("deed.fault." + draft.fault(), draft.longest())),
                    shown.lead(),
                    shown.known(),
                    List.of(),
                    shown.tables(),
                    form(delivery, draft));
        }

        ActModel refusal(LedgerLine delivery, Refusal why) {
            List<String> fault = new ArrayList<>(List.of(
                    say("deed.refused." + why.code() + ".found", delivery.deliveryId()),
                    say("deed.refused." + why.code() + ".remedy", delivery.deliveryId())));
            if (!why.detail().isEmpty()) {
                fault.add(say("deed.detail", why.detail()));
            }
            List<Fact> known = new ArrayList<>(about.of(delivery));
            if (why.by() != null) {
                known.addAll(about.settled(why.by()));
            }
            return new ActModel(
                    about.frame(deed, delivery, say("deed." + deed + ".refused", Long.toString(delivery.deliveryId()))),
                    fault,
                    List.of(),
                    known,
                    List.of(),
                    List.of(),
                    null);
        }

        private Form form(LedgerLine delivery, DeedDraft draft) {
            return new Form(
                    deed,
                    delivery.deliveryId(),
                    draft.token(),
                    draft.seen(),
                    !context.reader().isChinese(),
                    draft.reason(),
                    draft.longest(),
                    List.of(say("deed." + deed + ".follows"), say("deed.same-code")),
                    say("deed." + deed + ".button"));
        }

        /** What the line would say. */
        private List<Fact> outcome(DeedFacts facts) {
            LedgerLine line = facts.line();
            List<Fact> known = new ArrayList<>();
            known.add(Fact.of(say("deed.outcome"), lines.outcome(line).word()));
            if (!lines.rows(line).isEmpty()) {
                known.add(Fact.of(say("ledger.rows"), lines.rows(line)));
            }
            String counted = lines.figures(line);
            known.add(Fact.of(say("deed.figures"), counted.isEmpty() ? say("deed.no-figures") : counted));
            return known;
        }

        private Table revisions(DeedFacts facts) {
            long all = facts.line().counts().obsRevised();
            return new Table(
                    say("deed.revisions"),
                    all == 0 ? say("deed.no-revisions") : "",
                    List.of(say("delivery.figure"), say("deed.now"), say("deed.then")),
                    facts.revisions().stream().map(this::revision).toList(),
                    more("deed.more-revisions", all - facts.revisions().size()));
        }

        private Row revision(Revisions.Revision each) {
            return row(
                    figures.name(each.indicator(), each.regionId(), each.timePeriod()),
                    figures.value(each.formerly(), null, each.indicator()),
                    value(each.afterwards(), each.indicator()));
        }

        private Table derived(DeedFacts facts) {
            return new Table(
                    say("deed.derived"),
                    facts.derivedCount() == 0 ? say("deed.no-derived") : "",
                    List.of(say("delivery.figure"), say("deed.now"), say("deed.then")),
                    facts.derived().stream()
                            .map(each -> row(
                                    figures.name(
                                            each.change().indicator(),
                                            each.change().regionId(),
                                            each.change().timePeriod()),
                                    value(each.change().before(), each.change().indicator()),
                                    value(each.afterwards(), each.change().indicator())))
                            .toList(),
                    more(
                            "deed.more-derived",
                            facts.derivedCount() - facts.derived().size()));
        }

        private Table episodes(DeedFacts facts) {
            return new Table(
                    say("deed.episodes"),
                    facts.episodes().isEmpty() ? say("deed.no-episodes") : say("deed.episodes-lead"),
                    List.of(say("told.about"), say("told.event"), say("told.level")),
                    facts.episodes().stream().map(this::episode).toList(),
                    "");
        }

        private Row episode(EpisodeChange change) {
            String rule = change.rule() == null
                    ? change.place().ruleId()
                    : change.rule().name().in(context.locale());
            String place = change.place().regionId() == null
                            || change.place().regionId().isEmpty()
                    ? lines.feedName(change.place().feed())
                    : context.phrases().region(change.place().regionId(), change.businessDate());
            String text = context.words().say("plan.in-region", rule, place);
            boolean isNew = change.event() == Event.OPENED || change.event() == Event.PENDING;
            return row(
                    isNew ? Link.none(text) : context.link(text, new Address.OfEpisode(change.episodeId())),
                    say("event." + change.event().code()),
                    change.level().name().in(context.locale()));
        }

        private Table findings(DeedFacts facts) {
            List<Finding> all = facts.findings();
            List<FindingGroup> groups = FindingGroups.of(all);
            FindingWords words = findings.of(facts.delivery().feed());
            return new Table(
                    say("delivery.findings"),
                    "",
                    List.of(say("deed.where"), say("deed.what"), say("deed.do")),
                    groups.stream()
                            .limit(MOST_GROUPS)
                            .map(group -> row(
                                    Link.none(words.where(group)),
                                    words.title(group.first()),
                                    words.remedy(group.first())))
                            .toList(),
                    more("deed.more-causes", groups.size() - MOST_GROUPS));
        }

        private String value(BigDecimal value, String indicator) {
            return value == null ? say("deed.no-value") : figures.value(value, null, indicator);
        }

        private static Row row(Link name, String... cells) {
            return new Row(name, List.of(cells), List.of());
        }

        private String say(String key, Object... words) {
            return context.words().say(key, words);
        }

        private String more(String key, long howMany) {
            return howMany <= 0 ? "" : context.words().count(key, howMany);
        }
    }
}
