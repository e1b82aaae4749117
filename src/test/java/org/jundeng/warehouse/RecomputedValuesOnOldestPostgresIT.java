// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse;

/** The same facts on the oldest PostgreSQL that is supported. */
class RecomputedValuesOnOldestPostgresIT extends RecomputedValuesFacts {

    RecomputedValuesOnOldestPostgresIT() {
        super(new TestWarehouse("oldest"));
    }
}
