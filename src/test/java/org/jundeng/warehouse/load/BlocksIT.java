// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.load;

/** See {@link BlocksFacts}; on the PostgreSQL that is shipped. */
class BlocksIT extends BlocksFacts {

    BlocksIT() {
        super("shipped");
    }
}
