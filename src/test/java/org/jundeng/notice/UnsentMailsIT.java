// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.jundeng.notice.outbox.OutgoingMail;
import org.jundeng.warehouse.TestWarehouse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Stories of mails that wait: what becomes of them when what they tell changes before they leave. */
class UnsentMailsIT {

    private static final String AT_ONCE = "at-once: red, quiet: '22:00-07:00', repeat-days: 0, deputy-after: 0";

    @RegisterExtension
    private final TestWarehouse warehouse = new TestWarehouse();

    @TempDir
    private Path config;

    private Story story;

    @BeforeEach
    void begin() {
        story = new Story(warehouse, config).serves().holdsMails();
    }

    @Test
    void tellNothingThatWasOverBeforeTheyLeft() {
        story.wishes(AT_ONCE);
        story.reports("xiaoshan 2014-05 9").evaluated("2014-06-10", "23:30", false, "zhou at-once: new rate@xiaoshan");
        story.reports("xiaoshan 2014-05 3.1")
                .evaluated("2014-06-10", "23:31", false, "zhou dropped: over-before-told rate@xiaoshan");
        assertThat(story.mails("zhou")).isEmpty();
        assertThat(withheld()).isEqualTo(1);
        story.looksAgain("2014-06-11", "07:00").night("2014-06-11");

        story.reports("xiaoshan 2014-05 9").evaluated("2014-06-11", "23:30", false, "zhou at-once: new rate@xiaoshan");
        story.leave("2014-06-12");
        assertThat(story.mails("zhou")).singleElement().satisfies(mail -> {
            assertThat(mail.inReplyTo()).as("the mail that never left").isNull();
            assertThat(mail.subject()).contains("红色");
        });
    }

    @Test
    void goIntoTheDigestWhereTheyAreNoLongerSoGrave() {
        story.wishes(AT_ONCE);
        story.reports("xiaoshan 2014-05 9").evaluated("2014-06-10", "23:30", false, "zhou at-once: new rate@xiaoshan");
        story.reports("xiaoshan 2014-05 6.5")
                .evaluated("2014-06-10", "23:31", false, "zhou held: waits-for-digest rate@xiaoshan");
        story.night("2014-06-11", "zhou digest: new rate@xiaoshan").leave("2014-06-11");

        assertThat(story.mails("zhou")).singleElement().satisfies(mail -> assertThat(mail.text())
                .contains("6.5%"));
    }

    @Test
    void becomeOneWhereTwoWait() {
        story.wishes(AT_ONCE);
        story.reports("xiaoshan 2014-05 9").evaluated("2014-06-10", "23:30", false, "zhou at-once: new rate@xiaoshan");
        story.reports("yuhang 2014-05 9")
                .evaluated(
                        "2014-06-10",
                        "23:40",
                        false,
                        "zhou at-once: new rate@xiaoshan",
                        "zhou at-once: new rate@yuhang");
        assertThat(story.mails("zhou")).hasSize(1);

        story.night("2014-06-11").looksAgain("2014-06-11", "06:59");
        assertThat(withheld()).as("the night leaves what is the same").isEqualTo(1);
    }

    @Test
    void takeUpWhatHappensWhileADigestWaits() {
        story.reports("xiaoshan 2014-05 5.5").reports("yuhang 2014-05 5.5");
        story.night("2014-06-10", "zhou digest: new rate@xiaoshan", "zhou digest: new rate@yuhang");
        story.looksAgain("2014-06-10", "08:00");
        story.reports("xiaoshan 2014-05 4.4").reports("fuyang 2014-05 5.5");
        story.evaluated(
                "2014-06-10",
                "07:00",
                false,
                "zhou dropped: over-before-told rate@xiaoshan",
                "zhou digest: new rate@yuhang",
                "zhou digest: new rate@fuyang",
                "zhou digest: new target@fuyang");
        story.leave("2014-06-10");

        assertThat(story.mails("zhou")).hasSize(1);
        assertThat(story.lastMail("zhou").text()).contains("富阳", "余杭");
    }

