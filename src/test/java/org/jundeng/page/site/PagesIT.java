// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jundeng.alert.Rule;
import org.jundeng.alert.rules.Rules;
import org.jundeng.assess.StoredFigures;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Target;
import org.jundeng.contract.Contracts;
import org.jundeng.observation.TimePeriod;
import org.jundeng.page.Address;
import org.jundeng.page.FileLinks;
import org.jundeng.page.Links;
import org.jundeng.page.Reader;
import org.jundeng.page.ServedLinks;
import org.jundeng.report.SiteFiles;
import org.jundeng.warehouse.TestWarehouse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The pages of nights that were evaluated, with the shipped plan. */
class PagesIT {

    private static final Reader CHINESE = new Reader(Locale.CHINESE, null);
    private static final Reader ENGLISH = new Reader(Locale.ENGLISH, null);
    private static final Links LIVE = new ServedLinks("/", Pages.KINDS);
    private static final Address RATE = new Address.OfTarget("urban-unemployment-rate");
    private static final Catalogue CATALOGUE = Catalogue.read(Path.of("config"), new Faults());
    private static final Contracts CONTRACTS = Contracts.read(Path.of("config"), CATALOGUE, new Faults());
    private static final List<Rule> RULES = Rules.read(Path.of("config"), CATALOGUE, CONTRACTS.feeds(), new Faults());

    @RegisterExtension
    private final TestWarehouse warehouse = new TestWarehouse();

    private final StoredFigures figures = new StoredFigures(warehouse);

    @Test
    void sayThatThereIsNoNightYet() {
        Pages.Written written = pages().write(new Address.Board(), CHINESE, LIVE);

        assertThat(written.status()).isEqualTo(404);
        assertThat(written.html()).contains("<html lang=\"zh-CN\">", "还没有结果", "等待下一次夜间运行");
    }

    @Test
    void showTheScoreboardOfTheLatestNightAndWhatChanged() {
        twoNights();

        String html = html(new Address.Board(), CHINESE);

        assertThat(text(html))
                .contains("截至2014年7月10日夜间运行")
                .contains("得而复失 1")
                .contains("与2014年7月9日相比 达标 → 得而复失 城镇登记失业率4%以内 · 杭州市")
                .contains("2014年6月：4.12% 不超过4% 市人力资源和社会保障局");
        assertThat(html).contains("href=\"/target?id=urban-unemployment-rate\"").contains("class=\"mark s-lost\"");
    }

    /** How feeds stand is kept from page to page, until something comes. */
    @Test
    void knowOfAFigureAsSoonAsItCame() {
        twoNights();
        warehouse.execute("delete from coverage where time_period = '2014-06-01'");
        Pages pages = pages();
        Address bureau = new Address.OfBureau("hrss");
        String before = text(pages.write(bureau, CHINESE, LIVE).html());
        figures.deliver("june.csv", "urban-unemployment-rate", "hangzhou", "2014-06", "3.9");

        assertThat(before).contains("就业失业月报 吴晓（样例） 2014年5月");
        assertThat(text(pages.write(bureau, CHINESE, LIVE).html())).contains("就业失业月报 吴晓（样例） 2014年6月");
    }

    @Test
    void sayHowManyAreNotListed() {
        twoNights();
        CATALOGUE.targets().stream()
                .map(Target::id)
                .filter(id -> !id.equals("urban-unemployment-rate"))
                .limit(25)
                .forEach(id -> warehouse.execute(
                        "insert into standing (target_id, region_id, since, state, reason_zh, reason_en, run_id)"
                                + " select '" + id + "', 'hangzhou', '2014-07-10', 'missed', '因', 'why', max(run_id)"
                                + " from run"));

        assertThat(text(html(new Address.Board(), CHINESE)))
                .as("26 changes, 20 listed; 26 to act on, 10 listed")
                .containsPattern("另有6项未列在此处，见“全部目标”。.*另有16项未列在此处，见“全部目标”。");
        assertThat(text(html(new Address.Board(), ENGLISH))).contains("16 more are not listed here");
    }

    @Test
    void showAPastDayAsWasSaidThen() {
        twoNights();

        String html = html(new Address.Board(), CHINESE.on(LocalDate.of(2014, 7, 9)));

        assertThat(text(html)).contains("截至2014年7月9日夜间运行", "达标 1", "这是第一夜").doesNotContain("得而复失");
        assertThat(text(html)).as("kept of no earlier night").doesNotContain("待办");
        assertThat(html).contains("href=\"/target?id=urban-unemployment-rate&amp;day=2014-07-09\"");
        assertThat(text(html(RATE, CHINESE.on(LocalDate.of(2014, 7, 9)))))
                .contains("达标 2014年5月为3.97%。 状态是2014年7月9日夜的判定；曲线、各地区、预警和更正按现在所知。");
        assertThat(text(html(new Address.Board(), CHINESE))).contains("待办");
    }

