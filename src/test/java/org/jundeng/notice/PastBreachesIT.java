// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.jundeng.warehouse.TestWarehouse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Periods that became known late: those that crossed a bound and are over. The feed began on 10 July 2014. */
class PastBreachesIT {

    @RegisterExtension
    private final TestWarehouse warehouse = new TestWarehouse();

    @TempDir
    private Path config;

    private Story story;

    @BeforeEach
    void begin() {
        story = new Story(warehouse, config);
    }

    @Test
    void tellsOnceOfARedPeriodInsideALateBatchAndOfItsCorrection() {
        story.restarts();
        story.reports("xiaoshan 2014-06 4.0").night("2014-07-10");
        story.reports("xiaoshan 2014-07 8.5").reports("xiaoshan 2014-08 4.0");
        story.night("2014-09-10", "zhou digest: besides 1").night("2014-09-11");

        assertThat(story.episodes("rate@xiaoshan")).isZero();
        assertThat(story.lastMail("zhou").subject()).isEqualTo("【均等】2014年9月10日：迟到数据中的越线1期");
        assertThat(story.lastMail("zhou").text())
                .contains("== 迟到的数据：曾经越线，现已恢复 ==")
                .contains("萧山区 · 登记失业率 · 失业率偏高：较早时期的数据迟到或更正后显示曾经越线，现已恢复")
                .contains("2014年7月为8.5%，")
                .contains("8%（红色），自2014年8月起已恢复。来源：xiaoshan2014-07.csv 第5行（台账号 2）");

        story.reports("xiaoshan 2014-07 6.5").night("2014-09-12", "zhou digest: besides 1");
        assertThat(story.lastMail("zhou").text()).contains("2014年7月为6.5%", "（橙色）", "先前告知的是8.5%，已更正");

        story.reports("xiaoshan 2014-07 4.2").night("2014-09-15", "zhou digest: besides 1");
        assertThat(story.lastMail("zhou").text()).contains("2014年7月原为6.5%，更正为4.2%，没有越线");

        story.reports("xiaoshan 2014-07 5.5").night("2014-09-16", "zhou digest: besides 1");
        story.takesBack("xiaoshan 2014-07").night("2014-09-17", "zhou digest: besides 1");
        assertThat(story.lastMail("zhou").text()).contains("2014年7月原为5.5%，该数据已撤回");
        assertThat(story.number("select count(*) from past_breach where ended_on is null"))
                .isZero();
    }

    @Test
    void describesTheSixWorstPeriodsAndNamesTheOthers() {
        story.reports("xiaoshan 2014-06 4.0").night("2014-07-10");
        story.reports("xiaoshan 2014-07 5.1").reports("xiaoshan 2014-08 6.5").reports("xiaoshan 2014-09 5.2");
        story.reports("xiaoshan 2014-10 8.5").reports("xiaoshan 2014-11 5.3").reports("xiaoshan 2014-12 5.4");
        story.reports("xiaoshan 2015-01 5.5").reports("xiaoshan 2015-02 5.6").reports("xiaoshan 2015-03 4.0");
        story.night("2015-04-10", "zhou digest: besides 8");

        assertThat(story.lastMail("zhou").text())
                .contains("迟到数据中的越线8期")
                .contains("2014年10月为8.5%", "2014年8月为6.5%", "2014年7月为5.1%", "2014年12月为5.4%")
                .contains("另有2项：2015年1月、2015年2月")
                .doesNotContain("5.5%", "5.6%");
    }

    @Test
    void leavesToTheEpisodeWhatIsPartOfIt() {
        story.reports("xiaoshan 2014-06 4.0").night("2014-07-10");
        story.reports("xiaoshan 2014-07 8.5").reports("xiaoshan 2014-08 5.5");
        story.night("2014-09-10", "zhou digest: new rate@xiaoshan");
        story.reports("xiaoshan 2014-09 6.5").reports("xiaoshan 2014-10 4.8").reports("xiaoshan 2014-11 5.1");
        story.night("2014-12-10");
        assertThat(story.number("select count(*) from past_breach")).isZero();

        story.reports("xiaoshan 2014-12 4.0").reports("xiaoshan 2015-01 7.0").reports("xiaoshan 2015-02 4.9");
        story.reports("xiaoshan 2015-03 8.5");
        story.night("2015-04-10", "zhou digest: raised rate@xiaoshan");
        assertThat(story.number("select count(*) from past_breach"))
                .as("only what ended before the last periods in a row that cross or are not well inside the bound")
                .isZero();
    }

