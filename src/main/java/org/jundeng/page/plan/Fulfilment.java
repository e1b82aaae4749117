// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.plan;

import java.math.BigDecimal;
import org.jundeng.assess.Bound;

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
     * What {@code value} says.
     *
     * @param bound what is promised; null where the value cannot be compared with it
     * @param isReachedLater whether it has to be reached by a day that is still to come
     */
    static Fulfilment of(BigDecimal value, Bound bound, boolean isReachedLater) {
        if (bound == null) {
            return NONE;
        }
        if (bound.holds(value)) {
            return HOLDS;
        }
        return isReachedLater ? NOT_YET : FAILS;
    }

    /** How the style sheet knows it. */
    String code() {
        return code;
    }
}
