// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.sql.DataSource;
import org.jundeng.binding.RestrictedFiles;
import org.jundeng.warehouse.sql.Transactions;
import org.postgresql.PGConnection;

/**
 * Restores a backup into an empty warehouse: checks all of it first, then writes it in one transaction or not at all.
 */
public final class Restore implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BUFFER_BYTES = 1 << 16;

    private final Path file;
    private final ZipFile zip;
    private final BackupManifest manifest;

    private Restore(Path file, ZipFile zip, BackupManifest manifest) {
        this.file = file;
        this.zip = zip;
        this.manifest = manifest;
    }

    /**
     * What was restored.
     *
     * @param madeAt when the backup was made, an instant
     * @param tables how many tables
     * @param rows how many rows in all of them
     * @param files how many kept files the backup lists
     * @param faults a sentence for each of these that is missing or has other bytes
     * @param others how many other files came back: receipts, pages
     * @param notes a sentence for each of them that was there already, and did not
     */
    public record Done(
            String madeAt, int tables, long rows, long files, List<String> faults, long others, List<String> notes) {}

    /** Opens a backup and reads its description. Throws {@link UnusableBackup} where the file is no backup. */
    public static Restore open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new UnusableBackup(file + " is not a file");
        }
        ZipFile zip = null;
        try {
            zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8);
            ZipEntry entry = zip.getEntry(BackupManifest.ENTRY);
            if (entry == null) {
                throw new UnusableBackup(file + " is no backup: it has no " + BackupManifest.ENTRY);
            }
            BackupManifest manifest;
            try (InputStream in = zip.getInputStream(entry)) {
                manifest = JSON.readValue(in, BackupManifest.class);
            }
            if (!BackupManifest.FORMAT.equals(manifest.format())) {
                throw new UnusableBackup(file + " is of the format " + manifest.format() + "; this version reads "
                        + BackupManifest.FORMAT);
            }
            return new Restore(file, zip, manifest);
        } catch (ZipException | JsonProcessingException e) {
            close(zip);
            throw new UnusableBackup(file + " is no backup, or only a part of one: " + e.getMessage());
        } catch (IOException | RuntimeException e) {
            close(zip);
            throw e;
        }
    }

    private static void close(ZipFile zip) throws IOException {
        if (zip != null) {
            zip.close();
        }
    }

    /**
     * Restores the warehouse of {@code owner}, and the kept files below {@code root} where the backup has their bytes.
     * Throws {@link UnusableBackup} before anything is written to the warehouse.
     */
    public Done into(DataSource owner, Path root) throws IOException {
        Transactions.read(owner, connection -> {
            check(connection);
            return null;
        });
        verify();
        KeptFiles files = new KeptFiles(root);
        List<String> faults = new ArrayList<>();
        long listed = settle(files, faults);
        List<String> notes = new ArrayList<>();
        long others = settleOthers(root, notes);
        Transactions.write(owner, connection -> {
            load(connection);
            return null;
        });
        long rows =
                manifest.tables().stream().mapToLong(BackupManifest.Table::rows).sum();
        return new Done(manifest.madeAt(), manifest.tables().size(), rows, listed, faults, others, notes);
    }

    private void check(Connection connection) throws SQLException {
        BackupTables tables = new BackupTables(connection);
        String here = tables.schemaVersion();
        if (!here.equals(manifest.schemaVersion())) {
            throw new UnusableBackup(file + " is of schema version " + manifest.schemaVersion()
                    + ", this program's is " + here
                    + "; restore it with the version of Jundeng that made it, then upgrade");
        }
        List<String> used = tables.used();
        if (!used.isEmpty()) {
            throw new UnusableBackup("the warehouse is not empty: there are rows in " + String.join(", ", used)
                    + "; name another workspace, or another database");
        }
    }

    /** Reads all of the backup. Throws {@link UnusableBackup} at the first fault. */
    void verify() throws IOException {
        for (BackupManifest.Table table : manifest.tables()) {
            verify(table.part());
        }
        verify(manifest.files());
        if (manifest.withFiles()) {
            eachFile(kept -> verify(new BackupManifest.Part("files/" + kept.path(), kept.bytes(), kept.sha256())));
        }
        if (manifest.others() != null) {
            verify(manifest.others());
            eachOther(kept -> {
                OtherFiles.place(file.toAbsolutePath().getParent(), kept.path());
                verify(new BackupManifest.Part(OtherFiles.ENTRY + kept.path(), kept.bytes(), kept.sha256()));
            });
        }
        KeptFiles anywhere = new KeptFiles(file.toAbsolutePath().getParent());
        eachFile(kept -> anywhere.place(kept.path()));
    }

    private void verify(BackupManifest.Part part) throws IOException {
        MessageDigest digest = KeptFiles.digest();
        long bytes;
        try (InputStream in = new DigestInputStream(entry(part.entry()), digest)) {
            bytes = in.transferTo(OutputStream.nullOutputStream());
        } catch (ZipException e) {
            throw damaged(part.entry());
        }
        if (bytes != part.bytes() || !HexFormat.of().formatHex(digest.digest()).equals(part.sha256())) {
            throw damaged(part.entry());
        }
    }

    private UnusableBackup damaged(String entry) {
        return new UnusableBackup(file + " is damaged: " + entry + " is not as its manifest says; take another backup");
    }

    private InputStream entry(String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw damaged(name);
        }
        return zip.getInputStream(entry);
    }

    /** Takes a file that the backup lists. */
    @FunctionalInterface
    private interface Each {
        void of(KeptFiles.Kept kept) throws IOException;
    }

    private long eachFile(Each each) throws IOException {
        return eachOf(manifest.files(), each);
    }

    private long eachOther(Each each) throws IOException {
        return manifest.others() == null ? 0 : eachOf(manifest.others(), each);
    }

    private long eachOf(BackupManifest.Part list, Each each) throws IOException {
        long listed = 0;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(entry(list.entry()), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                each.of(JSON.readValue(line, KeptFiles.Kept.class));
                listed++;
            }
        }
        return listed;
    }

    private long settle(KeptFiles files, List<String> faults) throws IOException {
        return eachFile(kept -> {
            if (files.fault(kept).isPresent() && manifest.withFiles()) {
                writeIfAbsent(kept, files.place(kept.path()));
            }
            files.fault(kept).ifPresent(faults::add);
        });
    }

    /** Settings that are put back could send the restored workspace to the old one's warehouse: they lie beside. */
    private long settleOthers(Path root, List<String> notes) throws IOException {
        long[] written = new long[1];
        eachOther(kept -> {
            Path place = OtherFiles.place(root, kept.path());
            if (kept.path().equals(OtherFiles.SETTINGS)) {
                place = root.resolve(OtherFiles.SETTINGS + ".restored");
                notes.add("the settings are in " + place + "; look at jundeng.db.url, then rename it to "
                        + OtherFiles.SETTINGS);
            }
            if (Files.exists(place)) {
                notes.add(place + " was there already, and is left as it was");
            } else {
                write(OtherFiles.ENTRY, kept, place);
                written[0]++;
            }
        });
        return written[0];
    }

    private void writeIfAbsent(KeptFiles.Kept kept, Path place) throws IOException {
        if (!Files.exists(place)) {
            write("files/", kept, place);
        }
    }

    private void write(String prefix, KeptFiles.Kept kept, Path place) throws IOException {
        Path part = RestrictedFiles.folder(place.getParent()).resolve("." + kept.sha256() + ".part");
        try (InputStream in = entry(prefix + kept.path());
                FileChannel channel = FileChannel.open(
                        part,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            in.transferTo(Channels.newOutputStream(channel));
            channel.force(true);
        }
        Files.move(RestrictedFiles.forTheGroup(part), place, StandardCopyOption.ATOMIC_MOVE);
    }

    private void load(Connection connection) throws SQLException {
        check(connection);
        String all = manifest.tables().stream()
                .map(table -> BackupTables.name(table.name()))
                .collect(Collectors.joining(", "));
        try (Statement statement = connection.createStatement()) {
            statement.execute("truncate " + all);
            for (BackupManifest.Table table : manifest.tables()) {
                load(connection, table);
            }
            for (Map.Entry<String, Long> sequence : manifest.sequences().entrySet()) {
                statement.execute(String.format(
                        Locale.ROOT,
                        "alter sequence %s restart with %d",
                        BackupTables.name(sequence.getKey()),
                        sequence.getValue()));
            }
        }
    }

    /**
     * Restores the tables into {@code scratch}, a migrated warehouse that is thrown away afterwards, and compares them
     * with the backup. Returns a sentence for each that differs.
     */
    public List<String> rehearse(DataSource scratch) {
        Transactions.write(scratch, connection -> {
            load(connection);
            return null;
        });
        return Transactions.read(scratch, connection -> {
            List<String> differing = new ArrayList<>();
            try (Statement statement = connection.createStatement()) {
                statement.execute("set local synchronize_seqscans = off");
            }
            for (BackupManifest.Table table : manifest.tables()) {
                MessageDigest digest = KeptFiles.digest();
                long rows = BackupTables.copyOut(
                        connection,
                        table.name(),
                        table.columns(),
                        new DigestOutputStream(OutputStream.nullOutputStream(), digest));
                if (rows != table.rows()
                        || !HexFormat.of()
                                .formatHex(digest.digest())
                                .equals(table.part().sha256())) {
                    differing.add("table " + table.name() + " has " + rows + " rows after a restore, and "
                            + table.rows() + " in the backup, or they differ");
                }
            }
            if (!new BackupTables(connection).sequences().equals(manifest.sequences())) {
                differing.add("the sequences differ after a restore");
            }
            return differing;
        });
    }

    private void load(Connection connection, BackupManifest.Table table) throws SQLException {
        String sql = String.format(
                Locale.ROOT,
                "copy %s (%s) from stdin",
                BackupTables.name(table.name()),
                BackupTables.list(table.columns()));
        try (InputStream in = entry(table.part().entry())) {
            long rows = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, in, BUFFER_BYTES);
            if (rows != table.rows()) {
                throw damaged(table.part().entry());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + table.part().entry() + " of " + file, e);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
