// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jundeng.alert.book.EpisodeBook;
import org.jundeng.assess.Assessment;
import org.jundeng.assess.Bound;
import org.jundeng.assess.Derivation;
import org.jundeng.assess.book.AssessmentBook;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.Level;
import org.jundeng.catalogue.Target;
import org.jundeng.contract.Contract;
import org.jundeng.notice.template.Templates;
import org.jundeng.observation.TimePeriod;
import org.jundeng.page.Address;
import org.jundeng.page.Link;
import org.jundeng.page.PageContext;
import org.jundeng.page.plan.TargetModel.Apart;
import org.jundeng.page.plan.TargetModel.Episode;
import org.jundeng.page.plan.TargetModel.Fact;
import org.jundeng.page.plan.TargetModel.Revision;
import org.jundeng.page.plan.TargetModel.Source;
import org.jundeng.page.plan.TargetModel.Spell;
import org.jundeng.page.plan.TargetModel.Steady;
import org.jundeng.warehouse.history.Revisions;

/** Writes the page of a target: the plan's words, where it stands and why, and where each figure comes from. */
public final class TargetPage {

    private static final int MOST_APART = 20;

    private final Templates templates = new Templates(PageContext.class);

    /** The page of {@code facts} as HTML. */
    public String html(PageContext context, TargetFacts facts) {
        return templates.render("plan/target.ftlh", new Writing(context, facts).model());
    }

    /** The page for one reader. */
    private static final class Writing {

        private final PageContext context;
        private final TargetFacts facts;
        private final Target target;
        private final Indicator indicator;
        private final Bound bound;
        private final TargetCurves curves;
        private final TargetPlaces places;

        Writing(PageContext context, TargetFacts facts) {
            this.context = context;
            this.facts = facts;
            this.target = facts.target();
            this.indicator = context.catalogue().indicator(target.indicator()).orElseThrow();
            this.bound =
                    Bound.of(target, indicator, context.catalogue().units()).orElse(null);
            this.curves = new TargetCurves(context, facts.night());
            this.places = new TargetPlaces(context, facts, KnownFigures.of(facts.figures()), indicator, bound);
        }

        TargetModel model() {
            Optional<Assessment> worst = Tallies.worst(facts.assessments());
            boolean steady = facts.spells().size() == 1 && facts.spells().get(0).until() == null;
            return new TargetModel(
                    context.frame(
                            new Address.OfTarget(target.id()),
                            target.name().in(context.locale()),
                            facts.night(),
                            List.of()),
                    worst.map(one -> context.state(one.state())).orElse(null),
                    worst.map(one -> one.reason().in(context.locale())).orElse(""),
                    knowledge(),
                    promised(),
                    target.quotes(),
                    curves.promised(facts.development(), indicator),
                    facts.equality().stream()
                            .map(curves::measured)
                            .filter(Objects::nonNull)
                            .toList(),
                    places.table(),
                    places.onePeriod().map(context.phrases()::period).orElse(""),
                    places.tiles(),
                    steady ? steady(facts.spells().get(0)) : null,
                    steady
                            ? List.of()
                            : facts.spells().stream().map(this::spell).toList(),
                    facts.disagreements().stream()
                            .limit(MOST_APART)
                            .map(this::apart)
                            .toList(),
                    more(facts.disagreements().size() - MOST_APART),
                    facts.episodes().entries().stream().map(this::episode).toList(),
                    more(facts.episodes().matching()
                            - facts.episodes().entries().size()),
                    facts.revisions().revisions().stream().map(this::revision).toList(),
                    more(facts.revisions().matching()
                            - facts.revisions().revisions().size()),
                    facts.feeds().stream().map(this::source).toList());
        }

        private String knowledge() {
            if (context.reader().knownNow()) {
                return context.words().say("target.judged-now");
            }
            return context.isKnownLater()
                    ? context.words().say("target.known-now", context.phrases().day(facts.night()))
                    : "";
        }

        private List<Fact> promised() {
            List<Fact> promised = new ArrayList<>();
            promised.add(fact("indicator", Link.none(indicator.name().in(context.locale()))));
            if (bound != null) {
                promised.add(fact("bound", Link.none(context.phrases().bound(bound, indicator))));
            }
            promised.add(fact(
                    "term",
                    Link.none(context.words()
                            .say(
                                    "target.from-until",
                                    context.phrases().day(target.from()),
                                    context.phrases().day(target.until())))));
            promised.add(fact("bureau", context.bureau(target.bureau())));
            promised.add(fact(
                    "project",
                    Link.none(context.catalogue().projectName(target.project()).in(context.locale()))));
            if (target.note() != null) {
                promised.add(fact("note", Link.none(target.note())));
            }
            return promised;
        }

        private Fact fact(String key, Link text) {
            return new Fact(context.words().say("target." + key), text);
        }

        private Steady steady(AssessmentBook.Spell spell) {
            return new Steady(context.state(spell.state()), context.phrases().day(spell.since()));
        }

        private Spell spell(AssessmentBook.Spell spell) {
            return new Spell(
                    context.region(spell.regionId(), spell.since()),
                    context.state(spell.state()),
                    context.phrases().day(spell.since()),
                    spell.until() == null
                            ? ""
                            : context.words()
                                    .say("target.before", context.phrases().day(spell.until())),
                    spell.reason().in(context.locale()));
        }

        private String more(long count) {
            return count <= 0 ? "" : context.words().count("target.apart-not-listed", count);
        }

        private Apart apart(Derivation.Disagreement each) {
            return new Apart(
                    figure(each.regionId(), each.timePeriod()),
                    context.link(
                            context.phrases().beside(each.reported(), each.derived(), indicator),
                            new Address.OfDelivery(each.deliveryId())),
                    context.phrases().parts(each, indicator),
                    context.words().say(each.outranked() ? "target.parts-count" : "target.reported-counts"));
        }

        /** A region and a period, which lead to the figure's page. */
        private Link figure(String regionId, TimePeriod period) {
            return context.link(
                    context.words()
                            .say(
                                    "target.of-region",
                                    context.phrases().region(regionId, period.lastDay()),
                                    context.phrases().period(period)),
                    new Address.OfFigure(indicator.id(), regionId, period));
        }

        private Episode episode(EpisodeBook.Entry entry) {
            Level level = context.catalogue().levels().known(entry.level());
            return new Episode(
                    context.link(Long.toString(entry.episodeId()), new Address.OfEpisode(entry.episodeId())),
                    context.region(entry.regionId(), facts.night()),
                    level.name().in(context.locale()),
                    level.code(),
                    context.words().say("episode." + entry.state()),
                    day(entry.openedOn()),
                    day(entry.closedOn()));
        }

        private String day(LocalDate day) {
            return day == null ? "" : context.phrases().day(day);
        }

        private Revision revision(Revisions.Revision revision) {
            return new Revision(
                    figure(revision.regionId(), revision.timePeriod()),
                    value(revision.formerly()),
                    value(revision.afterwards()),
                    context.link(revision.sourceName(), new Address.OfDelivery(revision.replacedBy())),
                    context.words().say(revision.isWithdrawal() ? "target.withdrawn" : "target.corrected"));
        }

        private String value(BigDecimal value) {
            return value == null
                    ? context.words().say("target.no-value")
                    : context.phrases().figure(value, indicator, bound);
        }

        private Source source(Contract feed) {
            return new Source(feed.name().in(context.locale()), context.bureau(feed.bureau()));
        }
    }
}
