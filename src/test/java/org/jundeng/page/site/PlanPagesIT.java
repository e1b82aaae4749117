// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jundeng.alert.KnownEpisodes;
import org.jundeng.alert.Rule;
import org.jundeng.alert.rules.Rules;
import org.jundeng.assess.Derivation;
import org.jundeng.assess.StoredFigures;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Scope;
import org.jundeng.contract.Contracts;
import org.jundeng.observation.TimePeriod;
import org.jundeng.page.Address;
import org.jundeng.page.Links;
import org.jundeng.page.Reader;
import org.jundeng.page.ServedLinks;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.sql.Transactions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The pages of a district and of a bureau, with the shipped plan, beside what the warehouse itself says. */
class PlanPagesIT {

    private static final Reader CHINESE = new Reader(Locale.CHINESE, null);
    private static final Reader ENGLISH = new Reader(Locale.ENGLISH, null);
    private static final Links LIVE = new ServedLinks("/", Pages.KINDS);
    private static final Catalogue CATALOGUE = Catalogue.read(Path.of("config"), new Faults());
    private static final Contracts CONTRACTS = Contracts.read(Path.of("config"), CATALOGUE, new Faults());
    private static final List<Rule> RULES = Rules.read(Path.of("config"), CATALOGUE, CONTRACTS.feeds(), new Faults());
    private static final String RATE = "urban-unemployment-rate";
    private static final String WASTE = "household-waste-treatment-rate";

    @RegisterExtension
    private final TestWarehouse warehouse = new TestWarehouse();

    private final StoredFigures figures = new StoredFigures(warehouse);

    @Test
    void showsADistrictsTargetsWithDistanceAndPlace() {
        story();

        String text = text(html(new Address.OfDistrict("yuhang"), CHINESE));

        assertThat(text)
                .contains("余杭区 截至2014年7月10日夜间运行 状态及其变化是2014年7月10日夜的判定；" + "“全市目标中本地的数字”、待办和预警按现在所知。 未达标 1")
                .contains("袁红（样例）：市教育局")
                .contains("保持100% 未达标 2014年6月：97.5% 不低于100% 差2.5个百分点 第3，共3 市环境保护局")
                .contains("与2014年7月9日相比 达标 → 未达标 各区、县（市）生活垃圾无害化处理率保持100% · 余杭区");
        assertThat(number("select 1 + count(*) from standing where target_id = '" + WASTE
                        + "' and until is null and obs_value > 97.5"))
                .as("districts that are better, by the warehouse")
                .isEqualTo(3);
    }

    @Test
    void showsADistrictsFiguresInTargetsOfTheCity() {
        story();

        String text = text(html(new Address.OfDistrict("yuhang"), CHINESE));

        assertThat(text).contains("城镇登记失业率4%以内 2014年6月：4.2% 不超过4% 超出0.2个百分点 第2，共3");
        assertThat(number("select 1 + count(*) from named_figure where indicator = '" + RATE
                        + "' and time_period = '2014-06' and region_id in ('yuhang', 'xihu', 'fuyang')"
                        + " and obs_value < 4.2"))
                .as("districts that are better, by the warehouse")
                .isEqualTo(2);
    }

    @Test
    void takesADerivedFigureForAPlaceAsTheViewDoes() {
        story();
        String series = "(select series_id from series where region_id = 'xihu' and indicator = '" + RATE + "')";
        warehouse.execute("insert into derived (series_id, time_period, obs_value, method, step, delivery_id,"
                + " input_series, input_periods, outranks) values (" + series
                + ", '2014-06-01', 4.9, 'ratio', 6, 1, '{}', '{}', true)");

        assertThat(text(html(new Address.OfDistrict("yuhang"), CHINESE))).contains("超出0.2个百分点 第1，共3");
        assertThat(number("select count(*) from named_figure where indicator = '" + RATE
                        + "' and time_period = '2014-06' and region_id in ('xihu', 'fuyang') and obs_value < 4.2"))
                .isZero();
    }

    @Test
    void saysWhatADistrictLacksAndWhoOwesIt() {
        story();

        String text = text(html(new Address.OfDistrict("linan"), CHINESE));

        assertThat(text)
                .contains("就业失业月报 2014年6月 已报送，但没有本地的数字 市人力资源和社会保障局 吴晓（样例）")
                .contains("没有单独对本地提出要求的目标。");
        assertThat(text(html(new Address.OfDistrict("yuhang"), CHINESE)))
                .as("its figures of June have come")
                .doesNotContain("就业失业月报 2014年6月 已报送");
    }

