// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.night;

import java.io.IOException;
import java.util.Optional;
import org.jundeng.pipeline.backup.ScheduledBackups;
import org.jundeng.pipeline.outage.Troubles;
import org.jundeng.warehouse.sql.LockName;
import org.jundeng.warehouse.sql.NamedLocks;

/** Makes the backup that is due, on one node. */
final class BackupRound {

    private static final String ACT = "the backup that is due";

    private final Optional<ScheduledBackups> backups;
    private final NamedLocks locks;

    /** Makes {@code backups}; nothing if there are none. */
    BackupRound(Optional<ScheduledBackups> backups, NamedLocks locks) {
        this.backups = backups;
        this.locks = locks;
    }

    /** Makes a backup if one is due and no other node is making it. A failure goes to {@code troubles}. */
    void run(Troubles troubles) {
        if (backups.isEmpty()) {
            return;
        }
        try {
            Optional<NamedLocks.Held> mine = locks.tryTake(LockName.backup());
            if (mine.isPresent()) {
                try (NamedLocks.Held turn = mine.get()) {
                    if (backups.get().isDue()) {
                        backups.get().make();
                    }
                }
            }
        } catch (IOException | RuntimeException e) {
            troubles.note(ACT, e);
        }
    }
}