    @Test
    void speakTheReadersLanguage() {
        twoNights();

        String html = html(new Address.Board(), ENGLISH);

        assertThat(html)
                .contains("<html lang=\"en\">", "href=\"/target?id=urban-unemployment-rate&amp;lang=en\"")
                .contains("<a class=\"way\" lang=\"zh-CN\" href=\"/\">中文</a>");
        assertThat(text(html)).contains("As of the night of 10 July 2014", "June 2014: 4.12% at most 4%");
    }

    @Test
    void showWhereATargetStandsWithItsFiguresAndTheirCorrections() {
        twoNights();
        figures.deliver("corrected.csv", "urban-unemployment-rate", "hangzhou", "2014-05", "3.92");

        String html = html(RATE, CHINESE);

        assertThat(text(html))
                .contains("得而复失 2014年6月为4.12%，此前曾经<达到>。".replace("<", "&lt;").replace(">", "&gt;"))
                .contains("要求 不超过4%", "期限 2013年1月1日至2015年12月31日", "城镇登记失业率控制在4%以内")
                .contains("最早2014年4月：3.88%；最近2014年6月：4.12%；最低2014年4月：3.88%；最高2014年6月：4.12%。")
                .contains("杭州市 2014年6月：4.12% 得而复失", "西湖区 2014年5月：3.68% 状态变化")
                .contains("杭州市 2014年5月 3.97% 3.92% 更正：corrected.csv")
                .contains("2014年7月10日 杭州市 得而复失", "2014年7月1日 2014年7月10日之前 杭州市 达标");
        assertThat(html)
                .containsOnlyOnce("<polyline")
                .contains("class=\"crossed\"", "class=\"bound\"")
                .doesNotContain("class=\"path\"");
    }

