// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jundeng.assess.StoredFigures;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.contract.Contracts;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.finding.Location;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;
import org.jundeng.page.Address;
import org.jundeng.page.FileLinks;
import org.jundeng.page.Links;
import org.jundeng.page.PageFault;
import org.jundeng.page.Permit;
import org.jundeng.page.Reader;
import org.jundeng.page.ServedLinks;
import org.jundeng.page.source.RowTexts;
import org.jundeng.sign.Sign;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.ledger.Ledger;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.load.Deliveries;
import org.jundeng.warehouse.withdrawal.Withdrawals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The pages on what came, with the shipped feeds and deliveries that were stored as the loader stores them. */
class SourcePagesIT {

    private static final FileLinks FILES = new FileLinks("", Pages.FILES, null, LocalDate.of(2014, 7, 10));

    private static final Reader CHINESE = new Reader(Locale.CHINESE, null);
    private static final Reader ENGLISH = new Reader(Locale.ENGLISH, null);
    private static final Links LIVE = new ServedLinks("/", Pages.KINDS);
    private static final Catalogue CATALOGUE = Catalogue.read(Path.of("config"), new Faults());
    private static final Contracts CONTRACTS = Contracts.read(Path.of("config"), CATALOGUE, new Faults());
    private static final String JOBS = "hrss-employment";
    private static final String RATE = "urban-unemployment-rate";

    /** The second row of the first delivery can be read; of others no bytes are kept. */
    private static final RowTexts ROWS = new RowTexts() {
        @Override
        public Map<Long, String> texts(LedgerLine line, Set<Long> rowNos) {
            return line.deliveryId() == 1 && rowNos.contains(2L) ? Map.of(2L, "西湖区,<5月>,5.25") : Map.of();
        }

        @Override
        public Optional<Cells> cells(LedgerLine line, long rowNo) {
            return Optional.ofNullable(texts(line, Set.of(rowNo)).get(rowNo))
                    .map(row -> new Cells(
                            List.of("地区", "月份", "登记失业率(%)", "备注"), Arrays.asList("西湖区", "<5月>", "5.25", null)));
        }
    };

    @RegisterExtension
    private final TestWarehouse warehouse = new TestWarehouse();

    private Deliveries deliveries;

    @BeforeEach
    void opens() {
        deliveries = new Deliveries(warehouse.dataSource());
    }

    @Test
    void showWhatCameOfEachPeriodAndWhoOwesWhat() {
        long may = all("2014-05", "3.9").on("2014-06-16").store().deliveryId();
        night("2014-07-15");

        String html = html(new Address.Feeds(), CHINESE);

        assertThat(text(html))
                .contains("截至2014年7月15日夜间运行 2013年8月至2014年7月")
                .contains("就业失业月报 2014年6月 欠报 已逾期3个工作日 应报日 2014年7月10日 市人力资源和社会保障局 · ")
                .contains("就业失业月报 月报，期后第8个工作日前报送")
                .contains("2014年5月：已报")
                .contains("2014年6月：欠报，已逾期3个工作日，由市人力资源和社会保障局报送")
                .contains("公共文化年报 年报，期后第30个工作日前报送");
        assertThat(html)
                .contains("colspan=\"5\"", "class=\"a-came span-1\"", "class=\"mark s-missing\"")
                .contains("href=\"/feeds?lang=en\"");
        assertThat(html).contains("href=\"/delivery?number=" + may + "\"");
        assertThat(text(html(new Address.Feeds(2013), ENGLISH)))
                .contains("As of the night of 15 July 2014 January 2013 to December 2013.")
                .contains("Others: the latest twelve months")
                .contains("2013 Jan Feb Mar");
        assertThat(html(new Address.Feeds(), ENGLISH)).contains("owed by Human Resources");
    }

    /** A refused file may name a period, which nobody reads; of a source that did not answer there is no file. */
    @Test
    void sayOfRefusedFilesAloneThatTheyAreListedByTheirDay() {
        ledger().fail(
                        deliveries.of(JOBS).on("2014-06-10").arrival(),
                        List.of(Finding.of(FindingCode.SOURCE_OUT_OF_REACH, "hrss")));
        night("2014-06-30");
        assertThat(text(html(new Address.Feeds(), CHINESE)))
                .contains("2014年5月：未取到")
                .doesNotContain("按报送日期");

        deliveries.of("civil-assistance").on("2014-06-10").refused().store();

        assertThat(text(html(new Address.Feeds(), CHINESE))).contains("拒收文件不论所报时期，均按报送日期列示");
        assertThat(text(html(new Address.Feeds(), ENGLISH)))
                .contains("a refused file is listed by the day it came, whatever period it reports");
    }

