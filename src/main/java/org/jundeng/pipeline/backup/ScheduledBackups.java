// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.jundeng.binding.Settings;
import org.jundeng.pipeline.workspace.Workspace;
import org.jundeng.warehouse.DatabaseSettings;
import org.jundeng.warehouse.Warehouse;
import org.jundeng.warehouse.backup.Backup;
import org.jundeng.warehouse.backup.Restore;
import org.jundeng.warehouse.ledger.AuditTrail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes backups as the settings {@code jundeng.backup.…} say. A backup counts only when it is complete, and was
 * restored for a trial where that is possible; only then older ones are removed. Each attempt is a line of the audit
 * trail.
 */
public final class ScheduledBackups {

    /** The names that Jundeng gives to backups, as a glob; they sort by time. Other names are an operator's own. */
    public static final String NAMED = "jundeng-" + "[0-9]".repeat(8) + "T" + "[0-9]".repeat(6) + "Z.zip";

    /** The file that shows that a folder is the one that is meant, and not the place where it was to be mounted. */
    public static final String SIGN = ".jundeng-backups";

    private static final Logger LOG = LoggerFactory.getLogger(ScheduledBackups.class);
    private static final String ACTOR = "jundeng";
    /** Before the name of a backup that was restored for a trial, and was not as it should be. */
    private static final String UNUSABLE = "unusable-";
    /** Before the name of a backup whose trial failed, so that nobody knows. */
    private static final String UNTRIED = "untried-";

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final BackupSettings settings;
    private final Warehouse warehouse;
    private final DatabaseSettings database;
    private final Workspace workspace;
    private final Clock clock;
    private final AuditTrail audit;

    private ScheduledBackups(
            BackupSettings settings, Warehouse warehouse, DatabaseSettings database, Workspace workspace, Clock clock) {
        this.settings = settings;
        this.warehouse = warehouse;
        this.database = database;
        this.workspace = workspace;
        this.clock = clock;
        this.audit = new AuditTrail(warehouse.dataSource(), clock);
    }

    /**
     * A backup that was made.
     *
     * @param file the file
     * @param made what is in it
     * @param tried whether it was restored for a trial
     * @param removed the older ones that were removed for it
     */
    public record Result(Path file, Backup.Made made, boolean tried, List<Path> removed) {}

    /**
     * Backups of {@code workspace} and {@code warehouse}; empty if {@code jundeng.backup.folder} is not set.
     *
     * @param database the own server; null for the embedded one
     */
    public static Optional<ScheduledBackups> of(
            Settings settings, Warehouse warehouse, DatabaseSettings database, Workspace workspace, Clock clock) {
        return BackupSettings.of(settings)
                .map(found -> new ScheduledBackups(found, warehouse, database, workspace, clock));
    }

    /** The file name of a backup that is made at {@code now}. */
    public static String name(Instant now) {
        return "jundeng-" + STAMP.format(now) + ".zip";
    }

    /** When the last backup was made; empty if none ever was. */
    public Optional<Instant> last() {
        return audit.latest(AuditTrail.Act.BACK_UP, "done");
    }

    /** Whether the schedule has come round since the last backup. */
    public boolean isDue() {
        return settings.isDue(last().orElse(null), clock.instant());
    }

    /** Why no backup can be made in the folder that is set; empty if one can, or if none is set. */
    public static Optional<String> obstacle(Settings settings) {
        return BackupSettings.of(settings).flatMap(found -> obstacle(found.folder()));
    }

    private static Optional<String> obstacle(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Optional.of("the folder " + folder + " of jundeng.backup.folder is not there; mount it or make it");
        }
        if (!Files.isRegularFile(folder.resolve(SIGN), LinkOption.NOFOLLOW_LINKS)) {
            return Optional.of(folder + " of jundeng.backup.folder has no file " + SIGN
                    + ", so it may only be the place where the backups' disk is to be mounted; mount it, and once"
                    + " only: touch " + folder.resolve(SIGN));
        }
        return Files.isWritable(folder) ? Optional.empty() : Optional.of(folder + " cannot be written");
    }

    /**
     * Makes a backup now. Throws an {@link IOException} or {@link RuntimeException} that says why there is none, which
     * the audit trail says as well.
     */
    public Result make() throws IOException {
        try {
            Result result = makeOrThrow();
            note(result.file().getFileName().toString(), "done", words(result));
            LOG.info("backup {}: {}", result.file(), words(result));
            return result;
        } catch (IOException | RuntimeException e) {
            LOG.error("there is no new backup: {}", e.getMessage());
            try {
                note(settings.folder().toString(), "failed", String.valueOf(e.getMessage()));
            } catch (RuntimeException away) {
                e.addSuppressed(away);
            }
            throw e;
        }
    }

    private Result makeOrThrow() throws IOException {
        Optional<String> obstacle = obstacle(settings.folder());
        if (obstacle.isPresent()) {
            throw new IOException(obstacle.get());
        }
        Path file = settings.folder().resolve(name(clock.instant()));
        Backup.Made made = new Backup(warehouse.dataSource(), workspace.root(), clock).write(file, settings.with());
        Optional<ScratchWarehouse> scratch = ScratchWarehouse.of(warehouse, database, settings.scratchUrl());
        if (scratch.isPresent()) {
            tryOut(file, scratch.get());
        }
        return new Result(file, made, scratch.isPresent(), removeOlder());
    }

    /** A backup of which a trial has not shown that it is good must not bear the name of one that is. */
    private void tryOut(Path file, ScratchWarehouse scratch) throws IOException {
        List<String> differing;
        try {
            differing = scratch.with(empty -> rehearse(file, empty));
        } catch (RuntimeException e) {
            setAside(file, UNTRIED);
            throw e;
        }
        if (!differing.isEmpty()) {
            setAside(file, UNUSABLE);
            throw new IOException("the backup could not be restored as it was: " + String.join("; ", differing));
        }
    }

    /** Only the newest of a kind stays, so that trials that fail night after night do not fill the disk. */
    private void setAside(Path file, String mark) throws IOException {
        List<Path> earlier = named(mark + NAMED);
        Files.move(file, file.resolveSibling(mark + file.getFileName()));
        for (Path old : earlier) {
            Files.deleteIfExists(old);
        }
    }

    private static List<String> rehearse(Path file, DataSource empty) {
        try (Restore restore = Restore.open(file)) {
            return restore.rehearse(empty);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file + ": " + e.getMessage(), e);
        }
    }

    private List<Path> removeOlder() throws IOException {
        List<Path> all = named(NAMED);
        List<Path> removed = new ArrayList<>();
        for (Path old : all.subList(0, Math.max(0, all.size() - settings.keep()))) {
            Files.deleteIfExists(old);
            removed.add(old);
        }
        return removed;
    }

    /** The files of the folder whose names fit, the oldest first. */
    private List<Path> named(String glob) throws IOException {
        List<Path> all = new ArrayList<>();
        try (DirectoryStream<Path> named = Files.newDirectoryStream(settings.folder(), glob)) {
            named.forEach(all::add);
        }
        all.sort(null);
        return all;
    }

    private static String words(Result result) {
        return result.made().rows() + " rows of " + result.made().tables() + " tables, "
                + (result.tried() ? "restored for a trial" : "read back")
                + (result.removed().isEmpty()
                        ? ""
                        : ", older removed: " + result.removed().size());
    }

    private void note(String subject, String outcome, String detail) {
        audit.note(new AuditTrail.Entry(ACTOR, AuditTrail.Act.BACK_UP, subject, outcome, detail));
    }
}
