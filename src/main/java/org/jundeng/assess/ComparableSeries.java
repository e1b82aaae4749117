// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Comparability;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.Indicator.Aggregation;
import org.jundeng.catalogue.Regions;
import org.jundeng.observation.Freq;
import org.jundeng.observation.ObsStatus;
import org.jundeng.observation.TimePeriod;
import org.jundeng.warehouse.history.Observations.Row;

/**
 * The series of one territory across mergers. Where several former regions covered exactly the territory of the region,
 * their figures are joined. Where they covered more or less, or where the indicator does not add up, each region keeps
 * its own rows, and the first period with a value after that boundary has the status B (break).
 */
public final class ComparableSeries {

    /** Decimals of a quotient, as for derived figures. */
    private static final int QUOTIENT_DECIMALS = 12;

    private static final Comparator<Series> BY_SERIES = Comparator.comparing(Series::indicator)
            .thenComparing(Series::dimensions)
            .thenComparing(Series::freq);

    private final Catalogue catalogue;
    private final String regionId;

    /** Follows the territory of the region. An unknown id causes an {@link IllegalArgumentException} in {@link #of}. */
    public ComparableSeries(Catalogue catalogue, String regionId) {
        this.catalogue = catalogue;
        this.regionId = regionId;
    }

    /** An indicator with its dimensions at one frequency. */
    private record Series(String indicator, String dimensions, Freq freq) {}

    /** The key of a row. */
    private record Spot(String indicator, String dimensions, TimePeriod period, String regionId) {}

    /** The rows of one period; {@code joined} where they cover exactly the territory. */
    private record Step(boolean joined, List<Row> rows) {

        boolean hasValue() {
            return rows.stream().anyMatch(row -> row.obsValue() != null);
        }
    }

    /** The periods between two boundaries, during which the same regions cover the territory. */
    private record Stretch(Comparability held, List<Step> steps) {

        boolean joined() {
            return steps.stream().anyMatch(Step::joined);
        }
    }

    /**
     * Joins the rows that can be joined.
     *
     * @param rows the rows of the region, its predecessors and its successors, and those of the numerators and
     *     denominators where ratios are to be joined; from the first period on, so that no boundary is missed
     * @return the rows in the order of indicator, dimensions, frequency and period; a joined row has the region's id,
     *     the highest delivery of its parts and the least certain of their statuses
     */
    public List<Row> of(Collection<Row> rows) {
        Map<Spot, Row> known = new HashMap<>();
        Map<Series, TreeMap<TimePeriod, List<Row>>> all = new TreeMap<>(BY_SERIES);
        for (Row row : rows) {
            TimePeriod period = period(row);
            known.put(new Spot(row.indicator(), row.dimensions(), period, row.regionId()), row);
            all.computeIfAbsent(new Series(row.indicator(), row.dimensions(), period.freq()), none -> new TreeMap<>())
                    .computeIfAbsent(period, none -> new ArrayList<>())
                    .add(row);
        }
        List<Row> joined = new ArrayList<>();
        all.values().forEach(periods -> joined.addAll(series(periods, known)));
        return joined;
    }

    private List<Row> series(TreeMap<TimePeriod, List<Row>> periods, Map<Spot, Row> known) {
        List<Stretch> stretches = new ArrayList<>();
        for (Map.Entry<TimePeriod, List<Row>> at : periods.entrySet()) {
            Comparability held = catalogue.regions().comparability(regionId, at.getKey());
            if (stretches.isEmpty()
                    || !stretches.get(stretches.size() - 1).held().equals(held)) {
                stretches.add(new Stretch(held, new ArrayList<>()));
            }
            stretches.get(stretches.size() - 1).steps().add(step(held, at.getKey(), at.getValue(), known));
        }
        List<Row> series = new ArrayList<>();
        for (int i = 0; i < stretches.size(); i++) {
            boolean broken =
                    i > 0 && !(stretches.get(i - 1).joined() && stretches.get(i).joined());
            for (Step step : stretches.get(i).steps()) {
                boolean first = broken && step.hasValue();
                step.rows()
                        .forEach(row ->
                                series.add(first && row.obsValue() != null ? row.withStatus(ObsStatus.B.name()) : row));
                broken = broken && !first;
            }
        }
        return series;
    }

