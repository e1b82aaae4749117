// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.jundeng.alert.rules.Rules;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.contract.Contracts;
import org.jundeng.observation.TimePeriod;
import org.jundeng.page.Address;
import org.jundeng.page.Reader;
import org.jundeng.page.ServedLinks;
import org.jundeng.page.site.Pages;
import org.jundeng.page.site.TestPages;
import org.jundeng.warehouse.TestWarehouse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What pages say after nights that were told as stories: the same as the mails of these nights. */
class PagesOfStoriesIT {

    private static final Address COUNTIES = new Address.OfTarget("unemployment-below-4");

    @RegisterExtension
    private final TestWarehouse warehouse = new TestWarehouse();

    @TempDir
    private Path config;

    private Story story;

    @BeforeEach
    void begin() {
        story = new Story(warehouse, config);
    }

    /** A target of five counties, of which one reports, and a district that it does not bind. */
    @Test
    void judgeOnlyWhomATargetBinds() {
        story.reports("fuyang 2014-05 3.3").reports("yuhang 2014-05 9.5").runs("2014-07-10");

        String page = text(COUNTIES, null);

        assertThat(page).contains("登记失业率，富阳市").doesNotContain("还没有数字");
        assertThat(page).containsPattern("余杭区 9\\.5% (?!达到要求|未达到要求)");
        assertThat(page).contains("富阳市 3.3% 达标");
    }

    /** A night, a correction by day, a night, and a look back at the first. */
    @Test
    void tellTheStateOfANightFromTheFiguresOfToday() {
        story.reports("fuyang 2014-05 4.5").runs("2014-07-10");
        story.reports("fuyang 2014-05 3.9");

        assertThat(text(COUNTIES, null))
                .contains("状态是2014年7月10日夜的判定；曲线、各地区、预警和更正按现在所知。")
                .contains("富阳市 3.9% 未达标");

        story.runs("2014-07-11");

        assertThat(text(COUNTIES, "2014-07-10"))
                .containsPattern("状态变化.*2014年7月10日 富阳市 未达标 2014年5月为4\\.5%")
                .doesNotContain("之前 富阳市");
        assertThat(text(COUNTIES, null)).contains("2014年7月10日 2014年7月11日之前 富阳市 未达标");
        assertThat(text(figure("fuyang", "2014-05"), null))
                .contains("2014年7月10日夜起，2014年7月11日之前： 未达标 ")
                .contains("2014年7月11日夜起： 达标 ");
    }

    /** A past day shows figures as known now, so it lists the corrections since; of many, how many more there are. */
    @Test
    void listCorrectionsAsKnownNowAndHowManyMore() {
        story.reports("fuyang 2014-05 4.5").runs("2014-07-10");
        for (int tenths = 10; tenths < 31; tenths++) {
            story.reports("fuyang 2014-05 3." + tenths);
        }
        story.runs("2014-07-11");

        assertThat(text(COUNTIES, "2014-07-10"))
                .contains("富阳市 3.3% 未达标")
                .contains("3.29% 3.3%")
                .contains("另有1项未列在此处。");
    }

    /** A target that is there, asked about before its first night and by the id that it had. */
    @Test
    void knowATargetBeforeItsFirstNightAndByItsFormerId() {
        story.edits(
                        "catalogue/02-training.yaml",
                        "id: hundred-trained",
                        "id: hundred-trained\n    formerly: [a-hundred]")
                .runs("2014-07-10");

        assertThat(text(new Address.OfTarget("hundred-trained"), "2000-01-01"))
                .contains("还没有结果")
                .doesNotContain("查无此");
        assertThat(text(new Address.OfTarget("a-hundred"), null)).contains("培训一百人");
        assertThat(text(new Address.OfTarget("no-such-target"), null)).contains("查无此");
    }