    @Test
    void keepTheirTimeWhenTheyAreWrittenAnew() {
        story.reports("xiaoshan 2014-05 5.5").night("2014-06-10", "zhou digest: new rate@xiaoshan");
        story.setsMails("not_before = '2014-06-10 09:00+08'");
        story.reports("xiaoshan 2014-05 5.6").evaluated("2014-06-10", "08:30", false, "zhou digest: new rate@xiaoshan");
        assertThat(story.number("select extract(hour from not_before at time zone 'Asia/Shanghai') from notice"
                        + " where state = 'pending' and kind = 'digest'"))
                .isEqualTo(9);

        story.reports("xiaoshan 2014-05 5.7").evaluated("2014-06-11", "08:30", false, "zhou digest: new rate@xiaoshan");
        assertThat(story.number("select count(*) from notice where state = 'pending' and not_before is not null"))
                .as("where no night came in between")
                .isEqualTo(1);
        story.night("2014-06-12", "zhou digest: new rate@xiaoshan");
        assertThat(story.number("select count(*) from notice where state = 'pending' and not_before is not null"))
                .as("the next night's waits for its own hour")
                .isZero();
    }

    @Test
    void areLookedAtAgainJustBeforeTheyLeave() {
        story.wishes("repeat-days: 0, deputy-after: 3");
        story.reports("xiaoshan 2014-05 5.5").night("2014-06-10", "zhou digest: new rate@xiaoshan");
        story.acknowledges("2014-06-10", "wu", "rate@xiaoshan", "已知");
        story.looksAgain("2014-06-10", "08:00", "zhou digest: new rate@xiaoshan", "zhou digest: besides 1");
        assertThat(withheld()).isEqualTo(1);

        story.silences("rate", "2014-06-10", "2014-06-11");
        story.looksAgain("2014-06-10", "08:01", "zhou held: silenced rate@xiaoshan");
        assertThat(story.mails("zhou")).isEmpty();
        story.night("2014-06-11").night("2014-06-12", "zhou digest: new rate@xiaoshan", "zhou digest: besides 1");
    }

    @Test
    void ofAnEarlierNightBecomePartOfTheNext() {
        story.reports("xiaoshan 2014-05 5.5").night("2014-06-10", "zhou digest: new rate@xiaoshan");
        story.reports("yuhang 2014-05 5.5")
                .night("2014-06-11", "zhou digest: new rate@xiaoshan", "zhou digest: new rate@yuhang");
        story.night("2014-06-11");

        assertThat(story.mails("zhou")).hasSize(1);
    }

    @Test
    void thatMayHaveArrivedAreNeitherWithdrawnNorToldAgain() {
        story.reports("xiaoshan 2014-05 5.5").night("2014-06-10", "zhou digest: new rate@xiaoshan");
        story.setsMails("unanswered = 1");
        story.reports("xiaoshan 2014-06 4.0").night("2014-07-10", "zhou digest: closed rate@xiaoshan");

        List<OutgoingMail> mails = story.mails("zhou");
        assertThat(mails).hasSize(2);
        assertThat(mails.get(1).inReplyTo()).isEqualTo(mails.get(0).messageId());
    }

    @Test
    void thatWereGivenUpAreWrittenAnewTheNextNight() {
        story.reports("xiaoshan 2014-05 5.5").night("2014-06-10", "zhou digest: new rate@xiaoshan");
        story.setsMails("state = 'given-up'");
        story.night("2014-06-10").night("2014-06-11", "zhou digest: new rate@xiaoshan");

        assertThat(story.lastMail("zhou").inReplyTo()).isNull();
    }

    @Test
    void startTheClockOnlyWhenTheyLeave() {
        story.wishes("repeat-days: 0, deputy-after: 2");
        story.reports("xiaoshan 2014-05 5.5").night("2014-06-10", "zhou digest: new rate@xiaoshan");
        story.night("2014-06-12", "zhou digest: new rate@xiaoshan").leave("2014-06-12");
        story.night("2014-06-13").night("2014-06-16", "wu digest: escalated-to-deputy rate@xiaoshan");
    }

    @Test
    void toStewardsAreMendedToo() {
        story.watchesFeeds().reports("xiaoshan 2014-06 4.0").night("2014-07-10");
        story.refusesUnclaimed("工资表.xlsx", "hrss").refuses("坏.csv");
        story.night("2014-07-11", "chen steward: new refused@hrss-employment", "chen steward: besides 2");
        story.reports("xiaoshan 2014-06 4.1")
                .evaluated(
                        "2014-07-11",
                        "07:00",
                        false,
                        "chen dropped: over-before-told refused@hrss-employment",
                        "chen steward: besides 2");
        story.leave("2014-07-11");

        assertThat(story.mails("chen")).hasSize(1);
        assertThat(story.lastMail("chen").text()).contains("工资表.xlsx").doesNotContain("拒收");
        // Only that nothing came in place of the file.
        story.night("2014-07-14", "chen steward: besides 1");
    }

    private long withheld() {
        return story.number("select count(*) from notice where state = 'withheld'");
    }
}
