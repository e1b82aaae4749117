// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.withdrawal;

import org.jundeng.warehouse.TestWarehouse;

/** The same facts on the oldest PostgreSQL that is supported. */
class RecomputedValuesOnOldestPostgresIT extends RecomputedValuesFacts {

    RecomputedValuesOnOldestPostgresIT() {
        super(new TestWarehouse("oldest"));
    }
}
