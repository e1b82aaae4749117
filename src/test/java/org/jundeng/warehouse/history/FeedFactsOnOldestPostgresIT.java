// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.history;

import org.jundeng.warehouse.TestWarehouse;

/** The same facts on the oldest PostgreSQL that is supported. */
class FeedFactsOnOldestPostgresIT extends FeedFactsFacts {

    FeedFactsOnOldestPostgresIT() {
        super(new TestWarehouse("oldest"));
    }
}
