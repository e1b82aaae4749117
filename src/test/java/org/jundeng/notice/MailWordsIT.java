// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.jundeng.notice.link.SignedLinks;
import org.jundeng.notice.outbox.OutgoingMail;
import org.jundeng.warehouse.TestWarehouse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The words of mails on targets: of the city that some districts do not meet, and of an amount over time. */
class MailWordsIT {

    private static final List<String> DISTRICTS = List.of(
            "shangcheng",
            "xiacheng",
            "jianggan",
            "gongshu",
            "xihu",
            "binjiang",
            "xiaoshan",
            "yuhang",
            "jiande",
            "tonglu");

    @RegisterExtension
    private final TestWarehouse warehouse = new TestWarehouse();

    @TempDir
    private Path config;

    private Story story;

    @BeforeEach
    void begin() {
        story = new Story(warehouse, config);
    }

    private void reportsWithDistricts() {
        story.edits("catalogue/02-training.yaml", "unit: 人", "unit: '%'");
        story.reports("people-trained", "hangzhou 2013-12 20").reports("people-trained", "hangzhou 2014-05 29.5");
        story.reports("people-trained", "hangzhou 2014-06 30");
        for (int i = 0; i < DISTRICTS.size(); i++) {
            story.reports("people-trained", DISTRICTS.get(i) + " 2014-06 " + (20 + i));
        }
    }

    @Test
    void namesTheWorstDistrictsAndCountsTheOthers() {
        reportsWithDistricts();
        story.night("2014-07-10", "zhou digest: new behind@hangzhou");

        OutgoingMail mail = story.lastMail("zhou");
        assertThat(mail.text()).contains("""
                [新越线 橙色] 杭州市 · 培训人数 · 进度落后
                  2014年6月为30%（目标不低于100%），进度比时间落后37.09个百分点（已完成12.5%，时间已过49.59%），橙色警戒线为低于30个百分点
                  比上期（2014年5月）上升0.5个百分点，有所好转
                  期限2014年12月31日，还有174天；始于2014年7月10日
                  未达要求的区、县（市）：上城区 20%；下城区 21%；江干区 22%；拱墅区 23%；西湖区 24%；滨江区 25%；萧山区 26%；余杭区 27%；另有2个
                  计划原文：“培训100人”
                """);
        assertThat(mail.html())
                .contains(">余杭区</td><td align=\"right\" style=\"padding:1px 0;\">27%</td>", ">另有2个</td>")
                .doesNotContain("建德市");
    }

    /** Each month is 30, so what was reached grows by 30, and no month is held against the promise of the year. */
    @Test
    void comparesAnAmountWithTheAmountBefore() {
        amountsOfMonths();

        story.runs("2014-04-10");

        OutgoingMail mail = story.lastMail("zhou");
        assertThat(mail.text())
                .contains("截至2014年3月累计为90人，要求不低于100人", "比截至2014年2月的累计增加30人", "，为累计中最近一期")
                .doesNotContain("上升", "好转");
        assertThat(mail.html()).contains("（逐期累计）：最初30人（2014年1月），最近90人（2014年3月），要求不低于100人");
    }

    private void amountsOfMonths() {
        String catalogue = "catalogue/02-training.yaml";
        story.edits(catalogue, "type: floor", "type: per-year")
                .edits(catalogue, "    freq: M\n", "    freq: M\n    time-collect: sum\n    minimum: 0\n")
                .edits(catalogue, "until: 2014-12-31", "until: 2014-03-31");
        for (int month = 1; month <= 3; month++) {
            story.reports("people-trained", "hangzhou 2014-0" + month + " 30");
        }
    }

    @Test
    void tellsOfAnAmountOfWhichAFigureWasCorrected() {
        amountsOfMonths();
        story.night("2014-04-10", "zhou digest: new target@hangzhou");

        story.reports("people-trained", "hangzhou 2014-02 35")
                .night("2014-04-14", "zhou digest: corrected target@hangzhou");
        assertThat(story.lastMail("zhou").text())
                .contains("截至2014年3月累计为95人，要求不低于100人", "截至2014年3月累计原为90人，按现有数据为95人")
                .doesNotContain("hangzhou2014-02.csv");
        story.night("2014-04-15");
    }

