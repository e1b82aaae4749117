// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.backup;

import org.jundeng.warehouse.TestWarehouse;

/** From the PostgreSQL that Jundeng ships into the oldest that is supported. */
class BackupIT extends BackupFacts {

    BackupIT() {
        super(new TestWarehouse(), new TestWarehouse("oldest"));
    }
}
