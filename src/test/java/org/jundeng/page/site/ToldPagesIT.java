// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jundeng.alert.rules.Rules;
import org.jundeng.assess.StoredFigures;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.contract.Contracts;
import org.jundeng.observation.TimePeriod;
import org.jundeng.page.Address;
import org.jundeng.page.Reader;
import org.jundeng.page.ServedLinks;
import org.jundeng.warehouse.TestWarehouse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The pages of episodes. The city's unemployment rate crossed its bound on 10 July and came back on 20 August: 周岚 was
 * told, 吴 was held back by a silence and told later, and a mail was withdrawn. 余杭's has been open since 20 August.
 */
class ToldPagesIT {

    private static final Reader CHINESE = new Reader(Locale.CHINESE, null);
    private static final Reader ENGLISH = new Reader(Locale.ENGLISH, null);
    private static final Catalogue CATALOGUE = Catalogue.read(Path.of("config"), new Faults());
    private static final Contracts CONTRACTS = Contracts.read(Path.of("config"), CATALOGUE, new Faults());

    private static final String EPISODE = "insert into episode (rule_id, target_id, indicator, region_id, state, level,"
            + " opened_on, closed_on, closed_reason) values ('target:urban-unemployment-rate',"
            + " 'urban-unemployment-rate', 'urban-unemployment-rate', ";
    private static final String EVENT = "insert into episode_event (episode_id, run_id, business_date, recorded_at,"
            + " event, level, reason, time_period, freq, obs_value, measure, bound, delivery_id, row_no, author, note)"
            + " values (%d, 1, '%s', '%<sT01:00Z', '%s', '%s', '%s', %s)";
    private static final String NOTICE = "insert into notice (notice_key, kind, person, address, business_date, run_id,"
            + " created_at, message_id, subject, text_body, html_body, state, reason, last_error, sent_at) values"
            + " ('%1$s', 'digest', '%2$s', 'secret@hangzhou', '2014-07-10', 1, '2014-07-10T01:00Z', '<%1$s@x>', '%3$s',"
            + " '', '', '%4$s', 'new', '550 secret@hangzhou', %5$s)";
    private static final String TELLING = "insert into telling (person, episode_id, event_id, level, run_id,"
            + " business_date, decided_at, verdict, reason, notice_id) values ('%s', 1, %d, '%s', 1, '%s',"
            + " '%<sT01:00Z', '%s', '%s', %s)";

    @RegisterExtension
    private final TestWarehouse warehouse = new TestWarehouse();

    @BeforeEach
    void tell() {
        StoredFigures figures = new StoredFigures(warehouse);
        figures.deliver("june.csv", "urban-unemployment-rate", "hangzhou", "2014-06", "4.12");
        figures.run("2014-07-10");
        String person = CATALOGUE
                .people()
                .officialsFor("hrss", 1, List.of("hangzhou"))
                .get(0)
                .id();
        episodes(person);
        decisions(person);
    }

    private void episodes(String person) {
        warehouse.execute(
                EPISODE + "'hangzhou', 'closed', 'red', '2014-07-10', '2014-08-20', 'recovered')",
                EPISODE + "'yuhang', 'open', 'red', '2014-08-20', null, null)",
                "insert into episode (rule_id, indicator, region_id, state, level, pending_since) values"
                        + " ('gone-<rule>', 'urban-unemployment-rate', 'xihu', 'pending', 'purple', '2014-08-20')",
                event(
                        1,
                        "2014-07-10",
                        "opened",
                        "orange",
                        "crossed",
                        "'2014-06-01', 'M', 4.12, 4.12, 4, 1, 5, null, null"),
                event(
                        1,
                        "2014-07-20",
                        "acknowledged",
                        "orange",
                        "by-link",
                        "null, null, null, null, null, null, null, '" + person + "', '企业改制，<b>已安排</b>'"),
                event(1, "2014-08-01", "raised", "red", "worse", "'2014-07-01', 'M', 5.3, 5.3, 4, 1, 6, null, null"),
                event(
                        1,
                        "2014-08-20",
                        "closed",
                        "red",
                        "recovered",
                        "'2014-08-01', 'M', 3.9, 3.9, 4, 1, 7, null, null"),
                event(2, "2014-08-20", "opened", "red", "crossed", "'2014-07-01', 'M', 4.6, 4.6, 4, 1, 5, null, null"),
                event(
                        3,
                        "2014-08-20",
                        "pending",
                        "purple",
                        "crossed",
                        "'2014-07-01', 'M', 4.6, 4.6, 4, 1, 5, null, null"));
    }

