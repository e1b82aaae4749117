// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jundeng.assess.Bound;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.Target;

/** What a region's own figure says beside what is promised. */
enum Fulfilment {
    /** It satisfies what is promised. */
    HOLDS("holds"),
    /** It violates what is promised. */
    FAILS("fails"),
    /** It does not satisfy yet what has to be reached by a later day. */
    NOT_YET("not-yet"),
    /** Nothing is promised that it could be compared with. */
    NONE("known");

    private final String code;

    Fulfilment(String code) {
        this.code = code;
    }

    /**
     * What {@code value} says on {@code night}.
     *
     * @param bound what is promised; null where the value cannot be compared with it
     */
    static Fulfilment of(BigDecimal value, Bound bound, Target target, Indicator indicator, LocalDate night) {
        if (bound == null) {
            return NONE;
        }
        if (bound.holds(value)) {
            return HOLDS;
        }
        return isReachedLater(target, indicator) && !target.until().isBefore(night) ? NOT_YET : FAILS;
    }

    /** Whether what is promised is to be reached by the deadline, and need not hold before. */
    private static boolean isReachedLater(Target target, Indicator indicator) {
        return switch (target.type()) {
            case FLOOR, EXACTLY, REACH -> true;
            case APPROXIMATELY -> indicator.direction() != Indicator.Direction.DOWN;
            case COVERAGE -> target.freq() == null;
            default -> false;
        };
    }

    /** How the style sheet knows it. */
    String code() {
        return code;
    }
}
