// SPDX-License-Identifier: Apache-2.0
package org.jundeng.contract;

import java.math.BigDecimal;
import org.jundeng.binding.MissingValues;

/**
 * What it means when a delivery lacks observations that the feed brought earlier.
 *
 * @param policy whether they are deleted
 * @param maxShare the largest share of the feed's observations that one delivery may delete, 0 to 1; 0.2 where absent.
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

    /** What is deleted. */
    public enum Policy {
        /** Nothing: what a delivery lacks stays as it is. */
        IGNORE,
        /** What the delivery lacks in the periods that it covers. */
        WINDOW_KEYS,
        /** Everything that the delivery lacks: each delivery is complete. */
        FULL_SNAPSHOT
    }
}
