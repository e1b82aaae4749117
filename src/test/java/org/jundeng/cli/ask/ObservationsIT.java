// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.ask;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.jundeng.assess.Derivation;
import org.jundeng.assess.StoredFigures;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.cli.Terminal;
import org.jundeng.cli.Terminal.Said;
import org.jundeng.warehouse.TestWarehouse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** All figures of a warehouse, reported and derived, in each form in which they can be asked for. */
class ObservationsIT {

    private static final Path CONFIG = Path.of("config");
    private static final String HEADER =
            "freq,indicator,ref_area,time_period,obs_value,obs_status,unit_measure,delivery,dimensions,region_id";
    private static final String RATIO = "Q,culture-station-coverage,330127,2014-Q2,50,A,%,2,{},chunan";
    private static final Catalogue CATALOGUE = Catalogue.read(CONFIG, new Faults());

    @RegisterExtension
    final TestWarehouse warehouse = new TestWarehouse();

    @TempDir
    Path workspace;

    private StoredFigures figures;
    private Terminal terminal;

    @BeforeEach
    void deliver() throws SQLException {
        terminal = Terminal.on(warehouse, workspace, CONFIG);
        figures = new StoredFigures(warehouse);
        figures.deliver("a.csv", "townships", "chunan", "2014-Q2", "20");
        figures.deliver("b.csv", "townships-with-culture-station", "chunan", "2014-Q2", "10");
        figures.deliver("c.csv", "urban-unemployment-rate", "yuhang", "2014-05", "3.04");
        figures.deliver("d.csv", "urban-unemployment-rate", "yuhang", "2014-06", null);
        figures.deliver("e.csv", "urban-unemployment-rate", "fuyang", "2014-11", "3.5");
        figures.deliver("f.csv", "urban-unemployment-rate", "fuyang", "2014-12", "3.6");
        derive();
    }

    private void derive() throws SQLException {
        try (Connection connection = warehouse.owner().getConnection()) {
            connection.setAutoCommit(false);
            new Derivation(CATALOGUE).derive(connection);
            connection.commit();
        }
    }

    private List<String> rows(String... options) {
        Said said = terminal.say(words("--csv", options));
        assertThat(said.err()).isEmpty();
        assertThat(said.exit()).isZero();
        return said.lines().subList(1, said.lines().size());
    }

    private static String[] words(String format, String... options) {
        String[] words = new String[options.length + 2];
        words[0] = "observations";
        words[1] = format;
        System.arraycopy(options, 0, words, 2, options.length);
        return words;
    }

    @Test
    void listsWhatFollowsFromOthersBesideWhatWasReported() {
        assertThat(rows("--ref-area", "330127"))
                .containsExactly(
                        RATIO,
                        "Q,townships,330127,2014-Q2,20,A,个,1,{},chunan",
                        "Q,townships-with-culture-station,330127,2014-Q2,10,A,个,2,{},chunan");
        assertThat(rows("--ref-area", "330127", "--derived")).containsExactly(RATIO);
        assertThat(rows("--ref-area", "330127", "--reported")).hasSize(2).doesNotContain(RATIO);
        assertThat(terminal.say("observations", "--reported", "--derived").exit())
                .isEqualTo(2);
    }

    @Test
    void givesAFigureOnceAlthoughABureauMarkedItAsMissing() throws SQLException {
        figures.deliver("g.csv", "culture-station-coverage", "chunan", "2014-Q2", null);
        derive();

        assertThat(rows("--indicator", "culture-station-coverage")).containsExactly(RATIO);
        assertThat(rows("--indicator", "culture-station-coverage", "--reported"))
                .containsExactly("Q,culture-station-coverage,330127,2014-Q2,,M,%,7,{},chunan");

        figures.deliver("h.csv", "culture-station-coverage", "chunan", "2014-Q2", "51");
        assertThat(rows("--indicator", "culture-station-coverage"))
                .containsExactly("Q,culture-station-coverage,330127,2014-Q2,51,A,%,8,{},chunan");
        assertThat(terminal.say("observations", "--indicator", "culture-station-coverage", "--derived")
                        .exit())
                .isEqualTo(1);
    }

    @Test
    void tellsDerivedFiguresApartWhereAPersonReadsAndInJson() throws IOException {
        assertThat(terminal.say("observations", "--ref-area", "330127").lines())
                .first()
                .asString()
                .endsWith("region_id  method");
        assertThat(terminal.say("observations", "--ref-area", "330127").lines().get(1))
                .endsWith("chunan     ratio");
        JsonNode json = new ObjectMapper()
                .readTree(terminal.say("observations", "--ref-area", "330127", "--json")
                        .out());
        assertThat(json.findValuesAsText("method")).containsExactly("ratio", "null", "null");
        assertThat(json.get(0).get("obs_value").isNumber()).isTrue();
        assertThat(terminal.say("observations", "--from", "2030", "--json").out())
                .isEqualTo("[ ]\n");
    }

