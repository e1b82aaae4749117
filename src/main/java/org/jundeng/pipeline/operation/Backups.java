// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.operation;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import org.jundeng.binding.Faults;
import org.jundeng.binding.Settings;
import org.jundeng.pipeline.configuration.Folders;
import org.jundeng.pipeline.workspace.Ownership;
import org.jundeng.pipeline.workspace.Workspace;
import org.jundeng.warehouse.DatabaseSettings;
import org.jundeng.warehouse.Warehouse;
import org.jundeng.warehouse.backup.Backup;
import org.jundeng.warehouse.backup.Extra;
import org.jundeng.warehouse.backup.Restore;

/**
 * Backs up a workspace and brings it back. Only the settings are read of the configuration, so that a fault elsewhere
 * prevents no backup.
 */
public final class Backups {

    private Backups() {}

    /** Writes a backup of the workspace to {@code target}, while others work in it. */
    public static Backup.Made make(Folders folders, Path target, Set<Extra> extras, Clock clock) throws IOException {
        Workspace workspace = new Workspace(folders.workspace());
        try (Warehouse warehouse = warehouse(folders)) {
            return new Backup(warehouse.dataSource(), workspace.root(), clock).write(target, extras);
        }
    }

    /** Restores a backup into the workspace. No other process may work in it, and its warehouse must be empty. */
    public static Restore.Done restore(Folders folders, Path file) throws IOException {
        Workspace workspace = new Workspace(folders.workspace());
        try (Restore restore = Restore.open(file);
                Ownership mine = Ownership.of(workspace, "restore", null);
                Warehouse warehouse = warehouse(folders)) {
            return restore.into(warehouse.owner(), workspace.root());
        }
    }

    /** The warehouse of a workspace, opened without its catalogue and contracts. */
    static Warehouse warehouse(Folders folders) {
        Faults faults = new Faults();
        Settings settings = Settings.load(folders.config(), folders.workspace(), folders.environment(), faults);
        faults.throwIfAny();
        return Warehouse.open(
                DatabaseSettings.of(settings, folders.environment()), new Workspace(folders.workspace()).postgres());
    }
}
