// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.load;

/** The same facts on the oldest PostgreSQL that is supported. */
class BlocksOnOldestPostgresIT extends BlocksFacts {

    BlocksOnOldestPostgresIT() {
        super("oldest");
    }
}
