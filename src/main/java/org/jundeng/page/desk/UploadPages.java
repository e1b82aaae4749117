// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.desk;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jundeng.contract.Contracts;
import org.jundeng.notice.receipt.ReceiptFields;
import org.jundeng.notice.template.Templates;
import org.jundeng.page.Address;
import org.jundeng.page.Link;
import org.jundeng.page.PageContext;
import org.jundeng.page.desk.UploadModel.Fact;
import org.jundeng.page.source.FigureWords;
import org.jundeng.page.source.LineWords;
import org.jundeng.page.source.ListedCause;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.Outcome;
import org.jundeng.warehouse.load.Difference;

/** Writes the page of an upload: what would become of it or has, and how to send it in or let it go. */
public final class UploadPages {

    private static final int GROUPS_A_PAGE = 20;
    private static final int MOST_OWED = 6;

    private final Templates templates = new Templates(PageContext.class);
    private final Contracts contracts;
    private final DeskPages desk;

    /** Writes with the names in {@code contracts}, and times as of {@code zone}. */
    public UploadPages(Contracts contracts, ZoneId zone) {
        this.contracts = contracts;
        this.desk = new DeskPages(zone);
    }

    /** The page as HTML. */
    public String html(PageContext context, UploadFacts facts, DeskForm form) {
        return templates.render("desk/upload.ftlh", new Writing(context, facts, form).model());
    }

    /** Whether what is shown is not the end of it, so that it is worth loading again. */
    public static boolean isUnderWay(UploadFacts facts) {
        return facts.percent() != null
                || !facts.upload().isAside() && facts.upload().line() == null;
    }

    /** The page for one reader. */
    private final class Writing {

        private final PageContext context;
        private final UploadFacts facts;
        private final DeskForm form;
        private final TriedFile tried;

        Writing(PageContext context, UploadFacts facts, DeskForm form) {
            this.context = context;
            this.facts = facts;
            this.form = form;
            this.tried = facts.tried();
        }

        UploadModel model() {
            LedgerLine line = tried == null ? facts.upload().line() : tried.line();
            Map<String, String> at =
                    facts.page() == 1 ? Map.of("id", id()) : Map.of("id", id(), "page", Integer.toString(facts.page()));
            return new UploadModel(
                    context.frame(
                            new Address.Acting("upload", at),
                            facts.upload().name(),
                            null,
                            List.of(DeskPages.back(context))),
                    form,
                    id(),
                    say("upload.lead." + stage()),
                    line == null ? null : outcome(line),
                    toDo(),
                    tried == null
                            ? List.of()
                            : tried.receipt().remarks().stream()
                                    .map(each -> each.in(context.locale()))
                                    .toList(),
                    facts(line),
                    facts.upload().isAside() && facts.percent() == null,
                    isUnderWay(facts) || stage().equals("broken"),
                    ways(),
                    groups(),
                    turn(),
                    more(),
                    tried == null
                            ? List.of()
                            : tried.largest().stream().map(this::revision).toList());
        }

        private String toDo() {
            if (tried != null) {
                return tried.receipt().toDo() == null
                        ? ""
                        : tried.receipt().toDo().in(context.locale());
            }
            return next().isEmpty() ? "" : say("upload.next." + next());
        }

        /** What its outcome asks for, once it has come: {@code unconfirmed}; empty where nothing is to be done. */
        private String next() {
            LedgerLine line = facts.upload().line();
            boolean asks = line != null
                    && facts.upload().later().isEmpty()
                    && Set.of(Outcome.UNCONFIRMED, Outcome.TAKEN_IN_PART, Outcome.REFUSED)
                            .contains(line.outcome());
            return asks ? line.outcome().word() : "";
        }

        private String id() {
            return facts.upload().id();
        }

        private String say(String key, Object... words) {
            return context.words().say(key, words);
        }

        private String stage() {
            if (!facts.upload().isAside()) {
                return facts.upload().line() == null ? "waiting" : "taken";
            }
            return tried != null ? "tried" : facts.percent() != null ? "trying" : "broken";
        }

        /** How it would end is not how it ended. */
        private PageContext.Mark outcome(LedgerLine line) {
            String word = line.outcome().word();
            return tried == null
                    ? LineWords.outcome(context, line, facts.upload().later())
                    : new PageContext.Mark(word, say("upload.would." + word));
        }

