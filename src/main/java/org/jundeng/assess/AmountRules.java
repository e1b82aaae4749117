// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jundeng.assess.AssessmentWords.Sentence;
import org.jundeng.assess.Totals.Total;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.Indicator.TimeCollect;
import org.jundeng.observation.Freq;
import org.jundeng.observation.ObsStatus;
import org.jundeng.observation.TimePeriod;

/** The rules for amounts: totals over the whole term, and totals within each year. */
final class AmountRules {

    private AmountRules() {}

    /**
     * What an amount is held against.
     *
     * @param base the amount at the beginning
     * @param span the time from the beginning to the deadline
     * @param isOver whether the deadline has passed
     * @param isAmount whether each figure is an amount up to its period; a rate of each year is none
     */
    private record Course(BigDecimal base, PathProgress.Span span, boolean isOver, boolean isAmount) {}

    /** The target sets a total over the whole term. */
    static Judgement cumulative(TargetTerm term) {
        boolean over = term.isOver();
        Optional<Total> known = addsUp(term) ? new Totals(term).sinceStart(over) : standing(term);
        if (known.isEmpty()) {
            return unknown(term);
        }
        Judgement ruling = judged(term, known.get(), new Course(base(term), whole(term), over, true));
        return ruling.state() == State.MISSED ? reachedLater(term, known.get(), ruling) : ruling;
    }

    private static BigDecimal base(TargetTerm term) {
        return term.namedBaseline().map(Figure::obsValue).orElse(BigDecimal.ZERO);
    }

    private static PathProgress.Span whole(TargetTerm term) {
        return new PathProgress.Span(
                term.target().from().minusDays(1), term.target().until());
    }

    /** The straight way from the beginning of the term to a total over all of it; empty where there is none. */
    static Optional<PathProgress.Line> wholeWay(TargetTerm term) {
        return way(term, base(term), whole(term));
    }

    /** The straight ways to a total of each year. */
    static List<PathProgress.Line> yearlyWays(TargetTerm term) {
        return IntStream.rangeClosed(
                        term.target().from().getYear(), term.target().until().getYear())
                .mapToObj(year -> year(term, year))
                .flatMap(span -> way(term, BigDecimal.ZERO, span).stream())
                .toList();
    }

    private static Optional<PathProgress.Line> way(TargetTerm term, BigDecimal from, PathProgress.Span span) {
        return Optional.ofNullable(term.bound())
                .map(bound -> bound.endFrom(from))
                .filter(end -> end.compareTo(from) != 0)
                .map(end -> new PathProgress.Line(span.start(), from, span.end(), end));
    }

    /** No amount is known: for want of figures or, of a running total, of what it held before the term began. */
    private static Judgement unknown(TargetTerm term) {
        Sentence why = LevelRules.latest(term.within(term.known().yearToDate().all()))
                .map(running -> AssessmentWords.began(
                        "no-beginning",
                        running,
                        TargetTerm.lastPeriod(
                                running.timePeriod().freq(),
                                term.target().from().minusDays(1))))
                .orElseGet(() -> LevelRules.noData(term));
        return term.isOver()
                ? LevelRules.awaiting(
                        term,
                        Judgement.of(State.AWAITING_FIGURE, null, null, why),
                        List.of(term.lastPeriod(term.indicator().freq())))
                : Judgement.noData(why);
    }

    private static boolean addsUp(TargetTerm term) {
        return term.adds();
    }

    /** The last figure of a total since the plan began. */
    private static Optional<Total> standing(TargetTerm term) {
        Optional<Figure> latest = term.isOver()
                ? term.ending().or(() -> LevelRules.latest(term.figures()))
                : LevelRules.latest(term.figures());
        return latest.map(figure -> {
            TimePeriod last = term.lastPeriod(figure.timePeriod().freq());
            boolean missing = term.isOver() && !figure.timePeriod().equals(last);
            return Total.of(figure, missing ? List.of(last) : List.of());
        });
    }

