// SPDX-License-Identifier: Apache-2.0
package org.jundeng.plausibility;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jundeng.sign.Sign;
import org.jundeng.sign.SignBound;

/**
 * Columns whose figures fit the history of another column and not their own, while that one's do not fit its own
 * either. Only columns that lie on a circle of such are told: two that are swapped, or several that are shifted.
 */
final class SwappedColumns implements SignSeeker {

    private static final BigDecimal LEAST_WIDTH = new BigDecimal("0.01");
    private static final int LEAST_KNOWN_OF_ONE_ROW = 3;
    /** Of the rows of a column, the part that must be strange before it is compared with others. */
    private static final int ONE_IN = 3;

    /** A column's figures in one period, by region and dimensions. */
    private record Column(String indicator, SortedMap<String, ComparedFigure> rows) {

        boolean isStrange() {
            long strange = rows.values().stream()
                    .filter(figure -> !fits(figure.value(), figure))
                    .count();
            return strange * ONE_IN >= rows.size() && strange > 0;
        }
    }

    @Override
    public void seek(Examination examination, SignsInForce inForce, Suspicions suspicions) {
        examination.figures().values().forEach(columns -> look(columns, inForce, suspicions));
    }

    private static void look(
            SortedMap<String, List<ComparedFigure>> figures, SignsInForce inForce, Suspicions suspicions) {
        Map<String, Column> strange = new TreeMap<>();
        figures.forEach((indicator, all) -> {
            SortedMap<String, ComparedFigure> rows = new TreeMap<>();
            all.stream().filter(figure -> figure.before() != null).forEach(figure -> rows.put(row(figure), figure));
            Column column = new Column(indicator, rows);
            if (column.isStrange()) {
                strange.put(indicator, column);
            }
        });
        if (strange.size() < 2) {
            return;
        }
        Map<String, SortedSet<String>> likeness = likeness(strange, inForce);
        keepCircles(likeness);
        likeness.forEach((indicator, others) -> tell(strange.get(indicator), strange.get(others.first()), suspicions));
    }

    private static String row(ComparedFigure figure) {
        return figure.figure().series().regionId() + figure.figure().series().dimensions();
    }

    /** Of each strange column the columns whose history it fits. */
    private static Map<String, SortedSet<String>> likeness(Map<String, Column> strange, SignsInForce inForce) {
        Map<String, SortedSet<String>> likeness = new TreeMap<>();
        for (Column column : strange.values()) {
            BigDecimal share = inForce.number(column.indicator(), Sign.SWAPPED_COLUMNS, SignBound.SHARE);
            for (Column other : strange.values()) {
                if (!column.equals(other) && isLike(column, other, share)) {
                    likeness.computeIfAbsent(column.indicator(), first -> new TreeSet<>())
                            .add(other.indicator());
                }
            }
        }
        return likeness;
    }

    private static boolean isLike(Column column, Column other, BigDecimal share) {
        long moved = 0;
        long stayed = 0;
        long rows = 0;
        for (Map.Entry<String, ComparedFigure> row : column.rows().entrySet()) {
            ComparedFigure beside = other.rows().get(row.getKey());
            if (beside != null) {
                rows++;
                moved += isMoved(row.getValue(), beside) ? 1 : 0;
                stayed += fits(row.getValue().value(), row.getValue())
                                && !fits(row.getValue().value(), beside)
                        ? 1
                        : 0;
            }
        }
        boolean enough = rows > 1 ? moved > 1 && moved * ONE_IN >= rows : moved == 1 && isLongKnown(column, other);
        return enough && BigDecimal.valueOf(moved).compareTo(share.multiply(BigDecimal.valueOf(moved + stayed))) > 0;
    }

    private static boolean isLongKnown(Column one, Column other) {
        return one.rows().values().stream().allMatch(SwappedColumns::isLongKnown)
                && other.rows().values().stream().allMatch(SwappedColumns::isLongKnown);
    }

    private static boolean isLongKnown(ComparedFigure figure) {
        return figure.others().size() >= LEAST_KNOWN_OF_ONE_ROW;
    }

    private static boolean isMoved(ComparedFigure figure, ComparedFigure beside) {
        return !fits(figure.value(), figure) && fits(figure.value(), beside) && !fits(beside.value(), beside);
    }

    /** Whether a value lies within what is known of a series, or no further outside than that is wide. */
    private static boolean fits(BigDecimal value, ComparedFigure series) {
        BigDecimal lowest = series.lowest();
        BigDecimal highest = series.highest();
        BigDecimal width =
                highest.subtract(lowest).max(lowest.abs().max(highest.abs()).multiply(LEAST_WIDTH));
        BigDecimal margin = series.indicator().whole() ? width.max(BigDecimal.ONE) : width;
        return value.compareTo(lowest.subtract(margin)) >= 0 && value.compareTo(highest.add(margin)) <= 0;
    }

    /** Takes away columns that no other one is like, or that are like none, until all that is left lies on circles. */
    private static void keepCircles(Map<String, SortedSet<String>> likeness) {
        boolean changed = true;
        while (changed) {
            SortedSet<String> sought = new TreeSet<>();
            likeness.values().forEach(sought::addAll);
            changed = likeness.keySet().retainAll(sought);
            for (SortedSet<String> others : likeness.values()) {
                changed |= others.retainAll(new TreeSet<>(likeness.keySet()));
            }
            changed |= likeness.values().removeIf(SortedSet::isEmpty);
        }
    }

    private static void tell(Column column, Column other, Suspicions suspicions) {
        Map<String, ComparedFigure> beside = new HashMap<>(other.rows());
        column.rows().forEach((row, figure) -> {
            if (beside.containsKey(row) && isMoved(figure, beside.get(row))) {
                suspicions.add(Sign.SWAPPED_COLUMNS, figure, other.indicator());
            }
        });
    }
}
