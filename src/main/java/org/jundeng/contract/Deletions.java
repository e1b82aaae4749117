// SPDX-License-Identifier: Apache-2.0
package org.jundeng.contract;

import java.math.BigDecimal;
import org.jundeng.binding.MissingValues;

/**
 * What it means that a delivery does not hold what the feed brought earlier.
 *
 * @param policy what it means
 * @param maxShare the largest share of what stands in question that one delivery may delete, 0 to 1; 0.2 where absent.
 *     A delivery that would delete more is refused
 */
public record Deletions(Policy policy, BigDecimal maxShare) {

    static final Deletions IGNORED = new Deletions(Policy.IGNORE, null);

    public Deletions {
        MissingValues.check("policy", policy);
        maxShare = maxShare == null ? new BigDecimal("0.2") : maxShare;
        if (maxShare.signum() < 0 || maxShare.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("max-share " + maxShare + " is not between 0 and 1");
        }
    }

    /** The three ways. */
    public enum Policy {
        /** Nothing: a delivery speaks of what it holds. */
        IGNORE,
        /** In the periods of which the delivery holds anything, what it does not hold is gone. */
        WINDOW_KEYS,
        /** A delivery holds all there is: what it does not hold is gone. */
        FULL_SNAPSHOT
    }
}
