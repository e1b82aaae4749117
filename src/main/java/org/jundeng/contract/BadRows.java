// SPDX-License-Identifier: Apache-2.0
package org.jundeng.contract;

import java.math.BigDecimal;
import java.util.Optional;
import org.jundeng.binding.MissingValues;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;

/**
 * How many rejected rows a delivery may have. Whoever rejects rows asks here, so that the bound and the sentence about
 * it are the same for a cell that cannot be read and for keys that conflict.
 *
 * @param policy leave bad rows out, or refuse the whole delivery
 * @param maxShare with {@code quarantine-row}: the largest share of rejected rows that is accepted, 0 to 1; 0.2 where
 *     absent
 */
public record BadRows(Policy policy, BigDecimal maxShare) {

    /** A fifth of the rows may be rejected. */
    static final BadRows USUAL = new BadRows(Policy.QUARANTINE_ROW, null);
    /** Any number of rows may be rejected. */
    public static final BadRows ANY = new BadRows(Policy.QUARANTINE_ROW, BigDecimal.ONE);

    public BadRows {
        MissingValues.check("policy", policy);
        maxShare = maxShare == null ? new BigDecimal("0.2") : maxShare;
        if (maxShare.signum() < 0 || maxShare.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("max-share " + maxShare + " is not between 0 and 1");
        }
    }

    /**
     * The finding that refuses a delivery with too many rejected rows; empty where no more are rejected than the
     * contract accepts. It states the share that is promised, whatever number of rows that is in this delivery.
     *
     * @param rejected how many rows are rejected
     * @param read how many rows were read, the rejected ones included
     */
    public Optional<Finding> tooMany(long rejected, long read) {
        BigDecimal share = policy == Policy.REFUSE_DELIVERY ? BigDecimal.ZERO : maxShare;
        if (BigDecimal.valueOf(rejected).compareTo(share.multiply(BigDecimal.valueOf(read))) <= 0) {
            return Optional.empty();
        }
        String perCent = share.signum() == 0
                ? ""
                : share.movePointRight(2).stripTrailingZeros().toPlainString();
        return Optional.of(
                Finding.of(FindingCode.TOO_MANY_BAD_ROWS, Long.toString(rejected), Long.toString(read), perCent));
    }

    /** What happens to bad rows. */
    public enum Policy {
        /** They are left out and kept aside, as long as they are not too many. */
        QUARANTINE_ROW,
        /** A single one refuses the delivery. */
        REFUSE_DELIVERY
    }
}
