// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.load;

import org.jundeng.warehouse.TestWarehouse;

/** The loader on the PostgreSQL that Jundeng ships. */
class LoaderIT extends LoaderFacts {

    LoaderIT() {
        super(new TestWarehouse());
    }
}
