// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jundeng.notice.outbox.OutgoingMail;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.ledger.AuditChain;
import org.jundeng.warehouse.ledger.AuditTrail;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Stories of figures and feeds over several nights, and who is told of them. */
class NoticeStoriesIT {

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
    void tellsNobodyOfWhatPendsAndNeverOpens() {
        story.reports("xihu 2014-05 4.8").night("2014-06-10");
        story.reports("xihu 2014-06 4.0").night("2014-07-10");
        story.reports("xihu 2014-07 4.8").night("2014-08-10");

        assertThat(story.number("select count(*) from telling")).isZero();
        assertThat(story.number("select count(*) from episode_event where event in ('pending', 'lapsed')"))
                .isEqualTo(3);
    }

    @Test
    void tellsOfWhatLastsForTwoPeriods() {
        story.reports("xihu 2014-05 4.8").night("2014-06-10").night("2014-06-11");
        story.reports("xihu 2014-06 4.9").night("2014-07-10", "zhou digest: new lasting@xihu");
        story.reports("xihu 2014-07 4.4").night("2014-08-11", "zhou digest: closed lasting@xihu");
    }

    @Test
    void tellsOnceOfAFigureThatFlapsAroundItsBound() {
        story.reports("xiaoshan 2014-01 5.1").night("2014-02-10", "zhou digest: new rate@xiaoshan");
        story.reports("xiaoshan 2014-02 4.9").night("2014-03-10");
        story.reports("xiaoshan 2014-03 5.1").night("2014-04-10");
        story.reports("xiaoshan 2014-04 4.6").night("2014-05-12");
        story.reports("xiaoshan 2014-05 4.4").night("2014-06-10", "zhou digest: closed rate@xiaoshan");
    }

    @Test
    void tellsNobodyOfWhatIsRaisedAndLoweredBackBeforeTheDigest() {
        story.reports("xiaoshan 2014-05 5.5").night("2014-06-10", "zhou digest: new rate@xiaoshan");
        story.reports("xiaoshan 2014-05 6.8")
                .day("2014-06-10", "zhou held: waits-for-digest rate@xiaoshan")
                .day("2014-06-10");
        story.reports("xiaoshan 2014-05 5.5").day("2014-06-10", "zhou dropped: back-to-what-was-told rate@xiaoshan");
        story.night("2014-06-11").night("2014-06-12");
    }

    @Test
    void tellsNobodyOfWhatOpensAndClosesBetweenDigests() {
        story.reports("xiaoshan 2014-05 5.5").day("2014-06-10", "zhou held: waits-for-digest rate@xiaoshan");
        story.reports("xiaoshan 2014-05 4.0").day("2014-06-10", "zhou dropped: over-before-told rate@xiaoshan");
        story.night("2014-06-11");
    }

    @Test
    void tellsInTheDigestWhatWasHeldByDay() {
        story.reports("xiaoshan 2014-05 5.5").day("2014-06-10", "zhou held: waits-for-digest rate@xiaoshan");
        story.night("2014-06-11", "zhou digest: new rate@xiaoshan");
        story.reports("xiaoshan 2014-06 6.5").night("2014-07-10", "zhou digest: raised rate@xiaoshan");
        story.reports("xiaoshan 2014-07 5.2").night("2014-08-11", "zhou digest: lowered rate@xiaoshan");

        assertThat(story.lastMail("zhou").text()).contains("[减轻 黄色]", "与2014年6月6.5%相比有所好转，但仍在警戒线之外");
    }

    @Test
    void takesLateDataForWhatItIs() {
        story.reports("xiaoshan 2014-05 5.5").night("2014-06-10", "zhou digest: new rate@xiaoshan");
        story.reports("xiaoshan 2014-04 4.0").night("2014-06-11");
        story.reports("xiaoshan 2014-04 9.0").night("2014-06-12");
        story.reports("yuhang 2014-05 4.0").night("2014-06-13");
        story.reports("yuhang 2014-04 9.0").night("2014-06-14");
    }

    @Test
    void saysThatACorrectionOpenedAndClosedIt() {
        story.reports("xiaoshan 2014-05 4.5").night("2014-06-10");
        story.reports("xiaoshan 2014-05 5.5").night("2014-06-11", "zhou digest: new rate@xiaoshan");
        assertThat(story.lastMail("zhou").text()).contains("[新越线 黄色]", "2014年5月原报4.5%，更正为5.5%（");

        story.reports("xiaoshan 2014-05 4.2").night("2014-06-12", "zhou digest: closed rate@xiaoshan");
        assertThat(story.lastMail("zhou").text()).contains("[数据更正]", "2014年5月原报5.5%，更正为4.2%（", "；未曾越线");
    }

