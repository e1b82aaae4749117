// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.jundeng.assess.StoredFigures;
import org.jundeng.cli.Terminal;
import org.jundeng.cli.Terminal.Said;
import org.jundeng.warehouse.TestWarehouse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The commands by which an analyst finds out what there is: the ledger, the feeds, the indicators, the scoreboard. */
class LookUpsIT {

    @RegisterExtension
    final TestWarehouse warehouse = new TestWarehouse();

    @TempDir
    Path workspace;

    private Terminal terminal;

    @BeforeEach
    void deliver() {
        terminal = Terminal.on(warehouse, workspace, Path.of("config"));
        StoredFigures figures = new StoredFigures(warehouse);
        figures.deliver("就业_1.csv", "urban-unemployment-rate", "yuhang", "2014-05", "3.04");
        figures.deliver("就业x1.csv", "urban-unemployment-rate", "yuhang", "2014-06", "3.02");
        figures.deliver("卫生.csv", "townships", "chunan", "2014-Q2", "20");
        warehouse.execute(
                "update delivery set bureau = 'health', feed = null, outcome = 'refused',"
                        + " business_date = '2014-07-12' where delivery_id = 3",
                "insert into episode (rule_id, indicator, region_id, state, level, opened_on)"
                        + " values ('r', 'urban-unemployment-rate', 'yuhang', 'open', 'warning', '2014-07-10'),"
                        + " ('r', 'urban-unemployment-rate', 'chunan', 'open', 'warning', '2014-07-10')");
    }