    /** An alert of a rule waits like one of a target, and what somebody answered without a word waits no more. */
    @Test
    void listWhatNobodyHasAnsweredSinceItRose() {
        story.reports("xiaoshan 2014-05 5.5").reports("fuyang 2014-05 4.5").runs("2014-07-10");

        assertThat(text(new Address.Board(), null)).contains("周 2项预警待确认").contains("失业率偏高（萧山区）");

        story.acknowledges("2014-07-10", "zhou", "rate@xiaoshan", null);

        assertThat(text(new Address.Board(), null)).contains("周 1项预警待确认").doesNotContain("失业率偏高（萧山区）");

        story.reports("xiaoshan 2014-06 6.5").runs("2014-07-15");

        assertThat(text(new Address.Board(), null)).as("it rose since").contains("失业率偏高（萧山区）");
    }

    /** A bureau answers for the alerts of its rules, also of those that follow from no target. */
    @Test
    void listTheAlertsOfABureausRulesAndWhoAnsweredThem() {
        story.reports("xiaoshan 2014-05 5.5").reports("fuyang 2014-05 4.5").runs("2014-07-10");

        assertThat(text(new Address.OfBureau("hrss"), null))
                .contains("周 2项预警待确认")
                .contains("登记失业率 萧山区 黄色 2014年7月10日 未确认");

        story.acknowledges("2014-07-10", "zhou", "rate@xiaoshan", null);

        assertThat(text(new Address.OfDistrict("xiaoshan"), null))
                .contains("没有待办。")
                .contains("登记失业率 萧山区 黄色 2014年7月10日 已确认")
                .doesNotContain("未确认");

        story.acknowledges("2014-07-10", "zhou", "rate@xiaoshan", "企业停产，已安排转岗");
        story.reports("xiaoshan 2014-06 8.5").runs("2014-07-15");

        assertThat(text(new Address.OfDistrict("xiaoshan"), null))
                .as("it rose since")
                .contains("周 1项预警待确认")
                .contains("登记失业率 萧山区 红色 2014年7月10日 未确认")
                .doesNotContain("企业停产");
    }

    /** An alert on a feed goes to its stewards; where nobody has the feed, to the bureau that delivers it. */
    @Test
    void nameTheBureauWhereNobodyHasTheFeed() {
        story.watchesFeeds().reports("xiaoshan 2014-03 3.5").runs("2014-07-25");

        assertThat(text(new Address.Board(), null)).contains("陈 1项预警待确认： 逾期（就业月报）");

        story.edits("people.yaml", "\n    feeds: [hrss-employment]", "");

        for (Address page : List.of(new Address.Board(), new Address.OfBureau("hrss"))) {
            assertThat(text(page, null)).contains("人社局 1项预警待确认： 逾期（就业月报）").doesNotContain("hrss-employment");
        }
    }

    /** What waits to be confirmed has the name of its feed on each page, also where that feed owes nothing. */
    @Test
    void nameTheFeedOfWhatWaits() {
        story.reports("xiaoshan 2014-05 3.5")
                .stops("xiaoshan.csv", "2014-07-08")
                .runs("2014-07-10");

        for (Address page : List.of(new Address.Board(), new Address.OfDistrict("xiaoshan"))) {
            assertThat(text(page, null))
                    .containsPattern("陈 1批数据待核实：\\s*就业月报（台账2）")
                    .doesNotContain("hrss-employment");
        }
    }

    /** Months of an amount that is promised for the year. */
    @Test
    void callAnAmountOfSeveralMonthsOne() {
        story.edits("catalogue/02-training.yaml", "type: floor", "type: per-year")
                .edits("catalogue/02-training.yaml", "direction: up", "direction: up\n    time-collect: sum")
                .reports("people-trained", "hangzhou 2014-05 60")
                .reports("people-trained", "hangzhou 2014-06 50")
                .runs("2014-07-10");

        assertThat(text(new Address.Board(), null)).contains("截至2014年6月累计：110人").doesNotContain("2014年6月：110人");
        assertThat(text(new Address.OfTarget("hundred-trained"), null))
                .contains("培训人数累计，杭州市 截至2014年6月累计：110人 目标值 序时进度");
    }

    /** A figure just over its bound is nowhere rounded onto it. */
    @Test
    void roundNoFigureOntoTheBoundThatItBreaks() {
        story.reports("fuyang 2014-05 4.004").runs("2014-07-10");

        assertThat(text(figure("fuyang", "2014-05"), null)).contains("4.004%").doesNotContain(" 4% ");
        assertThat(text(COUNTIES, null)).contains("富阳市 4.004 ").doesNotContain("富阳市 4 ");
    }