    @Test
    void givesTheDeadlineOfTheYearOfATargetOfEachYear() {
        amountsOfMonths();
        story.edits("catalogue/02-training.yaml", "until: 2014-03-31", "until: 2015-12-31");
        for (int month = 4; month <= 12; month++) {
            story.reports("people-trained", String.format(Locale.ROOT, "hangzhou 2014-%02d 1", month));
        }
        story.night("2015-01-12", "zhou digest: new target@hangzhou");

        OutgoingMail mail = story.lastMail("zhou");
        assertThat(mail.subject()).contains("到期未达标");
        assertThat(mail.text())
                .contains("2014年为99人，要求不低于100人", "期限2014年12月31日已过，未达到要求")
                .doesNotContain("2015年12月31日");

        story.reports("people-trained", "hangzhou 2014-02 -")
                .night("2015-01-13", "zhou digest: closed target@hangzhou");
        assertThat(story.lastMail("zhou").text())
                .contains("[数据撤回]", "2014年的数据已撤回或缺数")
                .doesNotContain("为99人");
    }

    @Test
    void saysInWordsWhatAChartShowsWithTheLimitOfTheLevel() {
        story.edits(
                "people.yaml",
                "email: ma@hangzhou.example",
                "email: ma@hangzhou.example\n    language: en\n    bureaus: [hrss]");
        story.reports("xiaoshan 2014-04 4.2").reports("xiaoshan 2014-05 4.9").runs("2014-06-10");
        story.reports("xiaoshan 2014-06 6.5");
        story.night("2014-07-10", "zhou digest: new rate@xiaoshan", "ma digest: new rate@xiaoshan");

        assertThat(story.lastMail("zhou").html())
                .contains("alt=\"萧山区登记失业率历期走势图（2014年4月至2014年6月）：最低4.2%（2014年4月），"
                        + "最高6.5%（2014年6月），最近6.5%（2014年6月），警戒线不超过6%\"");
        assertThat(story.lastMail("ma").html())
                .contains("alt=\"How it went: Registered unemployment rate, Xiaoshan (April 2014 to June 2014): lowest"
                        + " 4.2% (April 2014), highest 6.5% (June 2014), latest 6.5% (June 2014); the limit is at most"
                        + " 6%\"");
    }

    @Test
    void linksToOnePageForAllOfABlockThatWaits() {
        story.links(StoryLinks.all());
        story.reports("xiaoshan 2014-05 4.9").reports("yuhang 2014-05 4.9").runs("2014-06-10");
        story.reports("xiaoshan 2014-06 5.5").reports("yuhang 2014-06 5.6");
        story.night("2014-07-10", "zhou digest: new rate@xiaoshan", "zhou digest: new rate@yuhang");

        String mail = story.lastMail("zhou").text();
        Matcher link = Pattern.compile("\n  一并确认以上2项并说明情况：https://jundeng.example/ack-all\\?t=(\\S+)\n")
                .matcher(mail);
        assertThat(link.find()).as(mail).isTrue();
        assertThat(StoryLinks.all()
                        .ack()
                        .orElseThrow()
                        .as(SignedLinks.Use.ACKNOWLEDGE_ALL)
                        .read(link.group(1)))
                .hasValueSatisfying(holder -> assertThat(holder.person()).isEqualTo("zhou"));
        assertThat(mail.split("/ack\\?t=", -1)).as("and one for each").hasSize(3);
        assertThat(story.lastMail("zhou").html())
                .contains("ack-all?t=" + link.group(1) + "\"")
                .contains(">一并确认以上2项并说明情况</a>");
    }

    @Test
    void tellsOfAnAmountThatItCannotBeCountedAnyMoreAndWhatItIsAgain() {
        amountsOfMonths();
        story.night("2014-04-10", "zhou digest: new target@hangzhou");

        story.reports("people-trained", "hangzhou 2014-02 -")
                .night("2014-04-14", "zhou digest: corrected target@hangzhou");
        assertThat(story.lastMail("zhou").text())
                .contains("截至2014年3月累计已无法得出：其中有数据撤回或缺数", "截至2014年3月累计原为90人，其中有数据现标为缺数（")
                .contains("hangzhou2014-02.csv")
                .doesNotContain("距要求差", "累计为");
        story.night("2014-04-15")
                .reports("people-trained", "hangzhou 2014-02 -")
                .night("2014-04-16");

        story.reports("people-trained", "hangzhou 2014-02 30")
                .night("2014-04-17", "zhou digest: corrected target@hangzhou");
        assertThat(story.lastMail("zhou").text())
                .contains("截至2014年3月累计为90人，要求不低于100人", "截至2014年3月累计原为90人，其中有数据后曾撤回或缺数，按现有数据为90人（");
        story.night("2014-04-18");

        story.reports("people-trained", "hangzhou 2014-02 45")
                .night("2014-04-21", "zhou digest: closed target@hangzhou");
        assertThat(story.lastMail("zhou").text()).contains("截至2014年3月累计原为90人，按现有数据为105人");
        story.reports("people-trained", "hangzhou 2014-01 -")
                .night("2014-04-22", "zhou digest: corrected target@hangzhou");
        assertThat(story.lastMail("zhou").text()).contains("截至2014年3月累计原为105人，其中有数据现标为缺数（");
        story.night("2014-04-23");
    }

