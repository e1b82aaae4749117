// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.Regions;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.observation.Observation;
import org.jundeng.observation.TimePeriod;

/**
 * The sums that the totals of a delivery are compared with. It is given all observations once the totals are known, so
 * that a delivery without totals costs nothing; what it keeps grows with the totals, not with the rows.
 */
final class TotalSums {

    private static final BigDecimal HALF = new BigDecimal("0.5");

    private final Regions regions;
    private final List<TotalRow> totals;
    private final long[] boundaries;
    private final Map<Key, Map<Integer, Map<String, BigDecimal>>> parts = new HashMap<>();
    private final RowNumbers agreeing = new RowNumbers();
    private final RowNumbers between = new RowNumbers();
    private final RowNumbers incomparable = new RowNumbers();
    private final RowNumbers unchecked = new RowNumbers();
    private boolean any;
    private boolean lost;

    TotalSums(List<TotalRow> totals, Regions regions) {
        this.regions = regions;
        this.totals = totals;
        this.boundaries = totals.stream().mapToLong(TotalRow::no).toArray();
        totals.stream()
                .flatMap(total -> total.figures().stream())
                .forEach(figure -> parts.put(Key.of(figure), new TreeMap<>()));
    }

    /** Counts an observation of another row. */
    void add(Observation part) {
        any = true;
        Map<Integer, Map<String, BigDecimal>> blocks = parts.get(Key.of(part));
        if (blocks != null) {
            int block = -1 - Arrays.binarySearch(boundaries, part.origin().rowNo());
            blocks.computeIfAbsent(block, first -> new HashMap<>())
                    .put(part.series().regionId(), part.obsValue());
        }
    }

    /** Remembers that a row could not be read: a total that differs may be right. */
    void lost() {
        lost = true;
    }

