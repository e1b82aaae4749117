// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jundeng.notice.outbox.OutgoingMail;
import org.jundeng.warehouse.TestWarehouse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Stories of people over several nights: their wishes, acknowledgements and absences, and who is told because of them.
 */
class PeopleStoriesIT {

    private static final String ABSENT = "superior: ma\n    absent: [{from: %s, until: %s}]";

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
    void repeatsWhatNobodyAcknowledges() {
        story.wishes("repeat-days: 7, deputy-after: 0");
        story.reports("xiaoshan 2014-05 5.5").night("2014-06-10", "zhou digest: new rate@xiaoshan");
        story.night("2014-06-16").day("2014-06-17", "zhou held: waits-for-digest rate@xiaoshan");
        story.night("2014-06-17", "zhou digest: repeated rate@xiaoshan").night("2014-06-17");
        story.night("2014-06-23").night("2014-06-24", "zhou digest: repeated rate@xiaoshan");

        assertThat(story.mails("zhou"))
                .extracting(OutgoingMail::messageId)
                .hasSize(3)
                .doesNotHaveDuplicates();
    }

    @Test
    void repeatsNothingThatIsAcknowledgedUntilItGetsGraver() {
        story.wishes("repeat-days: 7, deputy-after: 2");
        story.reports("xiaoshan 2014-05 5.5").night("2014-06-10", "zhou digest: new rate@xiaoshan");
        story.acknowledges("2014-06-10", "zhou", "rate@xiaoshan", null);
        story.night("2014-06-17").night("2014-06-30");
        story.reports("xiaoshan 2014-06 6.5").night("2014-07-10", "zhou digest: raised rate@xiaoshan");
        story.night(
                "2014-07-17", "wu digest: escalated-to-deputy rate@xiaoshan", "zhou digest: repeated rate@xiaoshan");
    }

    @Test
    void tellsTheDeputyAfterWorkingDaysOverAHolidayWithSwappedDays() {
        story.wishes("repeat-days: 0, deputy-after: 3");
        story.reports("xiaoshan 2014-08 5.5").night("2014-09-26", "zhou digest: new rate@xiaoshan");
        story.night("2014-09-29"); // Sunday the 28th is worked: the second working day
        story.night("2014-09-30", "wu digest: escalated-to-deputy rate@xiaoshan");
        story.reports("yuhang 2014-08 5.5").night("2014-09-30", "zhou digest: new rate@yuhang");
        story.night("2014-10-07").night("2014-10-09"); // the first week of October is free
        story.night("2014-10-10", "wu digest: escalated-to-deputy rate@yuhang");
    }

    @Test
    void tellsWhoStoodInOfNoCorrectionButOfWhatWasSaid() {
        story.wishes("repeat-days: 0, deputy-after: 2");
        story.reports("xiaoshan 2014-01 5.5").night("2014-06-10", "zhou digest: new rate@xiaoshan");
        story.night("2014-06-12", "wu digest: escalated-to-deputy rate@xiaoshan");
        story.reports("xiaoshan 2014-02 4.0")
                .night("2014-06-13", "zhou digest: closed rate@xiaoshan", "wu digest: closed rate@xiaoshan");
        story.reports("xiaoshan 2014-03 4.1").night("2014-06-16");

        story.reports("xiaoshan 2014-03 5.6").night("2014-06-17", "zhou digest: reopened rate@xiaoshan");
        story.reports("xiaoshan 2014-02 4.2").night("2014-06-18", "wu digest: reopened rate@xiaoshan");
    }

