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
import org.jundeng.warehouse.ledger.AuditTrail;
import org.jundeng.warehouse.ledger.AuditTrail.Act;

/**
 * Backs up a workspace and brings it back. Only the settings are read of the configuration, so that a fault elsewhere
 * prevents no backup.
 */
public final class Backups {

    private Backups() {}

    /**
     * Who asks for it.
     *
     * @param user the operating system user
     * @param clock the true time
     */
    public record Caller(String user, Clock clock) {

        private void note(Warehouse warehouse, Act act, String subject, String outcome, String detail) {
            new AuditTrail(warehouse.dataSource(), clock)
                    .note(new AuditTrail.Entry(user, act, subject, outcome, detail));
        }
    }

    /**
     * Writes a backup of the workspace to {@code target}, while others work in it. It is a copy of everything, so the
     * audit trail says before it is begun who asked for it, and the backup itself has that line.
     */
    public static Backup.Made make(Folders folders, Path target, Set<Extra> extras, Caller caller) throws IOException {
        Workspace workspace = new Workspace(folders.workspace());
        String subject = target.getFileName().toString();
        try (Warehouse warehouse = warehouse(folders)) {
            caller.note(warehouse, Act.COPY, subject, "begun", "command");
            try {
                Backup.Made made =
                        new Backup(warehouse.dataSource(), workspace.root(), caller.clock()).write(target, extras);
                caller.note(warehouse, Act.COPY, subject, AuditTrail.DONE, "command, " + made.rows() + " rows");
                return made;
            } catch (IOException | RuntimeException e) {
                caller.note(warehouse, Act.COPY, subject, "not-made", "command, " + e.getMessage());
                throw e;
            }
        }
    }

    /**
     * Restores a backup into the workspace. No other process may work in it, and its warehouse must be empty. The audit
     * trail goes on from that of the backup.
     */
    public static Restore.Done restore(Folders folders, Path file, Caller caller) throws IOException {
        Workspace workspace = new Workspace(folders.workspace());
        try (Restore restore = Restore.open(file);
                Ownership mine = Ownership.of(workspace, "restore", null);
                Warehouse warehouse = warehouse(folders)) {
            Restore.Done done = restore.into(warehouse.owner(), workspace.root());
            caller.note(
                    warehouse,
                    Act.RESTORE,
                    file.getFileName().toString(),
                    AuditTrail.DONE,
                    "command, backup of " + done.madeAt());
            return done;
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