    @Test
    void callsACorrectionNoFalseAlarmWhereAnotherPeriodDidCross() {
        story.reports("xiaoshan 2014-05 5.5").night("2014-06-10", "zhou digest: new rate@xiaoshan");
        story.reports("xiaoshan 2014-06 6.5").night("2014-07-10", "zhou digest: raised rate@xiaoshan");
        story.reports("xiaoshan 2014-06 6.2").night("2014-07-11", "zhou digest: corrected rate@xiaoshan");
        assertThat(story.lastMail("zhou").text()).contains("[数据更正 橙色]", "2014年6月原报6.5%，更正为6.2%（");

        story.reports("xiaoshan 2014-06 3.1").night("2014-07-12", "zhou digest: closed rate@xiaoshan");
        assertThat(story.lastMail("zhou").text())
                .contains("[解除]", "2014年6月原报6.2%，更正为3.1%（", "自2014年6月10日至2014年7月12日，历时32天")
                .doesNotContain("未曾越线", "6.5%");
    }

    @Test
    void saysThatTheFigureWasTakenBack() {
        story.reports("xiaoshan 2014-05 5.5").night("2014-06-10", "zhou digest: new rate@xiaoshan");
        story.takesBack("xiaoshan 2014-05").day("2014-06-10", "zhou held: waits-for-digest rate@xiaoshan");
        story.night("2014-06-11", "zhou digest: closed rate@xiaoshan");

        assertThat(story.lastMail("zhou").text()).contains("[数据撤回]", "2014年5月原报5.5%，已撤回（");
    }

    @Test
    void neverTakesMissingDataForRecovery() {
        story.reports("xiaoshan 2014-05 5.5").night("2014-06-10", "zhou digest: new rate@xiaoshan");
        story.reports("xiaoshan 2014-05 -").night("2014-07-10", "zhou digest: corrected rate@xiaoshan");
        story.reports("xiaoshan 2014-06 -").night("2014-07-11");
        story.reports("xiaoshan 2014-06 4.0").night("2014-07-12", "zhou digest: closed rate@xiaoshan");
    }

    @Test
    void correctsWhatItSaidOfTheEndAsOftenAsThatIsWrong() {
        story.reports("xiaoshan 2014-05 5.5").night("2014-06-10", "zhou digest: new rate@xiaoshan");
        story.reports("xiaoshan 2014-06 4.0").night("2014-07-10", "zhou digest: closed rate@xiaoshan");

        correction("xiaoshan 2014-06 4.1", "2014年6月原报4%，更正为4.1%（");
        correction("xiaoshan 2014-06 4.2", "2014年6月原报4.1%，更正为4.2%（");
        correction("xiaoshan 2014-06 4.0", "2014年6月原报4.2%，更正为4%（");
        story.reports("xiaoshan 2014-05 4.3").night("2014-07-10");
        correction("xiaoshan 2014-06 -", "2014年6月原报4%，现标为缺数（");
        correction("xiaoshan 2014-06 4.0", "2014年6月原报4%，后曾撤回或缺数，现为4%（");
    }

    @Test
    void saysThatTheFigureItShowsIsMarkedAsMissingSince() {
        story.reports("xiaoshan 2014-05 6.5").night("2014-07-10", "zhou digest: new rate@xiaoshan");
        story.reports("xiaoshan 2014-06 5.5").day("2014-07-10", "zhou held: waits-for-digest rate@xiaoshan");
        story.reports("xiaoshan 2014-06 -").night("2014-07-10", "zhou digest: lowered rate@xiaoshan");
        assertThat(story.lastMail("zhou").text()).contains("2014年6月原报5.5%，现标为缺数（");
        story.night("2014-07-10").night("2014-07-11");
    }

    /** A night on which the end is over still, but another figure was told of it; and one on which nothing is new. */
    private void correction(String report, String said) {
        story.reports(report).night("2014-07-10", "zhou digest: corrected rate@xiaoshan");
        assertThat(story.lastMail("zhou").text()).contains(said);
        story.night("2014-07-10");
    }