    @Test
    void knowsDerivedFiguresOfAnEarlierPoint() throws SQLException {
        figures.deliver("g.csv", "townships-with-culture-station", "chunan", "2014-Q2", "15");
        derive();

        assertThat(rows("--derived"))
                .containsExactly(RATIO.replace(",50,", ",75,").replace(",2,", ",7,"));
        assertThat(rows("--derived", "--as-of", "6")).containsExactly(RATIO);
        assertThat(rows("--as-of", "2", "--ref-area", "chunan")).hasSize(3).contains(RATIO);
        assertThat(terminal.say("observations", "--as-of", "1", "--derived").exit())
                .isEqualTo(1);
        assertThat(warehouse.texts("select method from derived")).containsExactly("ratio");
    }

    @Test
    void tracesNoDerivedFigureThatAWithdrawalHasOutdated() throws SQLException {
        derive();
        assertThat(terminal.say("trace", "culture-station-coverage", "chunan", "2014-Q2")
                        .out())
                .contains("2014-Q2 follows from others: 50");

        figures.withdraw("townships-with-culture-station", "chunan", "2014-Q2");

        assertThat(terminal.say("trace", "culture-station-coverage", "chunan", "2014-Q2")
                        .out())
                .contains("the next night derives it anew")
                .doesNotContain("50");
    }

    @Test
    void anAnswerThatIsReadSlowlyKeepsNoNightWaiting() {
        terminal.sayInto(
                new StringWriter() {
                    private boolean begun;

                    @Override
                    public void write(String text, int from, int length) {
                        begin();
                    }

                    @Override
                    public void write(char[] text, int from, int length) {
                        begin();
                    }

                    private void begin() {
                        if (!begun) {
                            begun = true;
                            deriveWithoutWaiting();
                        }
                    }
                },
                "observations",
                "--csv",
                "--as-of",
                "6");

        assertThat(warehouse.texts("select last_line::text from derivation")).containsExactly("7");
    }

