// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jundeng.cli.Terminal.Said;
import org.jundeng.warehouse.TestWarehouse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Files whose names look like Windows paths are kept, found, backed up and restored like any other. */
@DisabledOnOs(OS.WINDOWS)
class StrangeNamesIT {

    private static final String HEADER = "地区,月份,登记失业率(%),社会就业率(%),城镇新增就业(人),期末登记失业(人)\n";
    private static final List<String> NAMES =
            List.of("就业月报\\..\\..\\..\\..\\..\\..\\x.csv", "就业月报\\..\\就业月报.csv", "就业月报-D:\\报表\\六月.csv");

    @RegisterExtension
    private final TestWarehouse warehouse = new TestWarehouse();

    @RegisterExtension
    private final TestWarehouse other = new TestWarehouse();

    @TempDir
    private Path folder;

    private Terminal house;

    @BeforeEach
    void night() throws IOException {
        house = terminal(warehouse, "data");
        Path inbox = Files.createDirectories(house.workspace().resolve("inbox/hrss"));
        for (int i = 0; i < NAMES.size(); i++) {
            Files.writeString(inbox.resolve(NAMES.get(i)), HEADER + "上城区,2014年5月,3." + i + ",96,1,2\n");
            Files.writeString(inbox.resolve(NAMES.get(i) + ".done"), "");
        }
        assertThat(house.say("nightly", "--date", "2014-07-10").exit()).isZero();
    }

    private Terminal terminal(TestWarehouse on, String name) throws IOException {
        return Terminal.on(on, Files.createDirectories(folder.resolve(name)), Path.of("config"));
    }

    private Path kept(String name) throws IOException {
        try (Stream<Path> all = Files.walk(house.workspace().resolve("archive"))) {
            return all.filter(file -> file.getFileName().toString().endsWith("-" + name))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private String line(String name) {
        return warehouse
                .texts("select delivery_id::text from jundeng.delivery where kind = 'delivery' and source_name = '"
                        + name + "'")
                .get(0);
    }

    @Test
    void theLedgerKeepsThePathThatTheFileHas() throws IOException {
        for (String name : NAMES) {
            assertThat(warehouse.texts("select kept_path from jundeng.delivery where source_name = '" + name + "'"))
                    .containsExactly(house.workspace().relativize(kept(name)).toString());
        }
    }

    @Test
    void theyAreReadAgainTakenBackAndRebuilt() throws IOException {
        for (String name : NAMES) {
            Said said = house.say("replay", line(name));
            assertThat(said.exit()).as(said.out() + said.err()).isZero();
        }
        assertThat(house.say("withdraw", line(NAMES.get(2)), "--reason", "误报").exit())
                .isZero();

        Said said = terminal(other, "rebuilt")
                .say("rebuild", "--from", house.workspace().toString());

        assertThat(said.lines()).last().isEqualTo("The two warehouses hold the same.");
    }

    @Test
    void aBackupOfThemComesBackWhole() throws IOException {
        Path backup = folder.resolve("backup.zip");
        Said made = house.say("backup", backup.toString(), "--with-archive");
        assertThat(made.exit()).as(made.out() + made.err()).isZero();

        Terminal restored = terminal(other, "restored");
        Said said = restored.say("restore", backup.toString());

        assertThat(said.exit()).as(said.out() + said.err()).isZero();
        for (String name : NAMES) {
            Path back = restored.workspace().resolve(house.workspace().relativize(kept(name)));
            assertThat(back).hasSameBinaryContentAs(kept(name));
        }
    }

    @Test
    void bytesThatAreNotThoseOfTheLedgerAreNotTakenAgain() throws IOException {
        Path kept = kept(NAMES.get(0));
        String path = house.workspace().relativize(kept).toString();
        Files.copy(kept(NAMES.get(1)), kept, java.nio.file.StandardCopyOption.REPLACE_EXISTING);

        for (String again : List.of("replay", "release")) {
            Said said = house.say(again, line(NAMES.get(0)));

            assertThat(said.exit()).isEqualTo(1);
            assertThat(said.err())
                    .contains("Line " + line(NAMES.get(0)) + " is not taken again: " + path
                            + " has other bytes than those that came")
                    .contains("Put them back from a backup, or have the file delivered again.");
        }
        assertThat(warehouse.texts("select count(*)::text from jundeng.delivery"))
                .containsExactly("3");
        Files.delete(kept);

        assertThat(house.say("replay", line(NAMES.get(0))).err()).contains(path + " is missing");
    }

    @Test
    void aBackupSaysWhichKeptBytesAreNotThoseOfTheLedger() throws IOException {
        Path kept = kept(NAMES.get(0));
        Files.writeString(kept, "something else");

        Said said = house.say("backup", folder.resolve("b.zip").toString());

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.err())
                .contains("The ledger names " + house.workspace().relativize(kept)
                        + ", which has other bytes than those that came");
    }

    @Test
    void aPathThatLeadsOutOfTheArchiveIsSaidAndNotFollowed() {
        warehouse.execute("update jundeng.delivery set kept_path = 'archive/../secret.csv' where delivery_id = 1");

        Said replayed = house.say("replay", "1");
        Said made = house.say("backup", folder.resolve("b.zip").toString());

        assertThat(replayed.exit()).isEqualTo(1);
        assertThat(replayed.err()).contains("\"archive/../secret.csv\" is not a path of archive or quarantine");
        assertThat(made.exit()).isEqualTo(1);
        assertThat(made.err()).contains("The ledger names archive/../secret.csv, which is not there.");
    }
}
