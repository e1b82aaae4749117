// SPDX-License-Identifier: Apache-2.0
package org.jundeng.plausibility;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A column's figures by row, in one period; only those with a history. */
final class Strip {

    private static final BigDecimal LEAST_WIDTH = new BigDecimal("0.01");
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final int LEAST_KNOWN_OF_ONE_CELL = 3;
    private static final int LEAST_PAIRS = 4;
    /** Columns that are not swapped show it in their first rows. */
    private static final int FIRST_PAIRS = 8;

    /** Of the cells, the part that must be strange before the strip is compared with others. */
    private static final int ONE_IN = 3;

    private final String name;
    private final SortedMap<String, ComparedFigure> cells = new TreeMap<>();

    Strip(String name) {
        this.name = name;
    }

    void put(String at, ComparedFigure figure) {
        cells.put(at, figure);
    }

    /** The indicator's id. */
    String name() {
        return name;
    }

    List<ComparedFigure> figures() {
        return List.copyOf(cells.values());
    }

    /** Whether at least a third of its figures does not fit what is known of them. */
    boolean isStrange() {
        long strange = cells.values().stream()
                .filter(figure -> !fits(figure.value(), figure))
                .count();
        return strange > 0 && strange * ONE_IN >= cells.size();
    }

    /** Whether its figures fit the other's history and not their own, and the other's do not fit their own. */
    boolean isLike(Strip other, BigDecimal share) {
        long moved = 0;
        long stayed = 0;
        long pairs = 0;
        for (Map.Entry<String, ComparedFigure> cell : cells.entrySet()) {
            ComparedFigure own = cell.getValue();
            ComparedFigure beside = other.cells.get(cell.getKey());
            if (beside != null) {
                pairs++;
                moved += isMoved(own, beside) ? 1 : 0;
                stayed += fits(own.value(), own) && !fits(own.value(), beside) ? 1 : 0;
            }
        }
        boolean enough = pairs > 1 ? moved > 1 && moved * ONE_IN >= pairs : moved == 1 && isLongKnown(other);
        return enough && BigDecimal.valueOf(moved).compareTo(share.multiply(BigDecimal.valueOf(moved + stayed))) > 0;
    }

    /**
     * Whether the two are nearer to each other's last figures than to their own: in three of four cells, and by half of
     * the distance over all. This tells also strips whose histories overlap.
     */
    boolean isSwappedWith(Strip other) {
        BigDecimal straight = BigDecimal.ZERO;
        BigDecimal crossed = BigDecimal.ZERO;
        long pairs = 0;
        long nearer = 0;
        for (Map.Entry<String, ComparedFigure> cell : cells.entrySet()) {
            ComparedFigure own = cell.getValue();
            ComparedFigure beside = other.cells.get(cell.getKey());
            if (beside != null) {
                BigDecimal kept = apart(own.value(), own).add(apart(beside.value(), beside));
                BigDecimal changed = apart(own.value(), beside).add(apart(beside.value(), own));
                straight = straight.add(kept);
                crossed = crossed.add(changed);
                pairs++;
                nearer += changed.compareTo(kept) < 0 ? 1 : 0;
            }
            if (pairs == FIRST_PAIRS && nearer * 2 < pairs) {
                return false;
            }
        }
        return pairs >= LEAST_PAIRS
                && isLongKnown(other)
                && nearer * 4 >= pairs * 3
                && crossed.multiply(TWO).compareTo(straight) <= 0;
    }

    /** From the figure that would be replaced, or else from the last one: a revision by a hair is no other column's. */
    private static BigDecimal apart(BigDecimal value, ComparedFigure series) {
        return value.subtract(series.last()).abs();
    }

    private boolean isLongKnown(Strip other) {
        return figures().stream().allMatch(Strip::isLongKnown)
                && other.figures().stream().allMatch(Strip::isLongKnown);
    }

    private static boolean isLongKnown(ComparedFigure figure) {
        return figure.history().figures().size() >= LEAST_KNOWN_OF_ONE_CELL;
    }

    /** Its figures that are not their own. */
    List<ComparedFigure> movedTo(Strip other) {
        return cells.entrySet().stream()
                .filter(cell -> other.cells.containsKey(cell.getKey()))
                .filter(cell -> isNotItsOwn(cell.getValue(), other.cells.get(cell.getKey())))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static boolean isNotItsOwn(ComparedFigure figure, ComparedFigure beside) {
        BigDecimal value = figure.value();
        return !fits(value, figure) || apart(value, beside).compareTo(apart(value, figure)) < 0;
    }

    /** Whether all figures equal the other's, and not all those before did. */
    boolean isCopyOf(Strip other, int least) {
        boolean differed = false;
        for (Map.Entry<String, ComparedFigure> cell : cells.entrySet()) {
            ComparedFigure beside = other.cells.get(cell.getKey());
            if (beside == null || beside.value().compareTo(cell.getValue().value()) != 0) {
                return false;
            }
            differed |= beside.before().compareTo(cell.getValue().before()) != 0;
        }
        long values = cells.values().stream()
                .map(figure -> Magnitude.plain(figure.value()))
                .distinct()
                .count();
        return differed && values >= least;
    }

    private static boolean isMoved(ComparedFigure figure, ComparedFigure beside) {
        return !fits(figure.value(), figure) && fits(figure.value(), beside) && !fits(beside.value(), beside);
    }

    /** Whether a value lies within what is known of a series, or outside by no more than half of its width. */
    private static boolean fits(BigDecimal value, ComparedFigure series) {
        BigDecimal lowest = series.lowest();
        BigDecimal highest = series.highest();
        BigDecimal margin = highest.subtract(lowest)
                .divide(TWO)
                .max(lowest.abs().max(highest.abs()).multiply(LEAST_WIDTH));
        BigDecimal least = series.indicator().whole() ? margin.max(BigDecimal.ONE) : margin;
        return value.compareTo(lowest.subtract(least)) >= 0 && value.compareTo(highest.add(least)) <= 0;
    }
}
