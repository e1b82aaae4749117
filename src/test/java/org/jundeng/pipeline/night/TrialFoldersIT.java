// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.night;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.load.Loader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A file that is only tried gets its receipt, and nothing is stored. */
class TrialFoldersIT {

    private static final String HEADER = "地区,月份,登记失业率(%),社会就业率(%),城镇新增就业(人),期末登记失业(人)\n";
    private static final String GOOD = HEADER + "上城区,2014年5月,3.1,96,1,2\n";

    @RegisterExtension
    final TestWarehouse warehouse = new TestWarehouse();

    @TempDir
    Path home;

    private RunningPipeline running;
    private Path trials;

    @BeforeEach
    void open() throws IOException {
        running = new TestPipeline(home, warehouse).begin();
        trials = Files.createDirectories(
                running.pipeline().opened().workspace().inbox("hrss").resolve("试投"));
    }

    @AfterEach
    void close() {
        running.close();
    }

    private void drop(Path folder, String name, String text) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(name), text);
        Files.writeString(folder.resolve(name + ".done"), "");
    }

    private NightResult night() {
        NightResult night = running.night().run("nightly");
        assertThat(night.troubles()).isEmpty();
        return night;
    }

    private JsonNode receipt(String name) throws IOException {
        try (Stream<Path> all =
                Files.list(running.pipeline().opened().workspace().receipts("hrss"))) {
            List<Path> receipts = all.filter(
                            file -> file.getFileName().toString().endsWith("-试投-" + name + ".json"))
                    .toList();
            assertThat(receipts).hasSize(1);
            Path page = receipts.get(0)
                    .resolveSibling(receipts.get(0).getFileName().toString().replaceFirst("json$", "html"));
            assertThat(page).content().contains("这是试投的回执：数据没有入库，也不算报送。");
            return new ObjectMapper().readTree(receipts.get(0).toFile());
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private String count(String table) {
        return warehouse.texts("select count(*)::text from " + table).get(0);
    }

    @Test
    void aFileThatIsTriedHasAReceiptAndIsNotStored() throws IOException {
        drop(trials, "就业月报.csv", GOOD);

        assertThat(night().lines()).isEmpty();

        JsonNode receipt = receipt("就业月报.csv");
        assertThat(receipt.path("kind").asText()).isEqualTo("trial");
        assertThat(receipt.path("outcome").asText()).isEqualTo("taken");
        assertThat(receipt.path("feed").asText()).isEqualTo("hrss-employment");
        assertThat(receipt.path("ledgerNumber").isNull()).isTrue();
        assertThat(receipt.path("keptPath").isNull()).isTrue();
        assertThat(receipt.at("/counts/new").asInt()).isEqualTo(4);
        assertThat(count("delivery") + count("observation")).isEqualTo("00");
        assertThat(running.pipeline().opened().workspace().archive("hrss")).doesNotExist();
        assertThat(names(trials)).containsExactly("已试");
        assertThat(trials.resolve("已试/就业月报.csv")).hasContent(GOOD.strip());
    }

    @Test
    void itsReceiptSaysWhatTheCheckSays() throws IOException {
        String text = HEADER + "上城区,2014年5月,x,96,1,2\n火星区,2014年5月,3.1,96,1,2\n西湖区,2014年5月,3.1,96,1,2\n";
        drop(trials, "就业月报-2014-05.csv", text);
        Path copy = Files.writeString(home.resolve("就业月报-2014-05.csv"), text);

        night();

        Loader.Comparison checked = running.pipeline()
                .fileTrial()
                .compare(
                        copy,
                        running.pipeline()
                                .opened()
                                .configuration()
                                .contracts()
                                .feed("hrss-employment")
                                .orElseThrow());
        JsonNode receipt = receipt("就业月报-2014-05.csv");
        assertThat(receipt.path("outcome").asText())
                .isEqualTo(checked.result().outcome().word());
        assertThat(receipt.at("/counts/rowsRejected").asLong())
                .isEqualTo(checked.result().counts().rowsRejected());
        assertThat(receipt.at("/counts/findings").asLong())
                .isEqualTo(checked.result().counts().findings());
        assertThat(receipt.path("findings").findValuesAsText("code"))
                .containsExactlyElementsOf(checked.listed().stream()
                        .map(finding -> finding.code().code())
                        .toList());
    }

    @Test
    void aNameThatNoFeedClaimsIsSaidToo() throws IOException {
        drop(trials, "不知所云.csv", "a,b\n1,2\n");
        Files.createSymbolicLink(trials.resolve("link.csv"), home.resolve("nowhere"));

        night();

        assertThat(receipt("不知所云.csv").path("outcome").asText()).isEqualTo("refused");
        assertThat(receipt("不知所云.csv").path("findings").findValuesAsText("code"))
                .containsExactly("unknown-feed");
        assertThat(receipt("link.csv").path("findings").findValuesAsText("code"))
                .containsExactly("not-a-plain-file");
        assertThat(running.pipeline().opened().workspace().quarantine("hrss")).doesNotExist();
    }

    @Test
    void whatWasTriedBeforeStaysWhereItIs() throws IOException {
        Path english = trials.resolveSibling("try");
        drop(english, "就业月报.csv", GOOD);
        night();
        drop(english, "就业月报.csv", GOOD.replace("3.1", "3.2"));
        night();

        assertThat(names(english.resolve("tried"))).containsExactly("就业月报 (2).csv", "就业月报.csv");
        assertThat(night().lines()).isEmpty();
    }

    @Test
    void aNameThatHasNoRoomForAnEndingIsTriedOnce() throws IOException {
        String name = "就业月报" + "月".repeat(79) + ".csv";
        Files.writeString(trials.resolve(name), GOOD);

        night();

        assertThat(names(trials)).containsExactly("已试");
        night();
        assertThat(names(running.pipeline().opened().workspace().receipts("hrss")))
                .filteredOn(receipt -> receipt.endsWith(".json"))
                .hasSize(1);
    }

    @Test
    void aFolderForTrialsThatLeadsElsewhereIsNotFollowed() throws IOException {
        drop(trials, "就业月报.csv", GOOD);
        Path outside = Files.createDirectories(home.resolve("outside"));
        Files.createSymbolicLink(trials.resolve("已试"), outside);

        assertThat(running.night().run("nightly").troubles())
                .anySatisfy(trouble -> assertThat(trouble).contains("a link or a file, where only a folder can be"));

        assertThat(running.pipeline().opened().workspace().receipts("hrss"))
                .as("one each time")
                .doesNotExist();
        assertThat(names(outside)).isEmpty();
        assertThat(trials.resolve("就业月报.csv")).exists();
    }
}
