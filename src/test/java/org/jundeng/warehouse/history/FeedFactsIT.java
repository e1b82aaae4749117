// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.history;

import org.jundeng.warehouse.TestWarehouse;

/** The facts of feeds on the PostgreSQL that Jundeng ships. */
class FeedFactsIT extends FeedFactsFacts {

    FeedFactsIT() {
        super(new TestWarehouse());
    }
}
