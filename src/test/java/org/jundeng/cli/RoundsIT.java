// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.jundeng.cli.Terminal.Said;
import org.jundeng.warehouse.TestWarehouse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Several files in a bureau's folder at once: the newer one wins, and its receipt names the other. */
class RoundsIT {

    private static final String HEADER = "地区,月份,登记失业率(%),社会就业率(%),城镇新增就业(人),期末登记失业(人)\n";
    private static final String APRIL = HEADER + "上城区,2014年4月,3.1,96,1,2\n西湖区,2014年4月,3.5,95,7,2\n";
    private static final String CORRECTED = HEADER + "上城区,2014年4月,3.4,96,1,3\n西湖区,2014年4月,3.5,95,7,2\n";
    private static final Instant NOON = Instant.parse("2014-07-09T04:00:00Z");

    @RegisterExtension
    private final TestWarehouse warehouse = new TestWarehouse();

    @RegisterExtension
    private final TestWarehouse other = new TestWarehouse();

    @TempDir
    private Path folder;

    private Terminal house;

    @BeforeEach
    void name() throws IOException {
        house = terminal(warehouse, "data");
    }

    private Terminal terminal(TestWarehouse on, String name) throws IOException {
        return Terminal.on(on, Files.createDirectories(folder.resolve(name)), Path.of("config"));
    }

    private void drop(String name, String text, int minutes) throws IOException {
        Path file = house.workspace().resolve("inbox/hrss").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(NOON.plusSeconds(60L * minutes)));
        Files.writeString(file.resolveSibling(file.getFileName() + ".done"), "");
    }

    private void night() {
        Said said = house.say("nightly", "--date", "2014-07-10");
        assertThat(said.exit()).as(said.out() + said.err()).isZero();
    }

    private List<String> standing() {
        return warehouse.texts("select o.obs_value::text from observation o join series s using (series_id)"
                + " where s.region_id = 'shangcheng' and s.indicator = 'urban-unemployment-rate'");
    }

    private List<String> findings() {
        return warehouse.texts("select d.source_name || ': ' || f.found || ' ' || array_to_string(f.arguments, ',')"
                + " from finding f join delivery d using (delivery_id) where f.code = 'same-round-differs'");
    }

    @Test
    void theNewerFileWinsAndItsReceiptNamesTheOther() throws IOException {
        drop("就业月报-2014-04.csv", APRIL, 0);
        drop("就业月报-2014-04-修订.csv", CORRECTED, 5);
        night();

        assertThat(standing()).containsExactly("3.4");
        assertThat(findings()).containsExactly("就业月报-2014-04-修订.csv: 就业月报-2014-04.csv 2");
        Said rebuilt = terminal(other, "rebuilt")
                .say("rebuild", "--from", house.workspace().toString());
        assertThat(rebuilt.lines()).last().isEqualTo("The two warehouses hold the same.");
    }

    @Test
    void aLaterCopyWins() throws IOException {
        drop("就业月报-2014-04.csv", APRIL, 0);
        drop("2014/就业月报-2014-04 (1).csv", CORRECTED, 5);
        night();

        assertThat(standing()).containsExactly("3.4");
        assertThat(findings()).containsExactly("就业月报-2014-04 (1).csv: 就业月报-2014-04.csv 2");
    }

    @Test
    void anInterruptedNightGoesOn() throws IOException {
        drop("就业月报-2014-04.csv", APRIL, 0);
        night();
        warehouse.execute("update jundeng.run set ended_at = null, exit_code = null");
        drop("就业月报-2014-04-修订.csv", CORRECTED, 5);
        night();

        assertThat(findings()).containsExactly("就业月报-2014-04-修订.csv: 就业月报-2014-04.csv 2");
    }

    @Test
    void filesOfDifferentNightsOrWithEqualContentMakeNoFinding() throws IOException {
        drop("就业月报-2014-04.csv", APRIL, 0);
        night();
        drop("就业月报-2014-04-修订.csv", CORRECTED, 5);
        drop("就业月报-2014-04-修订再.csv", CORRECTED.replace("2014年4月", "2014-04"), 6);
        night();

        assertThat(standing()).containsExactly("3.4");
        assertThat(findings()).isEmpty();
    }
}
