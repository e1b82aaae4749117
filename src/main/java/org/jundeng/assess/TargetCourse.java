// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jundeng.assess.Totals.Total;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.Indicator.TimeCollect;
import org.jundeng.catalogue.Target;
import org.jundeng.catalogue.Target.Type;
import org.jundeng.observation.TimePeriod;

/**
 * How what a target promises developed in a region, by the figures known now: the figures that can be held against the
 * promise, and the way that leads to it. Where figures add up over time these are the amounts up to the end of each
 * period, as the figures of the single periods cannot be compared with what is promised.
 */
public final class TargetCourse {

    private static final Set<State> BEHIND = EnumSet.of(State.AT_RISK, State.OFF_TRACK, State.MISSED, State.LOST);

    private final Catalogue catalogue;
    private final Target target;
    private final Indicator indicator;

    TargetCourse(Catalogue catalogue, Target target, Indicator indicator) {
        this.catalogue = catalogue;
        this.target = target;
        this.indicator = indicator;
    }

    /**
     * What the figures came to.
     *
     * @param points the figures, in the order of time
     * @param ways the straight ways to what is promised; one for each year where it is promised for each year, none
     *     where progress is not measured against time
     * @param bound what is promised; null where no figure can be compared with it
     * @param ofAmounts whether the figures are amounts up to the end of their periods
     */
    public record Course(List<Point> points, List<Way> ways, Bound bound, boolean ofAmounts) {
        public Course {
            points = List.copyOf(points);
            ways = List.copyOf(ways);
        }
    }

    /**
     * A figure.
     *
     * @param timePeriod its period
     * @param obsValue the figure, or the amount up to the end of the period
     * @param isBehind whether the target was behind or not met by this figure when it was the latest: before a
     *     deadline a figure may be short of the promise and yet on its way, and after it only what was missed can
     *     still be reached
     */
    public record Point(TimePeriod timePeriod, BigDecimal obsValue, boolean isBehind) {}

    /**
     * A straight way to what is promised.
     *
     * @param start the day on which it begins
     * @param from the value there
     * @param end the deadline
     * @param to the value there
     */
    public record Way(LocalDate start, BigDecimal from, LocalDate end, BigDecimal to) {}

    /** The course of {@code target}; empty where its indicator is unknown. */
    public static Optional<TargetCourse> of(Catalogue catalogue, Target target) {
        return catalogue.indicator(target.indicator()).map(indicator -> new TargetCourse(catalogue, target, indicator));
    }

    /** Whether the figures add up to amounts over time, of which the target sets one. */
    public boolean isOfAmounts() {
        boolean overTime = target.type() == Type.PER_YEAR || target.type() == Type.CUMULATIVE;
        return overTime && indicator.timeCollect() == TimeCollect.SUM;
    }

    /** Asks for the figures in a region. */
    public WantedFigures wanted(String regionId) {
        WantedFigures wanted = new WantedFigures().all(new RegionalIndicator(indicator.id(), regionId));
        runningTotal().ifPresent(sum -> wanted.all(new RegionalIndicator(sum, regionId)));
        return wanted;
    }

    private Optional<String> runningTotal() {
        return catalogue.indicators().stream()
                .filter(other -> indicator.id().equals(other.yearToDateOf()))
                .map(Indicator::id)
                .findFirst();
    }

    /**
     * Where it {@link #isOfAmounts}, the amount at the end of each period of the frequency of {@code last}, up to that
     * one: of a total of each year, within its year; else since the term began. A period at whose end a figure is
     * missing is left out.
     *
     * @param histories the figures that are {@link #wanted}
     */
    public NavigableMap<TimePeriod, BigDecimal> upTo(TimePeriod last, String regionId, Histories histories) {
        return upTo(last, regionId, history(regionId, histories), running(regionId, histories), true);
    }

    private History history(String regionId, Histories histories) {
        return histories.of(indicator.id(), regionId);
    }

    private History running(String regionId, Histories histories) {
        return runningTotal().map(sum -> histories.of(sum, regionId)).orElse(History.NONE);
    }

    private NavigableMap<TimePeriod, BigDecimal> upTo(
            TimePeriod last, String regionId, History history, History running, boolean isWhole) {
        boolean ofYear = target.type() == Type.PER_YEAR;
        NavigableMap<TimePeriod, BigDecimal> amounts = new TreeMap<>();
        Stream.concat(history.of(last.freq()).stream(), running.of(last.freq()).stream())
                .map(Figure::timePeriod)
                .filter(period -> !period.firstDay().isBefore(target.from()) && period.compareTo(last) <= 0)
                .filter(period -> !ofYear
                        || period.firstDay().getYear() == last.firstDay().getYear())
                .distinct()
                .forEach(period -> amount(period, regionId, history, running)
                        .filter(total -> (!isWhole || total.missing().isEmpty())
                                && total.figure().timePeriod().lastDay().equals(period.lastDay()))
                        .ifPresent(total -> amounts.put(period, total.figure().obsValue())));
        return amounts;
    }

