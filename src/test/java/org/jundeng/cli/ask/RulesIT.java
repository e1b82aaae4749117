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
import org.jundeng.assess.StoredFigures;
import org.jundeng.cli.Terminal;
import org.jundeng.cli.Terminal.Said;
import org.jundeng.warehouse.TestWarehouse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The commands for rules, with the shipped configuration. */
class RulesIT {

    private static final String RULE = """
            rules:
              - id: unemployment-high
                name: {zh: 失业率偏高, en: Unemployment high}
                indicator: urban-unemployment-rate
                comparator: '<='
                levels: {yellow: 4, orange: 6}
                reopen-within: 0
                scope: each-district
                bureau: hrss
                project: 1
            """;

    @RegisterExtension
    private final TestWarehouse warehouse = new TestWarehouse();

    @TempDir
    private Path workspace;

    private final StoredFigures figures = new StoredFigures(warehouse);
    private Terminal terminal;
    private Path file;

    @BeforeEach
    void open() throws IOException {
        terminal = Terminal.on(warehouse, workspace, Path.of("config"));
        file = Files.writeString(workspace.resolve("tried.yaml"), RULE);
    }

    private void deliver(String... values) {
        for (int month = 1; month <= values.length; month++) {
            figures.deliver("月报.csv", "urban-unemployment-rate", "fuyang", "2014-0" + month, values[month - 1]);
        }
    }

    private Said test(String... more) {
        List<String> words = new ArrayList<>(List.of("rules", "test", file.toString()));
        words.addAll(List.of(more));
        return terminal.say(words.toArray(String[]::new));
    }

    @Test
    void saysWhenARuleWouldHaveFiredAndWhoWouldHaveHadMails() {
        deliver("3", "4.5", "6.5", "5", "3");

        Said said = test("--from", "2014-01-15", "--to", "2014-07-10");

        assertThat(said.exit()).as(said.err()).isZero();
        // Figures are known from the night after the first period on.
        assertThat(said.out())
                .contains("The rules of " + file + ", tried on the nights from 2014-02-01 to 2014-07-10.")
                .contains("Figures are as they are known today")
                .containsPattern("unemployment-high +1 +1 +0 +92 +1\n")
                .containsPattern("2014-03-01 +unemployment-high +Fuyang +opened +yellow +crossed +2014-02 +4.5\n")
                .containsPattern("2014-04-01 +unemployment-high +Fuyang +raised +orange +worse +2014-03 +6.5\n")
                .containsPattern("2014-05-01 +unemployment-high +Fuyang +lowered +yellow +better +2014-04 +5\n")
                .containsPattern("2014-06-01 +unemployment-high +Fuyang +closed +yellow +recovered +2014-05 +3\n")
                .containsPattern("Mails that would have gone out: \\d+\n")
                .containsPattern("hrss-official +Zhou Lan \\(sample\\) +4\n")
                .endsWith("Nothing was written.\n");
        assertThat(figures.number("select (select count(*) from episode) + (select count(*) from notice)"
                        + " + (select count(*) from telling) + (select count(*) from run)"))
                .isZero();
    }

    @Test
    void printsOneLineAnEvent() {
        deliver("3", "4.5", "3");

        Said said = test("--to", "2014-07-10", "--csv");

        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(said.lines())
                .containsExactly(
                        "date,rule,indicator,ref_area,region_id,feed,episode,event,level,reason,time_period,measure,"
                                + "bound",
                        "2014-03-01,unemployment-high,urban-unemployment-rate,330183,fuyang,,1,opened,yellow,crossed,"
                                + "2014-02,4.5,4",
                        "2014-04-01,unemployment-high,urban-unemployment-rate,330183,fuyang,,1,closed,yellow,recovered,"
                                + "2014-03,3,4");
    }