    @Test
    void showTheCalendarAsAFileToo() {
        night("2014-07-15");
        Reader reader = ENGLISH;

        String html = pages().write(new Address.Feeds(), reader, FILES).html();

        assertThat(FILES.name(new Address.Feeds(), reader)).contains("feeds.en.html");
        assertThat(FILES.name(new Address.Feeds(2013), reader)).isEmpty();
        assertThat(html).contains("href=\"feeds.html\"").doesNotContain("href=\"/", "year=");
    }

    @Test
    void sayThatThereIsNoNightYet() {
        Pages.Written written = pages().write(new Address.Feeds(), CHINESE, LIVE);

        assertThat(written.status()).isEqualTo(404);
        assertThat(written.html()).contains("还没有完成过夜间运行");
    }

    @Test
    void showTheLedgerPageByPage() {
        for (int i = 0; i < 51; i++) {
            deliveries
                    .of(JOBS)
                    .row(RATE, "xihu", "2014-05", "3." + i)
                    .on("2014-06-05")
                    .store();
        }
        LedgerLine refused = deliveries
                .of("civil-assistance")
                .row("x", "xihu", "2014-05", "1")
                .refused()
                .store();
        LedgerLine doubted = all("2014-06", "390").doubted(Sign.SCALE).store();

        String first = html(new Address.Deliveries(), CHINESE);
        String second = html(new Address.Deliveries(null, null, 2), ENGLISH);

        assertThat(text(first))
                .contains("共53条，第1页，共2页", "53 2014-07-10 02:00 市人力资源和社会保障局 就业失业月报 hrss-employment.csv 待核实")
                .contains("自2014年7月10日起待核实", "较早的")
                .doesNotContain("较新的");
        assertThat(first)
                .contains("href=\"/deliveries?feed=civil-assistance\"", "href=\"/deliveries?page=2\"")
                .contains("href=\"/delivery?number=" + doubted.deliveryId() + "\"", "class=\"mark s-refused\"");
        assertThat(text(second)).contains("53 lines; page 2 of 2", "1 2014-07-10 02:00", "newer", "1 new");
        assertThat(text(html(new Address.Deliveries(JOBS, "unconfirmed", 1), ENGLISH)))
                .contains(
                        "1 lines; page 1 of 1",
                        "Only this feed: Monthly employment report",
                        "waits to be confirmed since")
                .doesNotContain("refused " + refused.deliveryId());
        assertThat(text(html(new Address.Deliveries(), CHINESE.on(LocalDate.of(2014, 6, 30)))))
                .as("what had come by that day")
                .contains("共51条");
    }

    @Test
    void sayWhichPageFeedOrOutcomeOfTheLedgerThereIsNot() {
        all("2014-05", "3.9").store();

        assertThat(fault(new Address.Deliveries(null, null, 2), CHINESE)).contains("没有这一页", "没有第2页。");
        assertThat(fault(new Address.Deliveries("no-such", null, 1), ENGLISH)).contains("There is no such feed");
        assertThat(fault(new Address.Deliveries(null, "lost", 1), ENGLISH)).contains("There is no such outcome");
        assertThat(fault(new Address.OfDelivery(99), CHINESE)).contains("查无此台账编号");
    }

    @Test
    void showADeliveryWithItsFindingsAndWhatItChanged() {
        LedgerLine first = all("2014-05", "4").store();
        long second = deliveries
                .of(JOBS)
                .row(RATE, "xihu", "2014-05", "5")
                .row(RATE, "yuhang", "2014-05", "8.123")
                .finding(Finding.at(FindingCode.NOT_A_NUMBER, new Location(9, "登记失业率(%)", 3), "3，2", "%", "3.2"))
                .store()
                .deliveryId();

        String html = html(new Address.OfDelivery(second), CHINESE);

        assertThat(text(html))
                .contains("台账2：hrss-employment.csv 部分入库 第9行“登记失业率(%)”列（C9）")
                .contains("市人力资源和社会保障局 · ", "行数 3（退回1）", "数据 更正2", "校验值")
                .contains("第9行“登记失业率(%)”列（C9）：不是数字", "原文 3，2", "not-a-number × 1")
                .contains("更正最大的数字 数字 原报 更正为 城镇登记失业率，余杭区，2014年5月 4% 8.123%")
                .contains("城镇登记失业率，西湖区，2014年5月 5% 2");
        assertThat(html)
                .contains("href=\"/figure?indicator=urban-unemployment-rate&amp;region=yuhang&amp;period=2014-05\"");
        String replaced = text(html(new Address.OfDelivery(first.deliveryId()), ENGLISH));
        assertThat(replaced).contains("Nothing was found.", "replaced by ledger number 2");
    }

