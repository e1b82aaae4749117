// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.load;

import org.jundeng.warehouse.TestWarehouse;

/** The same facts on the oldest PostgreSQL that is supported. */
class LoaderOnOldestPostgresIT extends LoaderFacts {

    LoaderOnOldestPostgresIT() {
        super(new TestWarehouse("oldest"));
    }
}
