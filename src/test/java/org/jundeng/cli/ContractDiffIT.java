// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jundeng.catalogue.ConfigCopy;
import org.jundeng.cli.Terminal.Said;
import org.jundeng.warehouse.TestWarehouse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a change of a contract would have done to the deliveries that are kept. */
class ContractDiffIT {

    private static final String ROWS =
            "地区,月份,指标,数值\n330102,2014-06,失业率,3.1\n330103,2014-06,失业率,3.2\n" + "330102,2014-06,新增就业,0.5\n";

    @RegisterExtension
    private final TestWarehouse warehouse = new TestWarehouse();

    @TempDir
    private Path folder;

    private Path config;
    private Path changed;

    @BeforeEach
    void copy() throws IOException {
        config = ConfigCopy.into(folder.resolve("config")).folder();
        Files.delete(config.resolve("feeds/hrss/hrss-rate.yaml"));
        changed = folder.resolve("changed.yaml");
        change("新增就业, indicator: new-jobs, unit: 万人", "就业, indicator: new-jobs, unit: 万人");
    }

    private void change(String text, String other) throws IOException {
        String before = Files.readString(config.resolve("feeds/hrss/hrss-employment.yaml"));
        assertThat(before).contains(text);
        Files.writeString(changed, before.replace(text, other));
    }

    @Test
    void readsWhatIsKeptUnderBothAndWritesNothing() throws IOException {
        Terminal terminal = Terminal.on(warehouse, Files.createDirectory(folder.resolve("workspace")), config);
        Path inbox = Files.createDirectories(terminal.workspace().resolve("inbox/hrss"));
        Files.writeString(inbox.resolve("就业20140705.csv"), ROWS);
        Files.writeString(inbox.resolve("就业20140705.csv.done"), "");
        Path routes = ForgedNamesIT.routes(folder.resolve("routes"));
        assertThat(terminal.say("nightly", "--date", "2014-07-10", "--routes", routes.toString())
                        .out())
                .contains("就业20140705.csv");

        Said said = terminal.say("contract", "diff", "hrss-employment", changed.toString(), "--date", "2014-08-01");

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.lines())
                .contains(
                        "  indicators[新增就业].word: 新增就业 → (nothing)",
                        "  indicators[就业].word: (nothing) → 就业",
                        "1 deliveries read under both; 1 would be read differently.")
                .anyMatch(
                        line -> line.startsWith("1 就业20140705.csv of 2014-07-10: would be refused; rejected rows 0 → 1;"
                                + " figures 0 gained, 3 lost, 0 changed; findings"));
        assertThat(warehouse.texts("select count(*)::text from observation")).containsExactly("3");

        change("unit: 万人", "unit: 人");
        JsonNode json = new ObjectMapper()
                .readTree(terminal.say(
                                "contract",
                                "diff",
                                "hrss-employment",
                                changed.toString(),
                                "--date",
                                "2014-08-01",
                                "--json")
                        .out());
        assertThat(json.at("/promises/0/key").asText()).isEqualTo("indicators[新增就业].unit");
        assertThat(json.at("/deliveries/0/figures_before").asInt()).isEqualTo(3);

        Said same = terminal.say("contract", "diff", "hrss-employment", "hrss-employment", "--date", "2014-08-01");
        assertThat(same.exit()).isZero();
        assertThat(same.lines())
                .containsExactly(
                        "The two promise the same.", "1 deliveries read under both; 0 would be read differently.");

        Said none = terminal.say("contract", "diff", "hrss-employment", "hrss-employment", "--date", "2016-08-01");
        assertThat(none.lines()).contains("No delivery of these months is kept; only the promises were compared.");
    }

    @Test
    void comparesThePromisesWhereThereIsNoWorkspace() {
        Terminal nowhere = new Terminal(folder.resolve("nowhere"), config);

        Said said = nowhere.say("contract", "diff", "hrss-employment", changed.toString());

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.out()).contains("There is no workspace here");
        assertThat(folder.resolve("nowhere")).doesNotExist();
    }

    @Test
    void refusesAContractWithMistakesAndAnotherFeed() throws IOException {
        Terminal nowhere = new Terminal(folder.resolve("nowhere"), config);

        assertThat(nowhere.say("contract", "diff", "hrss-employment", "hrss-areas")
                        .err())
                .contains("the two are of different feeds: hrss-employment and hrss-areas");
        assertThat(nowhere.say("contract", "diff", "hrss-employmen", "hrss-areas")
                        .err())
                .contains("is neither a file nor a feed; did you mean \"hrss-employment\"?");
        change("steward: wu", "steward: wo");
        Said mistaken = nowhere.say("contract", "diff", "hrss-employment", changed.toString());
        assertThat(mistaken.exit()).isEqualTo(2);
        assertThat(mistaken.err()).contains("unknown person \"wo\"");
    }
}
