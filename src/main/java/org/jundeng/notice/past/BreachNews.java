// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.past;

import java.math.BigDecimal;
import java.util.Objects;
import org.jundeng.alert.Rule;
import org.jundeng.alert.past.PastBreach;

/**
 * What a person is told of a breach that became known late and is over.
 *
 * @param corrected false where the person is told of the breach; true where the person was told of it before, and it
 *     turned out not to be true
 * @param breach the breach
 * @param rule its rule
 * @param toldBefore the measure that the person was told last of the period, which is wrong; null where the person was
 *     told nothing, or only that it did not cross
 */
public record BreachNews(boolean corrected, PastBreach breach, Rule rule, BigDecimal toldBefore) {

    private static final String FOUND = "past-breach:";
    private static final String CORRECTED = "past-breach-corrected:";

    public BreachNews {
        Objects.requireNonNull(breach, "breach");
        Objects.requireNonNull(rule, "rule");
        if (corrected && toldBefore == null) {
            throw new IllegalArgumentException("a correction, and nothing that was told before");
        }
    }

    /** Identifies it among all that the person is told. */
    public String item() {
        return corrected ? correctionOf(breach) : breach.item();
    }

    /** Identifies the news that {@code breach} turned out not to be true. */
    static String correctionOf(PastBreach breach) {
        return breach.item().replaceFirst("^" + FOUND, CORRECTED);
    }
}
