// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.source;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jundeng.catalogue.Person;
import org.jundeng.contract.Contract;
import org.jundeng.notice.template.Templates;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;
import org.jundeng.page.Address;
import org.jundeng.page.Link;
import org.jundeng.page.PageContext;
import org.jundeng.page.PageContext.Mark;
import org.jundeng.page.source.FeedsModel.Bureau;
import org.jundeng.page.source.FeedsModel.Cell;
import org.jundeng.page.source.FeedsModel.Counted;
import org.jundeng.page.source.FeedsModel.Feed;
import org.jundeng.page.source.FeedsModel.Owed;
import org.jundeng.page.source.FeedsModel.Year;
import org.jundeng.warehouse.history.CalendarEntry;
import org.jundeng.warehouse.history.CalendarEntry.State;
import org.jundeng.warehouse.history.FeedCalendar;

/** Writes the calendar of feeds: what came of each period, and who owes what. */
public final class FeedsPage {

    private final Templates templates = new Templates(PageContext.class);

    /** The page of {@code facts} as HTML. */
    public String html(PageContext context, FeedsFacts facts) {
        return templates.render("source/feeds.ftlh", new Writing(context, facts).model());
    }

    /** The page for one reader. */
    private record Writing(PageContext context, FeedsFacts facts) {

        FeedsModel model() {
            Map<String, List<FeedCalendar.Row>> byBureau = new LinkedHashMap<>();
            facts.rows().forEach(row -> byBureau.computeIfAbsent(row.contract().bureau(), none -> new ArrayList<>())
                    .add(row));
            return new FeedsModel(
                    context.frame(new Address.Feeds(facts.year()), say("feeds.title"), facts.night(), List.of()),
                    say("feeds.span", month(facts.from()), month(facts.to())),
                    ways(),
                    legend(),
                    byBureau.values().stream()
                            .flatMap(List::stream)
                            .flatMap(this::owed)
                            .toList(),
                    years(),
                    months().map(month -> month.getMonth().getDisplayName(TextStyle.SHORT, context.locale()))
                            .toList(),
                    byBureau.entrySet().stream()
                            .map(each -> new Bureau(
                                    context.bureau(each.getKey()),
                                    each.getValue().stream().map(this::feed).toList()))
                            .toList());
        }

        private String say(String key, Object... words) {
            return context.words().say(key, words);
        }

        private String month(LocalDate day) {
            return context.phrases().period(TimePeriod.containing(Freq.M, day));
        }

        private Stream<YearMonth> months() {
            YearMonth first = YearMonth.from(facts.from());
            return Stream.iterate(first, month -> month.plusMonths(1))
                    .limit(ChronoUnit.MONTHS.between(first, YearMonth.from(facts.to())) + 1);
        }

        private List<Year> years() {
            Map<Integer, Integer> years = new LinkedHashMap<>();
            months().forEach(month -> years.merge(month.getYear(), 1, Integer::sum));
            return years.entrySet().stream()
                    .map(each -> new Year(year(each.getKey()), each.getValue()))
                    .toList();
        }

        private String year(int year) {
            return context.phrases().period(new TimePeriod(Freq.A, LocalDate.of(year, 1, 1)));
        }

        /** The year before the one that is shown where something was known of it, the latest months, the year after. */
        private List<Link> ways() {
            int shown = facts.year() == null ? facts.from().getYear() + 1 : facts.year();
            boolean hasEarlier = facts.rows().stream()
                    .map(FeedCalendar.Row::first)
                    .filter(Objects::nonNull)
                    .anyMatch(first -> first.firstDay().getYear() < shown);
            List<Link> ways = new ArrayList<>();
            if (hasEarlier) {
                ways.add(context.link(year(shown - 1), new Address.Feeds(shown - 1)));
            }
            if (facts.year() != null) {
                ways.add(context.link(say("feeds.latest"), new Address.Feeds()));
                if (shown < facts.night().getYear()) {
                    ways.add(context.link(year(shown + 1), new Address.Feeds(shown + 1)));
                }
            }
            return ways.stream().filter(way -> way.href() != null).toList();
        }

        private List<Counted> legend() {
            return Arrays.stream(State.values())
                    .filter(state -> state != State.NONE)
                    .map(state -> new Counted(mark(state), (int) facts.rows().stream()
                            .flatMap(row -> row.entries().stream())
                            .filter(entry -> entry.state() == state)
                            .count()))
                    .toList();
        }

