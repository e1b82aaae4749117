// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jundeng.cli.terminal.Screen;
import org.jundeng.warehouse.server.EmbeddedServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * An operator's commands after a demo, on an embedded server, which stays up between them: starting and stopping it
 * takes longer than most of them.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CommandLineIT {

    @TempDir
    static Path folder;

    private static Path workspace;
    private static Said demo;
    private static EmbeddedServer server;

    private record Said(int exit, String out, String err) {}

    private static Said say(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        if (!words[0].equals("catalogue") && !words[0].startsWith("--")) {
            all.addAll(List.of("--workspace", workspace.toString()));
        }
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Jundeng.commandLine(words);
        line.setOut(new Screen(out));
        line.setErr(new Screen(err));
        int exit = line.execute(all.toArray(String[]::new));
        return new Said(exit, out.toString(), err.toString());
    }

    /** Runs a command on a workspace below a file, which cannot exist or be created. */
    private static Said elsewhere(String command) throws IOException {
        Path own = workspace;
        try {
            Path file = folder.resolve("file");
            workspace = Files.exists(file)
                    ? file.resolve("w")
                    : Files.createFile(file).resolve("w");
            return say(command);
        } finally {
            workspace = own;
        }
    }

    @BeforeAll
    static void runsTheDemo() {
        workspace = folder.resolve("a workspace 数据");
        demo = say("demo");
        server = EmbeddedServer.attach(workspace.resolve("postgres"));
    }

    @AfterAll
    static void stops() {
        server.close();
    }

    @Test
    @Order(1)
    void theDemoGoesAsPlanned() throws IOException {
        assertThat(demo.exit()).isZero();
        assertThat(demo.out())
                .contains("consumer-complaints-sample-2014-06.csv of Commerce Commission was refused, and is in"
                        + " quarantine:")
                .contains("Everything went as planned. By itself, the nightly of this night would have ended with 1.");
        try (Stream<Path> mails = Files.list(workspace.resolve("outbox"))) {
            assertThat(mails).hasSize(17);
        }
        assertThat(workspace.resolve("report/2014-07-10.html")).content().contains("城镇登记失业率", "4.12%");
    }

    @Test
    @Order(1)
    void theDemoEndsWithTheAddressOfItsScoreboard() {
        List<String> lines = demo.out().lines().toList();
        String last = lines.get(lines.size() - 1);

        assertThat(last).startsWith("The scoreboard: file:///");
        assertThat(Path.of(URI.create(last.substring(last.indexOf("file:")))))
                .isEqualTo(workspace.resolve("report/scoreboard.en.html"))
                .content()
                .contains("<html lang=\"en\">", "href=\"2014-07-10/style.css\"");
        assertThat(lines.get(lines.size() - 2))
                .contains("serve --workspace '", "a workspace 数据'", "http://127.0.0.1:8080/");
    }

    @Test
    @Order(1)
    void theReportIsWholeAndLight() throws IOException {
        DemoReport report = new DemoReport(workspace.resolve("report"));

        report.isLight();
        report.leadsSomewhere("index.html", "scoreboard.html", "2014-07-10/index.html", "2014-07-10/index.en.html");
    }

    @Test
    @Order(2)
    void theScoreboardHasAFigureForEachNumericTargetOfAllProjects() throws IOException {
        JsonNode status = new ObjectMapper()
                .readTree(say("status", "--date", "2014-07-10", "--json").out());

        assertThat(status.get("projects")).hasSize(11);
        assertThat(status.get("projects"))
                .allMatch(project -> project.get("no_data").asInt() == 0);
        assertThat(status.get("targets")).hasSize(378);
        assertThat(status.get("targets"))
                .filteredOn(target -> !target.get("comparator").isNull())
                .hasSizeGreaterThan(200)
                .noneMatch(target -> target.get("obs_value").isNull());
        assertThat(say("status", "--date", "2014-07-10", "--as-of", "0", "--csv")
                        .out()
                        .lines()
                        .skip(1))
                .hasSize(378)
                .allMatch(line -> line.contains(",no-data,")
                        || line.contains(",not-yet-due,")
                        || line.contains(",awaiting-figure,"));
    }

    @Test
    @Order(2)
    void theScoreboardCanBeAskedForAProjectAndARegion() {
        Said counties = say("status", "--date", "2014-07-10", "--project", "9", "--ref-area", "330127", "--csv");

        assertThat(counties.exit()).isZero();
        assertThat(counties.out().lines().skip(1))
                .hasSize(3)
                .allMatch(line -> line.contains(",9,4,") && line.contains(",330127,chunan,"));
        assertThat(say("status", "--project", "11").exit()).isEqualTo(2);
        assertThat(say("status", "--ref-area", "330999").err()).contains("no region has the code");
        assertThat(say("status", "--date", "2014-07-10", "--ref-area", "330111").err())
                .contains("330111 was not valid in 2014-07-10; then it was 330183 富阳市");
        assertThat(say("status", "--date", "2014-07-10").out())
                .contains("1 Jobs and entrepreneurship")
                .contains("10 Public safety");
    }

    @Test
    @Order(2)
    void aDerivedFigureIsTracedToTheRowsItCameFrom() {
        assertThat(say("trace", "culture-station-coverage", "330100", "2014-Q2").out())
                .contains("follows from others")
                .contains("from townships-with-culture-station 330100 2014-Q2: 197, sum-of-districts")
                .contains("    from townships 330127 2014-Q2: 7, line ");
    }

    @Test
    @Order(2)
    void theCatalogueHasTheWholePlan() {
        List<String> lines = say("catalogue", "--csv").out().lines().toList();

        assertThat(lines).hasSize(267);
        assertThat(lines.get(0))
                .isEqualTo("id,project,item,indicator,name_zh,type,comparator,value,unit,scope,until,baseline,"
                        + "bureau,quote,value_exact");
        assertThat(lines)
                .anyMatch(
                        line -> line.startsWith("pension-insured,2,1,pension-insured,") && line.contains(",>,450,万人,"))
                .anyMatch(line -> line.startsWith("student-startup-parks,1,4,") && line.contains(",>=,3..5,个,city,"));
    }

    @Test
    @Order(2)
    void theSameNightAgainChangesNothingAndWritesNoMail() {
        String before = say("observations", "--csv").out();

        Said again = say("nightly", "--date", "2014-07-10");

        assertThat(again.exit()).isZero();
        assertThat(again.out()).contains("no observation changed").contains("none written, nothing new to tell");
        assertThat(say("observations", "--csv").out()).isEqualTo(before);
    }

    @Test
    @Order(3)
    void observationsHaveTheirPromisedColumns() {
        Said said = say(
                "observations",
                "--csv",
                "--indicator",
                "urban-unemployment-rate",
                "--ref-area",
                "330100",
                "--from",
                "2014-05",
                "--to",
                "2014-06");

        assertThat(said.out().lines())
                .hasSize(3)
                .first()
                .isEqualTo("freq,indicator,ref_area,time_period,obs_value,obs_status,unit_measure,delivery,"
                        + "dimensions,region_id");
        assertThat(said.out()).contains("M,urban-unemployment-rate,330100,2014-06,4.12,A,%,");
        assertThat(say("observations", "--as-of", "0").exit()).isEqualTo(1);
        assertThat(say("observations", "--csv", "--from", "2014-05", "--to", "2014-05")
                        .out())
                .contains(",2014-05,")
                .doesNotContain(",2014,")
                .doesNotContain("2014-Q");
    }

    @Test
    @Order(4)
    void aTraceLeadsToTheRowsOwnTextForFilesAndQueriesAlike() {
        Said csv = say("trace", "urban-unemployment-rate", "330100", "2014-06");
        Said json = say("trace", "vegetable-self-sufficiency", "330100", "2014-06");
        Said sql = say("trace", "unemployment-insured", "330185", "2014-06");

        assertThat(csv.out()).contains("is: 4.12", "就业月报-样例-201406.csv", "row       2", "杭州市", "mails: ");
        assertThat(json.out())
                .contains("is: 57", "commerce-prices-sample-2014-06.json", "row       1", "\"vegetables\" : 57.0");
        assertThat(sql.out()).contains("is: 179400", "hrss-insurance.jsonl", "\"unemployment\":17.9400");
        assertThat(List.of(csv.exit(), json.exit(), sql.exit())).containsOnly(0);
        assertThat(say("trace", "urban-unemployment-rate", "330100", "1999-01").exit())
                .isEqualTo(1);
    }

    @Test
    @Order(5)
    void codesThatWereNotValidThenAreExplained() {
        Said said = say("trace", "urban-unemployment-rate", "330111", "2014-06");

        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.err()).contains("330111").contains("330183");
    }

    @Test
    @Order(6)
    void checkingAFileWritesNothing() throws IOException {
        Path file = folder.resolve("就业月报.csv");
        Files.writeString(file, "地区,月份,登记失业率(%),社会就业率(%),城镇新增就业(人),期末登记失业(人)\n上城区,2014年6月,3.2,96.4,650,3400\n");
        String before = say("deliveries", "--csv").out();

        Said good = say("check", file.toString(), "--feed", "hrss-employment", "--date", "2014-07-10");
        Files.writeString(file, "地区,月份\n上城区,2014年6月\n");
        Said bad = say("check", file.toString(), "--feed", "hrss-employment", "--date", "2014-07-10");
        Said unknown = say("check", file.toString(), "--feed", "hrss-employmnt");

        assertThat(good.exit()).isZero();
        assertThat(good.out()).contains("would be").contains("Nothing was written.");
        assertThat(bad.exit()).isEqualTo(1);
        assertThat(bad.out()).contains("[missing-column]");
        assertThat(unknown.exit()).isEqualTo(2);
        assertThat(unknown.err()).contains("did you mean \"hrss-employment\"?");
        assertThat(say("deliveries", "--csv").out()).isEqualTo(before);
    }

    @Test
    @Order(7)
    void episodesAreListedAndAcknowledged() {
        assertThat(say("episodes", "--open", "--csv").out().lines()).hasSize(27);
        assertThat(say("ack", "1", "--note", "正在核实").exit()).isZero();
        assertThat(say("ack", "99").exit()).isEqualTo(1);
        assertThat(say("ack", "99").err()).contains("No episode has the number 99; jundeng episodes --open");
        assertThat(say("episodes", "--open").out()).contains("正在核实");
    }

    @Test
    @Order(7)
    void anEpisodeIsAcknowledgedForAPersonAgainWithAnotherNote() {
        Said nobody = say("ack", "1", "--as", "hrss-oficial");
        Said official = say("ack", "1", "--as", "hrss-official", "--note", "已核实，系季节性波动");

        assertThat(nobody.exit()).isEqualTo(2);
        assertThat(nobody.err())
                .contains("nobody in people.yaml has the id \"hrss-oficial\"; did you mean" + " \"hrss-official\"?");
        assertThat(official.exit()).isZero();
        assertThat(official.out()).contains("Episode 1 is acknowledged by hrss-official.");
        assertThat(say("episodes", "--open").out()).contains("已核实，系季节性波动");
        assertThat(say("ack", "1", "--note", "长".repeat(501)).err()).contains("more than 500 characters");
    }

    @Test
    @Order(8)
    void whatIsWithdrawnFallsBackAndWhatIsReplayedStandsAgain() {
        String line = say("deliveries", "--csv")
                .out()
                .lines()
                .filter(each -> each.contains("养老服务月报-样例-201406_更正201403.csv"))
                .findFirst()
                .orElseThrow();
        String number = line.substring(0, line.indexOf(','));

        Said withdrawn = say("withdraw", number, "--reason", "wrong file");
        Said twice = say("withdraw", number, "--reason", "wrong file");
        Said replayed = say("replay", number);

        assertThat(withdrawn.exit()).isZero();
        assertThat(withdrawn.out()).contains("3 observations fell back");
        assertThat(twice.exit()).isEqualTo(2);
        assertThat(replayed.exit()).isZero();
        assertThat(replayed.out()).contains("3 revised");
    }

    @Test
    @Order(9)
    void aWithdrawnFigureClosesItsEpisodeInTheNextNight() {
        String line = say("deliveries", "--csv")
                .out()
                .lines()
                .filter(each -> each.contains("人社年报-样例-2013.csv"))
                .findFirst()
                .orElseThrow();
        say("withdraw", line.substring(0, line.indexOf(',')), "--reason", "wrong file");

        Said night = say("nightly", "--date", "2014-07-11");

        assertThat(night.exit()).isZero();
        assertThat(night.out()).contains("closed").contains("withdrawn");
        assertThat(say("episodes", "--open", "--csv").out().lines()).hasSize(28);
        String closed = say("episodes", "--csv")
                .out()
                .lines()
                .filter(each -> each.contains(",closed,"))
                .findFirst()
                .orElseThrow();
        Said late = say("ack", closed.substring(0, closed.indexOf(',')));
        assertThat(late.exit()).isEqualTo(1);
        assertThat(late.err()).contains("is closed: there is nothing left to acknowledge.");
    }

    @Test
    @Order(10)
    void theDoctorFindsNoFault() {
        assertThat(say("doctor")).satisfies(said -> {
            assertThat(said.out()).contains("No fault found.");
            assertThat(said.exit()).isZero();
        });
    }

    @Test
    @Order(11)
    void theCatalogueHasALineATargetInThePlansOwnUnits() {
        Said said = say("catalogue", "--csv");

        assertThat(said.out().lines().findFirst().orElseThrow())
                .isEqualTo("id,project,item,indicator,name_zh,type,comparator,value,unit,scope,until,baseline,bureau,"
                        + "quote,value_exact");
        assertThat(said.out()).contains("urban-unemployment-rate,1,3,", ",<=,4,%,city,2015-12-31,");
        assertThat(said.out().lines().filter(line -> line.startsWith("livelihood-spending-share,")))
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains(",>=,0.666666666667,比例,city,")
                .endsWith(",2/3");
    }

    @Test
    @Order(12)
    void aSenselessCommandEndsWithTwo() throws IOException {
        assertThat(say("--nonsense").exit()).isEqualTo(2);
        assertThat(say("demo").exit()).isEqualTo(2);
        assertThat(say("observations", "--from", "nonsense").exit()).isEqualTo(2);
        assertThat(elsewhere("observations").exit()).isEqualTo(2);
        assertThat(elsewhere("observations").err()).contains("there is no workspace");
        assertThat(elsewhere("nightly").exit()).isEqualTo(2);
        assertThat(say("nightly", "--config", folder.resolve("nowhere").toString())
                        .exit())
                .isEqualTo(2);
    }
}
