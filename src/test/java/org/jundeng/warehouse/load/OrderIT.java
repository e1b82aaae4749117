// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.load;

import org.jundeng.warehouse.TestWarehouse;

/** The same facts on the PostgreSQL that Jundeng ships. */
class OrderIT extends OrderFacts {

    OrderIT() {
        super(new TestWarehouse());
    }
}
