// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse;

/** The same facts on the PostgreSQL that Jundeng ships. */
class RecomputedValuesIT extends RecomputedValuesFacts {

    RecomputedValuesIT() {
        super(new TestWarehouse());
    }
}