    private List<String> first(String... words) {
        Said said = terminal.say(words);
        assertThat(said.exit()).as(said.err()).isZero();
        return said.lines().stream()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf(',')))
                .toList();
    }

    @Test
    void theLedgerIsFiltered() {
        assertThat(first("deliveries", "--csv", "--bureau", "health")).containsExactly("3");
        assertThat(first("deliveries", "--csv", "--feed", "就业失业月报")).containsExactly("2", "1");
        assertThat(first("deliveries", "--csv", "--outcome", "refused")).containsExactly("3");
        assertThat(first("deliveries", "--csv", "--from", "2014-07-11")).containsExactly("3");
        assertThat(first("deliveries", "--csv", "--to", "2014-07-11")).containsExactly("2", "1");
        assertThat(first("deliveries", "--csv", "--file", "就业_*")).containsExactly("1");
        assertThat(first("deliveries", "--csv", "--file", "就业?1.csv")).containsExactly("2", "1");
        assertThat(terminal.say("deliveries", "--file", "%").exit()).isEqualTo(1);
        assertThat(terminal.say("deliveries", "--outcome", "refussed").err()).contains("did you mean \"refused\"?");
        assertThat(terminal.say("deliveries", "--bureau", "helth").err()).contains("did you mean \"health\"?");
    }

    @Test
    void howManyIsLastInTheLedgerToo() {
        Said last = terminal.say("deliveries", "--csv", "--last", "1");

        assertThat(last.exit()).isZero();
        assertThat(last.lines()).hasSize(2);
        assertThat(last.err()).isEqualTo("jundeng: only the newest 1 are shown; --last N shows more.\n");
        assertThat(first("deliveries", "--csv", "--most", "2")).containsExactly("3", "2");
        assertThat(terminal.say("deliveries", "--last", "0").exit()).isEqualTo(2);
    }

    @Test
    void theLedgersPromisedColumnsAreFollowedByNamesWhereAsked() {
        String promised =
                "delivery,arrival_id,kind,concerns,duplicate_of,bureau,feed,source_name,sha256,bytes,arrived_at,"
                        + "recorded_at,business_date,outcome,rows_read,rows_rejected,new,revised,unchanged,findings,"
                        + "kept_path,reason,author,let_go_at,history,rows_open,days_open";
        assertThat(terminal.say("deliveries", "--csv").lines().get(0)).isEqualTo(promised);
        Said named = terminal.say("deliveries", "--csv", "--names", "--lang", "zh", "--last", "3");
        assertThat(named.lines().get(0)).isEqualTo(promised + ",bureau_name,feed_name");
        assertThat(named.lines().get(3)).endsWith(",市人力资源和社会保障局,就业失业月报");
    }

    @Test
    void oneLineSaysWhetherItWaitsAndWhoConfirmedItAndWhy() {
        StoredFigures figures = new StoredFigures(warehouse);
        figures.deliver("七月.csv", "urban-unemployment-rate", "yuhang", "2014-04", "0.03");
        warehouse.execute(
                "update delivery set outcome = 'unconfirmed' where delivery_id = 4",
                "insert into unconfirmed (delivery_id, feed, since, signs)"
                        + " values (4, 'hrss-employment', '2014-08-19', '{fraction}')",
                "insert into unconfirmed_coverage (delivery_id, indicator, freq, time_period, region_ids)"
                        + " values (4, 'urban-unemployment-rate', 'M', '2014-07-01', '{yuhang}')");

        assertThat(terminal.say("deliveries", "4").out())
                .contains("unconfirmed, waits since 19 August 2014", "jundeng release 4 --reason")
                .doesNotContain("就业_1.csv");
        assertThat(first("deliveries", "--csv", "--outcome", "unconfirmed")).containsExactly("4");
        assertThat(terminal.say("feeds", "--csv", "--date", "2014-08-20", "--bureau", "hrss")
                        .lines())
                .filteredOn(line -> line.startsWith("hrss-employment,"))
                .singleElement()
                .asString()
                .contains(",unconfirmed,七月.csv,2014-06,")
                .endsWith(",0,,0,4,2014-08-19,1");
        assertThat(first("feeds", "--csv", "--date", "2014-08-20", "--bureau", "hrss", "--late"))
                .doesNotContain("hrss-employment");

        figures.deliver("七月.csv", "urban-unemployment-rate", "yuhang", "2014-07", "0.03");
        warehouse.execute(
                "update delivery set kind = 'confirmation', concerns = 4, reason = '确实下降', author = 'zhao'"
                        + " where delivery_id = 5",
                "update unconfirmed set settled_by = 5, settled_how = 'confirmed' where delivery_id = 4");

        String who = "line 4 confirmed on 10 July 2014 by zhao: 确实下降";
        assertThat(terminal.say("deliveries", "4").out())
                .contains("unconfirmed, confirmed by line 5", who)
                .doesNotContain("--reason");
        assertThat(terminal.say("trace", "urban-unemployment-rate", "余杭", "2014-07")
                        .out())
                .contains("  act       " + who);
        assertThat(terminal.say("trace", "urban-unemployment-rate", "余杭", "2014-06")
                        .out())
                .doesNotContain("  act  ");
        assertThat(terminal.say("deliveries", "99").exit()).isEqualTo(1);
    }

    @Test
    void theFeedsSayWhatCameWhatIsDueAndWhatIsLate() {
        Said feeds = terminal.say("feeds", "--csv", "--date", "2014-08-20", "--bureau", "hrss");

        assertThat(feeds.lines().get(0))
                .isEqualTo("feed,name_zh,name_en,bureau,bureau_zh,bureau_en,source,delivery,arrived_at,outcome,"
                        + "source_name,last_period,next_period,next_due,overdue_periods,oldest_overdue,days_late,"
                        + "unconfirmed_delivery,unconfirmed_since,unconfirmed_periods");
        assertThat(feeds.lines())
                .filteredOn(line -> line.startsWith("hrss-employment,"))
                .singleElement()
                .asString()
                .matches("hrss-employment,就业失业月报,[^,]+,hrss,市人力资源和社会保障局,[^,]+,,2,[^,]+,taken,就业x1.csv,2014-06,"
                        + "2014-08,2014-09-\\d\\d,1,2014-07,\\d+,,,0");
        assertThat(first("feeds", "--csv", "--date", "2014-07-10", "--bureau", "hrss", "--late"))
                .doesNotContain("hrss-employment");
        assertThat(terminal.say("feeds", "--date", "2014-08-20", "--bureau", "hrss")
                        .out())
                .contains("working days late", "hrss-employment");
    }

    @Test
    void theIndicatorsSayWhoBringsThemAndHowMuchIsKnown() {
        assertThat(terminal.say("indicators", "城镇登记失业率", "--csv").lines())
                .hasSize(2)
                .satisfies(lines -> assertThat(lines.get(0))
                        .isEqualTo("indicator,name_zh,name_en,unit_measure,freq,direction,bureaus,feeds,last_period,"
                                + "reported,derived"))
                .satisfies(lines -> assertThat(lines.get(1))
                        .startsWith("urban-unemployment-rate,城镇登记失业率,")
                        .endsWith(",%,M,down,hrss,hrss-employment,2014-06,2,0"));
        assertThat(first("indicators", "--csv", "--without-figures", "--feed", "hrss-employment"))
                .isNotEmpty()
                .doesNotContain("urban-unemployment-rate");
        assertThat(first("indicators", "--csv", "--bureau", "hrss")).contains("urban-unemployment-rate");
        assertThat(terminal.say("indicators", "nothing-of-that-kind").exit()).isEqualTo(1);
    }

    @Test
    void theScoreboardHasTheBureauLastAndIsAskedForOne() {
        Said hrss = terminal.say("status", "--date", "2014-07-10", "--csv", "--bureau", "市人力资源和社会保障局");

        assertThat(hrss.lines().get(0)).endsWith(",method,delivery,reason_zh,reason_en,bureau");
        assertThat(hrss.lines().subList(1, hrss.lines().size())).isNotEmpty().allMatch(line -> line.endsWith(",hrss"));
        assertThat(terminal.say("status", "--date", "2014-07-10", "--bureau", "hrss")
                        .out())
                .contains("bureau", "Human Resources");
        assertThat(terminal.say("status", "--bureau", "hrs").err()).contains("did you mean \"hrss\"?");
        assertThat(terminal.say("status", "--date", "2014-07-10", "--csv", "--names", "--lang", "zh", "--project", "1")
                        .lines()
                        .get(0))
                .endsWith(",bureau,indicator_name,region_name,unit_name,bureau_name,state_name");
    }

    @Test
    void episodesAndTracesTakeNames() {
        assertThat(first("episodes", "--csv", "--ref-area", "余杭")).containsExactly("1");
        assertThat(first("episodes", "--csv", "--indicator", "城镇登记失业率")).hasSize(2);
        assertThat(terminal.say("episodes", "--csv", "--names", "--lang", "zh")
                        .lines()
                        .get(0))
                .endsWith(",feed,measure,indicator_name,region_name,feed_name");
        assertThat(terminal.say("trace", "城镇登记失业率", "Yuhang", "2014-06").out())
                .startsWith("urban-unemployment-rate 330110 2014-06 is: 3.02");
        assertThat(terminal.say("trace", "失业率登记", "余杭", "2014-06").exit()).isEqualTo(2);
    }

    @Test
    void aSilenceTakesNames() {
        Said added = terminal.say(
                "silence",
                "add",
                "--indicator",
                "城镇登记失业率",
                "--ref-area",
                "余杭",
                "--until",
                "2026-12-31",
                "--from",
                "2026-12-30",
                "--reason",
                "样例");

        assertThat(added.exit()).as(added.err()).isZero();
        assertThat(warehouse.texts("select indicator || ' ' || region_id from silence"))
                .containsExactly("urban-unemployment-rate yuhang-2021");
    }
}