    /** A district that is not in the group takes its figure back, too, and later. */
    @Test
    void namesOnlyWhoTookAwayWhatASumIsMadeOf() {
        amountsOfMonths();
        String catalogue = "catalogue/02-training.yaml";
        story.edits(catalogue, "type: per-year", "type: cumulative")
                .edits(catalogue, "aggregation: reported-only", "aggregation: sum")
                .edits(catalogue, "scope: city", "scope: group:main-urban");
        for (String district : List.of("shangcheng", "xiacheng", "jianggan", "gongshu", "xihu", "binjiang", "tonglu")) {
            for (int month = 1; month <= 3; month++) {
                story.reports("people-trained", district + " 2014-0" + month + " 5");
            }
        }
        story.night("2014-04-10", "zhou digest: new target@group:main-urban");

        story.reports("people-trained", "shangcheng 2014-02 -")
                .reports("people-trained", "tonglu 2014-02 -")
                .night("2014-04-14", "zhou digest: corrected target@group:main-urban");
        assertThat(story.lastMail("zhou").text())
                .contains("其中有数据现标为缺数（", "shangcheng2014-02.csv")
                .doesNotContain("tonglu2014-02.csv");
    }

    /** What is missing of the year before changes nothing of this one. */
    @Test
    void keepsAnAmountOfAYearWhateverBecomesOfTheYearBefore() {
        amountsOfMonths();
        story.edits("catalogue/02-training.yaml", "from: 2014-01-01", "from: 2013-01-01");
        for (int month = 1; month <= 12; month++) {
            story.reports("people-trained", String.format(Locale.ROOT, "hangzhou 2013-%02d 20", month));
        }
        story.night("2014-04-10", "zhou digest: new target@hangzhou");

        story.reports("people-trained", "hangzhou 2013-02 -").night("2014-04-14");
    }

    /** What was below the goal before it was due broke no promise. */
    @Test
    void highlightsInTheChartOfATargetOnlyWhatWasDue() throws IOException {
        story.reports("people-trained", "hangzhou 2014-09 20").reports("people-trained", "hangzhou 2014-10 40");
        story.reports("people-trained", "hangzhou 2014-11 60").reports("people-trained", "hangzhou 2014-12 90");
        story.night("2015-01-12", "zhou digest: new target@hangzhou");

        BufferedImage chart = ImageIO.read(
                new ByteArrayInputStream(story.lastMail("zhou").images().get(0).png()));
        int first = chart.getWidth();
        for (int i = 0; i < chart.getWidth() * chart.getHeight(); i++) {
            int x = i % chart.getWidth();
            boolean highlighted = (chart.getRGB(x, i / chart.getWidth()) & 0xFFFFFF) == 0xD55E00;
            first = highlighted ? Math.min(first, x) : first;
        }
        assertThat(first).as("the first highlighted column").isBetween(chart.getWidth() * 3 / 4, chart.getWidth() - 1);
        assertThat(story.lastMail("zhou").html()).contains("：最低20人（2014年9月），最高90人（2014年12月），最近90人（2014年12月），要求不低于100人");
    }

    @Test
    void namesTheDayOfEachPlaceAndSetsTheLevelApartInEnglish() {
        story.edits("people.yaml", "email: zhou@hangzhou.example", "email: zhou@hangzhou.example\n    language: en");
        story.reports("xiaoshan 2014-05 4.9").reports("yuhang 2014-05 4.9").night("2014-06-10");
        story.reports("xiaoshan 2014-06 5.5").reports("yuhang 2014-06 5.6");
        story.night("2014-07-10", "zhou digest: new rate@xiaoshan", "zhou digest: new rate@yuhang");
        assertThat(story.lastMail("zhou").text())
                .contains("[New, yellow] Registered unemployment rate", "since 10 July 2014");

        story.reports("xiaoshan 2014-06 4.0").night("2014-07-11", "zhou digest: closed rate@xiaoshan");
        assertThat(story.lastMail("zhou").text()).contains("\n  Down by 0.9 points on the period before (May 2014)");
        assertThat(story.lastMail("zhou").html()).contains("<div>Down by 0.9 points");
    }