    @Test
    void asksNobodyAgainWhoAnsweredBeforeItCameBackUnsaid() {
        story.wishes("repeat-days: 0, deputy-after: 2");
        story.reports("xiaoshan 2013-10 5.5").night("2014-06-02", "zhou digest: new rate@xiaoshan");
        story.reports("xiaoshan 2013-11 4.0").night("2014-06-03", "zhou digest: closed rate@xiaoshan");
        story.reports("xiaoshan 2013-12 5.5").night("2014-06-04", "zhou digest: reopened rate@xiaoshan");
        story.reports("xiaoshan 2014-01 4.0").night("2014-06-05", "zhou digest: closed rate@xiaoshan");
        story.reports("xiaoshan 2014-02 5.5").night("2014-06-06", "zhou digest: reopened rate@xiaoshan");
        story.acknowledges("2014-06-06", "zhou", "rate@xiaoshan", null);
        story.reports("xiaoshan 2014-03 4.0").night("2014-06-07", "zhou held: flapping rate@xiaoshan");
        story.reports("xiaoshan 2014-04 5.5").night("2014-06-08", "zhou dropped: back-to-what-was-told rate@xiaoshan");

        story.night("2014-06-10").night("2014-06-12").night("2014-06-20");
        story.reports("xiaoshan 2014-05 6.5").night("2014-06-23", "zhou digest: raised rate@xiaoshan");
        story.night("2014-06-25", "wu digest: escalated-to-deputy rate@xiaoshan");
    }

    /** The mail of 27 June told that it is less grave, not that it opened, though the one before lies far back. */
    @Test
    void countsAsOpeningsOnlyWhatWasToldAsSuch() {
        story.wishes("repeat-days: 0, deputy-after: 0");
        story.reports("xiaoshan 2013-08 6.5").night("2014-05-05", "zhou digest: new rate@xiaoshan");
        story.reports("xiaoshan 2013-09 5.2").night("2014-06-27", "zhou digest: lowered rate@xiaoshan");
        story.reports("xiaoshan 2013-10 4.0").night("2014-06-30", "zhou digest: closed rate@xiaoshan");
        story.reports("xiaoshan 2013-11 5.2").night("2014-07-15", "zhou digest: new rate@xiaoshan");
        story.reports("xiaoshan 2013-12 4.0").night("2014-07-16", "zhou digest: closed rate@xiaoshan");
        story.reports("xiaoshan 2014-01 5.2").night("2014-07-17", "zhou digest: reopened rate@xiaoshan");
        story.reports("xiaoshan 2014-02 4.0").night("2014-07-18", "zhou digest: closed rate@xiaoshan");
    }

    @Test
    void tellsTheSuperiorOnlyWhereThatIsWished() {
        story.wishes("repeat-days: 0, deputy-after: 2, superior-after: 4");
        story.reports("xiaoshan 2014-05 5.5").night("2014-06-10", "zhou digest: new rate@xiaoshan");
        story.night("2014-06-12", "wu digest: escalated-to-deputy rate@xiaoshan")
                .night("2014-06-13");
        story.night("2014-06-16", "ma digest: escalated-to-superior rate@xiaoshan");
        story.reports("xiaoshan 2014-06 4.0")
                .night(
                        "2014-07-10",
                        "zhou digest: closed rate@xiaoshan",
                        "wu digest: closed rate@xiaoshan",
                        "ma digest: closed rate@xiaoshan");

        story.edits("people.yaml", ", superior-after: 4", "");
        story.reports("yuhang 2014-06 5.5").night("2014-07-10", "zhou digest: new rate@yuhang");
        story.night("2014-07-14", "wu digest: escalated-to-deputy rate@yuhang").night("2014-08-29");
    }

    @Test
    void tellsTheDeputyOfAnOfficialWhoIsAwayAndTheOfficialOnReturn() {
        story.edits("people.yaml", "superior: ma", ABSENT.formatted("2014-06-09", "2014-06-15"));
        story.reports("xiaoshan 2014-05 5.5")
                .night("2014-06-10", "zhou held: absent rate@xiaoshan", "wu digest: deputy-for-absent rate@xiaoshan");
        assertThat(story.lastMail("wu").text()).contains("[代为处理 黄色]", "周外出（至2014年6月15日），由您代为处理。");
        assertThat(story.lastMail("wu").html()).contains("周外出（至2014年6月15日），由您代为处理。");
        story.night("2014-06-15")
                .night("2014-06-16", "zhou digest: new rate@xiaoshan")
                .night("2014-06-17");
        assertThat(story.lastMail("zhou").text()).doesNotContain("代为处理");
        story.reports("xiaoshan 2014-06 4.0")
                .night("2014-07-10", "zhou digest: closed rate@xiaoshan", "wu digest: closed rate@xiaoshan");
    }

