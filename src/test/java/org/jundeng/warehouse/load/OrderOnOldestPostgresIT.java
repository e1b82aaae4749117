// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.load;

import org.jundeng.warehouse.TestWarehouse;

/** The same facts on the oldest PostgreSQL that is supported. */
class OrderOnOldestPostgresIT extends OrderFacts {

    OrderOnOldestPostgresIT() {
        super(new TestWarehouse("oldest"));
    }
}