    private Step step(Comparability held, TimePeriod when, List<Row> rows, Map<Spot, Row> known) {
        if (held instanceof Comparability.Same) {
            return new Step(rows.stream().anyMatch(row -> row.regionId().equals(regionId)), rows);
        }
        Indicator indicator = catalogue.indicator(rows.get(0).indicator()).orElse(null);
        if (!(held instanceof Comparability.Exact exact) || !addsUp(indicator, exact)) {
            return new Step(false, rows);
        }
        Row joined = indicator.aggregation() == Aggregation.RATIO
                ? quotient(indicator, exact.regionIds(), when, rows, known)
                : sum(indicator.id(), exact.regionIds(), when, rows, known);
        return joined == null ? new Step(false, rows) : new Step(true, List.of(joined));
    }

    private static boolean addsUp(Indicator indicator, Comparability.Exact exact) {
        return indicator != null
                && (exact.regionIds().size() == 1
                        || indicator.aggregation() == Aggregation.SUM
                        || indicator.aggregation() == Aggregation.RATIO);
    }

    /** The sum of the parts' figures; null where a part has no figure or is marked as missing. */
    private Row sum(String indicator, List<String> parts, TimePeriod when, List<Row> rows, Map<Spot, Row> known) {
        List<Row> figures = figures(indicator, parts, when, rows.get(0).dimensions(), known);
        if (figures == null) {
            return null;
        }
        return joined(rows.get(0), when, total(figures), figures);
    }

    /**
     * The total of the numerators over the total of the denominators; null where one of them is missing or the latter
     * is not above zero.
     */
    private Row quotient(
            Indicator indicator, List<String> parts, TimePeriod when, List<Row> rows, Map<Spot, Row> known) {
        String dimensions = rows.get(0).dimensions();
        if (parts.size() == 1) {
            return sum(indicator.id(), parts, when, rows, known);
        }
        List<Row> above = figures(indicator.numerator(), parts, when, dimensions, known);
        List<Row> below = figures(indicator.denominator(), parts, when, dimensions, known);
        if (above == null || below == null || total(below).signum() <= 0) {
            return null;
        }
        BigDecimal value = indicator
                .per()
                .multiply(total(above))
                .divide(total(below), QUOTIENT_DECIMALS, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        List<Row> figures = new ArrayList<>(above);
        figures.addAll(below);
        return joined(rows.get(0), when, value, figures);
    }

    private static List<Row> figures(
            String indicator, List<String> parts, TimePeriod when, String dimensions, Map<Spot, Row> known) {
        List<Row> figures = new ArrayList<>();
        for (String part : parts) {
            Row row = known.get(new Spot(indicator, dimensions, when, part));
            if (row == null || row.obsValue() == null) {
                return null;
            }
            figures.add(row);
        }
        return figures;
    }

    private static BigDecimal total(List<Row> figures) {
        return figures.stream().map(Row::obsValue).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private Row joined(Row like, TimePeriod when, BigDecimal value, List<Row> figures) {
        Regions regions = catalogue.regions();
        return new Row(
                like.freq(),
                like.indicator(),
                regions.at(regionId, when).code(),
                like.timePeriod(),
                value,
                leastCertain(figures),
                like.unitMeasure(),
                figures.stream().mapToLong(Row::delivery).max().orElseThrow(),
                like.dimensions(),
                regionId,
                methods(figures),
                common(figures.stream().map(Row::bureau)),
                common(figures.stream().map(Row::feed)));
    }

    /** How the derived ones among them were derived; null where all were reported. */
    private static String methods(List<Row> figures) {
        List<String> methods = figures.stream()
                .map(Row::method)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
        return methods.isEmpty() ? null : String.join("+", methods);
    }

    /** What all of them say; null where they differ. */
    private static String common(Stream<String> words) {
        List<String> distinct = words.distinct().limit(2).toList();
        return distinct.size() == 1 ? distinct.get(0) : null;
    }

    private static String leastCertain(List<Row> figures) {
        for (ObsStatus status : List.of(ObsStatus.B, ObsStatus.E, ObsStatus.P)) {
            if (figures.stream().anyMatch(row -> row.obsStatus().equals(status.name()))) {
                return status.name();
            }
        }
        return ObsStatus.A.name();
    }

    private static TimePeriod period(Row row) {
        return TimePeriod.parse(row.timePeriod())
                .orElseThrow(() -> new IllegalStateException("no period: " + row.timePeriod()));
    }
}