    @Test
    void tellsOnReturnWhatEndedMeanwhile() {
        story.reports("xiaoshan 2014-05 5.5").night("2014-06-10", "zhou digest: new rate@xiaoshan");
        story.edits("people.yaml", "superior: ma", ABSENT.formatted("2014-07-01", "2014-07-15"));
        story.reports("xiaoshan 2014-06 4.0")
                .night("2014-07-10", "zhou held: absent rate@xiaoshan", "wu dropped: over-before-told rate@xiaoshan");
        story.night("2014-07-15")
                .night("2014-07-16", "zhou digest: closed rate@xiaoshan")
                .night("2014-07-17");
    }

    @Test
    void tellsWhoIsAwayWhenTheDeputyIsAwayToo() {
        story.edits("people.yaml", "superior: ma", ABSENT.formatted("2014-06-09", "2014-06-15"))
                .edits(
                        "people.yaml",
                        "email: wu@hangzhou.example",
                        "email: wu@hangzhou.example\n    absent: [{from: 2014-06-10, until: 2014-06-10}]");
        story.reports("xiaoshan 2014-05 5.5").night("2014-06-10", "zhou digest: new rate@xiaoshan");
    }

    @Test
    void writesDigestsOnWorkingDaysToThoseWhoWishIt() {
        story.wishes("repeat-days: 0, working-days: true");
        story.reports("xiaoshan 2014-03 5.5").night("2014-05-03", "zhou held: not-a-working-day rate@xiaoshan");
        story.night("2014-05-04", "zhou digest: new rate@xiaoshan"); // a Sunday that is worked
    }

    @Test
    void writesDigestsOnWorkingDaysToAllUnderServe() {
        story.serves();
        story.reports("xiaoshan 2014-05 5.5").night("2014-06-14", "zhou held: not-a-working-day rate@xiaoshan");
        story.night("2014-06-15").night("2014-06-16", "zhou digest: new rate@xiaoshan");
    }

    @Test
    void tellsWhatIsGraveAtOnceAndTheRestInTheDigest() {
        story.wishes("at-once: orange, repeat-days: 0, deputy-after: 0");
        story.reports("xiaoshan 2014-05 5.5").day("2014-06-10", "zhou held: waits-for-digest rate@xiaoshan");
        story.reports("yuhang 2014-05 6.5").day("2014-06-10", "zhou at-once: new rate@yuhang");
        story.night("2014-06-11", "zhou digest: new rate@xiaoshan");
        story.reports("xiaoshan 2014-06 8.5").day("2014-07-10", "zhou at-once: raised rate@xiaoshan");
        story.reports("xiaoshan 2014-06 5.5").day("2014-07-10", "zhou at-once: lowered rate@xiaoshan");
        story.night("2014-07-11");

        assertThat(story.mails("zhou").get(0).subject()).isEqualTo("【均等·橙色】余杭区登记失业率");
    }

    @Test
    void sendsNothingAtOnceInQuietHours() {
        story.wishes("at-once: yellow, quiet: '22:00-07:00', repeat-days: 0");
        story.reports("xiaoshan 2014-05 5.5")
                .evaluated("2014-06-10", "23:30", false, "zhou at-once: new rate@xiaoshan");
        story.reports("yuhang 2014-05 5.5").evaluated("2014-06-11", "05:00", false, "zhou at-once: new rate@yuhang");
        story.reports("fuyang 2014-05 4.5").evaluated("2014-06-11", "07:00", false, "zhou at-once: new target@fuyang");

        assertThat(story.number("select count(*) from notice"
                        + " where not_before = '2014-06-10T23:00:00Z' and created_at < not_before"))
                .isEqualTo(2);
        assertThat(story.number("select count(*) from notice where not_before = created_at"))
                .isEqualTo(1);
    }