    @Test
    void theTableCountsWhatAMailAtOnceBesideItTells() {
        story.wishes("at-once: red");
        story.reports("xiaoshan 2014-05 9.0").reports("yuhang 2014-05 5.5");
        story.night("2014-06-10", "zhou at-once: new rate@xiaoshan", "zhou digest: new rate@yuhang");

        assertThat(story.lastMail("zhou").text())
                .contains("项目  最高级别  未解除  本次告知")
                .containsPattern("红色 +2项 +新越线1项");
    }

    /** What raised it is not the figure beside the sentence any more. */
    @Test
    void callsNothingWorseThatIsNotWorseThanTheFigureThatIsShown() {
        story.wishes("repeat-days: 0, deputy-after: 2");
        story.reports("xiaoshan 2014-03 7.9").night("2014-06-02", "zhou digest: new rate@xiaoshan");
        story.reports("xiaoshan 2014-04 8.5").night("2014-06-03", "zhou digest: raised rate@xiaoshan");
        assertThat(story.lastMail("zhou").text()).contains("2014年4月为8.5%", "与2014年3月7.9%相比更严重");

        story.reports("xiaoshan 2014-05 7.8").night("2014-06-04");
        story.night("2014-06-05", "wu digest: escalated-to-deputy rate@xiaoshan");
        assertThat(story.lastMail("wu").text())
                .contains("2014年5月为7.8%", "其间最严重为8.5%（2014年4月）")
                .doesNotContain("更严重；", "相比更严重");
    }

    @Test
    void namesTheWorstAlsoWhereItCameAfterANewerFigure() {
        story.reports("xiaoshan 2014-06 5.5").night("2014-07-10", "zhou digest: new rate@xiaoshan");
        story.reports("xiaoshan 2014-08 5.2").reports("xiaoshan 2014-07 8.5").night("2014-09-10");
        story.reports("xiaoshan 2014-09 4.0").night("2014-10-10", "zhou digest: closed rate@xiaoshan");

        assertThat(story.lastMail("zhou").text()).contains("，连续3期，其间最严重为8.5%（2014年7月）");
    }

    @Test
    void leadsToThePagesOfWhatItTells() {
        reportsWithDistricts();
        story.links(StoryLinks.reading());
        story.edits("people.yaml", "email: zhou@hangzhou.example", "email: zhou@hangzhou.example\n    language: en");
        story.night("2014-07-10", "zhou digest: new behind@hangzhou");

        String pages = "https://pages.example/en/2014-07-10/";
        String figure = pages + "figure?indicator=people-trained&region=hangzhou&period=2014-06";
        OutgoingMail mail = story.lastMail("zhou");
        assertThat(mail.text())
                .contains("\nThe scoreboard: " + pages + "\n")
                .contains("\n  The target: " + pages + "target?id=hundred-trained\n" + "  Where the figure comes from: "
                        + figure + "\n");
        assertThat(mail.html())
                .contains("<a href=\"" + pages + "\">The scoreboard</a>")
                .contains("<a href=\"" + pages + "target?id=hundred-trained\">The target</a> · <a href=\""
                        + figure.replace("&", "&amp;") + "\">Where the figure comes from</a>");
    }

    @Test
    void leadsByDayToWhatIsKnownNow() {
        story.links(StoryLinks.reading());
        story.wishes("at-once: red, repeat-days: 0, deputy-after: 0");
        story.reports("xiaoshan 2014-05 9.0").day("2014-06-10", "zhou at-once: new rate@xiaoshan");
        assertThat(story.lastMail("zhou").text())
                .contains("/zh/now/figure?indicator=unemployment-rate&region=xiaoshan&period=2014-05")
                .doesNotContain("/2014-06-10/");
        story.reports("yuhang 2014-05 9.0").night("2014-06-10", "zhou at-once: new rate@yuhang");
        assertThat(story.lastMail("zhou").text()).contains("https://pages.example/zh/2014-06-10/figure?");
    }

    @Test
    void namesThemInEnglishToWhoeverReadsEnglish() {
        reportsWithDistricts();
        story.edits("people.yaml", "email: zhou@hangzhou.example", "email: zhou@hangzhou.example\n    language: en");
        story.night("2014-07-10", "zhou digest: new behind@hangzhou");

        assertThat(story.lastMail("zhou").text())
                .contains(
                        "  June 2014: 30% (the goal is at least 100%); progress is 37.09 points behind time",
                        "  Districts that fall short: Shangcheng 20%; Xiacheng 21%;", "; Yuhang 27%; 2 more\n");
    }
}