    /**
     * What is known of the amount decides where what is missing cannot change it: an amount that only grows has reached
     * the bound for good.
     */
    private static Judgement judged(TargetTerm term, Total total, Course course) {
        Figure figure = total.figure();
        Bound bound = term.bound();
        Sentence subject = subject(total, course.isAmount());
        boolean grows = course.isAmount() && onlyGrows(term.indicator());
        boolean certain = total.missing().isEmpty() || (bound.isOpenAbove() && grows);
        if (bound.holds(figure.obsValue()) && certain) {
            return uncertain(
                    total,
                    Judgement.of(State.MET, figure, bound, AssessmentWords.judged(State.MET, subject, figure, bound)));
        }
        if (!course.isOver()) {
            return uncertain(total, onTheWay(term, total, course));
        }
        State state = total.missing().isEmpty() ? State.MISSED : State.AWAITING_FIGURE;
        Judgement known = Judgement.of(state, figure, bound, AssessmentWords.judged(state, subject, figure, bound));
        return state == State.MISSED
                ? uncertain(total, known)
                : LevelRules.awaiting(term, known, course.span().end(), total.missing());
    }

    private static Sentence subject(Total total, boolean isAmount) {
        Figure figure = total.figure();
        return !isAmount
                        || (figure.timePeriod().freq() == Freq.A
                                && total.missing().isEmpty())
                ? AssessmentWords.at(figure)
                : AssessmentWords.soFar(figure, total.gaps());
    }

    /** A total since the plan began only grows, too. */
    private static boolean onlyGrows(Indicator indicator) {
        return indicator.timeCollect() == TimeCollect.END
                || (indicator.minimum() != null && indicator.minimum().signum() >= 0);
    }

    private static Judgement uncertain(Total total, Judgement ruling) {
        boolean summed = total.status() == ObsStatus.E || total.status() == ObsStatus.P;
        return summed && total.figure().status() != total.status()
                ? ruling.and(AssessmentWords.say("contains." + total.status()))
                : ruling;
    }

    /**
     * Progress against time. Where periods are missing, neither their figures nor their time counts: to take them for
     * zero would let a target fall behind for want of a report.
     */
    private static Judgement onTheWay(TargetTerm term, Total total, Course course) {
        Figure figure = total.figure();
        Bound bound = term.bound();
        Sentence subject = subject(total, course.isAmount());
        BigDecimal end = bound.endFrom(figure.obsValue());
        if (end.compareTo(course.base()) == 0) {
            return Judgement.of(
                    State.OFF_TRACK,
                    figure,
                    bound,
                    AssessmentWords.judged(State.OFF_TRACK, subject, figure, bound),
                    AssessmentWords.say("baseline-is-target"));
        }
        BigDecimal progress =
                figure.obsValue().subtract(course.base()).divide(end.subtract(course.base()), MathContext.DECIMAL64);
        PathProgress way = PathProgress.of(progress, elapsed(total, course.span()));
        Judgement ruling = Judgement.of(
                        way.state(),
                        figure,
                        bound,
                        AssessmentWords.judged(way.state(), subject, figure, bound),
                        AssessmentWords.due(course.span().end()))
                .on(way);
        return total.gaps().isEmpty() ? ruling : ruling.and(AssessmentWords.say("gaps-left-out"));
    }

    private static BigDecimal elapsed(Total total, PathProgress.Span span) {
        long missing = total.gaps().stream()
                .mapToLong(gap -> ChronoUnit.DAYS.between(gap.firstDay(), gap.lastDay()) + 1)
                .sum();
        return span.elapsed(total.figure().timePeriod().lastDay().minusDays(missing));
    }

    /**
     * A total that was missed at its deadline: met late where it has been reached since. As before the deadline, what
     * is missing on the way to it does not matter where it could only have been more.
     */
    private static Judgement reachedLater(TargetTerm term, Total ended, Judgement missed) {
        if (!addsUp(term)) {
            return LevelRules.late(term, missed, true);
        }
        Bound bound = term.bound();
        boolean onlyMore = bound.isOpenAbove() && onlyGrows(term.indicator());
        return new Totals(term)
                .later(ended).stream()
                        .filter(total -> total.missing().isEmpty() || onlyMore)
                        .filter(total -> bound.holds(total.figure().obsValue()))
                        .findFirst()
                        .map(total -> uncertain(
                                total,
                                LevelRules.metLate(
                                        term,
                                        total.figure(),
                                        missed,
                                        AssessmentWords.soFar(total.figure(), total.missing()))))
                        .orElse(missed);
    }

