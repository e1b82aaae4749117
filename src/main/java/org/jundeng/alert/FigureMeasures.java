// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jundeng.assess.Derivation;
import org.jundeng.assess.Figure;
import org.jundeng.assess.History;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.Indicator.Direction;
import org.jundeng.observation.TimePeriod;

/**
 * Measures figures for the rules: one measure for each period, in the order of time. A period for which too few figures
 * are known has no measure; a missing figure never counts as zero. Pure.
 */
final class FigureMeasures {

    /** The measure where the divisor would be zero, and the highest z-score. */
    static final BigDecimal BEYOND_MEASURE = new BigDecimal("999");

    private static final BigDecimal HUNDRED = new BigDecimal("100");
    private static final BigDecimal NORMAL = new BigDecimal("0.6745");
    private static final int DECIMALS = 6;
    private static final int ENOUGH_BEFORE = 6;

    private FigureMeasures() {}

    /** The figures themselves. */
    static List<Evidence> threshold(History history) {
        return series(history).stream()
                .map(figure -> evidence(figure, figure.obsValue(), figure.replaced(), Facts.NONE))
                .toList();
    }

    /** How much each figure differs from an earlier one; a figure without that earlier one has no measure. */
    static List<Evidence> change(Condition.Change change, History history, String regionId) {
        List<Evidence> measures = new ArrayList<>();
        for (Figure figure : series(history)) {
            Optional<Figure> base = earlier(figure.timePeriod(), change.on()).flatMap(history::at);
            base.flatMap(other -> difference(change.in(), figure.obsValue(), other.obsValue()))
                    .ifPresent(measure -> measures.add(evidence(
                            figure,
                            measure,
                            figure.replaced() == null
                                    ? null
                                    : difference(
                                                    change.in(),
                                                    figure.replaced(),
                                                    base.get().obsValue())
                                            .orElse(null),
                            new Facts.Change(seen(regionId, base.get())))));
        }
        return measures;
    }

    /** The earlier period; empty where there is none: 29 February has none in the year before. */
    private static Optional<TimePeriod> earlier(TimePeriod period, Condition.Change.On on) {
        if (on == Condition.Change.On.PERIOD_BEFORE) {
            return Optional.of(period.plus(-1));
        }
        LocalDate day = period.firstDay().minusYears(1);
        return day.getDayOfMonth() == period.firstDay().getDayOfMonth()
                ? Optional.of(new TimePeriod(period.freq(), day))
                : Optional.empty();
    }

    private static Optional<BigDecimal> difference(Condition.Change.In in, BigDecimal value, BigDecimal base) {
        BigDecimal difference = value.subtract(base);
        if (in == Condition.Change.In.POINTS) {
            return Optional.of(difference);
        }
        return base.signum() == 0 ? Optional.empty() : Optional.of(percent(difference, base));
    }

    private static BigDecimal percent(BigDecimal part, BigDecimal of) {
        return part.multiply(HUNDRED).divide(of.abs(), DECIMALS, RoundingMode.HALF_EVEN);
    }

    /** How far each figure is from all figures before it; a figure with fewer than six before it has no measure. */
    static List<Evidence> outlier(History history) {
        List<Figure> figures = series(history);
        List<Evidence> measures = new ArrayList<>();
        for (int i = ENOUGH_BEFORE; i < figures.size(); i++) {
            List<BigDecimal> before =
                    figures.subList(0, i).stream().map(Figure::obsValue).toList();
            Figure figure = figures.get(i);
            BigDecimal replaced = figure.replaced() == null ? null : zScore(figure.replaced(), before);
            measures.add(evidence(figure, zScore(figure.obsValue(), before), replaced, Facts.NONE));
        }
        return measures;
    }

    /** The modified z-score of {@code value}, without its sign. */
    static BigDecimal zScore(BigDecimal value, List<BigDecimal> others) {
        BigDecimal middle = median(others);
        BigDecimal deviation = median(
                others.stream().map(other -> other.subtract(middle).abs()).toList());
        BigDecimal distance = value.subtract(middle).abs();
        if (deviation.signum() == 0) {
            return distance.signum() == 0 ? BigDecimal.ZERO : BEYOND_MEASURE;
        }
        return NORMAL.multiply(distance)
                .divide(deviation, DECIMALS, RoundingMode.HALF_EVEN)
                .min(BEYOND_MEASURE);
    }