    @Test
    void leavesToTheEpisodeWhatTurnsOutNotToBeOver() {
        story.serves().reports("xiaoshan 2014-06 4.0").night("2014-07-10");
        story.reports("xiaoshan 2014-07 5.5").reports("xiaoshan 2014-08 4.0").day("2014-09-10");
        story.takesBack("xiaoshan 2014-08").night("2014-09-11", "zhou digest: new rate@xiaoshan");
        assertThat(story.lastMail("zhou").text()).contains("2014年7月为5.5%").doesNotContain("迟到的数据");

        story.reports("xiaoshan 2014-08 4.0").night("2014-09-12", "zhou digest: closed rate@xiaoshan");
    }

    @Test
    void namesThePeriodFromWhichOnItIsOverByWhatIsKnownThen() {
        story.serves().reports("xiaoshan 2014-06 4.0").night("2014-07-10");
        story.reports("xiaoshan 2014-07 5.5").reports("xiaoshan 2014-08 4.0").reports("xiaoshan 2014-09 4.0");
        story.day("2014-10-10");
        story.takesBack("xiaoshan 2014-08").night("2014-10-13", "zhou digest: besides 1");
        assertThat(story.lastMail("zhou").text()).contains("2014年7月为5.5%", "自2014年9月起已恢复");

        story.reports("xiaoshan 2014-08 4.0").night("2014-10-14");
        story.reports("xiaoshan 2014-07 4.1").night("2014-10-15", "zhou digest: besides 1");
        assertThat(story.lastMail("zhou").text()).contains("2014年7月原为5.5%，更正为4.1%，没有越线");
    }

    @Test
    void tellsOfACorrectedPeriodThatNoEpisodeSawCrossing() {
        story.reports("xiaoshan 2014-07 5.5").night("2014-08-11", "zhou digest: new rate@xiaoshan");
        story.reports("xiaoshan 2014-08 4.0").night("2014-09-10", "zhou digest: closed rate@xiaoshan");
        story.reports("xiaoshan 2014-07 5.8").night("2014-09-11");
        story.reports("xiaoshan 2014-07 4.1").night("2014-09-12");
        story.reports("xiaoshan 2014-07 5.9").night("2014-09-15");

        story.reports("xiaoshan 2014-09 4.0").night("2014-10-10");
        story.reports("xiaoshan 2014-08 6.2").night("2014-10-13", "zhou digest: besides 1");
    }

    @Test
    void countsPeriodsInARowAndWhatEndedBeforeTheFirstNight() {
        story.reports("xihu 2014-04 4.8").reports("xihu 2014-05 4.8").reports("xihu 2014-06 4.0");
        story.night("2014-07-10");
        assertThat(story.number("select count(*) from past_breach where counted_as = 'history'"))
                .isOne();

        story.reports("xihu 2014-07 4.8").reports("xihu 2014-08 4.0").night("2014-09-10");
        story.reports("xihu 2014-09 4.8").reports("xihu 2014-10 4.8").reports("xihu 2014-11 4.0");
        story.night("2014-12-10", "zhou digest: besides 1");
        assertThat(story.lastMail("zhou").text()).contains("2014年10月为4.8%").doesNotContain("2014年9月");
    }

    @Test
    void countsADeclaredImportOfHistoryAndTellsNobody() {
        story.reports("xiaoshan 2014-06 4.0").night("2014-07-10");
        story.reports("xiaoshan 2014-07 8.5");
        warehouse.execute("update delivery set history = true where source_name = 'xiaoshan2014-07.csv'");
        story.reports("xiaoshan 2014-08 4.0").night("2014-09-10");

        assertThat(story.number("select count(*) from past_breach where counted_as = 'history'"))
                .isOne();
        story.reports("xiaoshan 2014-07 4.0").night("2014-09-11");
        story.reports("xiaoshan 2014-07 8.4").night("2014-09-12", "zhou digest: besides 1");
        assertThat(story.lastMail("zhou").text()).contains("2014年7月为8.4%").doesNotContain("8.5%");
    }

    @Test
    void holdsBackWhatIsSilencedAndLeavesOutWhatIsTooMild() {
        story.wishes("from-level: orange").serves();
        story.reports("xiaoshan 2014-06 4.0").reports("yuhang 2014-06 4.0").night("2014-07-10");
        story.reports("xiaoshan 2014-07 5.5").reports("yuhang 2014-07 6.5");
        story.reports("xiaoshan 2014-08 4.0").reports("yuhang 2014-08 4.0");
        story.silences("rate", "2014-09-10", "2014-09-11");
        story.day("2014-09-10").night("2014-09-10").night("2014-09-11");
        story.night("2014-09-12", "zhou digest: besides 1").night("2014-09-15");

        assertThat(story.lastMail("zhou").text()).contains("余杭区").doesNotContain("萧山区");
    }

