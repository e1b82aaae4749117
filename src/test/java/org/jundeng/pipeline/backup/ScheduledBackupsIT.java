// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jundeng.pipeline.night.FaultyHouse;
import org.jundeng.pipeline.night.NightResult;
import org.jundeng.pipeline.night.RunningPipeline;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.backup.Restore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Backups that nights make: when they are due, where they may lie, what proves that they are good. */
class ScheduledBackupsIT {

    private static final String TRAIL =
            "select act || ' ' || outcome from jundeng.audit" + " where act <> 'take-up' order by audit_id";

    @RegisterExtension
    final TestWarehouse warehouse = new TestWarehouse();

    @RegisterExtension
    final TestWarehouse scratch = new TestWarehouse();

    @RegisterExtension
    final TestWarehouse restored = new TestWarehouse();

    @TempDir
    Path folder;

    private FaultyHouse house;
    private Path backups;

    @BeforeEach
    void schedule() {
        house = new FaultyHouse(folder, warehouse);
        backups = folder.resolve("mnt");
        house.environment.put("JUNDENG_BACKUP_FOLDER", backups.toString());
        house.environment.put("JUNDENG_BACKUP_KEEP", "2");
    }

    @Test
    void aNightBacksUpWhatIsDueTriesItAndKeepsTheNewest() throws IOException {
        sign();
        scratch.execute("drop schema jundeng cascade");
        house.environment.put("JUNDENG_BACKUP_SCRATCH_URL", scratch.url());
        house.environment.put("JUNDENG_BACKUP_WITH", "receipts, report, settings");
        Files.createDirectories(house.workspace);
        Files.writeString(house.workspace.resolve("application.properties"), "jundeng.smtp.from=a@city.example\n");
        List<String> own = List.of("jundeng-20140601.zip", "jundeng-before-upgrade.zip", "jundeng-old.zip");
        for (String name : own) {
            Files.createFile(backups.resolve(name));
        }
        house.drop("hrss-employment-20140605.csv", "2014年5月", 30);
        for (int day = 0; day < 3; day++) {
            house.clock = Clock.offset(Clock.systemUTC(), Duration.ofDays(day));
            assertThat(house.night().troubles()).isEmpty();
        }
        assertThat(house.night().troubles()).as("again").isEmpty();

        assertThat(names()).as("an operator's own files stay and do not count").containsAll(own);
        own.forEach(name -> delete(backups.resolve(name)));
        assertThat(names()).hasSize(2).allMatch(name -> name.matches("jundeng-\\d{8}T\\d{6}Z\\.zip"));
        assertThat(house.ask("select act || ' ' || outcome || ' ' || regexp_replace(detail, '\\d+', 'n', 'g')"
                        + " from jundeng.audit order by audit_id desc limit 1"))
                .containsExactly("back-up done n rows of n tables, restored for a trial, older removed: n");
        assertThat(house.ask(TRAIL)).hasSize(3).containsOnly("back-up done");
        assertThat(scratch.texts("select nspname from pg_namespace where nspname = 'jundeng'"))
                .as("what a trial made")
                .isEmpty();
        bringsBack(backups.resolve(names().get(1)));
    }

    private void bringsBack(Path file) throws IOException {
        Path other = folder.resolve("other");
        try (Restore restore = Restore.open(file)) {
            Restore.Done done = restore.into(restored.owner(), other);
            assertThat(done.notes())
                    .singleElement()
                    .asString()
                    .contains("application.properties.restored; look at jundeng.db.url");
        }
        assertThat(other.resolve("application.properties.restored")).hasContent("jundeng.smtp.from=a@city.example");
        assertThat(other.resolve("application.properties")).doesNotExist();
        for (String below : List.of("receipts", "report")) {
            assertThat(tree(other.resolve(below))).isNotEmpty().isEqualTo(tree(house.workspace.resolve(below)));
        }
    }

    @Test
    void aFolderThatIsNotTheMountedOneIsNeverWrittenAndSaidLoudly() throws IOException {
        NightResult missing = house.night();
        assertThat(missing.exitCode()).isEqualTo(3);
        assertThat(missing.troubles())
                .singleElement()
                .asString()
                .contains("the folder " + backups + " of jundeng.backup.folder is not there; mount it or make it");
        assertThat(backups).doesNotExist();

        Files.createDirectories(backups);
        assertThat(house.night().troubles()).singleElement().asString().contains("has no file .jundeng-backups");
        assertThat(names()).isEmpty();
        assertThat(house.ask(TRAIL)).containsExactly("back-up failed", "back-up failed");
        assertThat(house.ask("select max(exit_code)::text from jundeng.run")).containsExactly("3");
        try (RunningPipeline running = house.nightly()) {
            assertThat(running.pipeline().backups().orElseThrow().last()).isEmpty();
        }
    }

    /** The database that is named is somebody's warehouse. */
    @Test
    void aTrialNeverRemovesAWarehouseThatItDidNotMake() throws IOException {
        sign();
        house.environment.put("JUNDENG_BACKUP_SCRATCH_URL", scratch.url());

        try (RunningPipeline running = house.nightly()) {
            ScheduledBackups all = running.pipeline().backups().orElseThrow();
            assertThatThrownBy(all::make)
                    .hasMessageContaining("that was not made to try backups; name an empty database");
            assertThat(all.isDue()).isTrue();
        }
        house.clock = Clock.offset(Clock.systemUTC(), Duration.ofDays(1));
        assertThat(house.night().exitCode()).isEqualTo(3);
        assertThat(names())
                .as("a backup that was not tried counts for none, and each next one replaces it")
                .singleElement()
                .asString()
                .matches("untried-jundeng-\\d{8}T\\d{6}Z\\.zip");
        assertThat(scratch.texts("select count(*)::text from jundeng.run")).containsExactly("0");
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void sign() throws IOException {
        Files.createFile(Files.createDirectories(backups).resolve(ScheduledBackups.SIGN));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> all = Files.list(backups)) {
            return all.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> tree(Path start) throws IOException {
        try (Stream<Path> all = Files.walk(start)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> start.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
