// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.backup;

import org.jundeng.warehouse.TestWarehouse;

/** From the oldest PostgreSQL that is supported into the one that Jundeng ships. */
class BackupFromOldestPostgresIT extends BackupFacts {

    BackupFromOldestPostgresIT() {
        super(new TestWarehouse("oldest"), new TestWarehouse());
    }
}