    @Test
    void leadFromAFigureToItsRowAndToWhatItDecided() {
        twoNights();
        figures.deliver("corrected.csv", "urban-unemployment-rate", "hangzhou", "2014-06", "4.1234");

        String html = html(
                new Address.OfFigure(
                        "urban-unemployment-rate",
                        "hangzhou",
                        TimePeriod.parse("2014-06").orElseThrow()),
                CHINESE);

        assertThat(text(html))
                .contains("城镇登记失业率，杭州市，2014年6月 4.12%")
                .contains("现行数字：4.12% 全部位数 4.1234%")
                .contains("文件 corrected.csv", "第5行，第3列", "该行原文 杭州市,&lt;2014-06&gt;,4.12")
                .contains("台账5之前的数字：4.12%", "文件 june.csv")
                .contains("2014年7月10日夜起：得而复失 城镇登记失业率4%以内");
        assertThat(pages().write(
                                new Address.OfFigure(
                                        "urban-unemployment-rate",
                                        "hangzhou",
                                        TimePeriod.parse("2012-01").orElseThrow()),
                                CHINESE,
                                LIVE)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void nameWhatIsNotKnown() {
        twoNights();

        Pages.Written written = pages().write(new Address.OfTarget("no-such-<target>"), ENGLISH, LIVE);

        assertThat(written.status()).isEqualTo(404);
        assertThat(written.html())
                .contains("There is no such target", "no-such-&lt;target&gt;", "Begin at the overview")
                .doesNotContain("<target>");
    }

    @Test
    void judgeAPastDayAnewByWhatIsKnownNow() {
        twoNights();
        figures.deliver("corrected.csv", "urban-unemployment-rate", "hangzhou", "2014-06", "3.9");
        Reader then = CHINESE.on(LocalDate.of(2014, 7, 10));
        Reader now = then.knowing(true);

        assertThat(html(RATE, then))
                .contains(
                        "得而复失",
                        "<a href=\"/target?id=urban-unemployment-rate&amp;day=2014-07-10&amp;known=now\">按现在所知</a>");
        String anew = html(RATE, now);
        assertThat(text(anew))
                .contains("2014年7月10日的情况，按现在所知的数字重新判定 按当时所知", "达标 2014年6月为3.9%")
                .contains("2014年7月10日 杭州市 得而复失");
        assertThat(anew)
                .contains("<a href=\"/target?id=urban-unemployment-rate&amp;day=2014-07-10\">按当时所知</a>")
                .contains("href=\"/bureau?id=hrss&amp;day=2014-07-10&amp;known=now\"");
        assertThat(text(html(new Address.Board(), now)))
                .contains("与2014年7月10日夜的判定相比", "城镇登记失业率4%以内 达标 杭州市 2014年6月：3.9%")
                .doesNotContain("待办");
        assertThat(text(html(new Address.OfBureau("hrss"), now.inOtherLanguage())))
                .contains(
                        "On 10 July 2014, judged anew by what is known now as known then",
                        "→ met Registered urban unemployment within 4 % · Hangzhou");
        assertThat(pages().workbook(now)).isPresent();

        Reader later = CHINESE.on(LocalDate.of(2014, 7, 11)).knowing(true);
        Pages.Written refused = pages().write(new Address.Board(), later, LIVE);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.html()).contains("这一天还没有到", "要按现在所知看2014-07-11的情况");
        assertThat(pages().workbook(later)).isEmpty();
    }

    @Test
    void leadFromFileToFileWhereThereIsNoServer() {
        twoNights();

        String html = pages().write(
                        new Address.Board(),
                        CHINESE,
                        new FileLinks("2014-07-10/", Pages.FILES, null, LocalDate.of(2014, 7, 10)))
                .html();

        assertThat(html)
                .contains("href=\"2014-07-10/target-urban-unemployment-rate.html\"")
                .contains("href=\"2014-07-10/style.css\"", "href=\"2014-07-10/index.en.html\"")
                .doesNotContain("<form", "href=\"/");
    }

    @Test
    void areWrittenAsFilesThatNeedNothingElse(@TempDir Path folder) throws IOException {
        twoNights();
        LocalDate night = LocalDate.of(2014, 7, 10);
        SiteFiles files = new SiteFiles(
                folder, pages(), "p { }", new ServedLinks("https://jundeng.example.cn/plan/", Pages.KINDS));
        Files.createDirectory(folder.resolve("2014-07-01"));
        Files.writeString(folder.resolve("2014-07-01.html"), "<a href=\"2014-07-01/index.html\">计划总览</a>");

        assertThat(files.write(night, 1)).isEqualTo(new SiteFiles.Written("2014-07-10/index.html", Map.of()));
        assertThat(files.write(night.minusDays(1), 1).scoreboard())
                .as("none of the newest")
                .isNull();

        assertThat(folder.resolve("2014-07-01")).doesNotExist();
        assertThat(folder.resolve("2014-07-01.html")).hasContent("计划总览（已清理）");
        assertThat(folder.resolve("scoreboard.html")).content().contains("href=\"2014-07-10/target-");
        Path site = folder.resolve("2014-07-10");
        assertThat(site.resolve("style.css")).hasContent("p { }");
        assertThat(folder.resolve("scoreboard.html")).content().contains("href=\"2014-07-10/scoreboard.xlsx\"");
        assertThat(site.resolve("index.en.html")).content().contains("href=\"scoreboard.en.xlsx\"");
        assertThat(Files.readAllBytes(site.resolve("scoreboard.xlsx")))
                .startsWith('P', 'K')
                .hasSizeGreaterThan(5_000);
        for (String name : List.of("index.html", "index.en.html", "target-urban-unemployment-rate.html")) {
            Pattern.compile("href=\"([^\"#]+)\"")
                    .matcher(Files.readString(site.resolve(name)))
                    .results()
                    .map(link -> link.group(1))
                    .filter(link -> !link.startsWith("https://jundeng.example.cn/plan/"))
                    .forEach(link -> assertThat(site.resolve(link)).as(link).exists());
        }
        assertThat(site.resolve("index.en.html"))
                .content()
                .contains("https://jundeng.example.cn/plan/figure?indicator=urban-unemployment-rate&amp;"
                        + "region=hangzhou&amp;period=2014-06&amp;lang=en&amp;day=2014-07-10")
                .contains("What waits for whom")
                .doesNotContain("<form", "<script", "style=");

        assertThat(files.write(night, 0).scoreboard()).isNull();
        assertThat(site).doesNotExist();
        assertThat(folder.resolve("scoreboard.html")).doesNotExist();
    }

    /** What an alert saw is of a frequency that nobody knows: its target's page fails, and no other. */
    @Test
    void areWrittenAlthoughOneOfThemFails(@TempDir Path folder) throws IOException {
        twoNights();
        warehouse.execute(
                "insert into episode (rule_id, target_id, indicator, region_id, state, level, opened_on, closed_on)"
                        + " values ('target:urban-unemployment-rate', 'urban-unemployment-rate',"
                        + " 'urban-unemployment-rate', 'hangzhou', 'closed', 'red', '2014-07-01', '2014-07-02')",
                "insert into episode_event (episode_id, run_id, business_date, recorded_at, event, level, reason,"
                        + " time_period, freq, obs_value) select episode_id, 1, '2014-07-01', now(), 'opened', 'red',"
                        + " 'crossed', '2014-06-01', 'X', 4.2 from episode");

        SiteFiles.Written written = new SiteFiles(folder, pages(), "p { }", null).write(LocalDate.of(2014, 7, 10), 1);

        String page = "target-urban-unemployment-rate";
        Path site = folder.resolve("2014-07-10");
        assertThat(written.scoreboard()).isEqualTo("2014-07-10/index.html");
        assertThat(written.failed()).containsOnlyKeys(page + ".html");
        assertThat(site.resolve(page + ".html")).content().contains("这一页没有写成", "其他网页能写的已写", "href=\"index.html\"");
        assertThat(site.resolve(page + ".en.html")).content().contains("This page could not be written");
        assertThat(folder.resolve("scoreboard.html")).content().contains("截至2014年7月10日夜间运行");
        assertThat(site.resolve("bureau-hrss.html")).content().contains("市人力资源和社会保障局");
    }

    /** Since when each target has been in its state is asked for the workbook alone, in both languages. */
    @Test
    void leadToNoWorkbookThatCouldNotBeWritten(@TempDir Path folder) throws IOException {
        twoNights();
        DataSource deaf = deafTo("min(x.since)", warehouse.dataSource());
        Pages pages = TestPages.on(deaf, CATALOGUE, CONTRACTS, RULES, TestPages.Kept.rows(TestPages.NO_ROWS));

        SiteFiles.Written written = new SiteFiles(folder, pages, "p { }", null).write(LocalDate.of(2014, 7, 10), 1);

        assertThat(written.failed()).containsOnlyKeys("scoreboard.xlsx", "scoreboard.en.xlsx");
        for (String name : List.of("scoreboard.html", "2014-07-10/index.html", "2014-07-10/index.en.html")) {
            assertThat(folder.resolve(name)).content().contains("<main").doesNotContain(".xlsx");
        }
    }

    private static DataSource deafTo(String words, DataSource warehouse) {
        return proxy(DataSource.class, (self, asked, with) -> {
            Object answer = asked.invoke(warehouse, with);
            return !(answer instanceof Connection connection)
                    ? answer
                    : proxy(Connection.class, (each, method, arguments) -> {
                        if (method.getName().equals("prepareStatement") && ((String) arguments[0]).contains(words)) {
                            throw new SQLException("cannot be answered");
                        }
                        return method.invoke(connection, arguments);
                    });
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(PagesIT.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** City: April to June; Xihu: only May. Met until the night of 10 July, lost on it. */
    private void twoNights() {
        figures.deliver("april.csv", "urban-unemployment-rate", "hangzhou", "2014-04", "3.88");
        figures.deliver("may.csv", "urban-unemployment-rate", "hangzhou", "2014-05", "3.97");
        figures.deliver("xihu.csv", "urban-unemployment-rate", "xihu", "2014-05", "3.68");
        long line = figures.deliver("june.csv", "urban-unemployment-rate", "hangzhou", "2014-06", "4.12");
        long run = figures.run("2014-07-10");
        String series = "(select series_id from series where region_id = 'hangzhou')";
        warehouse.execute(
                "insert into assessed_night values ('2014-07-09', " + run + ", true), ('2014-07-10', " + run
                        + ", true)",
                "insert into standing (target_id, region_id, since, until, state, series_id, time_period, freq,"
                        + " obs_value, bound, delivery_id, row_no, reason_zh, reason_en, run_id) values"
                        + " ('urban-unemployment-rate', 'hangzhou', '2014-07-01', '2014-07-10', 'met', " + series
                        + ", '2014-05-01', 'M', 3.97, 4, " + (line - 2) + ", 5, '2014年5月为3.97%。', 'It was 3.97%.', "
                        + run + "), ('urban-unemployment-rate', 'hangzhou', '2014-07-10', null, 'lost', " + series
                        + ", '2014-06-01', 'M', 4.12, 4, " + line
                        + ", 5, '2014年6月为4.12%，此前曾经<达到>。', 'It is 4.12%.', " + run + ")");
    }

    private Pages pages() {
        return TestPages.on(
                warehouse,
                CATALOGUE,
                CONTRACTS,
                RULES,
                (line, rows) -> rows.contains(5L) ? Map.of(5L, "杭州市,<2014-06>,4.12") : Map.of());
    }

    private String html(Address address, Reader reader) {
        Pages.Written written = pages().write(address, reader, LIVE);
        assertThat(written.fault()).isNull();
        assertThat(written.html()).doesNotContain("style=\"", "<script");
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
