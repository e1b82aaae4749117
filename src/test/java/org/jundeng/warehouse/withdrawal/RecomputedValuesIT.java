// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.withdrawal;

import org.jundeng.warehouse.TestWarehouse;

/** The same facts on the PostgreSQL that Jundeng ships. */
class RecomputedValuesIT extends RecomputedValuesFacts {

    RecomputedValuesIT() {
        super(new TestWarehouse());
    }
}