    private static BigDecimal median(List<BigDecimal> values) {
        List<BigDecimal> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(half)
                : sorted.get(half - 1).add(sorted.get(half)).divide(BigDecimal.valueOf(2));
    }

    /**
     * The districts whose distance is measured.
     *
     * @param indicator the indicator
     * @param histories the districts' figures, by region
     * @param expected gives the ids of the districts that exist in a period
     */
    record Districts(
            Indicator indicator,
            Map<String, History> histories,
            java.util.function.Function<TimePeriod, List<String>> expected) {}

    /**
     * How far apart the districts are, in each period for which enough of them have a figure: as many as the
     * indicator's coverage guard asks for, and at least two. The figure that decides is the worse of the highest and
     * the lowest.
     */
    static List<Evidence> gap(Condition.Gap gap, Districts districts) {
        Map<TimePeriod, Map<String, Figure>> byPeriod = new TreeMap<>();
        districts.histories().forEach((region, history) -> series(history)
                .forEach(figure -> byPeriod.computeIfAbsent(figure.timePeriod(), first -> new LinkedHashMap<>())
                        .put(region, figure)));
        List<Evidence> measures = new ArrayList<>();
        byPeriod.forEach((period, figures) -> {
            List<String> expected = districts.expected().apply(period);
            figures.keySet().retainAll(expected);
            BigDecimal needed = districts.indicator().coverage().share().multiply(BigDecimal.valueOf(expected.size()));
            if (figures.size() > 1 && BigDecimal.valueOf(figures.size()).compareTo(needed) >= 0) {
                apart(gap, districts.indicator(), figures).ifPresent(measures::add);
            }
        });
        return measures;
    }

    private static Optional<Evidence> apart(Condition.Gap gap, Indicator indicator, Map<String, Figure> figures) {
        List<Map.Entry<String, Figure>> sorted = figures.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Figure> each) ->
                                each.getValue().obsValue())
                        .thenComparing(Map.Entry::getKey))
                .toList();
        Map.Entry<String, Figure> lowest = sorted.get(0);
        Map.Entry<String, Figure> highest = sorted.get(sorted.size() - 1);
        BigDecimal low = lowest.getValue().obsValue();
        BigDecimal high = highest.getValue().obsValue();
        if (gap.measure() == Condition.Gap.Measure.RATIO && low.signum() <= 0) {
            return Optional.empty();
        }
        BigDecimal measure = gap.measure() == Condition.Gap.Measure.RATIO
                ? high.divide(low, DECIMALS, RoundingMode.HALF_EVEN)
                : high.subtract(low);
        Map.Entry<String, Figure> worse = indicator.direction() == Direction.DOWN ? highest : lowest;
        Facts facts =
                new Facts.Gap(seen(highest.getKey(), highest.getValue()), seen(lowest.getKey(), lowest.getValue()));
        return Optional.of(evidence(worse.getValue(), measure, null, facts));
    }

    /** How many per cent each reported figure differs from the total of its parts; 0 where no difference was found. */
    static List<Evidence> reconciliation(
            History history, String regionId, Map<TimePeriod, Derivation.Disagreement> found) {
        return series(history).stream()
                .map(figure -> Optional.ofNullable(found.get(figure.timePeriod()))
                        .map(each -> evidence(
                                figure,
                                apart(each),
                                null,
                                new Facts.Reconciliation(
                                        new Facts.SeenFigure(regionId, each.timePeriod(), each.derived()),
                                        each.reported(),
                                        each.isOfRange() ? new Facts.Range(each.lowest(), each.highest()) : null)))
                        .orElseGet(() -> evidence(figure, BigDecimal.ZERO, null, Facts.NONE)))
                .toList();
    }

    private static BigDecimal apart(Derivation.Disagreement found) {
        BigDecimal difference = found.reported().subtract(found.derived()).abs();
        return found.derived().signum() == 0 ? BEYOND_MEASURE : percent(difference, found.derived());
    }

    /** The figures of one frequency; where the history holds several, that of the figure whose period ends latest. */
    private static List<Figure> series(History history) {
        return history.latest()
                .map(latest -> history.of(latest.timePeriod().freq()))
                .orElse(List.of());
    }

    private static Facts.SeenFigure seen(String regionId, Figure figure) {
        return new Facts.SeenFigure(regionId, figure.timePeriod(), figure.obsValue());
    }

    private static Evidence evidence(Figure figure, BigDecimal measure, BigDecimal before, Facts facts) {
        return new Evidence(figure, measure, null, before, facts);
    }
}
