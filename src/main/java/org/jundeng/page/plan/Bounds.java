// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.plan;

import java.util.Optional;
import org.jundeng.assess.Bound;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.Target;
import org.jundeng.catalogue.Units;

/** Tells with what the single figure of a region can be compared. */
final class Bounds {

    private Bounds() {}

    /** Whether what is promised is a total over several periods, with which no single figure can be compared. */
    static boolean isTotal(Target target, Indicator indicator) {
        return target.type() == Target.Type.CUMULATIVE
                || target.type() == Target.Type.PER_YEAR && indicator.timeCollect() == Indicator.TimeCollect.SUM;
    }

    /**
     * The bound of the city or a group, where the figure of one of its districts can be compared with it: that of a
     * rate, and not that of an amount, of which a district has only a part.
     */
    static Optional<Bound> ofParts(Target target, Indicator indicator, Units units) {
        boolean comparable = indicator.liesBetweenParts()
                && !isTotal(target, indicator)
                && target.type() != Target.Type.REDUCTION
                && target.type() != Target.Type.RANK;
        return comparable ? Bound.of(target, indicator, units) : Optional.empty();
    }
}
