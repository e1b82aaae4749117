// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse;

/** From the oldest PostgreSQL that is supported into the one that Jundeng ships. */
class BackupFromOldestPostgresIT extends BackupFacts {

    BackupFromOldestPostgresIT() {
        super(new TestWarehouse("oldest"), new TestWarehouse());
    }
}