    /**
     * The target sets a total for each calendar year of the term. The latest year with a figure is judged, after the
     * deadline the last one; earlier years that were missed or are not known as a whole are named.
     */
    static Judgement eachYear(TargetTerm term) {
        Totals totals = new Totals(term);
        List<Integer> years = totals.years();
        if (years.isEmpty()) {
            return unknown(term);
        }
        int latest = years.get(years.size() - 1);
        int last = term.target().until().getYear();
        int judged = term.isOver() ? last : latest;
        Judgement ruling = latest == judged
                ? inYear(term, total(term, totals, judged).orElseThrow(), judged)
                : withoutLastYear(term, total(term, totals, latest).orElseThrow(), last);
        List<String> missed = new ArrayList<>();
        List<String> open = new ArrayList<>();
        for (int year = term.target().from().getYear(); year < judged; year++) {
            Optional<State> state = total(term, totals, year).map(total -> ended(term, total));
            if (state.isEmpty() || state.get() == State.AWAITING_FIGURE) {
                open.add(Integer.toString(year));
            } else if (state.get() == State.MISSED) {
                missed.add(Integer.toString(year));
            }
        }
        Judgement said = named(named(ruling, "earlier-years-missed", missed), "earlier-years-open", open);
        return said.broken(missed.stream()
                .map(year -> new TimePeriod(Freq.A, LocalDate.of(Integer.parseInt(year), 1, 1)))
                .toList());
    }

    private static Judgement named(Judgement ruling, String key, List<String> years) {
        return years.isEmpty()
                ? ruling
                : ruling.and(words ->
                        words.wording().say("reason." + key, words.wording().years(years)));
    }

    private static State ended(TargetTerm term, Total total) {
        int year = total.figure().timePeriod().firstDay().getYear();
        return judged(term, total, new Course(BigDecimal.ZERO, year(term, year), true, addsUp(term)))
                .state();
    }

    private static Judgement inYear(TargetTerm term, Total total, int year) {
        PathProgress.Span span = year(term, year);
        boolean over = span.end().isBefore(term.date());
        return judged(term, total, new Course(BigDecimal.ZERO, span, over, addsUp(term)));
    }

    /** The part of the term within a year, from the day before it. */
    private static PathProgress.Span year(TargetTerm term, int year) {
        LocalDate end = LocalDate.of(year, 12, 31);
        LocalDate until = term.target().until();
        return new PathProgress.Span(LocalDate.of(year, 1, 1).minusDays(1), end.isAfter(until) ? until : end);
    }

    /** Nothing of the last year is known after the deadline: the year before is said, and the whole year is missing. */
    private static Judgement withoutLastYear(TargetTerm term, Total before, int last) {
        Figure figure = before.figure();
        Judgement known = Judgement.of(
                State.AWAITING_FIGURE,
                figure,
                term.bound(),
                AssessmentWords.judged(State.AWAITING_FIGURE, subject(before, addsUp(term)), figure, term.bound()));
        return LevelRules.awaiting(term, known, List.of(new TimePeriod(Freq.A, LocalDate.of(last, 1, 1))));
    }

    /** The amount of a year; of an indicator that does not add up, the annual figure or else the year's last one. */
    private static Optional<Total> total(TargetTerm term, Totals totals, int year) {
        boolean over = year(term, year).end().isBefore(term.date());
        if (addsUp(term)) {
            return totals.ofYear(year, over);
        }
        return Stream.of(Freq.values())
                .flatMap(freq -> term.figures(freq).stream())
                .filter(figure -> figure.timePeriod().firstDay().getYear() == year)
                .max(Comparator.comparing(Figure::timePeriod))
                .map(figure -> {
                    TimePeriod last = TimePeriod.containing(
                            figure.timePeriod().freq(), year(term, year).end());
                    boolean missing = over && !figure.timePeriod().equals(last);
                    return Total.of(figure, missing ? List.of(last) : List.of());
                });
    }
}