        private Mark mark(State state) {
            return new Mark(state.code(), say("arrival." + state.code()));
        }

        private Stream<Owed> owed(FeedCalendar.Row row) {
            Contract contract = row.contract();
            return row.entries().stream()
                    .filter(entry -> entry.state().needsSomebody())
                    .map(entry -> new Owed(
                            name(contract),
                            context.bureau(contract.bureau()),
                            steward(contract),
                            context.phrases().period(entry.timePeriod()),
                            mark(entry.state()),
                            details(entry),
                            entry.dueDay() == null ? "" : context.phrases().day(entry.dueDay()),
                            entry.deliveryId() == null
                                    ? null
                                    : context.link(
                                            Long.toString(entry.deliveryId()),
                                            new Address.OfDelivery(entry.deliveryId()))));
        }

        private Link name(Contract contract) {
            return context.link(contract.name().in(context.locale()), Address.Deliveries.of(contract.feed()));
        }

        private String steward(Contract contract) {
            return context.catalogue()
                    .people()
                    .steward(contract.feed())
                    .map(Person::name)
                    .map(name -> name.in(context.locale()))
                    .orElse("");
        }

        /** What is to be said beside the state. */
        private String details(CalendarEntry entry) {
            List<String> details = new ArrayList<>();
            if (entry.workingDaysLate() > 0) {
                String key = entry.hasCome() ? "feeds.came-late" : "feeds.overdue";
                details.add(context.words().count(key, entry.workingDaysLate()));
            }
            if (entry.rowsRejected() > 0) {
                details.add(context.words().count("feeds.rejected", entry.rowsRejected()));
            }
            if (!entry.missingRegions().isEmpty()) {
                details.add(say(
                        "feeds.without",
                        context.phrases()
                                .regions(
                                        entry.missingRegions(),
                                        entry.timePeriod().lastDay())));
            }
            if (entry.corrections() > 0) {
                details.add(context.words().count("feeds.corrected", entry.corrections()));
            }
            if (entry.state() == State.REFUSED) {
                details.add(say("feeds.by-its-day"));
            }
            return String.join(say("feeds.and"), details);
        }

        private Feed feed(FeedCalendar.Row row) {
            Contract contract = row.contract();
            String often = say("freq." + contract.table().freq());
            String promise = contract.expectations().due() == null
                    ? say("feeds.no-day", often)
                    : say("feeds.promise", often, contract.expectations().due().workingDay());
            return new Feed(
                    name(contract),
                    promise,
                    row.entries().stream().map(entry -> cell(contract, entry)).toList());
        }

        private Cell cell(Contract contract, CalendarEntry entry) {
            YearMonth first = YearMonth.from(latest(entry.timePeriod().firstDay(), facts.from()));
            YearMonth last = YearMonth.from(earliest(entry.timePeriod().lastDay(), facts.to()));
            String period = context.phrases().period(entry.timePeriod());
            String details = details(entry);
            String owes = entry.state() == State.MISSING
                    ? say("feeds.owes", context.phrases().bureau(contract.bureau()))
                    : "";
            String said = Stream.of(say("arrival." + entry.state().code()), details, owes)
                    .filter(words -> !words.isEmpty())
                    .reduce((one, other) -> one + say("feeds.and") + other)
                    .orElseThrow();
            int months = (int) ChronoUnit.MONTHS.between(first, last) + 1;
            return new Cell(
                    months,
                    months == 1 ? Integer.toString(first.getMonthValue()) : label(entry.timePeriod()),
                    mark(entry.state()),
                    entry.workingDaysLate() == 0 ? "" : Integer.toString(entry.workingDaysLate()),
                    period + say("colon") + said,
                    entry.deliveryId() == null
                            ? null
                            : context.link("", new Address.OfDelivery(entry.deliveryId()))
                                    .href());
        }

        private String label(TimePeriod period) {
            int month = period.firstDay().getMonthValue();
            return switch (period.freq()) {
                case A -> year(period.firstDay().getYear());
                case S -> say("feeds.half." + (month + 5) / 6);
                default -> say("feeds.quarter." + (month + 2) / 3);
            };
        }

        private static LocalDate latest(LocalDate one, LocalDate other) {
            return one.isAfter(other) ? one : other;
        }

        private static LocalDate earliest(LocalDate one, LocalDate other) {
            return one.isBefore(other) ? one : other;
        }
    }
}