    /**
     * The findings on the totals.
     *
     * @return one for each figure that differs, one for each row that is no total of any row, and notes on the others
     */
    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        for (TotalRow total : totals) {
            judge(total, findings);
        }
        tell(agreeing, "checked", findings);
        tell(between, "between", findings);
        tell(incomparable, "incomparable", findings);
        tell(unchecked, "unchecked", findings);
        return findings;
    }

    private void tell(RowNumbers rows, String form, List<Finding> findings) {
        if (rows.any()) {
            TotalRow first = totals.stream()
                    .filter(total -> total.no() == rows.first())
                    .findFirst()
                    .orElseThrow();
            findings.add(
                    Finding.at(FindingCode.TOTAL_ROWS_PASSED_OVER, first.place(), first.word(), rows.toString(), form));
        }
    }

    private void judge(TotalRow total, List<Finding> findings) {
        Verdict worst = total.figures().isEmpty() ? Verdict.UNCHECKED : Verdict.AGREES;
        boolean hasParts = total.figures().isEmpty() && any;
        for (TotalRow.Figure figure : total.figures()) {
            Sum sum = sum(total, figure);
            hasParts |= sum.verdict() != Verdict.NO_PARTS;
            worst = sum.verdict().compareTo(worst) > 0 ? sum.verdict() : worst;
            if (sum.verdict() == Verdict.DIFFERS) {
                findings.add(Finding.at(
                        FindingCode.TOTAL_ROW_DIFFERS, figure.place(), figure.cell(), sum.told(), total.word()));
            } else if (sum.verdict() == Verdict.OUTSIDE) {
                findings.add(Finding.at(
                        FindingCode.TOTAL_ROW_DIFFERS,
                        figure.place(),
                        figure.cell(),
                        sum.told(),
                        total.word(),
                        "outside"));
            }
        }
        if (!hasParts) {
            findings.add(total.otherwise());
            return;
        }
        switch (worst) {
            case AGREES -> agreeing.add(total.no());
            case BETWEEN -> between.add(total.no());
            case INCOMPARABLE -> incomparable.add(total.no());
            case NO_PARTS, UNCHECKED -> unchecked.add(total.no());
            default -> {} // told of each figure
        }
    }

    private Sum sum(TotalRow total, TotalRow.Figure figure) {
        SortedMap<Integer, Map<String, BigDecimal>> blocks = new TreeMap<>(parts.get(Key.of(figure)));
        return switch (total.cover().kind()) {
            case WHOLE -> compare(figure, whole(blocks, figure.period()), true);
            case GROUP -> {
                List<String> members = regions.group(total.cover().group(), figure.period());
                Map<String, BigDecimal> present = whole(blocks, figure.period());
                present.keySet().retainAll(members);
                yield compare(figure, present, present.size() == members.size());
            }
            case BLOCK -> {
                int at = Arrays.binarySearch(boundaries, total.no());
                Sum above = compare(figure, block(blocks, at, figure.period()), true);
                Sum below = compare(figure, block(blocks, at + 1, figure.period()), true);
                yield above.verdict() == Verdict.NO_PARTS || below.agrees() ? below : above;
            }
        };
    }

    /** The regions of one block. */
    private Map<String, BigDecimal> block(
            SortedMap<Integer, Map<String, BigDecimal>> blocks, int block, TimePeriod when) {
        return whole(new TreeMap<>(blocks.subMap(block, block + 1)), when);
    }

    /** The regions of all blocks that are no part of another, without the city; groups only where nothing else is. */
    private Map<String, BigDecimal> whole(SortedMap<Integer, Map<String, BigDecimal>> blocks, TimePeriod when) {
        Map<String, BigDecimal> all = new HashMap<>();
        blocks.values().forEach(all::putAll);
        all.remove(regions.city());
        Map<String, BigDecimal> districts = new HashMap<>(all);
        districts.keySet().removeIf(region -> regions.at(region, when).isGroup());
        Set<String> present = new HashSet<>(districts.keySet());
        districts.keySet().removeIf(region -> isPartOfAny(region, present, when));
        return districts.isEmpty() ? all : districts;
    }

    private boolean isPartOfAny(String region, Set<String> present, TimePeriod when) {
        for (String parent = regions.at(region, when).parentId();
                parent != null;
                parent = regions.at(parent, when).parentId()) {
            if (present.contains(parent)) {
                return true;
            }
        }
        return false;
    }

    private Sum compare(TotalRow.Figure figure, Map<String, BigDecimal> present, boolean complete) {
        if (present.isEmpty()) {
            return new Sum(Verdict.NO_PARTS, "");
        }
        Indicator indicator = figure.measure().indicator();
        List<BigDecimal> values =
                present.values().stream().filter(value -> value != null).toList();
        boolean allThere = complete && !lost && values.size() == present.size();
        if (indicator.aggregation() != Indicator.Aggregation.SUM) {
            return indicator.liesBetweenParts() && !values.isEmpty()
                    ? range(figure, values, allThere)
                    : new Sum(Verdict.INCOMPARABLE, "");
        }
        BigDecimal sum = values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean agrees = sum.subtract(figure.value()).abs().compareTo(allowance(figure, values)) <= 0;
        Verdict verdict = agrees ? Verdict.AGREES : allThere ? Verdict.DIFFERS : Verdict.UNCHECKED;
        return new Sum(verdict, inDeliveredUnit(sum, figure.measure()).toPlainString());
    }

    /** A rate of the whole lies between those of its parts, whatever their weights; by half of the last place. */
    private static Sum range(TotalRow.Figure figure, List<BigDecimal> values, boolean allThere) {
        Measure measure = figure.measure();
        BigDecimal lowest = Collections.min(values);
        BigDecimal highest = Collections.max(values);
        int places = inDeliveredUnit(figure.value(), measure).scale();
        BigDecimal half = HALF.scaleByPowerOfTen(-places).multiply(measure.factor());
        boolean inside = figure.value().add(half).compareTo(lowest) >= 0
                && figure.value().subtract(half).compareTo(highest) <= 0;
        Verdict verdict = inside ? Verdict.BETWEEN : allThere ? Verdict.OUTSIDE : Verdict.UNCHECKED;
        return new Sum(
                verdict,
                inDeliveredUnit(lowest, measure).toPlainString()
                        + "–"
                        + inDeliveredUnit(highest, measure).toPlainString());
    }

    /** What rounding may add up to: half of the last delivered place for each part and the total; 0 for counts. */
    private static BigDecimal allowance(TotalRow.Figure figure, Collection<BigDecimal> values) {
        Measure measure = figure.measure();
        int places = inDeliveredUnit(figure.value(), measure).scale();
        for (BigDecimal value : values) {
            places = Math.max(places, inDeliveredUnit(value, measure).scale());
        }
        if (measure.indicator().whole() && measure.factor().compareTo(BigDecimal.ONE) == 0) {
            return BigDecimal.ZERO;
        }
        return HALF.multiply(new BigDecimal(values.size() + 1))
                .scaleByPowerOfTen(-places)
                .multiply(measure.factor());
    }

    private static BigDecimal inDeliveredUnit(BigDecimal value, Measure measure) {
        BigDecimal delivered =
                value.divide(measure.factor(), MathContext.DECIMAL128).stripTrailingZeros();
        return delivered.scale() < 0 ? delivered.setScale(0) : delivered;
    }

    /** What became of comparing a figure; of a row the last one in this order counts. */
    private enum Verdict {
        AGREES,
        /** Of a rate, which lies between those of its parts. */
        BETWEEN,
        INCOMPARABLE,
        NO_PARTS,
        UNCHECKED,
        DIFFERS,
        OUTSIDE
    }

    /**
     * What became of comparing a figure.
     *
     * @param told the sum in the delivered unit; of a rate the lowest and highest part
     */
    private record Sum(Verdict verdict, String told) {

        boolean agrees() {
            return verdict == Verdict.AGREES || verdict == Verdict.BETWEEN;
        }
    }

    /** A series but for its region, and a period. */
    private record Key(String indicator, SortedMap<String, String> dimensions, TimePeriod period) {

        static Key of(TotalRow.Figure figure) {
            return new Key(figure.series().indicator(), figure.series().dimensions(), figure.period());
        }

        static Key of(Observation part) {
            return new Key(part.series().indicator(), part.series().dimensions(), part.timePeriod());
        }
    }
}