    private void decisions(String person) {
        warehouse.execute(
                notice("a", person, "【均等】失业率<超标>", "sent", "'2014-07-09T23:30Z'"),
                notice("b", "wu", "撤回的", "withheld", "null"),
                "insert into notice_event values (1, 1)",
                "insert into notice_channel (notice_id, channel, state, created_at) values (1, 'dingding', 'pending',"
                        + " '2014-07-10T01:00Z')",
                telling(person, 1, "orange", "2014-07-10", "told", "new", "1"),
                telling("wu", 1, "orange", "2014-07-10", "held", "silenced", "null"),
                telling("wu", 1, "orange", "2014-07-11", "told", "escalated-to-superior", "2"),
                telling("", 4, "red", "2014-08-20", "dropped", "nobody-concerned", "null"),
                "insert into reply (message, received_at, person, notice_id, outcome, episodes) values ('m',"
                        + " '2014-08-21T01:00Z', 'wu', 1, 'over', 0)",
                "insert into silence (rule_id, starts_on, ends_on, author, reason, recorded_at) values ('target:*',"
                        + " '2014-07-10', '2014-07-10', 'root', '数据核实中', '2014-07-10T00:00Z'), ('target:*',"
                        + " '2013-01-01', '2013-02-01', 'root', '早已过去', '2013-01-01T00:00Z')");
    }

    private static String event(int episode, String night, String... rest) {
        return filled(EVENT, episode, night, rest);
    }

    private static String notice(String... words) {
        return String.format(Locale.ROOT, NOTICE, (Object[]) words);
    }

    private static String telling(String person, int event, String... rest) {
        return filled(TELLING, person, event, rest);
    }

    private static String filled(String sql, Object first, Object second, String... rest) {
        List<Object> words = new ArrayList<>(List.of(first, second));
        words.addAll(List.of(rest));
        return String.format(Locale.ROOT, sql, words.toArray());
    }

    @Test
    void listTheOpenOnesFirstAndTheGravestBeforeTheOthers() {
        String html = html(Address.Episodes.ALL, CHINESE);

        assertThat(text(html))
                .contains("共3项，显示第1至3项。")
                .containsSubsequence("红色 余杭区 城镇登记失业率", "purple 西湖区", "观察中", "红色 杭州市", "已解除")
                .contains("情况说明：企业改制，&lt;b&gt;已安排&lt;/b&gt;", "市人力资源和社会保障局", "2014年8月20日解除");
        assertThat(html)
                .contains("href=\"/episode?number=2\"", "href=\"/episodes?state=open\"", "class=\"level l-red\"")
                .doesNotContain("rel=\"next\"");
    }

    @Test
    void chooseByStateLevelAndRegion() {
        assertThat(text(html(new Address.Episodes("open", "red", "yuhang", null, 1), CHINESE)))
                .contains("共1项", "余杭区 城镇登记失业率");
        assertThat(text(html(new Address.Episodes("closed", null, "yuhang", null, 1), ENGLISH)))
                .contains("There is no such alert.");
        assertThat(fault(new Address.Episodes("new", null, null, null, 1))).contains("查无此状态", "“new”");
        assertThat(fault(new Address.Episodes(null, "violet", null, null, 1))).contains("查无此级别");
        assertThat(fault(new Address.Episodes(null, null, "atlantis", null, 1))).contains("查无此地区");
        assertThat(fault(new Address.Episodes(null, null, null, "no-rule", 1))).contains("查无此规则");
        assertThat(fault(Address.Episodes.ALL.at(2))).contains("没有这一页", "没有第2页。");
        assertThat(fault(new Address.OfEpisode(99))).contains("查无此预警", "“99”");
    }

