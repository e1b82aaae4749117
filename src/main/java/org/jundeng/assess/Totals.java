// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jundeng.observation.Freq;
import org.jundeng.observation.ObsStatus;
import org.jundeng.observation.TimePeriod;

/**
 * What an indicator that adds up over time comes to within a term. Within a year, the latest running total (累计) is the
 * amount up to its period, whatever is missing before it; figures of later periods are added to it. Without a running
 * total, the amount is the sum of the periods from the beginning on, of a longer one where there is one. A period
 * without a figure is named as missing and never counts as zero.
 */
final class Totals {

    private final TargetTerm term;

    Totals(TargetTerm term) {
        this.term = term;
    }

    /**
     * An amount.
     *
     * @param figure the last figure in it, with the amount as its value
     * @param missing the periods that it lacks, in the order of time; those after the figure only where they were asked
     *     for
     * @param status what kind of value the least certain of its figures is
     */
    record Total(Figure figure, List<TimePeriod> missing, ObsStatus status) {

        Total {
            missing = List.copyOf(missing);
        }

        static Total of(Figure figure, List<TimePeriod> missing) {
            return new Total(figure, missing, figure.status());
        }

        /** The periods before the end of the figure's period that have no figure. */
        List<TimePeriod> gaps() {
            LocalDate end = figure.timePeriod().lastDay();
            return missing.stream()
                    .filter(period -> !period.lastDay().isAfter(end))
                    .toList();
        }
    }

    /**
     * The amount since the term began; empty where no figure is known.
     *
     * @param toItsEnd whether the term is over, so that what is missing up to its end is named, too
     */
    Optional<Total> sinceStart(boolean toItsEnd) {
        List<Integer> years = years();
        if (years.isEmpty()) {
            return Optional.empty();
        }
        int last = toItsEnd ? term.target().until().getYear() : years.get(years.size() - 1);
        Total sum = null;
        List<TimePeriod> missing = new ArrayList<>();
        for (int year = term.target().from().getYear(); year <= last; year++) {
            boolean whole = toItsEnd || year < last;
            Segment segment = segment(year);
            Total total = segment.total(whole).orElse(null);
            missing.addAll(total == null ? segment.periods() : total.missing());
            sum = total == null ? sum : sum == null ? total : plus(sum, total);
        }
        return Optional.of(new Total(sum.figure(), missing, sum.status()));
    }

    private static Total plus(Total sum, Total next) {
        BigDecimal value = sum.figure().obsValue().add(next.figure().obsValue());
        BigDecimal byParts = sum.figure().byParts().add(next.figure().byParts());
        return new Total(next.figure().amount(value, byParts), List.of(), lessCertain(sum.status(), next.status()));
    }

    /**
     * What {@code ended}, the amount at the deadline, has come to since, at the end of each period of which a figure is
     * known, in the order of time. What is missing since the deadline is named.
     */
    List<Total> later(Total ended) {
        LocalDate start = term.target().until().plusDays(1);
        List<Total> later = new ArrayList<>();
        Stream.concat(term.history().all().stream(), term.known().yearToDate().all().stream())
                .map(figure -> figure.timePeriod().lastDay())
                .filter(day -> !day.isBefore(start))
                .distinct()
                .sorted()
                .forEach(end ->
                        until(start, end).map(total -> added(ended, total)).ifPresent(later::add));
        return later;
    }

    private static Total added(Total ended, Total since) {
        return new Total(plus(ended, since).figure(), since.missing(), lessCertain(ended.status(), since.status()));
    }

    /** The amount from {@code start} to {@code end}; empty where no figure is known. */
    private Optional<Total> until(LocalDate start, LocalDate end) {
        Total sum = null;
        List<TimePeriod> missing = new ArrayList<>();
        for (int year = start.getYear(); year <= end.getYear(); year++) {
            LocalDate first = LocalDate.of(year, 1, 1);
            LocalDate last = LocalDate.of(year, 12, 31);
            Segment segment = new Segment(first.isBefore(start) ? start : first, last.isAfter(end) ? end : last);
            Total total = segment.total(true).orElse(null);
            missing.addAll(total == null ? segment.periods() : total.missing());
            sum = total == null ? sum : sum == null ? total : plus(sum, total);
        }
        return sum == null ? Optional.empty() : Optional.of(new Total(sum.figure(), missing, sum.status()));
    }

    /** The amount within a year of the term; empty where no figure is known. */
    Optional<Total> ofYear(int year, boolean toItsEnd) {
        return segment(year).total(toItsEnd);
    }

    /**
     * The years of the term for which an amount is known. A running total alone is none where the term began in the
     * middle of its year, and what it held before is not known.
     */
    List<Integer> years() {
        return known().map(figure -> figure.timePeriod().firstDay().getYear())
                .distinct()
                .filter(year -> !term.adds() || segment(year).total(false).isPresent())
                .sorted()
                .toList();
    }

    private Stream<Figure> known() {
        return Stream.concat(term.history().all().stream(), term.known().yearToDate().all().stream())
                .filter(figure -> term.holds(figure.timePeriod().firstDay())
                        && term.holds(figure.timePeriod().lastDay()));
    }