    @Test
    void sayOfAWithdrawalNothingThatCameLater() {
        LedgerLine wrong = all("2014-05", "8.5").store();
        new Withdrawals(warehouse.dataSource(), Clock.fixed(Deliveries.NIGHT, ZoneOffset.UTC), "test")
                .withdraw(wrong, "typed twice", LocalDate.of(2014, 7, 11));
        all("2014-05", "3.1").store();

        assertThat(text(html(new Address.OfDelivery(2), CHINESE)))
                .contains("8.5%")
                .doesNotContain("3.1%");
    }

    @Test
    void showWhatWasDoneToADelivery() {
        LedgerLine taken = all("2014-05", "4").store();
        all("2014-05", "4").store();
        new Withdrawals(warehouse.dataSource(), Clock.fixed(Deliveries.NIGHT, ZoneOffset.UTC), "test")
                .withdraw(taken, "wrong <file>", LocalDate.of(2014, 7, 11));
        LedgerLine doubted = all("2014-06", "390").doubted(Sign.SCALE).store();
        LedgerLine waited = all("2014-04", "380").doubted(Sign.SCALE).store();
        long mended = all("2014-04", "3.8").store().deliveryId();
        long confirmed = all("2014-06", "390").confirming(doubted).store().deliveryId();

        assertThat(text(html(new Address.OfDelivery(taken.deliveryId()), CHINESE)))
                .contains("台账号 2：2014年7月10日又报送了同一文件")
                .contains("台账号 3：撤回了本次报送：2014年7月11日，未具名者，理由：wrong &lt;file&gt;");
        assertThat(text(html(new Address.OfDelivery(2), ENGLISH)))
                .contains("Ledger number 1 : this is the same file as that delivery");
        assertThat(text(html(new Address.OfDelivery(3), ENGLISH)))
                .contains("withdrawn · withdrawal", "this line withdraws that delivery: 11 July 2014, somebody");
        assertThat(text(html(new Address.OfDelivery(doubted.deliveryId()), CHINESE)))
                .contains("台账号 " + confirmed + "：确认了本次报送：2014年7月10日，a-steward，理由：counted twice")
                .doesNotContain("起待核实");
        assertThat(text(html(new Address.OfDelivery(waited.deliveryId()), ENGLISH)))
                .contains("Ledger number " + mended + " : took the place of this delivery");
    }

    @Test
    void showAPullThatFailedAndAFileThatNobodyClaims() {
        long failed = ledger().fail(
                        deliveries.of("civil-assistance").arrival(),
                        List.of(Finding.of(FindingCode.SOURCE_OUT_OF_REACH, "", "civil")))
                .deliveryId();
        long unclaimed = ledger().refuse(
                        deliveries.of(null).arrival(),
                        List.of(Finding.of(FindingCode.UNKNOWN_FEED, "x.csv", "就业*.csv")))
                .deliveryId();

        assertThat(text(html(new Address.OfDelivery(failed), CHINESE))).contains("未取到", "source-out-of-reach × 1");
        assertThat(text(html(new Address.OfDelivery(unclaimed), ENGLISH)))
                .contains("refused", "no feed claims it", "unknown-feed × 1");
    }

