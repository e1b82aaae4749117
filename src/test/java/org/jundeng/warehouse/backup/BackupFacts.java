// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Enumeration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.Outcome;
import org.jundeng.warehouse.load.Deliveries;
import org.jundeng.warehouse.sql.Transactions;
import org.jundeng.warehouse.withdrawal.Withdrawals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Backups and restores, from one PostgreSQL into another one. */
abstract class BackupFacts {

    private static final Clock CLOCK = Clock.fixed(Deliveries.NIGHT, ZoneOffset.UTC);

    @RegisterExtension
    final TestWarehouse from;

    @RegisterExtension
    final TestWarehouse into;

    @TempDir
    Path folder;

    BackupFacts(TestWarehouse from, TestWarehouse into) {
        this.from = from;
        this.into = into;
    }

    private Path root() {
        return folder.resolve("workspace");
    }

    /** Something in most tables, with values that text forms trip over; bytes of one delivery of two. */
    private void fill() throws IOException {
        Deliveries deliveries = new Deliveries(from.dataSource());
        deliveries.of("jobs").row("jobs", "fuyang", "2014-06", "3.20").store();
        LedgerLine second = deliveries
                .of("jobs")
                .row("jobs", "fuyang", "2014-06", null)
                .row("jobs", "linan", "2014-06", "123456789012345678.000000000123")
                .store();
        new Withdrawals(from.dataSource(), deliveries.rereading(), CLOCK, "test")
                .withdraw(second, "tab\t, \\N, 引号\" and\nline", LocalDate.of(2014, 7, 10));
        from.execute(
                "insert into run (command, business_date, started_at, node)"
                        + " values ('nightly', '2014-07-10', now(), 'n')",
                "insert into notice (notice_key, kind, person, address, business_date, run_id, created_at, message_id,"
                        + " subject, text_body, html_body, state, reason) values ('k', 'digest', 'zhou', 'x@y',"
                        + " '2014-07-10', 1, now(), '<k@x>', '【均等】', E'a\\\\b\\r\\n', '', 'sent', 'new')",
                "insert into notice_image values (1, 'c', '\\x00ff0a5c')");
        Files.createDirectories(root().resolve("archive/hrss"));
        Files.writeString(root().resolve("archive/x"), "bytes");
        Files.writeString(root().resolve("archive/hrss/就业.csv"), "more");
        Files.writeString(root().resolve("archive/hrss/.y.part"), "under way");
    }

    private Path backup(boolean withFiles) throws IOException {
        Path file = folder.resolve("backups/one.zip");
        new Backup(from.dataSource(), root(), CLOCK).write(file, withFiles ? Set.of(Extra.ARCHIVE) : Set.of());
        return file;
    }

    private Restore.Done restore(Path file, Path root) throws IOException {
        try (Restore restore = Restore.open(file)) {
            return restore.into(into.owner(), root);
        }
    }

    /** Every table of a warehouse, its rows as one checksum. */
    private static Map<String, String> tables(DataSource warehouse) {
        return Transactions.read(warehouse, connection -> {
            Map<String, String> sums = new TreeMap<>();
            for (String table : new BackupTables(connection).inOrder().keySet()) {
                sums.put(table, sum(connection, table));
            }
            return sums;
        });
    }