    @Test
    void saysWhoHasToActAndSinceWhen() {
        story();
        warehouse.execute("update delivery set outcome = 'unconfirmed' where source_name = 'xihu.csv'");
        long episode = episode();

        String district = text(html(new Address.OfDistrict("yuhang"), CHINESE));
        String bureau = text(html(new Address.OfBureau("environment"), CHINESE));
        String board = html(new Address.Board(), CHINESE);

        assertThat(bureau)
                .contains("楼峰（样例） 1项预警待确认：各区、县（市）生活垃圾无害化处理率保持100%（余杭区） 2014年7月8日")
                .contains(episode + " 各区、县（市）生活垃圾无害化处理率保持100% 余杭区 红色 2014年7月8日 未确认");
        assertThat(district).contains("楼峰（样例） 1项预警待确认").doesNotContain("没有未解除的预警");
        assertThat(text(board)).contains("楼峰（样例） 1项预警待确认");
        assertThat(text(html(new Address.OfBureau("hrss"), CHINESE))).doesNotContain("楼峰");

        warehouse.execute("insert into episode_event (episode_id, run_id, business_date, recorded_at, event, level,"
                + " reason, author, note) values (" + episode
                + ", 1, '2014-07-10', now(), 'acknowledged', 'red', 'mail', 'lou', '设备检修，月底恢复')");
        assertThat(text(html(new Address.OfBureau("environment"), CHINESE)))
                .contains("设备检修，月底恢复")
                .doesNotContain("1项预警待确认");
    }

    /** Rules for officials and for stewards, on targets, figures and feeds: of many the feed alone tells the bureau. */
    @Test
    void listsAnOpenAlertOfEachShippedRule() {
        story();
        RULES.forEach(this::opens);

        String board = text(html(new Address.Board(), CHINESE));
        String bureaus = CATALOGUE.bureaus().keySet().stream()
                .map(id -> html(new Address.OfBureau(id), CHINESE))
                .collect(Collectors.joining());
        String hrss = html(new Address.OfBureau("hrss"), CHINESE);
        String district = text(html(new Address.OfDistrict("xihu"), CHINESE));

        new KnownEpisodes(warehouse)
                .ask("select rule_id || '|' || episode_id from episode")
                .forEach(each -> assertThat(bureaus)
                        .as(each)
                        .contains("href=\"/episode?number=" + each.substring(each.indexOf('|') + 1) + "\""));
        assertThat(board).containsPattern("吴晓（样例） \\d+项预警待确认").doesNotContain("hrss-employment");
        assertThat(text(hrss))
                .containsPattern("吴晓（样例） \\d+项预警待确认")
                .contains("就业失业月报 黄色 2014年7月8日 未确认")
                .doesNotContain("hrss-employment");
        assertThat(district).contains("登记失业率比上期上升（西湖区）").doesNotContain("没有待办");
    }

    @Test
    void namesABureausFeedsAndWhatIsOverdue() {
        story();
        warehouse.execute("delete from coverage where time_period = '2014-06-01'");
        warehouse.execute("update delivery set business_date = '2014-05-12'");
        long before = number("select count(*) from coverage where time_period = '2014-05-01'");

        String text = text(html(new Address.OfBureau("hrss"), CHINESE));

        assertThat(before).isPositive();
        assertThat(text).contains("周岚（样例）", "就业失业月报 吴晓（样例） 2014年5月").doesNotContain("hrss-employment");
        assertThat(text(html(new Address.Board(), CHINESE))).contains("项数据逾期未报").doesNotContain("hrss-employment");
        assertThat(text(html(new Address.OfDistrict("yuhang"), CHINESE)))
                .as("what a bureau of the city owes is for nobody in a district to do")
                .contains("待办 没有待办。", "缺少的数字", "就业失业月报 2014年5月")
                .doesNotContain("项数据逾期未报");
    }

    @Test
    void keepsToWhatWasSaidOnAPastDay() {
        story();
        episode();

        String html = html(new Address.OfDistrict("yuhang"), ENGLISH.on(LocalDate.of(2014, 7, 9)));

        assertThat(text(html))
                .contains("Yuhang", "As of the night of 9 July 2014", "met 1", "This is the first night")
                .doesNotContain("Open alerts", "Missing figures");
        assertThat(html).contains("href=\"/target?id=" + WASTE + "&amp;lang=en&amp;day=2014-07-09\"");
        assertThat(text(html(new Address.OfBureau("environment"), ENGLISH.on(LocalDate.of(2014, 7, 9)))))
                .contains("met 1", "of the latest night only")
                .doesNotContain("Open alerts");
    }