    @Test
    void tellsNothingBelowTheWishedLevel() {
        story.wishes("from-level: orange, repeat-days: 0, deputy-after: 0");
        story.reports("xiaoshan 2014-05 5.5").night("2014-06-10", "zhou dropped: below-level rate@xiaoshan");
        story.night("2014-06-11");
        story.reports("xiaoshan 2014-06 6.5").night("2014-07-10", "zhou digest: new rate@xiaoshan");
        story.reports("xiaoshan 2014-07 5.1").night("2014-08-11", "zhou digest: lowered rate@xiaoshan");
        story.reports("xiaoshan 2014-08 4.0").night("2014-09-10", "zhou digest: closed rate@xiaoshan");
    }

    @Test
    void forgetsWhoIsNoLongerThereAndTellsTheNext() {
        story.reports("xiaoshan 2014-05 5.5").night("2014-06-10", "zhou digest: new rate@xiaoshan");
        story.edits("people.yaml", "id: zhou", "id: li").edits("people.yaml", "zhou@", "li@");
        story.night("2014-06-11", "li digest: new rate@xiaoshan");
        story.edits("people.yaml", "bureaus: [hrss]", "bureaus: []");
        story.night("2014-06-12");
        story.reports("xiaoshan 2014-06 4.0").night("2014-07-10", "li digest: closed rate@xiaoshan");
    }

    @Test
    void saysThatNobodyIsConcernedOnce() {
        story.edits("people.yaml", "bureaus: [hrss]", "bureaus: []");
        story.reports("xiaoshan 2014-05 5.5").night("2014-06-10", "nobody dropped: nobody-concerned rate@xiaoshan");
        story.night("2014-06-11");
        story.edits("people.yaml", "bureaus: []", "bureaus: [hrss]");
        story.night("2014-06-12", "zhou digest: new rate@xiaoshan");
    }

    @Test
    void tellsAnExplanationInTheNextDigestOnce() {
        story.edits("people.yaml", "email: wu@hangzhou.example", "email: wu@hangzhou.example\n    projects: [1]");
        story.reports("xiaoshan 2014-05 5.5")
                .night("2014-06-10", "zhou digest: new rate@xiaoshan", "wu digest: new rate@xiaoshan");
        story.acknowledges("2014-06-10", "zhou", "rate@xiaoshan", "企业搬迁所致").night("2014-06-11");
        story.reports("yuhang 2014-05 5.5")
                .night(
                        "2014-06-12",
                        "zhou digest: new rate@yuhang",
                        "wu digest: new rate@yuhang",
                        "wu digest: besides 1");
        assertThat(story.lastMail("wu").text()).contains("== 情况说明 ==", "萧山区 · 登记失业率 · 失业率偏高（周，2014年6月10日）：企业搬迁所致");

        story.reports("yuhang 2014-05 6.5")
                .night("2014-06-13", "zhou digest: raised rate@yuhang", "wu digest: raised rate@yuhang");
        assertThat(story.lastMail("wu").text()).doesNotContain("企业搬迁");
    }

    @Test
    void tellsAnExplanationOnceWhereTwoMailsAreWritten() {
        story.wishes("at-once: red, repeat-days: 0, deputy-after: 0");
        story.reports("xiaoshan 2014-05 5.5").night("2014-06-10", "zhou digest: new rate@xiaoshan");
        story.acknowledges("2014-06-10", "ma", "rate@xiaoshan", "企业搬迁所致");
        story.reports("yuhang 2014-05 5.5").reports("fuyang 2014-05 9");
        story.night(
                "2014-06-11",
                "zhou digest: new rate@yuhang",
                "zhou at-once: new rate@fuyang",
                "zhou digest: new target@fuyang",
                "zhou digest: besides 1");
    }