    private static String sum(Connection connection, String table) throws java.sql.SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') from "
                                + BackupTables.name(table) + " t")) {
            row.next();
            return row.getString(1);
        }
    }

    private static Map<String, Long> sequences(DataSource warehouse) {
        return Transactions.read(warehouse, connection -> new BackupTables(connection).sequences());
    }

    /** The backup once more, one of its entries changed. */
    private Path changed(Path file, String entry, String search, String replacement) throws IOException {
        Path copy = folder.resolve("changed.zip");
        try (ZipFile old = new ZipFile(file.toFile());
                OutputStream out = Files.newOutputStream(copy);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            Enumeration<? extends ZipEntry> entries = old.entries();
            while (entries.hasMoreElements()) {
                ZipEntry each = entries.nextElement();
                zip.putNextEntry(new ZipEntry(each.getName()));
                try (InputStream in = old.getInputStream(each)) {
                    byte[] bytes = in.readAllBytes();
                    String text = new String(bytes, StandardCharsets.UTF_8);
                    zip.write(
                            each.getName().equals(entry)
                                    ? text.replace(search, replacement).getBytes(StandardCharsets.UTF_8)
                                    : bytes);
                }
            }
        }
        return copy;
    }

    @Test
    void everyTableAndSequenceComesBackAsItWas() throws IOException {
        fill();

        Path file = backup(false);
        Restore.Done done = restore(file, root());

        assertThat(tables(into.dataSource()))
                .isEqualTo(tables(from.dataSource()))
                .hasSizeGreaterThan(20);
        assertThat(sequences(into.dataSource())).isEqualTo(sequences(from.dataSource()));
        assertThat(done.files()).isEqualTo(2);
        assertThat(done.faults()).isEmpty();
        assertThat(folder.resolve("backups")).isDirectoryContaining("glob:**/one.zip");
        assertThat(Files.list(folder.resolve("backups"))).hasSize(1);
    }

    @Test
    void theNextLineOfARestoredLedgerHasTheNextNumber() throws IOException {
        fill();
        restore(backup(false), root());

        Deliveries here = new Deliveries(from.dataSource());
        Deliveries there = new Deliveries(into.dataSource());
        for (int arrival = 0; arrival < 2; arrival++) {
            here.of("jobs");
            there.of("jobs");
        }
        LedgerLine one = here.of("jobs")
                .bytes("x")
                .row("jobs", "fuyang", "2014-06", "3.2")
                .store();
        LedgerLine other = there.of("jobs")
                .bytes("x")
                .row("jobs", "fuyang", "2014-06", "3.2")
                .store();

        assertThat(other).isEqualTo(one);
        assertThat(other.result().outcome()).isEqualTo(Outcome.UNCHANGED);
    }

    @Test
    void filesThatAreNotHereAsTheyWereAreNamed() throws IOException {
        fill();
        Path file = backup(false);
        Files.writeString(root().resolve("archive/x"), "Bytes");
        Files.delete(root().resolve("archive/hrss/就业.csv"));

        assertThat(restore(file, root()).faults())
                .containsExactlyInAnyOrder(
                        "archive/x has other bytes than when the backup was made", "archive/hrss/就业.csv is missing");
    }

    @Test
    void filesComeBackFromABackupWithThem() throws IOException {
        fill();

        Restore.Done done = restore(backup(true), folder.resolve("other"));

        assertThat(done.faults()).isEmpty();
        assertThat(folder.resolve("other/archive/hrss/就业.csv")).hasContent("more");
        assertThat(folder.resolve("other/archive/x")).hasContent("bytes");
    }

    @Test
    void whatTheLedgerNamesAndIsNotThereIsSaid() throws IOException {
        fill();
        Files.delete(root().resolve("archive/x"));

        Backup.Made made = new Backup(from.dataSource(), root(), CLOCK).write(folder.resolve("b.zip"), Set.of());

        assertThat(made.missing()).containsExactly("archive/x");
    }

    @Test
    void bytesThatTheLedgerDoesNotKnowAreSaid() throws IOException {
        fill();

        Backup.Made made = new Backup(from.dataSource(), root(), CLOCK).write(folder.resolve("b.zip"), Set.of());

        assertThat(made.missing()).isEmpty();
        assertThat(made.differing()).contains("archive/x");
    }

    @Test
    void aBackupThatCannotBeReadBackIsNone() throws IOException {
        fill();
        Path target = folder.resolve("target.zip");
        Path damaged = changed(backup(true), "files/archive/x", "bytes", "Bytes");

        assertThatThrownBy(() -> Backup.readBack(damaged, target))
                .isInstanceOf(UnusableBackup.class)
                .hasMessageStartingWith(target + " is not made, for it could not be restored: " + damaged
                        + " is damaged: files/archive/x");
        assertThatThrownBy(() -> Backup.readBack(Files.writeString(damaged, "cut off"), target))
                .isInstanceOf(UnusableBackup.class)
                .hasMessageContaining("is no backup, or only a part of one");
    }

    @Test
    void nothingIsRestoredIntoAWarehouseThatIsInUse() throws IOException {
        fill();
        Path file = backup(false);
        new Deliveries(into.dataSource())
                .of("jobs")
                .row("jobs", "fuyang", "2014-06", "7")
                .store();
        Map<String, String> before = tables(into.dataSource());

        assertThatThrownBy(() -> restore(file, root()))
                .isInstanceOf(UnusableBackup.class)
                .hasMessage("the warehouse is not empty: there are rows in delivery, series; name another workspace, or"
                        + " another database");
        assertThat(tables(into.dataSource())).isEqualTo(before);
    }

    @Test
    void aBackupOfAnotherSchemaIsRefused() throws IOException {
        fill();
        into.execute("update jundeng.flyway_schema_history set version = '2014' where installed_rank ="
                + " (select max(installed_rank) from jundeng.flyway_schema_history)");
        String version = Transactions.read(from.dataSource(), c -> new BackupTables(c).schemaVersion());
        Path file = backup(false);

        assertThatThrownBy(() -> restore(file, root()))
                .isInstanceOf(UnusableBackup.class)
                .hasMessage(file + " is of schema version " + version + ", this program's is 2014; restore it with the"
                        + " version of Jundeng that made it, then upgrade");
    }

    @Test
    void aDamagedBackupIsRefusedAndNothingWritten() throws IOException {
        fill();
        Map<String, String> before = tables(into.dataSource());
        Path file = changed(backup(false), "tables/observation.copy", "3.20", "4.20");

        assertThatThrownBy(() -> restore(file, root()))
                .isInstanceOf(UnusableBackup.class)
                .hasMessage(file + " is damaged: tables/observation.copy is not as its manifest says; take another"
                        + " backup");
        assertThat(tables(into.dataSource())).isEqualTo(before);
    }

    @Test
    void aRestoreThatFailsHalfwayLeavesNothing() throws IOException {
        fill();
        Map<String, String> before = tables(into.dataSource());
        Path file = changed(backup(false), BackupManifest.ENTRY, "\"node\" ]", "\"no_such_column\" ]");

        assertThatThrownBy(() -> restore(file, root())).hasMessageContaining("no_such_column");
        assertThat(tables(into.dataSource())).isEqualTo(before);
    }

    @Test
    void aFileThatIsNoBackupIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("x.zip"), "not a zip");

        assertThatThrownBy(() -> restore(file, root()))
                .isInstanceOf(UnusableBackup.class)
                .hasMessageStartingWith(file + " is no backup, or only a part of one: ");
        assertThatThrownBy(() -> restore(folder.resolve("none.zip"), root()))
                .hasMessage(folder.resolve("none.zip") + " is not a file");
    }

    @Test
    void aBackupNeverReplacesAFile() throws IOException {
        fill();
        Path file = backup(false);

        assertThatThrownBy(() -> backup(false)).hasMessage(file + " is there already; name a file that is not");
    }

    @Test
    void noFileIsWrittenOutsideTheKeptOnes() throws IOException {
        fill();
        Path file = changed(backup(true), "files.jsonl", "archive/x", "archive/../x");

        assertThatThrownBy(() -> restore(file, folder.resolve("other"))).isInstanceOf(UnusableBackup.class);
        assertThatThrownBy(() -> new KeptFiles(root()).place("archive/../x"))
                .hasMessage("the backup names a file outside archive/ and quarantine/: archive/../x");
        assertThat(folder.resolve("other")).doesNotExist();
    }
}