    @Test
    void turnPages() {
        warehouse.execute(EPISODE.replace(" values (", " select ")
                + "'r' || n, 'closed', 'blue', '2013-01-01', '2013-01-02', 'recovered' from generate_series(1, 60) n");

        String second = html(Address.Episodes.ALL.at(2), CHINESE);

        assertThat(text(second)).contains("共63项，显示第51至63项。");
        assertThat(second)
                .contains("<a rel=\"prev\" href=\"/episodes\">上一页</a>")
                .doesNotContain("rel=\"next\"");
        assertThat(html(Address.Episodes.ALL, CHINESE)).contains("<a rel=\"next\" href=\"/episodes?page=2\">下一页</a>");
    }

    @Test
    void sayWhatHappenedAndWhoWasToldAndWhy() {
        String html = html(new Address.OfEpisode(1), CHINESE);

        assertThat(text(html))
                .contains("预警1：杭州市 城镇登记失业率", "红色 已解除 2014年8月为3.9%，要求不超过4%")
                .contains("越线时期 2014年6月至2014年7月，共2期", "最严重时 2014年7月为5.3%，要求不超过4%")
                .containsSubsequence("2014年8月20日 解除", "2014年8月1日 加重 红色", "2014年7月10日 出现 橙色")
                .contains("june.csv（台账1）")
                .containsSubsequence(
                        "无人 不通知 无人负责，也无人报送",
                        "2014年7月11日 名单以外的人员 发出前撤回 逾期无人确认，报上级",
                        "名单以外的人员 暂缓 静默期内",
                        "通知 本人负责，首次通知 橙色 2014年6月为4.12%，要求不超过4%",
                        "汇总邮件：【均等】失业率&lt;超标&gt; 邮件：2014-07-10 07:30发出 dingding：待发")
                .contains("2014-08-21 09:00 名单以外的人员：回复时预警已解除，未计入")
                .contains("已确认 企业改制，&lt;b&gt;已安排&lt;/b&gt;")
                .contains("2014年7月10日至2014年7月10日：数据核实中")
                .doesNotContain("早已过去");
        assertThat(html)
                .contains("href=\"/figure?indicator=urban-unemployment-rate&amp;region=hangzhou&amp;period=2014-07\"")
                .contains("href=\"/target?id=urban-unemployment-rate\"")
                .contains("<rect class=\"l-orange\" x=\"0\"", "<rect class=\"l-red\"")
                .doesNotContain("secret@hangzhou", "<b>已安排");
    }

    @Test
    void sayOfAPastDayOnlyWhatWasKnownThen() {
        Reader then = CHINESE.on(LocalDate.of(2014, 7, 15));

        assertThat(text(html(new Address.OfEpisode(1), then)))
                .contains("橙色 未解除 2014年6月为4.12%")
                .contains("本人负责，首次通知", "还没有人确认。")
                .doesNotContain("2014年8月", "无人负责", "未计入", "加重");
        assertThat(text(html(Address.Episodes.ALL, then))).contains("共1项", "2014年6月为4.12%", "未解除");
        assertThat(fault(new Address.OfEpisode(2), then)).contains("查无此预警");
    }

    @Test
    void speakEnglish() {
        assertThat(text(html(new Address.OfEpisode(1), ENGLISH)))
                .contains(
                        "Alert 1: Hangzhou",
                        "June 2014 to July 2014: 2 periods",
                        "not acknowledged in time: goes to the superior")
                .contains("mail: sent 2014-07-10 07:30", "replied when it was over: not counted");
    }

    @Test
    void findByNameNumberFileAndHash() {
        assertThat(text(html(new Address.Search("城镇登记失业率"), CHINESE)))
                .containsSubsequence("指标", "城镇登记失业率 最近：杭州市，2014年6月", "目标", "城镇登记失业率4%以内")
                .doesNotContain("可以查找");
        assertThat(html(new Address.Search("城镇登记失业率"), ENGLISH))
                .contains("indicator=urban-unemployment-rate&amp;region=hangzhou&amp;period=2014-06&amp;lang=en\"")
                .contains("<input type=\"search\" name=\"q\" value=\"城镇登记失业率\"");
        assertThat(text(html(new Address.Search("预警 2"), CHINESE))).contains("预警2：余杭区 城镇登记失业率 未解除");
        assertThat(text(html(new Address.Search("JUNE"), CHINESE))).contains("报送 june.csv（台账1） 市人力资源和社会保障局");
        assertThat(text(html(new Address.Search("ju_e"), CHINESE))).contains("没有找到“ju_e”");
        warehouse.execute("update delivery set sha256 = repeat('ab12', 16)");
        assertThat(text(html(new Address.Search("AB12ab"), CHINESE))).contains("june.csv");
        assertThat(html(new Address.Search("secret@hangzhou"), CHINESE)).contains("没有找到");
    }