    private Optional<Total> amount(TimePeriod period, String regionId, History history, History running) {
        if (target.type() == Type.PER_YEAR) {
            return totals(period.lastDay(), regionId, history, running)
                    .ofYear(period.firstDay().getYear(), false);
        }
        if (!period.lastDay().isAfter(target.until())) {
            return totals(period.lastDay(), regionId, history, running).sinceStart(false);
        }
        Totals totals = totals(period.lastDay(), regionId, history, running);
        return totals.sinceStart(true)
                .filter(ended -> ended.missing().isEmpty())
                .flatMap(ended -> totals.later(ended).stream().reduce((earlier, later) -> later));
    }

    /**
     * The course in a region up to {@code date}.
     *
     * @param histories the figures that are {@link #wanted}, of periods that ended before the date
     */
    public Course in(String regionId, Histories histories, LocalDate date) {
        return in(regionId, history(regionId, histories), running(regionId, histories), date);
    }

    Course in(String regionId, History history, History running, LocalDate date) {
        NavigableMap<TimePeriod, BigDecimal> values =
                isOfAmounts() ? amounts(regionId, history, running) : figures(history);
        List<Point> points = new ArrayList<>();
        values.forEach((period, value) -> points.add(
                new Point(period, value, isBehind(term(period.lastDay(), regionId, history, running), period, value))));
        TargetTerm now = term(date.minusDays(1), regionId, history, running);
        return new Course(points, ways(now), bound(now), isOfAmounts());
    }

    /** The figures of the frequency of which there are most. */
    private static NavigableMap<TimePeriod, BigDecimal> figures(History history) {
        NavigableMap<TimePeriod, BigDecimal> figures = new TreeMap<>();
        mostOften(history.all()).forEach(figure -> figures.put(figure.timePeriod(), figure.obsValue()));
        return figures;
    }

    private static List<Figure> mostOften(List<Figure> all) {
        return all.stream()
                .collect(Collectors.groupingBy(figure -> figure.timePeriod().freq(), TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .max(Comparator.comparing((List<Figure> each) -> each.size()))
                .orElse(List.of());
    }

    /** As the rules add it up: what is missing on the way is named by the reason, and leaves out no later amount. */
    private NavigableMap<TimePeriod, BigDecimal> amounts(String regionId, History history, History running) {
        NavigableMap<TimePeriod, BigDecimal> amounts = new TreeMap<>();
        mostOften(Stream.concat(history.all().stream(), running.all().stream()).toList()).stream()
                .map(Figure::timePeriod)
                .collect(Collectors.toMap(
                        period -> target.type() == Type.PER_YEAR
                                ? period.firstDay().getYear()
                                : 0,
                        period -> period,
                        (one, other) -> one.compareTo(other) > 0 ? one : other))
                .values()
                .forEach(last -> amounts.putAll(upTo(last, regionId, history, running, false)));
        return amounts;
    }

    private boolean isBehind(TargetTerm term, TimePeriod period, BigDecimal value) {
        Judgement judgement = TargetJudge.rule(term);
        Bound bound = judgement.bound();
        if (bound == null
                || bound.holds(value)
                || period.lastDay().isBefore(target.from())
                || !BEHIND.contains(judgement.state())) {
            return false;
        }
        return period.lastDay().isAfter(target.until())
                ? isReachedByDeadline()
                : judgement.figure().timePeriod().equals(period);
    }

    private Bound bound(TargetTerm term) {
        Judgement judgement = TargetJudge.rule(term);
        return judgement.bound() == null ? term.bound() : judgement.bound();
    }

    private List<Way> ways(TargetTerm term) {
        return lines(term)
                .map(line -> new Way(line.start(), line.from(), line.end(), line.to()))
                .toList();
    }

    private Stream<PathProgress.Line> lines(TargetTerm term) {
        return switch (target.type()) {
            case CUMULATIVE -> AmountRules.wholeWay(term).stream();
            case PER_YEAR -> term.adds() ? AmountRules.yearlyWays(term).stream() : Stream.empty();
            case REDUCTION -> LevelRules.wayOfFall(term).stream();
            case MILESTONE, RANK -> Stream.empty();
            default ->
                isReachedByDeadline() && target.method() != Target.Method.GROWTH
                        ? LevelRules.way(term).stream()
                        : Stream.empty();
        };
    }

    private boolean isReachedByDeadline() {
        return target.isReachedByDeadline(indicator.direction());
    }

    private TargetTerm term(LocalDate end, String regionId, History history, History running) {
        LocalDate next = end.plusDays(1);
        TargetTerm.Known known = new TargetTerm.Known(
                regionId,
                history.until(next),
                running.until(next),
                Map.of(),
                period -> List.of(),
                period -> List.of(),
                period -> List.of());
        Bound bound = Bound.of(target, indicator, catalogue.units()).orElse(null);
        return new TargetTerm(target, indicator, bound, catalogue.units(), known, next);
    }

    private Totals totals(LocalDate end, String regionId, History history, History running) {
        return new Totals(term(end, regionId, history, running));
    }
}
