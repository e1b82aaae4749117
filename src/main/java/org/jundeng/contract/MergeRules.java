// SPDX-License-Identifier: Apache-2.0
package org.jundeng.contract;

import java.math.BigDecimal;

/**
 * How a delivery changes what is already known.
 *
 * @param asOf which of two deliveries is the newer one; the later arrival where absent
 * @param authority decides between two feeds that bring the same series: the higher number wins; 0 where absent
 * @param deletions what it means when a delivery lacks observations that the feed brought earlier; nothing where absent
 */
public record MergeRules(Contract.AsOf asOf, Integer authority, Deletions deletions) {

    public MergeRules {
        asOf = asOf == null ? Contract.AsOf.ARRIVAL : asOf;
        authority = authority == null ? 0 : authority;
        deletions = deletions == null ? Deletions.IGNORED : deletions;
    }

    /** The same rules, but a delivery may delete any share of what is known. */
    MergeRules withAnyDeletions() {
        return new MergeRules(asOf, authority, new Deletions(deletions.policy(), BigDecimal.ONE));
    }
}
