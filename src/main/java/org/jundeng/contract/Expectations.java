// SPDX-License-Identifier: Apache-2.0
package org.jundeng.contract;

import java.util.List;

/**
 * What must hold of a delivery, and when it must be there.
 *
 * @param due when a period's figures are due; null where no day is agreed
 * @param regions the id of the group whose regions each period must have; null where nothing is promised
 * @param totals totals that must agree with their parts
 * @param badRows how many rejected rows a delivery may have; a fifth where absent
 */
public record Expectations(Contract.Due due, String regions, List<Contract.TotalCheck> totals, BadRows badRows) {

    public Expectations {
        totals = totals == null ? List.of() : List.copyOf(totals);
        badRows = badRows == null ? BadRows.USUAL : badRows;
    }

    /** The same expectations, but any number of rows may be rejected. */
    Expectations withAnyBadRows() {
        return new Expectations(due, regions, totals, BadRows.ANY);
    }
}