    @Test
    void keepsQuietAboutFiguresOfAnOverdueFeedUntilItComes() {
        story.watchesFeeds();
        story.reports("xiaoshan 2014-05 4.0").night("2014-07-10");
        story.night("2014-07-11", "chen steward: new overdue@hrss-employment");
        story.reports("xiaoshan 2014-05 5.5").night("2014-07-12", "zhou held: inhibited rate@xiaoshan");
        story.night("2014-07-13");
        story.reports("xiaoshan 2014-06 5.6")
                .night("2014-07-14", "chen steward: closed overdue@hrss-employment", "zhou digest: new rate@xiaoshan");
    }

    @Test
    void tellsThatAFeedIsEverMoreOverdue() {
        story.watchesFeeds();
        story.reports("xiaoshan 2014-05 4.0").night("2014-07-11", "chen steward: new overdue@hrss-employment");
        story.night("2014-07-16").night("2014-07-17", "chen steward: raised overdue@hrss-employment");
        assertThat(story.lastMail("chen").text()).contains("已逾期5个工作日");

        story.reports("xiaoshan 2014-06 4.0").day("2014-07-17", "chen held: waits-for-digest overdue@hrss-employment");
        story.night("2014-07-18", "chen steward: closed overdue@hrss-employment");
    }

    @Test
    void tellsTheStewardsOfABureauOfEachRefusedFileOnceWithWhatWasFound() {
        story.refusesUnclaimed("工资表.xlsx", "hrss").night("2014-07-11", "chen steward: besides 1");
        story.night("2014-07-12");

        String text = story.lastMail("chen").text();
        assertThat(text).contains("工资表.xlsx：未入库。请", "就业*.csv", "问题1个");
        assertThat(story.lastMail("chen").html()).contains("工资表.xlsx：未入库。请");
    }

    @Test
    void saysWhatWasFoundInADeliveryThatARuleIsAboutAndHowMuchElse() {
        story.watchesFeeds().reports("xiaoshan 2014-06 4.0");
        story.edits(
                "rules/feeds.yaml",
                "check: refused\n    comparator: '<'",
                "check: rejected-share\n    comparator: '<'");
        warehouse.execute(
                "insert into delivery (arrival_id, bureau, feed, source_name, arrived_at, recorded_at, business_date,"
                        + " as_of, rows_read, rows_rejected, findings, outcome, node) values ('半.csv', 'hrss',"
                        + " 'hrss-employment', '半.csv', '2014-07-09', '2014-07-09', '2014-07-10', '半.csv', 10, 7, 8,"
                        + " 'taken-in-part', 'here')",
                "insert into finding (delivery_id, row_no, column_name, code, found, arguments)"
                        + " select delivery_id, row_no, '登记失业率(%)', code, found, '{a,b,c}' from delivery, (values"
                        + " (2, 'not-a-number', '3，2'), (3, 'missing-cell', ''), (4, 'unknown-region', '钱塘'),"
                        + " (5, 'not-a-period', '去年'), (6, 'unexpected-text', '余杭区'), (7, 'number-too-long', '450'),"
                        + " (8, 'inexact-number', '约4'), (9, 'inexact-number', '近5')) f (row_no, code, found)"
                        + " where arrival_id = '半.csv'");
        story.runs("2014-07-11");

        String text = story.lastMail("chen").text();
        assertThat(text)
                .contains("- 半.csv（就业月报）：部分入库", "问题8个", "“3，2”", "此外还有：")
                .doesNotContain("文件夹中。");
    }

    @Test
    void tellsAStewardWhoReadsEnglishInEnglish() {
        story.edits("people.yaml", "email: chen@hangzhou.example", "email: chen@hangzhou.example\n    language: en");
        story.refusesUnclaimed("wages.xlsx", "hrss").night("2014-07-11", "chen steward: besides 1");

        assertThat(story.lastMail("chen").text())
                .contains("wages.xlsx: refused. ")
                .doesNotContain("未入库");
    }

    @Test
    void tellsTheOperatorWhereABureauHasNoSteward() {
        story.edits("people.yaml", "  - id: ma\n", "  - id: ma\n    operator: true\n");
        story.refusesUnclaimed("人口.xlsx", "statistics").night("2014-07-11", "ma steward: besides 1");

        assertThat(story.lastMail("ma").text()).contains("人口.xlsx：未入库。").doesNotContain("操作记录");
        AuditChain.Head head = publish();
        story.refusesUnclaimed("工资.xlsx", "statistics").night("2014-07-12", "ma steward: besides 1");
        assertThat(story.lastMail("ma").text()).contains("操作记录已公布到第1条：" + head.hash());
    }