    @Test
    void showARowWithWhatBecameOfEachCell() {
        LedgerLine first = deliveries
                .of(JOBS)
                .row(RATE, "xihu", "2014-05", "5.25")
                .finding(Finding.at(FindingCode.NOT_A_NUMBER, new Location(2, "备注", 4), "3，2", "%", "3.2"))
                .finding(Finding.at(FindingCode.NOT_A_NUMBER, Location.row(2), "x", "%", ""))
                .store();
        long second =
                deliveries.of(JOBS).row(RATE, "xihu", "2014-05", "5.5").store().deliveryId();

        String html = html(new Address.OfRow(first.deliveryId(), 2), CHINESE);

        assertThat(text(html))
                .contains("hrss-employment.csv 第2行 台账号 1 · 文件：hrss-employment.csv", "该行原文 西湖区,&lt;5月&gt;,5.25")
                .contains("地区 西湖区 月份 &lt;5月&gt; 登记失业率(%) 5.25 城镇登记失业率，西湖区，2014年5月：5.25% 已由此台账号取代：" + second)
                .contains("该行的问题 不是数字：", "备注 不是数字：请写成 3.2");
        assertThat(html)
                .contains("href=\"/figure?indicator=urban-unemployment-rate&amp;region=xihu&amp;period=2014-05\"")
                .contains("href=\"/row?delivery=1&amp;row=1\"", "href=\"/row?delivery=1&amp;row=3\"")
                .contains("href=\"/delivery?number=1\"", "&lt;5月&gt;");
        assertThat(html(new Address.OfDelivery(first.deliveryId()), ENGLISH))
                .contains("href=\"/row?delivery=1&amp;row=2&amp;lang=en\"");
        assertThat(html(
                        new Address.OfFigure(
                                RATE, "xihu", TimePeriod.parse("2014-05").orElseThrow()),
                        CHINESE))
                .contains("href=\"/row?delivery=1&amp;row=2\"", "href=\"/delivery?number=2\"");
        assertThat(text(html(new Address.OfRow(second, 2), ENGLISH)))
                .as("whose bytes are gone")
                .contains("hrss-employment.csv, row 2", "It cannot be read any more.", "Figures read from this row")
                .contains("Registered urban unemployment rate, Xihu, May 2014 : 5.5%");
        assertThat(fault(new Address.OfRow(first.deliveryId(), 99), CHINESE)).contains("查无此行号");
        assertThat(fault(new Address.OfRow(99, 1), ENGLISH)).contains("There is no such row number");
    }

    /** As on a share that is away. */
    @Test
    void sayThatWhatIsKeptCannotBeReadNow() {
        long number =
                deliveries.of(JOBS).row(RATE, "xihu", "2014-05", "5.25").store().deliveryId();
        TestPages.Kept nothing = new TestPages.Kept(
                (line, rows) -> {
                    throw new IOException("Transport endpoint is not connected");
                },
                line -> {
                    throw new IOException("Transport endpoint is not connected");
                });
        Pages away = TestPages.on(warehouse.dataSource(), CATALOGUE, CONTRACTS, List.of(), nothing);
        Address.OfFigure figure =
                new Address.OfFigure(RATE, "xihu", TimePeriod.parse("2014-05").orElseThrow());

        for (Address address : List.of(new Address.OfRow(number, 1), figure)) {
            Pages.Written written = away.write(address, CHINESE, LIVE);
            assertThat(written.status()).isEqualTo(503);
            assertThat(text(written.html()))
                    .contains("原件现在读不到", "台账和已入库的数据不受影响")
                    .doesNotContain("数据库");
        }
        Address.OfBytes bytes = new Address.OfBytes(number);
        PageFault fault = away.bytes(bytes, Permit.ALL).fault();
        assertThat(fault.kind().status()).isEqualTo(503);
        assertThat(text(away.fault(fault, bytes, ENGLISH, LIVE).html())).contains("The file cannot be read now");
    }

    private String fault(Address address, Reader reader) {
        Pages.Written written = pages().write(address, reader, LIVE);
        assertThat(written.status()).isEqualTo(404);
        return text(written.html());
    }

    private Ledger ledger() {
        return new Ledger(warehouse.dataSource(), Clock.fixed(Deliveries.NIGHT, ZoneOffset.UTC));
    }

    private Deliveries.Draft all(String period, String value) {
        Deliveries.Draft draft = deliveries.of(JOBS);
        List<String> districts =
                CATALOGUE.regions().group("all-districts", TimePeriod.containing(Freq.M, LocalDate.of(2014, 6, 1)));
        districts.forEach(region -> draft.row(RATE, region, period, value));
        return draft;
    }

    private void night(String day) {
        long run = new StoredFigures(warehouse).run(day);
        warehouse.execute("insert into assessed_night values ('" + day + "', " + run + ", true)");
    }

    private Pages pages() {
        return TestPages.on(warehouse, CATALOGUE, CONTRACTS, List.of(), ROWS);
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