    /** The workbook says so, too, and names the unit in the reader's language. */
    @Test
    void callAnAmountOfSeveralMonthsOneInTheWorkbook() throws IOException {
        story.edits("catalogue/02-training.yaml", "type: floor", "type: per-year")
                .edits("catalogue/02-training.yaml", "direction: up", "direction: up\n    time-collect: sum")
                .reports("people-trained", "hangzhou 2014-05 60")
                .reports("people-trained", "hangzhou 2014-06 50")
                .runs("2014-07-10");
        byte[] bytes = pages().workbook(new Reader(Locale.ENGLISH, null)).orElseThrow();

        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
            assertThat(workbook.findSheet("Targets").orElseThrow().read())
                    .filteredOn(row -> row.getCellText(13).equals("hundred-trained"))
                    .extracting(row -> row.getCellText(4) + ": " + row.getCellText(5) + " " + row.getCellText(9))
                    .containsExactly("Total to June 2014: 110 persons");
        }
    }

    /** Months that came together, one within the margin, one more that crosses. */
    @Test
    void countThePeriodsOfAnAlertThatCrossed() {
        story.reports("xiaoshan 2014-02 4.0")
                .reports("xiaoshan 2014-03 5.5")
                .reports("xiaoshan 2014-04 5.6")
                .reports("xiaoshan 2014-05 5.7")
                .runs("2014-06-10");

        assertThat(text(new Address.OfEpisode(1), null)).contains("越线时期 2014年3月至2014年5月，共3期");

        story.reports("xiaoshan 2014-06 4.8").runs("2014-07-10");

        assertThat(text(new Address.OfEpisode(1), null)).contains("越线时期 2014年3月至2014年5月，共3期");

        story.reports("xiaoshan 2014-07 5.8").runs("2014-08-10");

        assertThat(text(new Address.OfEpisode(1), null)).contains("越线时期 2014年3月至2014年7月，共4期");
    }

    /** One within the margin is nearer to nothing worse, and one that came late was never the latest. */
    @Test
    void nameTheWorstOfThePeriodsThatCrossedAsTheMailDoes() {
        story.reports("xiaoshan 2014-05 5.1").runs("2014-06-10");
        story.reports("xiaoshan 2014-06 4.8").runs("2014-07-10");
        story.reports("xiaoshan 2014-07 5.15").runs("2014-08-10");

        assertThat(text(new Address.OfEpisode(1), null)).contains("最严重时 2014年7月为5.15%");

        story.reports("xiaoshan 2014-09 5.3").reports("xiaoshan 2014-08 5.9").runs("2014-10-10");
        story.reports("xiaoshan 2014-10 4.0").night("2014-11-10", "zhou digest: closed rate@xiaoshan");

        assertThat(story.lastMail("zhou").text()).contains("其间最严重为5.9%（2014年8月）");
        assertThat(text(new Address.OfEpisode(1), null)).contains("最严重时 2014年8月：5.9%");
    }

    private static Address figure(String region, String period) {
        return new Address.OfFigure(
                "unemployment-rate", region, TimePeriod.parse(period).orElseThrow());
    }

    private Pages pages() {
        Faults faults = new Faults();
        Catalogue catalogue = Catalogue.read(config, faults);
        Contracts contracts = Contracts.read(config, catalogue, faults);
        return TestPages.on(
                warehouse,
                catalogue,
                contracts,
                Rules.read(config, catalogue, contracts.feeds(), faults),
                TestPages.NO_ROWS);
    }

    /** The page's text, without pictures. */
    private String text(Address address, String day) {
        Reader reader = new Reader(Locale.CHINESE, day == null ? null : LocalDate.parse(day));
        return pages().write(address, reader, new ServedLinks("/", Pages.KINDS))
                .html()
                .replaceAll("(?s)<head>.*?</head>|<svg.*?</svg>", " ")
                .replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ");
    }
}