    private AuditChain.Head publish() {
        new AuditTrail(warehouse.dataSource(), Clock.systemUTC())
                .note(new AuditTrail.Entry("ma", AuditTrail.Act.WITHDRAW, "delivery 1", "done", null));
        return new AuditChain(warehouse.dataSource()).publish(LocalDate.of(2014, 6, 9));
    }

    @Test
    void namesTheEndOfTheAuditTrailToOperatorsOnly() {
        AuditChain.Head head = publish();
        story.reports("xiaoshan 2014-05 5.5").night("2014-06-10", "zhou digest: new rate@xiaoshan");
        assertThat(story.lastMail("zhou").text()).doesNotContain(head.hash());

        story.edits("people.yaml", "  - id: zhou\n", "  - id: zhou\n    operator: true\n");
        story.reports("xihu 2014-05 5.5").night("2014-06-11", "zhou digest: new rate@xihu");
        assertThat(story.lastMail("zhou").text()).contains("操作记录已公布到第1条：" + head.hash() + "。请保留");
        assertThat(story.lastMail("zhou").html()).contains("操作记录已公布到第1条：" + head.hash());
    }

    @Test
    void tellsNobodyWhoWantsNoReceipts() {
        story.edits("people.yaml", "notices: {remind-days: 0}", "notices: {remind-days: 0, receipts: none}");
        story.refusesUnclaimed("工资表.xlsx", "hrss").night("2014-07-11");
    }

    @Test
    void writesOneStewardsMailADay() {
        story.watchesFeeds();
        story.reports("xiaoshan 2014-06 4.0").night("2014-07-10");
        story.refuses("坏.csv")
                .night("2014-07-11", "chen steward: new refused@hrss-employment", "chen steward: besides 1");
        story.reports("xiaoshan 2014-06 4.1")
                .night("2014-07-11", "chen held: waits-for-the-next-day refused@hrss-employment");
        story.night("2014-07-12", "chen steward: closed refused@hrss-employment");
    }

    @Test
    void tellsAfterTheSilenceWhatStillCrosses() {
        story.silences("rate", "2014-06-10", "2014-06-12");
        story.reports("xiaoshan 2014-05 5.5").night("2014-06-10", "zhou held: silenced rate@xiaoshan");
        story.night("2014-06-11").night("2014-06-12");
        story.night("2014-06-13", "zhou digest: new rate@xiaoshan");
    }

    @Test
    void tellsAfterTheSilenceThatItIsOver() {
        story.reports("xiaoshan 2014-05 5.5").night("2014-06-10", "zhou digest: new rate@xiaoshan");
        story.silences("ra*", "2014-07-10", "2014-07-11");
        story.reports("xiaoshan 2014-06 4.0").night("2014-07-10", "zhou held: silenced rate@xiaoshan");
        story.night("2014-07-11").night("2014-07-12", "zhou digest: closed rate@xiaoshan");
        story.night("2014-07-13");
    }

    @Test
    void tellsTwoRulesOnOneSeriesInOneMail() {
        story.reports("xihu 2014-05 5.5").night("2014-06-10", "zhou digest: new rate@xihu");
        story.reports("xihu 2014-06 6.5")
                .night("2014-07-10", "zhou digest: raised rate@xihu", "zhou digest: new lasting@xihu");

        assertThat(story.mails("zhou")).hasSize(2);
        assertThat(story.lastMail("zhou").subject()).isEqualTo("【均等】2014年7月10日：橙色 西湖区登记失业率等2项，新越线1项，加重1项");
    }

    @Test
    void leavesTheLastWordToTheTargetWhenItsDeadlineHasPassed() {
        story.reports("people-trained", "hangzhou 2013-12 0");
        story.reports("people-trained", "hangzhou 2014-06 30").night("2014-07-10", "zhou digest: new behind@hangzhou");
        story.reports("people-trained", "hangzhou 2014-09 30")
                .night("2014-10-10", "zhou digest: raised behind@hangzhou");
        story.reports("people-trained", "hangzhou 2014-12 90")
                .night("2015-01-12", "zhou digest: new target@hangzhou", "zhou dropped: superseded behind@hangzhou");
        story.night("2015-01-13");
    }