    @Test
    void printsOneObject() throws IOException {
        deliver("5", "3", "5", "3", "5", "3", "5", "3");

        Said said = test("--to", "2014-12-31", "--json");

        assertThat(said.exit()).as(said.err()).isZero();
        JsonNode json = new ObjectMapper().readTree(said.out());
        assertThat(json.get("from").asText()).isEqualTo("2014-02-01");
        assertThat(json.get("to").asText()).isEqualTo("2014-12-31");
        assertThat(json.get("figures").asText()).isEqualTo("as-known-now");
        assertThat(json.get("events")).hasSize(8);
        JsonNode rule = json.get("rules").get(0);
        assertThat(rule.get("openings").asInt()).isEqualTo(4);
        assertThat(rule.get("longest_days").asInt()).isEqualTo(31);
        assertThat(rule.get("most_openings_in_12_months").asInt()).isEqualTo(4);
        assertThat(rule.get("flaps").isBoolean()).isTrue();
        assertThat(rule.get("flaps").asBoolean()).isTrue();
        JsonNode mails = json.get("mails");
        assertThat(mails.get("total").asInt())
                .isEqualTo(mails.get("list").size())
                .isPositive();
        assertThat(mails.get("people").get(0).get("mails").isNumber()).isTrue();
    }

    @Test
    void saysThatNothingWouldHaveFired() {
        deliver("3", "3.1");

        Said said = test();

        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(said.out()).contains("None of these rules would have fired.");
        assertThat(test("--csv").lines()).hasSize(1);
    }

    @Test
    void triesAGroupThatNoRuleInForceWatches() throws IOException {
        Files.writeString(
                file,
                RULE.replace("urban-unemployment-rate", "urban-jobs-created")
                        .replace("'<='", "'>='")
                        .replace("levels: {yellow: 4, orange: 6}", "levels: {yellow: 100000}")
                        .replace("each-district", "group:main-urban"));
        for (String district : List.of("shangcheng", "xiacheng", "jianggan", "gongshu", "xihu", "binjiang")) {
            figures.deliver("月报.csv", "urban-jobs-created", district, "2014-01", "20");
        }

        Said said = test("--to", "2014-07-10", "--csv");

        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(said.out()).contains("group:main-urban", ",opened,yellow,crossed,2014-01,120,100000");
        assertThat(figures.number("select count(*) from derived")).isZero();
    }

    @Test
    void listsAllFaultsOfTheFile() throws IOException {
        Files.writeString(file, RULE.replace("urban-unemployment-rate", "urban-unemploymnt-rate"));

        Said said = test();

        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.out()).isEmpty();
        assertThat(said.err())
                .contains("The configuration cannot be used:")
                .contains("tried.yaml")
                .contains("unknown indicator \"urban-unemploymnt-rate\"; did you mean \"urban-unemployment-rate\"?");
    }

    @Test
    void refusesImpossibleNights() {
        assertThat(test("--from", "2014-02-01", "--to", "2014-01-01").err())
                .isEqualTo("jundeng: --from 2014-02-01 is later than --to 2014-01-01\n");
        Said future = test("--to", "9999-01-01");
        assertThat(future.exit()).isEqualTo(2);
        assertThat(future.err()).startsWith("jundeng: --to 9999-01-01 is later than today");
        Said gone = terminal.say("rules", "test", workspace.resolve("none.yaml").toString());
        assertThat(gone.exit()).isEqualTo(2);
        assertThat(gone.err()).contains("none.yaml is not a file");
    }

    @Test
    void listsTheRulesInForce() throws IOException {
        Said said = terminal.say("rules", "--csv");

        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(said.lines().get(0))
                .isEqualTo("id,kind,indicator,scope,comparator,levels,for,tells,bureau,project,target,name_zh");
        assertThat(said.lines())
                .contains("preschool-enrolment-behind,threshold,preschool-enrolment-rate,each-district,>=,yellow=92,1,"
                        + "officials,education,4,,学前三年入园率明显偏低")
                .contains("overdue,freshness,,,<,yellow=1 orange=5,1,stewards,,0,,数据逾期未报")
                .anyMatch(line -> line.startsWith("target:"));
        JsonNode json = new ObjectMapper()
                .readTree(terminal.say("rules", "list", "--json").out());
        assertThat(json).hasSize(said.lines().size() - 1);
        assertThat(terminal.say("rules").out())
                .contains("overdue", "behind-schedule")
                .contains("the yellow limit is at least 92%", "promised is at most 4%")
                .contains("the yellow limit is less than 1 working day, the orange limit is less than 5 working days");
    }
}
