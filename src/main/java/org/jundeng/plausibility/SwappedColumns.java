// SPDX-License-Identifier: Apache-2.0
package org.jundeng.plausibility;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jundeng.sign.Sign;
import org.jundeng.sign.SignBound;

/**
 * Columns in each other's place: their figures fit the history of another column and not their own, while that one's do
 * not fit its own either. Only what lies on a circle of such is told: two that are swapped, or several that are
 * shifted. A column that repeats another one, figure by figure, is told as well.
 */
final class SwappedColumns implements SignSeeker {

    private static final int LEAST_ROWS_OF_A_COPY = 3;

    @Override
    public void seek(Examination examination, SignsInForce inForce, Suspicions suspicions) {
        examination.figures().values().forEach(columns -> {
            Map<String, Strip> byColumn = new TreeMap<>();
            columns.forEach((indicator, figures) -> figures.stream()
                    .filter(figure -> figure.before() != null)
                    .forEach(figure -> strip(byColumn, indicator).put(row(figure), figure)));
            List<Strip> strange =
                    byColumn.values().stream().filter(Strip::isStrange).toList();
            circles(List.copyOf(byColumn.values()), inForce, suspicions);
            copies(strange, byColumn, suspicions);
        });
    }

    private static String row(ComparedFigure figure) {
        return figure.figure().series().regionId() + figure.figure().series().dimensions();
    }

    private static Strip strip(Map<String, Strip> strips, String name) {
        return strips.computeIfAbsent(name, Strip::new);
    }

    private static void circles(List<Strip> all, SignsInForce inForce, Suspicions suspicions) {
        SortedMap<String, SortedSet<String>> likeness = new TreeMap<>();
        Map<String, Strip> byName = new TreeMap<>();
        for (Strip one : all) {
            byName.put(one.name(), one);
            BigDecimal share = inForce.number(one.name(), Sign.SWAPPED_COLUMNS, SignBound.SHARE);
            for (Strip other : all) {
                if (one != other && (one.isLike(other, share) || one.isSwappedWith(other))) {
                    likeness.computeIfAbsent(one.name(), first -> new TreeSet<>())
                            .add(other.name());
                }
            }
        }
        keepCircles(likeness);
        likeness.forEach((name, others) ->
                tell(byName.get(name).movedTo(byName.get(others.first())), others.first(), suspicions));
    }

    /** Takes away strips that no other one is like, or that are like none, until all that is left lies on circles. */
    private static void keepCircles(SortedMap<String, SortedSet<String>> likeness) {
        boolean changed = true;
        while (changed) {
            Set<String> sought = new HashSet<>();
            likeness.values().forEach(sought::addAll);
            changed = likeness.keySet().retainAll(sought);
            Set<String> left = new HashSet<>(likeness.keySet());
            for (SortedSet<String> others : likeness.values()) {
                changed |= others.retainAll(left);
            }
            changed |= likeness.values().removeIf(SortedSet::isEmpty);
        }
    }

    /** Tells strange columns whose figures all equal those of another column, which they never did before. */
    private static void copies(List<Strip> strange, Map<String, Strip> all, Suspicions suspicions) {
        for (Strip column : strange) {
            for (Strip other : all.values()) {
                if (column != other && column.isCopyOf(other, LEAST_ROWS_OF_A_COPY)) {
                    tell(column.figures(), other.name(), suspicions);
                }
            }
        }
    }

    private static void tell(List<ComparedFigure> figures, String other, Suspicions suspicions) {
        for (ComparedFigure figure : new ArrayList<>(figures)) {
            if (!suspicions.isExplained(figure)) {
                suspicions.add(Sign.SWAPPED_COLUMNS, figure, other);
            }
        }
    }
}