    @Test
    void showsTheDistrictsOfATargetAsTilesWhereTheCityPutsThem() {
        story();

        String html = html(new Address.OfTarget(WASTE), CHINESE);

        assertThat(html)
                .contains("<td><td class=\"s-missed\"><a href=\"/district?id=yuhang\">余杭区 <b>97.5</b></a>")
                .contains("<td class=\"s-met\"><a href=\"/district?id=xihu\">西湖区 <b>100</b></a>")
                .contains("<td class=\"s-known\"><a href=\"/district?id=linan\">临安市 <b>–</b></a>");
        assertThat(Pattern.compile("<td class=\"s-[a-z-]+\"><a href=\"/district")
                        .matcher(html)
                        .results())
                .hasSize(13);
        assertThat(text(html))
                .as("the same in words")
                .doesNotContain("目标值")
                .contains("地区 2014年6月 比较 状态 余杭区 97.5% 未达标", "西湖区 100% 达标", "富阳市 100% 达标");
    }

    @Test
    void saysWhereAReportedFigureDiffersFromItsPartsAndWhichCounts() {
        story();
        List<String> districts =
                CATALOGUE.regions().districts(TimePeriod.parse("2013").orElseThrow());
        for (String district : districts) {
            figures.deliver("index.csv", "labour-harmony-index", district, "2013", "84");
            figures.deliver("range.csv", RATE, district, "2014-05", "3.5");
        }
        long index = figures.deliver("city.csv", "labour-harmony-index", "hangzhou", "2013", "85.1");
        Transactions.write(warehouse.dataSource(), connection -> new Derivation(CATALOGUE).derive(connection));

        String defined = html(new Address.OfTarget("labour-harmony-index"), CHINESE);

        assertThat(text(defined)).contains("上报数与分项不一致 数字 上报 由分项得出 以哪个为准 杭州市 2013年 85.1分 84分 按计划以分项为准");
        assertThat(defined).contains("<a href=\"/delivery?number=" + index + "\">85.1分</a>");
        assertThat(text(html(new Address.OfTarget(RATE), ENGLISH)))
                .contains("Hangzhou, May 2014 3.97% 3.5% to 3.5% what was reported");
        assertThat(text(html(new Address.OfTarget(WASTE), CHINESE))).doesNotContain("上报数与分项不一致");
    }

    @Test
    void colorsAPointByWhatItWasHeldAgainstThen() {
        story();
        for (int quarter = 1; quarter <= 4; quarter++) {
            figures.deliver(
                    "load.csv",
                    "sewage-plant-load",
                    "hangzhou",
                    "2013-Q" + quarter,
                    Integer.toString(55 + quarter * 3));
        }

        String html = html(new Address.OfTarget("sewage-plant-load"), CHINESE);

        assertThat(html)
                .as("below what is promised, but ahead of the pace that leads there")
                .contains("class=\"bound\"", "class=\"path\"", "目标值", "序时进度")
                .doesNotContain("class=\"crossed\"", "当时落后或未达到");
    }

    @Test
    void givesTheScoreboardAsAWorkbook() throws IOException {
        story();
        warehouse.execute("update standing set reason_zh = '=1+1' where region_id = 'yuhang' and until is null");

        try (ReadableWorkbook workbook = new ReadableWorkbook(
                new ByteArrayInputStream(pages().workbook(CHINESE).orElseThrow()))) {
            List<Row> targets = workbook.findSheet("目标").orElseThrow().read();
            Row yuhang = targets.stream()
                    .filter(row -> row.getCellText(2).equals("余杭区"))
                    .findFirst()
                    .orElseThrow();

            assertThat(targets.get(0).getCellText(5) + targets.get(0).getCellText(8))
                    .isEqualTo("数值差距");
            assertThat(targets).hasSize(1 + (int) number("select count(*) from standing where until is null"));
            assertThat(yuhang.getCellAsNumber(5)).contains(new BigDecimal("97.5"));
            assertThat(yuhang.getCellAsNumber(8).orElseThrow()).isEqualByComparingTo("-2.5");
            assertThat(yuhang.getCellAsDate(10))
                    .contains(LocalDate.of(2014, 7, 10).atStartOfDay());
            assertThat(yuhang.getCell(11).getType()).isEqualTo(CellType.STRING);
            assertThat(yuhang.getCellText(11)).as("text, and no formula").isEqualTo("=1+1");
            assertThat(yuhang.getCell(11).getFormula()).isNull();

            assertThat(yuhang.getCellText(4) + yuhang.getCellText(9)).isEqualTo("2014年6月百分比");

            List<Row> projects = workbook.findSheet("工程").orElseThrow().read();
            assertThat(projects.get(1).getCellAsNumber(0)).contains(BigDecimal.valueOf(9));
            assertThat(projects.get(1).getCellAsNumber(12)).as("missed").contains(BigDecimal.ONE);
        }
        assertThat(pages().workbook(CHINESE.on(LocalDate.of(2014, 7, 1)))).isEmpty();
        assertThat(html(new Address.Board(), ENGLISH)).contains("<a href=\"/scoreboard.xlsx?lang=en\">");
    }

