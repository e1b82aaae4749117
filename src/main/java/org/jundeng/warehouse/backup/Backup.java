// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.backup;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jundeng.warehouse.ledger.KeptPath;
import org.jundeng.warehouse.sql.Transactions;

/**
 * Copies the whole warehouse into one file, as it is at one instant, while others work with it. Each table is in the
 * text format of COPY, which every PostgreSQL reads; the kept files are listed with their hashes. The files are listed
 * after the snapshot is taken, so all bytes that its ledger names are there.
 */
public final class Backup {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FETCH_ROWS = 1_000;
    private static final int BUFFER_BYTES = 1 << 16;

    private final DataSource warehouse;
    private final KeptFiles files;
    private final Path root;
    private final Clock clock;

    /** Backs up {@code warehouse} and the kept files below {@code root}; its time is that of {@code clock}. */
    public Backup(DataSource warehouse, Path root, Clock clock) {
        this.warehouse = warehouse;
        this.root = root;
        this.files = new KeptFiles(root);
        this.clock = clock;
    }

    /**
     * What was written.
     *
     * @param tables how many tables
     * @param rows how many rows in all of them
     * @param files how many kept files are listed
     * @param missing paths that the ledger names where there is no file
     * @param differing paths that the ledger names where the bytes are not those that came
     */
    public record Made(int tables, long rows, long files, List<String> missing, List<String> differing) {}

    /**
     * Writes the backup, under a hidden name until it is complete, synced and read back. Throws {@link UnusableBackup}
     * where the file exists already, and where what was written could not be restored; then no backup is left.
     *
     * @param extras what is taken along
     */
    public Made write(Path target, Set<Extra> extras) throws IOException {
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new UnusableBackup(target + " is there already; name a file that is not");
        }
        Path folder = Files.createDirectories(target.toAbsolutePath().getParent());
        Path part = folder.resolve("." + target.getFileName() + ".part");
        try {
            Made made = writePart(part, extras);
            readBack(part, target);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
            return made;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Checks the backup as a restore does before it writes. */
    static void readBack(Path part, Path target) throws IOException {
        try (Restore written = Restore.open(part)) {
            written.verify();
        } catch (UnusableBackup e) {
            throw new UnusableBackup(
                    target + " is not made, for it could not be restored: " + e.getMessage() + "; look at the disk");
        }
    }

    private Made writePart(Path part, Set<Extra> extras) throws IOException {
        Files.deleteIfExists(part);
        createPrivate(part);
        Path list = Files.createTempFile(part.getParent(), ".kept-files", ".part");
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE);
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER_BYTES)) {
            Made made = Transactions.read(warehouse, connection -> {
                try (BackupParts parts = new BackupParts(out)) {
                    return write(connection, parts, list, extras);
                } catch (IOException e) {
                    throw new UncheckedIOException("writing " + part + ": " + e.getMessage(), e);
                }
            });
            out.flush();
            channel.force(true);
            return made;
        } finally {
            Files.deleteIfExists(list);
        }
    }

    /** It holds mails and figures, so only its owner may read it, where the file system can say so. */
    private static void createPrivate(Path part) throws IOException {
        if (part.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(part);
        }
    }

    private Made write(Connection connection, BackupParts parts, Path list, Set<Extra> extras)
            throws SQLException, IOException {
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
        BackupTables tables = new BackupTables(connection);
        String schemaVersion = tables.schemaVersion();
        String madeAt = clock.instant().toString();
        List<BackupManifest.Table> written = new ArrayList<>();
        for (Map.Entry<String, List<String>> table : tables.inOrder().entrySet()) {
            written.add(write(connection, parts, table.getKey(), table.getValue()));
        }
        Map<String, Long> sequences = tables.sequences();
        boolean withFiles = extras.contains(Extra.ARCHIVE);
        long kept = list(parts, list, withFiles);
        BackupManifest.Part files = parts.write("files.jsonl", out -> Files.copy(list, out));
        OtherFiles.write(root, extras, parts, list);
        BackupManifest.Part others = parts.write("others.jsonl", out -> Files.copy(list, out));
        String server = connection.getMetaData().getDatabaseProductVersion();
        BackupManifest manifest = new BackupManifest(
                BackupManifest.FORMAT,
                madeAt,
                schemaVersion,
                server,
                written,
                sequences,
                files,
                withFiles,
                others,
                extras.stream().map(Extra::word).sorted().toList());
        byte[] words = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest);
        parts.write(BackupManifest.ENTRY, out -> out.write(words));
        long rows = written.stream().mapToLong(BackupManifest.Table::rows).sum();
        List<String> missing = new ArrayList<>();
        List<String> differing = new ArrayList<>();
        compareWithLedger(connection, missing, differing);
        return new Made(written.size(), rows, kept, missing, differing);
    }

    private static BackupManifest.Table write(
            Connection connection, BackupParts parts, String table, List<String> columns)
            throws SQLException, IOException {
        long[] rows = new long[1];
        BackupManifest.Part part = parts.write(
                "tables/" + table + ".copy", out -> rows[0] = BackupTables.copyOut(connection, table, columns, out));
        return new BackupManifest.Table(table, columns, rows[0], part);
    }

    /** Lists the kept files, and includes their bytes if wanted. */
    private long list(BackupParts parts, Path list, boolean withFiles) throws IOException, SQLException {
        long[] listed = new long[1];
        try (var lines = Files.newBufferedWriter(list, StandardCharsets.UTF_8);
                OutputStream nowhere = OutputStream.nullOutputStream();
                BackupParts onlyHashed = new BackupParts(nowhere)) {
            files.each((path, file) -> {
                try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
                    BackupManifest.Part part = (withFiles ? parts : onlyHashed).write("files/" + path, in::transferTo);
                    lines.write(JSON.writeValueAsString(new KeptFiles.Kept(path, part.bytes(), part.sha256())));
                    lines.write('\n');
                    listed[0]++;
                } catch (NoSuchFileException settled) {
                    // The bytes of a refused delivery were moved from the archive to quarantine meanwhile.
                } catch (SQLException e) {
                    throw new IllegalStateException("copying a file asks no database", e);
                }
            });
        }
        return listed[0];
    }

    /** Reads all files that the ledger names. */
    private void compareWithLedger(Connection connection, List<String> missing, List<String> differing)
            throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(FETCH_ROWS);
            try (ResultSet row =
                    statement.executeQuery("select kept_path, array_agg(distinct sha256::text) from delivery"
                            + " where sha256 is not null and kept_path is not null"
                            + " and kept_path not in (select kept_path from let_go)"
                            + " group by kept_path order by kept_path")) {
                while (row.next()) {
                    String path = row.getString(1);
                    List<String> promised = List.of((String[]) row.getArray(2).getArray());
                    Optional<Path> kept = KeptPath.place(root, path);
                    if (kept.isEmpty() || !Files.isRegularFile(kept.get(), LinkOption.NOFOLLOW_LINKS)) {
                        missing.add(path);
                    } else if (!promised.equals(List.of(KeptFiles.sha256(kept.get())))) {
                        differing.add(path);
                    }
                }
            }
        }
    }
}
