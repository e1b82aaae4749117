// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.operation;

import org.jundeng.binding.Settings;
import org.jundeng.pipeline.backup.ScheduledBackups;
import org.jundeng.pipeline.examination.Examiner;
import org.jundeng.pipeline.examination.Remarks;

/** Looks whether a backup by schedule can be made in its folder. */
final class BackupFolderExaminer implements Examiner {

    private final Settings settings;

    BackupFolderExaminer(Settings settings) {
        this.settings = settings;
    }

    @Override
    public String subject() {
        return "the folder of backups";
    }

    @Override
    public void examine(Remarks remarks) {
        ScheduledBackups.obstacle(settings).ifPresent(remarks::fault);
    }
}
