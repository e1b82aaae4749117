// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.ask;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jundeng.catalogue.ConfigCopy;
import org.jundeng.cli.Terminal;
import org.jundeng.cli.Terminal.Said;
import org.jundeng.warehouse.TestWarehouse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What check says about a file before it is dropped. */
class CheckCommandIT {

    private static final String HEADER = "地区,月份,指标,数值\n";

    @RegisterExtension
    private final TestWarehouse warehouse = new TestWarehouse();

    @TempDir
    private Path folder;

    private Terminal terminal;
    private Path inbox;

    @BeforeEach
    void sits() throws IOException {
        ConfigCopy config = ConfigCopy.into(folder.resolve("config"))
                .spoil(
                        "bureaus.yaml",
                        "bureaus:\n",
                        "bureaus:\n  - {id: statistics, name: {zh: 统计局, en: Statistics}}\n");
        Files.delete(config.folder().resolve("feeds/hrss/hrss-rate.yaml"));
        Path other = Files.createDirectories(config.folder().resolve("feeds/statistics"));
        Files.writeString(
                other.resolve("statistics-population.yaml"),
                Files.readString(config.folder().resolve("feeds/hrss/hrss-employment.yaml"))
                        .replace("feed: hrss-employment", "feed: statistics-population")
                        .replace("bureau: hrss", "bureau: statistics")
                        .replace("就业月报", "人口月报")
                        .replace("就业*.csv", "人口*.csv")
                        .replace("hrss-employment-*.csv", "population-*.csv"));
        terminal = Terminal.on(warehouse, Files.createDirectory(folder.resolve("workspace")), config.folder());
        inbox = Files.createDirectories(folder.resolve("hrss"));
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(inbox.resolve(name), text);
    }

    private Said check(Path file, String... options) {
        List<String> words = new ArrayList<>(List.of("check", file.toString(), "--date", "2014-07-10"));
        words.addAll(List.of(options));
        return terminal.say(words.toArray(String[]::new));
    }

    @Test
    void speaksTheLanguageThatWasAskedFor() throws IOException {
        Path file = file("就业20140705.csv", HEADER + "330102,2014-06,失业率,很多\n330103,2014-06,失业率,很多\n");

        Said chinese = check(file, "--lang", "zh");
        Said english = check(file, "--lang", "en");

        assertThat(chinese.exit()).isEqualTo(1);
        assertThat(chinese.lines().get(0)).isEqualTo("就业20140705.csv（人社局“就业月报” hrss-employment）：不会入库");
        assertThat(chinese.lines().get(1)).startsWith("先做这件事：第2–3行“数值”列（D2、D3）：请");
        assertThat(chinese.out()).contains("没有写入任何内容。").doesNotContain("would", "row 2");
        assertThat(english.lines().get(0))
                .isEqualTo("就业20140705.csv for Monthly employment (hrss-employment)"
                        + " of Employment bureau would be refused");
        assertThat(english.lines().get(1)).startsWith("First: At rows 2–3, column 数值 (D2, D3): ");
        assertThat(english.out().lines().filter(line -> line.contains("[not-a-number]")))
                .hasSize(1);
        assertThat(check(file, "--lang", "fr").exit()).isEqualTo(2);
    }

    @Test
    void findsTheFeedByNameAndFolder() throws IOException {
        Path fits = file("就业20140705.csv", HEADER + "330102,2014-06,失业率,3.2\n");
        Path elsewhere = Files.copy(fits, folder.resolve("就业20140705.csv"));

        assertThat(check(fits, "--lang", "en").out()).contains("(hrss-employment)");
        assertThat(check(fits).exit()).isZero();
        assertThat(check(elsewhere, "--lang", "en").out()).contains("(hrss-employment)");
        assertThat(check(Files.copy(fits, folder.resolve("无人认领.csv"))).exit()).isEqualTo(2);
    }

    @Test
    void aNameThatNoFeedClaimsWouldBeRefused() throws IOException {
        Said said = check(file("工资.csv", HEADER + "330102,2014-06,失业率,3.2\n"), "--lang", "zh");

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.lines().get(0)).isEqualTo("工资.csv（人社局）：不会入库");
        assertThat(said.out()).contains("[unknown-feed]");
    }

    @Test
    void aNameWithoutThePromisedStampWouldBeRefused() throws IOException {
        Said said = check(file("就业.csv", HEADER + "330102,2014-06,失业率,3.2\n"));

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.out()).contains("[no-as-of]");
    }

    @Test
    void anotherBureausFileIsNamedAsSuch() throws IOException {
        Said said = check(file("人口20140705.csv", HEADER + "330102,2014-06,失业率,3.2\n"), "--lang", "zh");

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.out()).contains("[another-bureaus-file]", "“人口月报”", "统计局", "statistics");
    }

    @Test
    void saysThatTheFeedWouldNotClaimTheName() throws IOException {
        Path file = file("工资20140705.csv", HEADER + "330102,2014-06,失业率,3.2\n");

        Said said = check(file, "--feed", "hrss-employment", "--lang", "zh");

        assertThat(said.exit()).isZero();
        assertThat(said.out()).contains("文件名 工资20140705.csv 不符合“就业月报”的规则", "就业*.csv, hrss-employment-*.csv");
    }

    @Test
    void oneDocumentHasTheFieldsOfAReceipt() throws IOException {
        Path file = file("就业20140705.csv", HEADER + "330102,2014-06,失业率,很多\n");

        Said said = check(file, "--json");
        JsonNode document = new ObjectMapper().readTree(said.out());

        assertThat(said.exit()).isEqualTo(1);
        assertThat(document.get("outcome").asText()).isEqualTo("refused");
        assertThat(document.get("ledgerNumber").isNull()).isTrue();
        assertThat(document.at("/feedName/zh").asText()).isEqualTo("就业月报");
        assertThat(document.at("/findings/0/cell").asText()).isEqualTo("D2");
        assertThat(document.at("/groups/0/code").asText()).isEqualTo("not-a-number");
        assertThat(document.get("toDo").get("zh").asText()).contains("D2");
        assertThat(warehouse.texts("select count(*)::text from delivery")).containsExactly("0");
    }

    @Test
    void saysTheSamePromisedShareOfKeysThatConflictAndOfBadCells() throws IOException {
        Terminal shipped = Terminal.on(warehouse, folder.resolve("workspace"), Path.of("config"));
        String header = "地区,月份,登记失业率(%),社会就业率(%),城镇新增就业(人),期末登记失业(人)\n";
        String row = "拱墅区,2014年5月,%s,95.1,500,200\n";
        Path conflicting = file("conflicting.csv", header + row.formatted("3.3") + row.formatted("3.4"));
        Path badCells = file(
                "bad-cells.csv",
                header + row.formatted("很多") + row.formatted("很少").repeat(4));

        for (Path file : List.of(conflicting, badCells)) {
            Said said = shipped.say(
                    "check", file.toString(), "--feed", "hrss-employment", "--date", "2014-07-10", "--lang", "en");

            assertThat(said.exit()).isEqualTo(1);
            assertThat(said.lines().stream().filter(line -> line.contains("rows rejected")))
                    .as("what %s says of the bound", file.getFileName())
                    .hasSize(1)
                    .allSatisfy(line -> assertThat(line).contains("at most 25 % of the rows rejected"));
        }
    }
}