    @Test
    void sayInWhichLanguageAMailWasOnlyWhereThatIsKnown() {
        Address figure = new Address.OfFigure(
                "urban-unemployment-rate",
                "hangzhou",
                TimePeriod.parse("2014-06").orElseThrow());

        assertThat(html(figure, ENGLISH)).contains("<span lang=\"zh-CN\">【均等】失业率&lt;超标&gt;</span>");
        warehouse.execute("update notice set person = 'somebody-who-left' where notice_id = 1");
        assertThat(html(figure, ENGLISH)).contains("<span>【均等】失业率&lt;超标&gt;</span>");
    }

    @Test
    void tellsTerritoriesOfOneNameApart() {
        assertThat(html(new Address.Search("余杭区"), CHINESE))
                .as("no night has been, so no district has a page")
                .doesNotContain("/district?");
        warehouse.execute("insert into assessed_night values ('2014-07-10', (select max(run_id) from run), true)");
        assertThat(text(html(new Address.Search("余杭区"), CHINESE)))
                .contains("余杭区 2001年3月25日至2021年4月8日的辖区", "余杭区 自2021年4月9日起的辖区");
        assertThat(html(new Address.Search("余杭区"), CHINESE))
                .as("the later one has no page on a night of 2014")
                .contains("href=\"/district?id=yuhang\"")
                .doesNotContain("id=yuhang-2021");
        assertThat(text(html(new Address.Search("余杭"), ENGLISH)))
                .contains("Yuhang 余杭; the territory from 25 March 2001 to 8 April 2021");
        assertThat(text(html(new Address.Search("富阳区"), CHINESE)))
                .contains("富阳区")
                .doesNotContain("的辖区");
    }

    @Test
    void showWhatWasSearchedForAsText() {
        String html = html(new Address.Search("<script>alert(\"1\")</script>\u0000\r\n'; drop table x--%"), CHINESE);

        assertThat(html)
                .contains("value=\"&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &#39;; drop table x--%\"")
                .contains("没有找到“&lt;script&gt;", "可以查找：");
        assertThat(html(new Address.Search("长".repeat(10_000)), CHINESE)).hasSizeLessThan(5_000);
        assertThat(text(html(new Address.Search(""), ENGLISH)))
                .contains("You can search for")
                .doesNotContain("Nothing");
    }

    private Pages pages() {
        return TestPages.on(
                warehouse,
                CATALOGUE,
                CONTRACTS,
                Rules.read(Path.of("config"), CATALOGUE, CONTRACTS.feeds(), new Faults()),
                TestPages.NO_ROWS);
    }

    private String html(Address address, Reader reader) {
        Pages.Written written = pages().write(address, reader, new ServedLinks("/", Pages.KINDS));
        assertThat(written.fault()).isNull();
        assertThat(written.html()).doesNotContain("style=\"", "<script");
        return written.html();
    }

    private String fault(Address address) {
        return fault(address, CHINESE);
    }

    private String fault(Address address, Reader reader) {
        Pages.Written written = pages().write(address, reader, new ServedLinks("/", Pages.KINDS));
        assertThat(written.status()).isEqualTo(404);
        return written.html();
    }

    /** The words of a page as a person reads them, without marks. */
    private static String text(String html) {
        return Pattern.compile("<[^>]*>")
                .matcher(html.substring(html.indexOf("<main")))
                .replaceAll(" ")
                .replaceAll("\\s+", " ")
                .replace(" ：", "：")
                .replace("： ", "：");
    }
}