    @Test
    void callsWithdrawnOnlyWhatIsNotThereAnyMore() {
        story.reports("xiaoshan 2014-06 4.0").night("2014-07-10");
        story.reports("xiaoshan 2014-07 8.5").reports("xiaoshan 2014-08 4.0");
        story.night("2014-09-10", "zhou digest: besides 1");

        story.reports("xiaoshan 2014-07 -").night("2014-09-11");
        story.takesBack("xiaoshan 2014-07").night("2014-09-12", "zhou digest: besides 1");

        assertThat(story.lastMail("zhou").text()).contains("2014年7月原为8.5%，该数据已撤回");
    }

    @Test
    void comparesNoBreachWithTheFiguresOfAnotherIndicator() {
        story.reports("xiaoshan 2014-06 4.0").night("2014-07-10");
        story.reports("xiaoshan 2014-07 8.5").reports("xiaoshan 2014-08 4.0");
        story.night("2014-09-10", "zhou digest: besides 1");

        story.edits(
                "rules/figures.yaml",
                "high}\n    indicator: unemployment-rate",
                "high}\n    indicator: people-trained");
        story.reports("people-trained", "xiaoshan 2014-07 3").reports("people-trained", "xiaoshan 2014-08 3");
        story.night("2014-09-11");

        assertThat(story.number("select count(*) from past_breach where ended_on is null"))
                .isOne();
    }

    @Test
    void tellsTheRightValueToWhoeverWasToldAGraverOne() {
        story.wishes("from-level: red");
        story.reports("xiaoshan 2014-06 4.0").night("2014-07-10");
        story.reports("xiaoshan 2014-07 8.5").reports("xiaoshan 2014-08 4.0");
        story.night("2014-09-10", "zhou digest: besides 1");

        story.silences("rate", "2014-09-11", "2014-09-11");
        story.reports("xiaoshan 2014-07 5.5").night("2014-09-11", "zhou digest: besides 1");
        assertThat(story.lastMail("zhou").text()).contains("2014年7月为5.5%", "（黄色）", "先前告知的是8.5%，已更正");

        story.reports("xiaoshan 2014-07 4.2").night("2014-09-12", "zhou digest: besides 1");
        assertThat(story.lastMail("zhou").text()).contains("2014年7月原为5.5%，更正为4.2%，没有越线");
    }

    @Test
    void makesNothingGraverThatWasFoundSinceTheRuleWasChanged() {
        story.reports("xiaoshan 2014-06 2.0").night("2014-07-10");
        story.reports("xiaoshan 2014-07 5.5").reports("xiaoshan 2014-08 4.0");
        story.night("2014-09-10", "zhou digest: besides 1");
        assertThat(story.lastMail("zhou").text()).contains("2014年7月为5.5%，黄色警戒线为不超过5%（黄色），自2014年8月起已恢复");

        story.wishes("from-level: orange");
        story.edits("rules/figures.yaml", "yellow: 5, orange: 6, red: 8", "yellow: 3, orange: 5, red: 6");
        story.reports("xiaoshan 2014-09 2.0").night("2014-10-10");
        assertThat(story.number("select count(*) from past_breach where ended_on is null and level = 'yellow'"))
                .as("over from another month on, and as grave as it was found")
                .isOne();
    }

    @Test
    void holdsWhatWasToldAgainstWhatIsKnownAndNotAgainstWhatWasKnownBetween() {
        story.serves().reports("xiaoshan 2014-06 4.0").night("2014-07-10");
        story.reports("xiaoshan 2014-07 8.5").reports("xiaoshan 2014-08 4.0");
        story.night("2014-09-11", "zhou digest: besides 1");

        story.reports("xiaoshan 2014-07 6.5").night("2014-09-13");
        story.reports("xiaoshan 2014-07 8.5").night("2014-09-14").night("2014-09-15");

        story.reports("xiaoshan 2014-07 6.5").night("2014-09-20");
        story.reports("xiaoshan 2014-07 4.2").night("2014-09-21").night("2014-09-22", "zhou digest: besides 1");
        assertThat(story.lastMail("zhou").text()).contains("2014年7月原为8.5%，更正为4.2%，没有越线");

        story.reports("xiaoshan 2014-07 6.5").night("2014-09-23", "zhou digest: besides 1");
        story.reports("xiaoshan 2014-07 4.2").night("2014-09-27");
        story.reports("xiaoshan 2014-07 8.8").night("2014-09-27").night("2014-09-29", "zhou digest: besides 1");
        assertThat(story.lastMail("zhou").text())
                .contains("2014年7月为8.8%", "先前告知的是6.5%，已更正")
                .doesNotContain("更正为4.2%");
    }
}