    private void deriveWithoutWaiting() {
        figures.deliver("new.csv", "townships", "jiande", "2014-Q2", "16");
        try (Connection connection = warehouse.owner().getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set lock_timeout = '2s'");
            new Derivation(CATALOGUE).derive(connection);
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void takesADayForAllThatWasKnownAtItsEndInTheCity() {
        warehouse.execute(
                "update delivery set recorded_at = '2014-07-08 15:59:59.999999Z' where delivery_id <= 2",
                "update delivery set recorded_at = '2014-07-08 16:00:00Z' where delivery_id > 2");

        assertThat(rows("--as-of", "2014-07-08")).hasSize(3);
        assertThat(rows("--as-of", "2014-07-09")).hasSize(7);
        assertThat(rows("--as-of", "2014-07-08T15:59:59.999999Z")).hasSize(3);
        assertThat(terminal.say("observations", "--as-of", "2014-07-07").exit()).isEqualTo(1);
        assertThat(List.of("8", "2114-07-10", "2114-07-10T00:00:00Z"))
                .allSatisfy(past -> assertThat(terminal.say("observations", "--as-of", past))
                        .satisfies(said -> assertThat(said.exit()).isEqualTo(2))
                        .satisfies(said -> assertThat(said.err()).contains("last line is number 6 of 2014-07-09")));
        assertThat(terminal.say("status", "--as-of", "7").exit()).isEqualTo(2);
        assertThat(terminal.say("observations", "--as-of", "2014-02-30"))
                .satisfies(said -> assertThat(said.exit()).isEqualTo(2))
                .satisfies(said -> assertThat(said.err())
                        .contains("\"2014-02-30\" is no ledger number, no day such as 2014-07-10, and no instant"));
    }

    @Test
    void findsARegionByEachOfItsNames() {
        for (String word : List.of("余杭", "余杭区", "杭州市余杭区", "Yuhang", "330110", "yuhang")) {
            assertThat(rows("--ref-area", word)).as(word).hasSize(2).allMatch(row -> row.endsWith(",yuhang"));
        }
        assertThat(rows("--ref-area", "富阳")).hasSize(2);
        assertThat(rows("--ref-area", "富阳市"))
                .containsExactly("M,urban-unemployment-rate,330183,2014-11,3.5,A,%,5,{},fuyang");
        assertThat(terminal.say("observations", "--ref-area", "余抗区"))
                .satisfies(said -> assertThat(said.exit()).isEqualTo(2))
                .satisfies(said -> assertThat(said.err())
                        .isEqualTo("jundeng: no region has the code, name or id \"余抗区\"; did you mean \"余杭区\"?\n"));
        assertThat(terminal.say("observations", "--ref-area", "330199").err()).contains("did you mean \"3301");
    }

    @Test
    void findsAnIndicatorByItsNames() {
        for (String word : List.of("城镇登记失业率", "urban-unemployment-rate", " 城镇 登记失业率")) {
            assertThat(rows("--indicator", word)).as(word).hasSize(4);
        }
        String english = CATALOGUE
                .indicator("urban-unemployment-rate")
                .orElseThrow()
                .name()
                .en();
        assertThat(rows("--indicator", english.toUpperCase(Locale.ROOT))).hasSize(4);
        assertThat(terminal.say("observations", "--indicator", "urban-unemploymnt-rate"))
                .satisfies(said -> assertThat(said.exit()).isEqualTo(2))
                .satisfies(said -> assertThat(said.err()).contains("did you mean \"urban-unemployment-rate\"?"));
        assertThat(terminal.say("observations", "--indicator", "登记失业").err())
                .contains("do you mean one of urban-unemployment-rate (城镇登记失业率), urban-registered-unemployed");
    }

    @Test
    void stillListsWhatTheConfigurationHasForgotten() {
        figures.deliver("old.csv", "former-indicator", "former-region", "2014-06", "1");

        String row = "M,former-indicator,,2014-06,1,A,,7,{},former-region";
        assertThat(rows("--indicator", "former-indicator")).containsExactly(row);
        assertThat(rows("--ref-area", "former-region")).containsExactly(row);
    }

    @Test
    void addsNamesInALanguageBehindThePromisedColumns() {
        Said said = terminal.say(
                "observations", "--csv", "--names", "--lang", "zh", "--ref-area", "330127", "--to", "2014-Q2");

        assertThat(said.lines())
                .containsExactly(
                        HEADER + ",indicator_name,region_name,unit_name,status_name,bureau,bureau_name,feed,feed_name,"
                                + "method_name,method",
                        RATIO + ",乡镇（街道）综合文化站覆盖率,淳安县,百分比,正常,,,,,由分子除以分母,ratio",
                        "Q,townships,330127,2014-Q2,20,A,个,1,{},chunan,乡镇（街道）数,淳安县,个,正常,hrss,"
                                + "市人力资源和社会保障局,hrss-employment,就业失业月报,,",
                        "Q,townships-with-culture-station,330127,2014-Q2,10,A,个,2,{},chunan,建有综合文化站的乡镇（街道）数,淳安县,"
                                + "个,正常,hrss,市人力资源和社会保障局,hrss-employment,就业失业月报,,");
        assertThat(terminal.say("observations", "--csv", "--names", "--lang", "en", "--ref-area", "富阳市")
                        .lines()
                        .get(1))
                .contains("Fuyang,per cent,normal value,hrss,");
        assertThat(terminal.say("observations", "--lang", "zh").exit()).isEqualTo(2);
    }

    @Test
    void pivotsASeriesIntoOneRowThroughARecode() {
        assertThat(terminal.say("observations", "--csv", "--wide").lines())
                .containsExactly(
                        "freq,indicator,ref_area,unit_measure,dimensions,region_id,2014-Q2,2014-05,2014-06,2014-11,"
                                + "2014-12",
                        "Q,culture-station-coverage,330127,%,{},chunan,50,,,,",
                        "Q,townships,330127,个,{},chunan,20,,,,",
                        "Q,townships-with-culture-station,330127,个,{},chunan,10,,,,",
                        "M,urban-unemployment-rate,330110,%,{},yuhang,,3.04,,,",
                        "M,urban-unemployment-rate,330111,%,{},fuyang,,,,3.5,3.6");
        assertThat(terminal.say("observations", "--csv", "--wide", "--ref-area", "富阳", "--comparable", "--names")
                        .lines())
                .hasSize(2)
                .last()
                .asString()
                .endsWith(",3.5,3.6");
    }

    @Test
    void beginsWithAByteOrderMarkForSpreadsheets() {
        assertThat(terminal.say("observations", "--csv", "--bom").out()).startsWith("\uFEFFfreq,indicator,");
        assertThat(terminal.say("deliveries", "--csv", "--bom").out()).startsWith("\uFEFFdelivery,");
        assertThat(terminal.say("observations", "--bom"))
                .satisfies(said -> assertThat(said.exit()).isEqualTo(2))
                .satisfies(said -> assertThat(said.err()).contains("--bom belongs to --csv"));
    }
}