    private Segment segment(int year) {
        LocalDate first = LocalDate.of(year, 1, 1);
        LocalDate last = LocalDate.of(year, 12, 31);
        LocalDate from = term.target().from();
        LocalDate until = term.target().until();
        return new Segment(first.isBefore(from) ? from : first, last.isAfter(until) ? until : last);
    }

    /** A part of one year, within the term or after it. */
    private final class Segment {

        private final LocalDate first;
        private final LocalDate last;
        private final List<TimePeriod> missing = new ArrayList<>();
        private BigDecimal amount = BigDecimal.ZERO;
        private BigDecimal byParts = BigDecimal.ZERO;
        private Figure latest;
        private ObsStatus status = ObsStatus.A;

        Segment(LocalDate first, LocalDate last) {
            this.first = first;
            this.last = last;
        }

        Optional<Total> total(boolean toItsEnd) {
            Optional<Figure> running = running();
            Optional<Figure> annual = annual(running);
            if (annual.isPresent()) {
                return Optional.of(Total.of(annual.get(), List.of()));
            }
            running.ifPresent(this::add);
            addFrom(
                    running.map(figure -> figure.timePeriod().lastDay().plusDays(1))
                            .orElse(first),
                    toItsEnd);
            return latest == null
                    ? Optional.empty()
                    : Optional.of(new Total(latest.amount(amount, byParts), missing, status));
        }

        /**
         * The figure of the whole year. A reported one is the year's figure; one that was summed up gives way to a
         * running total at the year's end, where corrections of earlier months are usually in.
         */
        private Optional<Figure> annual(Optional<Figure> running) {
            return within(Freq.A)
                    .filter(figure -> figure.source().method() == null
                            || running.filter(total ->
                                            total.timePeriod().lastDay().equals(last))
                                    .filter(total -> total.obsValue().compareTo(figure.obsValue()) != 0)
                                    .isEmpty())
                    .findFirst();
        }

        /**
         * The latest running total, less what it held before the term began in the middle of a year; empty where that
         * is not known.
         */
        private Optional<Figure> running() {
            History totals = term.known().yearToDate();
            return totals.all().stream()
                    .filter(figure -> figure.timePeriod().firstDay().getYear() == first.getYear())
                    .filter(figure -> !figure.timePeriod().lastDay().isBefore(first)
                            && !figure.timePeriod().lastDay().isAfter(last))
                    .max(Comparator.comparing(Figure::timePeriod))
                    .flatMap(figure -> first.getDayOfYear() == 1
                            ? Optional.of(figure)
                            : totals.all().stream()
                                    .filter(before ->
                                            before.timePeriod().lastDay().equals(first.minusDays(1)))
                                    .findFirst()
                                    .map(before -> figure.amount(
                                            figure.obsValue().subtract(before.obsValue()),
                                            figure.byParts().subtract(before.byParts()))));
        }

        private void addFrom(LocalDate start, boolean toItsEnd) {
            LocalDate end = toItsEnd ? last : lastKnown().orElse(start.minusDays(1));
            LocalDate day = start;
            while (!day.isAfter(end)) {
                LocalDate here = day;
                Optional<Figure> next = Stream.of(Freq.values())
                        .flatMap(this::within)
                        .filter(figure -> figure.timePeriod().firstDay().equals(here))
                        .findFirst();
                TimePeriod period = next.map(Figure::timePeriod).orElseGet(() -> TimePeriod.containing(finest(), here));
                next.ifPresentOrElse(this::add, () -> missing.add(period));
                day = period.lastDay().plusDays(1);
            }
        }

        private void add(Figure figure) {
            amount = amount.add(figure.obsValue());
            byParts = byParts.add(figure.byParts());
            status = lessCertain(status, figure.status());
            latest = figure;
        }

        private Stream<Figure> within(Freq freq) {
            return term.history().of(freq).stream()
                    .filter(figure -> !figure.timePeriod().firstDay().isBefore(first)
                            && !figure.timePeriod().lastDay().isAfter(last));
        }

        private Optional<LocalDate> lastKnown() {
            return Stream.of(Freq.values())
                    .flatMap(this::within)
                    .map(figure -> figure.timePeriod().lastDay())
                    .max(LocalDate::compareTo);
        }

        /** The frequency in which missing periods are named: that of the indicator, or a finer one that is reported. */
        private Freq finest() {
            return Stream.concat(
                            Stream.of(term.indicator().freq()),
                            Stream.of(Freq.values())
                                    .filter(freq -> within(freq).findAny().isPresent()))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }

        /** All its periods, where none has a figure. */
        List<TimePeriod> periods() {
            List<TimePeriod> all = new ArrayList<>();
            TimePeriod period = TimePeriod.containing(term.indicator().freq(), first);
            for (; !period.lastDay().isAfter(last); period = period.plus(1)) {
                all.add(period);
            }
            return all;
        }
    }

    private static ObsStatus lessCertain(ObsStatus one, ObsStatus other) {
        return Stream.of(ObsStatus.E, ObsStatus.P)
                .filter(status -> one == status || other == status)
                .findFirst()
                .orElse(one);
    }
}