        private List<Fact> facts(LedgerLine line) {
            List<Fact> all = new ArrayList<>();
            if (facts.percent() != null) {
                all.add(fact("upload.progress", say("upload.percent", facts.percent())));
            }
            all.add(fact(
                    "ledger.bureau", context.phrases().bureau(facts.upload().bureau())));
            if (line != null) {
                all.add(fact("ledger.feed", line.feed() == null ? say("ledger.no-feed") : feed(line.feed())));
                LedgerLine.Counts counts = line.counts();
                if (counts.rowsRead() > 0) {
                    all.add(fact(
                            "ledger.rows",
                            counts.rowsRejected() == 0
                                    ? Long.toString(counts.rowsRead())
                                    : say("ledger.rows-rejected", counts.rowsRead(), counts.rowsRejected())));
                    all.add(fact(
                            "ledger.figures",
                            say("upload.figures", counts.obsNew(), counts.obsRevised(), counts.obsUnchanged())));
                }
            }
            if (tried != null && tried.line().feed() != null) {
                all.add(fact("upload.owed", owed()));
            }
            all.add(fact(
                    "upload.by",
                    facts.upload().user() + " · " + desk.time(facts.upload().at())));
            all.add(fact("delivery.size", say("delivery.bytes", facts.bytes())));
            all.add(fact("figure.hash", facts.sha256()));
            return all;
        }

        private Fact fact(String key, String text) {
            return new Fact(say(key), text);
        }

        private String feed(String id) {
            return contracts
                    .feed(id)
                    .map(version -> version.contract().name().in(context.locale()))
                    .orElse(id);
        }

        private String owed() {
            int owed = tried.owed().size();
            if (owed > MOST_OWED) {
                return say(
                        "waiting.periods",
                        context.phrases().period(tried.owed().get(0)),
                        context.phrases().period(tried.owed().get(owed - 1)),
                        owed);
            }
            return owed == 0
                    ? say("upload.owes-nothing")
                    : tried.owed().stream().map(context.phrases()::period).collect(Collectors.joining(say("me.list")));
        }

        private List<Link> ways() {
            List<Link> ways = new ArrayList<>();
            if (tried != null && tried.hasMarkedCopy()) {
                ways.add(context.link(say("upload.marked"), new Address.Acting("marked", Map.of("id", id()))));
            }
            if (facts.upload().line() != null) {
                Map<String, String> delivery =
                        Map.of("delivery", Long.toString(facts.upload().line().deliveryId()));
                if (next().equals(Outcome.UNCONFIRMED.word())) {
                    ways.add(context.link(
                            say("delivery.way.confirm-delivery"), new Address.Acting("confirm-delivery", delivery)));
                } else if (!next().isEmpty()) {
                    ways.add(context.link(say("waiting.title"), new Address.Acting("waiting")));
                }
                ways.add(context.link(
                        say("upload.delivery", facts.upload().line().deliveryId()),
                        new Address.OfDelivery(facts.upload().line().deliveryId())));
                ways.add(context.link(say("way.feeds"), new Address.Feeds()));
            }
            ways.removeIf(way -> way.href() == null);
            return ways;
        }

        private List<ListedCause> groups() {
            return tried == null
                    ? List.of()
                    : tried.receipt().groups().stream()
                            .skip((long) (facts.page() - 1) * GROUPS_A_PAGE)
                            .limit(GROUPS_A_PAGE)
                            .map(group -> ListedCause.of(group, context.reader().isChinese(), List.of()))
                            .toList();
        }

        private List<Link> turn() {
            int all = tried == null ? 0 : tried.receipt().groups().size();
            int pages = (all + GROUPS_A_PAGE - 1) / GROUPS_A_PAGE;
            return pages < 2
                    ? List.of()
                    : IntStream.rangeClosed(1, pages)
                            .mapToObj(page -> page == facts.page()
                                    ? Link.none(Integer.toString(page))
                                    : context.link(
                                            Integer.toString(page),
                                            new Address.Acting(
                                                    "upload", Map.of("id", id(), "page", Integer.toString(page)))))
                            .toList();
        }

        private String more() {
            if (tried == null) {
                return "";
            }
            long listed = tried.receipt().groups().stream()
                    .mapToLong(ReceiptFields.Group::count)
                    .sum();
            long more = tried.line().counts().findings() - listed;
            return more <= 0 ? "" : context.words().count("upload.more-findings", more);
        }

        private UploadModel.Revision revision(Difference.Replaced replaced) {
            FigureWords words = new FigureWords(context);
            return new UploadModel.Revision(
                    words.name(replaced.indicator(), replaced.regionId(), replaced.timePeriod()),
                    words.value(replaced.formerly(), null, replaced.indicator()),
                    words.value(replaced.afterwards(), null, replaced.indicator()));
        }
    }
}
