// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.act;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jundeng.contract.Contracts;
import org.jundeng.contract.DuePeriods;
import org.jundeng.notice.findings.FindingWords;
import org.jundeng.notice.template.Templates;
import org.jundeng.page.Address;
import org.jundeng.page.Link;
import org.jundeng.page.PageContext;
import org.jundeng.page.act.ActModel.Row;
import org.jundeng.page.act.ActModel.Table;
import org.jundeng.page.source.LineWords;
import org.jundeng.warehouse.history.FeedState;
import org.jundeng.warehouse.ledger.OpenRows;

/** Writes the page that lists what waits for the stewards of some bureaus. */
public final class WaitingWriter {

    /** The kind of the page. */
    public static final String KIND = "waiting";

    private final Templates templates = new Templates(PageContext.class);
    private final Contracts contracts;
    private final ZoneId zone;

    /** Writes with the names in {@code contracts}, and times as of {@code zone}. */
    public WaitingWriter(Contracts contracts, ZoneId zone) {
        this.contracts = contracts;
        this.zone = zone;
    }

    /** The page of {@code facts}, as they are on {@code day}. */
    public String html(PageContext context, WaitingFacts facts, LocalDate day) {
        Writing writing = new Writing(
                context,
                new LineWords(context, contracts, zone),
                new FindingWords(context.catalogue(), contracts, context.locale()),
                day);
        return templates.render("act/act.ftlh", writing.model(facts));
    }

    /** The page for one reader. */
    private record Writing(PageContext context, LineWords lines, FindingWords words, LocalDate day) {

        ActModel model(WaitingFacts facts) {
            return new ActModel(
                    context.frame(new Address.Acting(KIND), say("waiting.title"), null, List.of()),
                    List.of(),
                    List.of(say("waiting.lead")),
                    List.of(),
                    List.of(),
                    List.of(unconfirmed(facts), open(facts), forms(facts), owed(facts)),
                    null);
        }

        private Table unconfirmed(WaitingFacts facts) {
            return new Table(
                    say("waiting.unconfirmed"),
                    facts.unconfirmed().isEmpty() ? say("waiting.none") : "",
                    List.of(
                            say("waiting.delivery"),
                            say("ledger.feed"),
                            say("ledger.bureau"),
                            say("deed.since"),
                            say("deed.signs"),
                            say("waiting.ways")),
                    facts.unconfirmed().stream().map(this::unconfirmed).toList(),
                    "");
        }

        private Row unconfirmed(WaitingFacts.Doubtful each) {
            long number = each.line().deliveryId();
            return new Row(
                    delivery(number, each.line().sourceName()),
                    List.of(
                            lines.feedName(each.waiting().feed()),
                            context.phrases().bureau(each.line().bureau()),
                            context.phrases().day(each.waiting().since()),
                            String.join(
                                    say("deed.list"),
                                    each.waiting().signs().stream()
                                            .map(words::sign)
                                            .toList())),
                    ways(
                            way("waiting.confirm", ConfirmWriter.KIND, number),
                            way("waiting.receipt", "receipt", number)));
        }

        private Table owed(WaitingFacts facts) {
            return new Table(
                    say("waiting.owed"),
                    facts.owed().isEmpty() ? say("waiting.none") : "",
                    List.of(
                            say("ledger.feed"),
                            say("ledger.bureau"),
                            say("waiting.period"),
                            say("waiting.due"),
                            say("waiting.ways")),
                    facts.owed().stream().map(this::owed).toList(),
                    "");
        }

        /** A feed, with all periods that it owes. */
        private Row owed(FeedState state) {
            String feed = state.contract().feed();
            DuePeriods.Overdue oldest = state.overdue().get(0);
            Link template = context.link(
                    say("waiting.template"),
                    new Address.Acting(
                            TemplatesWriter.KIND,
                            Map.of("feed", feed, "period", oldest.timePeriod().toString())));
            return new Row(
                    context.link(lines.feedName(feed), Address.Deliveries.of(feed)),
                    List.of(
                            context.phrases().bureau(state.contract().bureau()),
                            periods(state.overdue()),
                            context.phrases().day(oldest.dueDay())),
                    TemplatesWriter.hasTemplate(state.contract())
                            ? ways(template)
                            : List.of(Link.none(say("waiting.pulled"))));
        }

        private String periods(List<DuePeriods.Overdue> owed) {
            String first = context.phrases().period(owed.get(0).timePeriod());
            return owed.size() == 1
                    ? first
                    : say(
                            "waiting.periods",
                            first,
                            context.phrases().period(owed.get(owed.size() - 1).timePeriod()),
                            owed.size());
        }

        private Table open(WaitingFacts facts) {
            return new Table(
                    say("waiting.open"),
                    facts.open().isEmpty() ? say("waiting.none") : "",
                    List.of(
                            say("waiting.delivery"),
                            say("ledger.feed"),
                            say("ledger.bureau"),
                            say("waiting.rows"),
                            say("waiting.since"),
                            say("waiting.ways")),
                    facts.open().stream().map(this::open).toList(),
                    "");
        }

        private Row open(OpenRows.Open each) {
            return new Row(
                    delivery(each.deliveryId(), each.sourceName()),
                    List.of(
                            each.feed() == null ? say("ledger.no-feed") : lines.feedName(each.feed()),
                            context.phrases().bureau(each.bureau()),
                            each.refused() ? say("waiting.all-rows") : Long.toString(each.rows()),
                            context.words()
                                    .say("waiting.days", context.phrases().day(each.since()), each.daysOn(day))),
                    ways(
                            way("waiting.receipt", "receipt", each.deliveryId()),
                            way("waiting.marked-copy", "marked-copy", each.deliveryId())));
        }

        private Table forms(WaitingFacts facts) {
            return new Table(
                    say("waiting.forms"),
                    facts.forms().isEmpty() ? say("waiting.none") : say("waiting.forms-lead"),
                    List.of(say("ledger.feed"), say("waiting.ways")),
                    facts.forms().stream()
                            .map(feed -> new Row(
                                    Link.none(lines.feedName(feed)),
                                    List.of(),
                                    ways(context.link(
                                            say("waiting.template"),
                                            new Address.Acting(TemplatesWriter.KIND, Map.of("feed", feed))))))
                            .toList(),
                    "");
        }

        private Link delivery(long number, String name) {
            return context.link(say("delivery.title", Long.toString(number), name), new Address.OfDelivery(number));
        }

        private Link way(String key, String kind, long delivery) {
            return context.link(say(key), new Address.Acting(kind, Map.of("delivery", Long.toString(delivery))));
        }

        private static List<Link> ways(Link... all) {
            return Stream.of(all).filter(way -> way.href() != null).toList();
        }

        private String say(String key, Object... all) {
            return context.words().say(key, all);
        }
    }
}