    @Test
    void namesWhatIsNoDistrictAndNoBureau() {
        story();

        assertThat(pages().write(new Address.OfDistrict("hangzhou"), CHINESE, LIVE)
                        .status())
                .isEqualTo(404);
        assertThat(pages().write(new Address.OfBureau("yuhang"), CHINESE, LIVE).status())
                .isEqualTo(404);
    }

    /**
     * Two nights: household waste in Xihu and Fuyang is treated as promised, in Yuhang not since the second night. The
     * unemployment rate of June in Xihu, Yuhang and Fuyang; that of Lin'an has not come.
     */
    private void story() {
        figures.deliver("may.csv", RATE, "hangzhou", "2014-05", "3.97");
        figures.deliver("xihu.csv", RATE, "xihu", "2014-06", "3.68");
        figures.deliver("yuhang.csv", RATE, "yuhang", "2014-06", "4.2");
        figures.deliver("fuyang.csv", RATE, "fuyang", "2014-06", "4.3");
        figures.deliver("waste.csv", WASTE, "yuhang", "2014-06", "97.5");
        figures.deliver("waste-xihu.csv", WASTE, "xihu", "2014-06", "100");
        figures.deliver("waste-fuyang.csv", WASTE, "fuyang", "2014-06", "100");
        long run = figures.run("2014-07-10");
        warehouse.execute("insert into assessed_night values ('2014-07-09', " + run + ", true), ('2014-07-10', " + run
                + ", true)");
        stand("yuhang", "2014-07-01", "'2014-07-10'", "met", "100");
        stand("yuhang", "2014-07-10", "null", "missed", "97.5");
        stand("xihu", "2014-07-01", "null", "met", "100");
        stand("fuyang", "2014-07-01", "null", "met", "100");
    }

    private void stand(String region, String since, String until, String state, String value) {
        warehouse.execute(String.format(
                Locale.ROOT,
                "insert into standing (target_id, region_id, since, until, state, series_id, time_period, freq,"
                        + " obs_value, bound, delivery_id, row_no, reason_zh, reason_en, run_id) select '%s', '%s',"
                        + " '%s', %s, '%s', series_id, '2014-06-01', 'M', %s, 100, 1, 5, '原因。', 'Why.',"
                        + " (select max(run_id) from run) from series where indicator = '%s' and region_id = '%s'",
                WASTE,
                region,
                since,
                until,
                state,
                value,
                WASTE,
                region));
    }

    private void opens(Rule rule) {
        warehouse.execute(
                String.format(
                        Locale.ROOT,
                        "insert into episode (rule_id, target_id, indicator, region_id, feed, state, level, opened_on)"
                                + " values ('%s', nullif('%s', 'null'), nullif('%s', 'null'), '%s', '%s', 'open',"
                                + " 'yellow', '2014-07-08')",
                        rule.id(),
                        rule.target(),
                        rule.indicator(),
                        rule.scope() == null
                                ? ""
                                : rule.scope().kind() == Scope.Kind.EACH_DISTRICT ? "xihu" : "hangzhou",
                        rule.scope() == null ? "hrss-employment" : ""),
                "insert into episode_event (episode_id, run_id, business_date, recorded_at, event, level, reason)"
                        + " select max(episode_id), 1, '2014-07-08', now(), 'opened', 'yellow', 'crossed'"
                        + " from episode");
    }

    private long episode() {
        warehouse.execute(
                "insert into episode (rule_id, target_id, indicator, region_id, state, level, opened_on) values"
                        + " ('target:" + WASTE + "', '" + WASTE + "', '" + WASTE
                        + "', 'yuhang', 'open', 'red', '2014-07-08')",
                "insert into episode_event (episode_id, run_id, business_date, recorded_at, event, level, reason,"
                        + " time_period, freq, obs_value, bound) select max(episode_id), 1, '2014-07-08', now(),"
                        + " 'opened', 'red', 'crossed', '2014-06-01', 'M', 97.5, 100 from episode");
        return number("select max(episode_id) from episode");
    }

    private long number(String sql) {
        return Long.parseLong(new KnownEpisodes(warehouse).ask(sql).get(0));
    }

    private Pages pages() {
        return TestPages.on(warehouse, CATALOGUE, CONTRACTS, RULES, TestPages.NO_ROWS);
    }

    private String html(Address address, Reader reader) {
        Pages.Written written = pages().write(address, reader, LIVE);
        assertThat(written.fault()).isNull();
        assertThat(written.html()).doesNotContain("style=\"", "<script", "@hangzhou.example");
        return written.html();
    }

    /** The words of a page as a person reads them, without marks. */
    private static String text(String html) {
        return Pattern.compile("<[^>]*>")
                .matcher(html.substring(html.indexOf("<main")))
                .replaceAll(" ")
                .replaceAll("\\s+", " ")
                .replace(" ：", "：")
                .replace("： ", "：")
                .replace(" 、", "、");
    }
}
