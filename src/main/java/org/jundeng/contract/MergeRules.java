// SPDX-License-Identifier: Apache-2.0
package org.jundeng.contract;

import java.math.BigDecimal;

/**
 * What a delivery changes of what is known already.
 *
 * @param asOf what orders the feed's deliveries; arrival where absent
 * @param authority where two feeds bring one series the higher number wins; 0 where absent
 * @param deletions what it means that a delivery lacks what the feed brought earlier; nothing where absent
 */
public record MergeRules(Contract.AsOf asOf, Integer authority, Deletions deletions) {

    public MergeRules {
        asOf = asOf == null ? Contract.AsOf.ARRIVAL : asOf;
        authority = authority == null ? 0 : authority;
        deletions = deletions == null ? Deletions.IGNORED : deletions;
    }

    /** The same, whatever share of what is known one delivery deletes. */
    MergeRules withAnyDeletions() {
        return new MergeRules(asOf, authority, new Deletions(deletions.policy(), BigDecimal.ONE));
    }
}
