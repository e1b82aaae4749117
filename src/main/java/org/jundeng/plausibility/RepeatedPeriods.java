// SPDX-License-Identifier: Apache-2.0
package org.jundeng.plausibility;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.jundeng.observation.TimePeriod;
import org.jundeng.sign.Sign;

/**
 * New figures that all equal those of the period before, or of the year before, where these used to differ: an old file
 * under a new name. What that is worth depends on how often each series stayed the same until now.
 */
final class RepeatedPeriods implements SignSeeker {

    private static final int MOST_STEPS = 12;
    private static final int LAST_STEPS = 6;
    private static final int VERY_LAST_STEPS = 2;
    private static final int LEAST_STEPS = 3;
    /** Of the regions, the part that must have changed before a step counts as a change of the column. */
    private static final int ONE_IN = 3;

    /** The natural logarithms of 1/50 and 1/1000: how likely chance may be for a delivery, and for one column of it. */
    private static final double OF_DELIVERY = 3.9;

    private static final double OF_COLUMN = 6.9;

    /** New figures that equal earlier ones, and how unlikely that is. */
    private static final class Equal {
        private final List<ComparedFigure> figures = new ArrayList<>();
        private double surprise;
        private boolean differs;

        void join(Equal other) {
            figures.addAll(other.figures);
            surprise += other.surprise;
            differs |= other.differs;
        }
    }

    @Override
    public void seek(Examination examination, SignsInForce inForce, Suspicions suspicions) {
        examination.figures().forEach((period, columns) -> {
            look(columns, period, period.plus(-1), suspicions);
            TimePeriod yearBefore =
                    TimePeriod.containing(period.freq(), period.firstDay().minusYears(1));
            if (!yearBefore.equals(period.plus(-1))) {
                look(columns, period, yearBefore, suspicions);
            }
        });
    }

    private static void look(
            SortedMap<String, List<ComparedFigure>> columns,
            TimePeriod period,
            TimePeriod earlier,
            Suspicions suspicions) {
        Equal all = new Equal();
        List<Equal> sole = new ArrayList<>();
        for (List<ComparedFigure> figures : columns.values()) {
            Equal column = equal(figures, earlier, suspicions);
            all.join(column);
            if (!column.differs && column.surprise > OF_COLUMN) {
                sole.add(column);
            }
        }
        if (!all.differs && all.surprise > OF_DELIVERY) {
            tell(all, earlier, suspicions);
        } else {
            sole.forEach(column -> tell(column, earlier, suspicions));
        }
    }

    private static void tell(Equal equal, TimePeriod earlier, Suspicions suspicions) {
        equal.figures.forEach(figure -> suspicions.add(Sign.WRONG_PERIOD, figure, earlier.toString(), "repeated"));
    }

    private static Equal equal(List<ComparedFigure> figures, TimePeriod earlier, Suspicions suspicions) {
        Equal equal = new Equal();
        for (ComparedFigure figure : figures) {
            BigDecimal same = figure.history().at(earlier);
            if (figure.figure().isRevised() || same == null || suspicions.isExplained(figure)) {
                continue;
            }
            if (same.compareTo(figure.value()) != 0) {
                equal.differs = true;
                return equal;
            }
            equal.figures.add(figure);
        }
        if (usuallyChanges(equal.figures)) {
            equal.figures.forEach(figure -> equal.surprise += surprise(figure));
        } else {
            equal.figures.clear();
        }
        return equal;
    }

    /**
     * Whether the column changed in two of three of its last periods, the very last two among them. It changed where a
     * third of its regions did: what comes to rest in one region after the other will rest in all of them one day.
     */
    private static boolean usuallyChanges(List<ComparedFigure> figures) {
        int steps = 0;
        int changes = 0;
        for (int back = 1; back <= LAST_STEPS; back++) {
            int known = 0;
            int changed = 0;
            for (ComparedFigure figure : figures) {
                List<BigDecimal> others = figure.others();
                int at = others.size() - back;
                known += at >= 1 ? 1 : 0;
                changed += at >= 1 && others.get(at).compareTo(others.get(at - 1)) != 0 ? 1 : 0;
            }
            boolean moved = known > 0 && changed * ONE_IN >= known;
            if (!moved && back <= VERY_LAST_STEPS) {
                return false;
            }
            steps += known > 0 ? 1 : 0;
            changes += moved ? 1 : 0;
        }
        return steps >= LEAST_STEPS && changes * 3 >= steps * 2;
    }

    /** How surprising it is that a series stays the same, as a logarithm. */
    private static double surprise(ComparedFigure figure) {
        List<BigDecimal> others = figure.others();
        int steps = 0;
        int same = 0;
        for (int at = others.size() - 1; at >= 1 && steps < MOST_STEPS; at--) {
            steps++;
            same += others.get(at).compareTo(others.get(at - 1)) == 0 ? 1 : 0;
        }
        return -StrictMath.log((same + 1.0) / (steps + 2.0));
    }
}