    @Test
    void showsAnExplanationBesideItsEpisode() {
        story.reports("xiaoshan 2014-05 5.5").night("2014-06-10", "zhou digest: new rate@xiaoshan");
        story.acknowledges("2014-06-10", "root", "rate@xiaoshan", "企业搬迁所致");
        story.reports("xiaoshan 2014-05 6.5")
                .night("2014-06-11", "zhou digest: raised rate@xiaoshan", "zhou digest: besides 1");

        assertThat(story.lastMail("zhou").text())
                .contains("情况说明（运维人员，2014年6月10日）：企业搬迁所致")
                .doesNotContain("== 情况说明 ==", "root");

        story.reports("xiaoshan 2014-05 8.5").night("2014-06-12", "zhou digest: raised rate@xiaoshan");
        assertThat(story.lastMail("zhou").text()).as("a second time").doesNotContain("企业搬迁");
    }

    @Test
    void tellsTheDeputyWhatWasExplainedBeforeAndNobodyTheirOwnWords() {
        story.wishes("repeat-days: 0, deputy-after: 2");
        story.reports("xiaoshan 2014-05 5.5").night("2014-06-10", "zhou digest: new rate@xiaoshan");
        story.acknowledges("2014-06-10", "zhou", "rate@xiaoshan", "企业搬迁所致");
        story.reports("xiaoshan 2014-05 6.5").night("2014-06-11", "zhou digest: raised rate@xiaoshan");
        assertThat(story.lastMail("zhou").text()).doesNotContain("企业搬迁");

        story.night("2014-06-12")
                .night("2014-06-13", "wu digest: escalated-to-deputy rate@xiaoshan", "wu digest: besides 1");
        assertThat(story.lastMail("wu").text()).contains("情况说明（周，2014年6月10日）：企业搬迁所致");
    }

    @Test
    void threadsLaterMailsBelowTheFirst() {
        story.wishes("at-once: orange, repeat-days: 0, deputy-after: 0");
        story.reports("xiaoshan 2014-05 5.5").night("2014-06-10", "zhou digest: new rate@xiaoshan");
        story.reports("yuhang 2014-05 5.5").night("2014-06-11", "zhou digest: new rate@yuhang");
        story.reports("xiaoshan 2014-05 6.5").day("2014-06-11", "zhou at-once: raised rate@xiaoshan");
        story.reports("xiaoshan 2014-05 4.0").day("2014-06-12", "zhou at-once: closed rate@xiaoshan");
        story.night("2014-06-13");

        List<OutgoingMail> mails = story.mails("zhou");
        List<String> ids = mails.stream().map(OutgoingMail::messageId).toList();
        assertThat(mails).extracting(OutgoingMail::inReplyTo).containsExactly(null, null, ids.get(0), ids.get(2));
        assertThat(mails)
                .extracting(OutgoingMail::thread)
                .containsExactly(null, null, ids.get(0), ids.get(0) + " " + ids.get(2));
    }

    @Test
    void escalatesAnewAfterReopening() {
        story.wishes("repeat-days: 0, deputy-after: 2");
        story.reports("xiaoshan 2014-05 5.5").night("2014-06-10", "zhou digest: new rate@xiaoshan");
        story.acknowledges("2014-06-10", "zhou", "rate@xiaoshan", null);
        story.reports("xiaoshan 2014-05 4.0").night("2014-06-16", "zhou digest: closed rate@xiaoshan");
        story.reports("xiaoshan 2014-05 5.5").night("2014-06-17", "zhou digest: reopened rate@xiaoshan");
        story.night("2014-06-18").night("2014-06-19", "wu digest: escalated-to-deputy rate@xiaoshan");
    }

    @Test
    void decidesNothingForANightBeforeTheLast() {
        story.reports("xiaoshan 2014-05 5.5").night("2014-06-10", "zhou digest: new rate@xiaoshan");
        story.reports("xiaoshan 2014-05 4.0").night("2014-06-09");
        story.night("2014-06-11", "zhou digest: closed rate@xiaoshan");

        assertThat(story.lastMail("zhou").createdAt()).isEqualTo(Instant.parse("2014-06-10T18:00:00Z"));
    }
}
