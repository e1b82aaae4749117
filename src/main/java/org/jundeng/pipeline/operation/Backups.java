// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.operation;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import org.jundeng.binding.Faults;
import org.jundeng.binding.Settings;
import org.jundeng.pipeline.configuration.Folders;
import org.jundeng.pipeline.night.OpenWorkspace;
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
    public record Caller(String user, Clock clock) {}

    /** What the audit trail of a warehouse says of a caller's acts. */
    private record Noting(Caller caller, AuditTrail trail, String node) {

        static Noting in(Warehouse warehouse, Folders folders, Caller caller) {
            return new Noting(
                    caller,
                    new AuditTrail(warehouse.dataSource(), caller.clock()),
                    OpenWorkspace.node(settings(folders)));
        }

        void note(Act act, Path file, String outcome, String detail) {
            String subject = file.getFileName().toString();
            trail.note(new AuditTrail.Entry(caller.user(), act, subject, outcome, detail).because(null, node));
        }
    }

    /**
     * Writes a backup of the workspace to {@code target}, while others work in it. It is a copy of everything, so the
     * audit trail says before it is begun who asked for it, and the backup itself has that line.
     */
    public static Backup.Made make(Folders folders, Path target, Set<Extra> extras, Caller caller) throws IOException {
        Workspace workspace = new Workspace(folders.workspace());
        try (Warehouse warehouse = warehouse(folders)) {
            Noting noting = Noting.in(warehouse, folders, caller);
            noting.note(Act.COPY, target, "begun", "command");
            try {
                Backup.Made made =
                        new Backup(warehouse.dataSource(), workspace.root(), caller.clock()).write(target, extras);
                noting.note(Act.COPY, target, AuditTrail.DONE, "command, " + made.rows() + " rows");
                return made;
            } catch (IOException | RuntimeException e) {
                noting.note(Act.COPY, target, "not-made", "command, " + e.getMessage());
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
            Noting.in(warehouse, folders, caller)
                    .note(Act.RESTORE, file, AuditTrail.DONE, "command, backup of " + done.madeAt());
            return done;
        }
    }

    /** The warehouse of a workspace, opened without its catalogue and contracts. */
    static Warehouse warehouse(Folders folders) {
        return Warehouse.open(
                DatabaseSettings.of(settings(folders), folders.environment()),
                new Workspace(folders.workspace()).postgres());
    }

    private static Settings settings(Folders folders) {
        Faults faults = new Faults();
        Settings settings = Settings.load(folders.config(), folders.workspace(), folders.environment(), faults);
        faults.throwIfAny();
        return settings;
    }
}