    @Test
    void reopensWithinTwoWeeksAndOpensAnewAfterThem() {
        story.reports("xiaoshan 2014-05 5.5").night("2014-06-10", "zhou digest: new rate@xiaoshan");
        story.reports("xiaoshan 2014-05 4.0").night("2014-06-11", "zhou digest: closed rate@xiaoshan");
        story.reports("xiaoshan 2014-05 6.5").night("2014-06-25", "zhou digest: reopened rate@xiaoshan");
        story.reports("xiaoshan 2014-06 4.0").night("2014-07-10", "zhou digest: closed rate@xiaoshan");
        story.reports("xiaoshan 2014-07 5.5").night("2014-08-11", "zhou digest: new rate@xiaoshan");

        assertThat(story.number("select count(*) from episode")).isEqualTo(2);
    }

    @Test
    void reopensAtAnyTimeWhatEndedByAFigureThatIsCorrected() {
        story.reports("xiaoshan 2014-05 5.5").night("2014-06-10", "zhou digest: new rate@xiaoshan");
        story.reports("xiaoshan 2014-06 4.0").night("2014-07-10", "zhou digest: closed rate@xiaoshan");
        story.reports("xiaoshan 2014-06 5.5").night("2014-08-25", "zhou digest: reopened rate@xiaoshan");

        assertThat(story.number("select count(*) from episode")).isEqualTo(1);
        assertThat(story.lastMail("zhou").text()).contains("2014年6月原报4%，更正为5.5%（");
    }

    @Test
    void tellsThoseWhoWereToldThatTheRuleIsNoMore() {
        story.reports("xiaoshan 2014-05 5.5").night("2014-06-10", "zhou digest: new rate@xiaoshan");
        story.edits("rules/figures.yaml", "id: rate", "id: other-rate");
        story.night("2014-06-11", "zhou digest: closed rate@xiaoshan", "zhou digest: new other-rate@xiaoshan");

        assertThat(story.lastMail("zhou").text()).contains("== 不再使用的规则 ==", "规则已停用");
    }

    @Test
    void saysThatTheRuleIsAnother() {
        story.reports("xiaoshan 2014-05 5.5").night("2014-06-10", "zhou digest: new rate@xiaoshan");
        story.edits("rules/figures.yaml", "yellow: 5, orange: 6", "yellow: 4, orange: 5");
        story.day("2014-06-10").night("2014-06-11", "zhou digest: raised rate@xiaoshan");
        story.edits("rules/figures.yaml", "yellow: 4, orange: 5", "yellow: 6, orange: 7");
        story.night("2014-06-12", "zhou digest: closed rate@xiaoshan");

        assertThat(story.lastMail("zhou").text()).contains("规则已调整：黄色警戒线由“不超过4%”改为“不超过6%”");
    }

    @Test
    void givesTheSameMessageIdsWhenANightIsUndoneAndDoneAgain() throws SQLException {
        story.watchesFeeds().wishes("at-once: red");
        story.reports("xiaoshan 2014-05 5.5").reports("yuhang 2014-05 9").reports("fuyang 2014-05 4.2");

        List<String> undone = story.undone("2014-07-11");
        assertThat(story.mails("zhou")).isEmpty();
        story.night(
                "2014-07-11",
                "chen steward: new overdue@hrss-employment",
                "zhou held: inhibited rate@xiaoshan",
                "zhou held: inhibited rate@yuhang",
                "zhou held: inhibited target@fuyang");
        List<String> steward = ids("chen");
        assertThat(undone).isEqualTo(steward);

        story.reports("xiaoshan 2014-06 5.5").reports("yuhang 2014-06 9").reports("fuyang 2014-06 4.2");
        List<String> again = story.undone("2014-07-12");
        assertThat(story.undone("2014-07-12")).isEqualTo(again);
        story.night(
                "2014-07-12",
                "chen steward: closed overdue@hrss-employment",
                "zhou at-once: new rate@yuhang",
                "zhou digest: new rate@xiaoshan",
                "zhou digest: new target@fuyang");
        assertThat(again)
                .hasSize(3)
                .containsAll(ids("zhou"))
                .contains(ids("chen").get(1));
    }

    private List<String> ids(String person) {
        return story.mails(person).stream().map(OutgoingMail::messageId).toList();
    }
}
