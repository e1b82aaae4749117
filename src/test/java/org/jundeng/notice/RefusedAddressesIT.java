// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jundeng.alert.silence.Silences;
import org.jundeng.notice.outbox.RefusedAddresses;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.ledger.AuditTrail;
import org.jundeng.warehouse.ledger.Grounds;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Stories of addresses that a mail server refuses, of people who are away, and of a silence that was ended early. */
class RefusedAddressesIT {

    private static final String REFUSED =
            "state = 'given-up', last_error = 'recipient-refused: 550 5.1.1 no such user'";

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
    void areWrittenToOnceAndTheLineGoesOn() {
        story.wishes("repeat-days: 0, deputy-after: 2, superior-after: 4").holdsMails();
        story.reports("xiaoshan 2014-05 5.5").night("2014-06-10", "zhou digest: new rate@xiaoshan");
        story.setsMails(REFUSED);

        story.night(
                        "2014-06-10",
                        "zhou held: unreachable rate@xiaoshan",
                        "wu digest: in-place-of-unreachable rate@xiaoshan")
                .leave("2014-06-10");
        story.night("2014-06-11").night("2014-06-12").night("2014-06-13");
        story.night("2014-06-16", "ma digest: escalated-to-superior rate@xiaoshan")
                .leave("2014-06-16");
        assertThat(story.lastMail("ma").text()).contains("2014年6月10日已告知吴，至今4个工作日无人确认");
        assertThat(written("zhou")).as("one mail in six nights").isEqualTo(1);

        story.edits("people.yaml", "zhou@hangzhou", "zhou.lan@hangzhou");
        story.night("2014-06-17", "zhou digest: new rate@xiaoshan").leave("2014-06-17");
        story.reports("xiaoshan 2014-06 4.0")
                .night(
                        "2014-07-10",
                        "zhou digest: closed rate@xiaoshan",
                        "wu digest: closed rate@xiaoshan",
                        "ma digest: closed rate@xiaoshan");
    }

    @Test
    void areTriedAgainWhenSomebodySaysSo() {
        story.wishes("repeat-days: 0")
                .edits("people.yaml", "    deputy: wu\n    superior: ma\n", "")
                .holdsMails();
        story.reports("xiaoshan 2014-05 5.5").night("2014-06-10", "zhou digest: new rate@xiaoshan");
        story.setsMails(REFUSED);
        story.night("2014-06-11", "zhou held: unreachable rate@xiaoshan").night("2014-06-12");

        assertThat(triesAgain("zhou")).isTrue();
        assertThat(triesAgain("zhou")).as("twice").isFalse();
        assertThat(triesAgain("wu")).as("never refused").isFalse();
        story.night("2014-06-13", "zhou digest: new rate@xiaoshan").leave("2014-06-13");
        assertThat(warehouse.texts("select concat_ws(' ', actor, act, subject, outcome) from audit"))
                .containsExactly(
                        "root write-again person zhou done",
                        "root write-again person zhou not-refused",
                        "root write-again person wu not-refused");
    }

    @Test
    void ofSomethingUrgentTellTheDeputyBeforeAnythingElseComes() {
        story.wishes("at-once: yellow, repeat-days: 0").holdsMails();
        story.reports("xiaoshan 2014-05 5.5")
                .evaluated("2014-06-10", "15:00", false, "zhou at-once: new rate@xiaoshan");
        story.setsMails(REFUSED);
        story.looksAgain(
                        "2014-06-10",
                        "15:01",
                        "zhou held: unreachable rate@xiaoshan",
                        "wu at-once: in-place-of-unreachable rate@xiaoshan")
                .looksAgain("2014-06-10", "15:02");
    }

    @Test
    void areTriedAgainByThemselvesAfterAWeek() {
        story.wishes("repeat-days: 0, deputy-after: 0").holdsMails();
        story.reports("xiaoshan 2014-05 5.5").night("2014-06-10", "zhou digest: new rate@xiaoshan");
        story.setsMails(REFUSED);
        story.night(
                        "2014-06-11",
                        "zhou held: unreachable rate@xiaoshan",
                        "wu digest: in-place-of-unreachable rate@xiaoshan")
                .leave("2014-06-11");
        story.night("2014-06-16");
        story.night("2014-06-17", "zhou digest: new rate@xiaoshan");
        story.setsMails(REFUSED);
        story.night("2014-06-18");
        story.night("2014-06-24", "zhou digest: new rate@xiaoshan").leave("2014-06-24");
        story.night("2014-06-25");
    }

    @Test
    void areNoneWhereTheServerRefusesEverybodyAlike() {
        story.wishes("repeat-days: 0, deputy-after: 0")
                .edits("people.yaml", "email: wu@hangzhou.example", "email: wu@hangzhou.example\n    projects: [1]")
                .edits("people.yaml", "email: ma@hangzhou.example", "email: ma@hangzhou.example\n    projects: [1]")
                .holdsMails();
        String[] all = {"zhou digest: new rate@xiaoshan", "wu digest: new rate@xiaoshan", "ma digest: new rate@xiaoshan"
        };
        String alike = "state = 'given-up', last_error = 'recipient-refused: 550 5.1.1 <' || address"
                + " || '>: Recipient address rejected: User unknown (q' || notice_id || ')'";
        story.reports("xiaoshan 2014-05 5.5").night("2014-06-10", all);
        story.setsMails(alike);
        story.night("2014-06-10").night("2014-06-11", all);
        story.setsMails(alike);
        story.night("2014-06-12", all).leave("2014-06-12");
        story.night("2014-06-13");

        story.reports("yuhang 2014-05 5.5")
                .night(
                        "2014-06-16",
                        "zhou digest: new rate@yuhang",
                        "wu digest: new rate@yuhang",
                        "ma digest: new rate@yuhang");
        story.setsMails(alike);
        warehouse.execute("update notice set state = 'sent', last_error = null, left_on = business_date,"
                + " sent_at = created_at where person = 'ma' and state = 'given-up' and business_date = '2014-06-16'");
        story.night("2014-06-17", "zhou held: unreachable rate@yuhang", "wu held: unreachable rate@yuhang");
    }

    @Test
    void areThoseOfPeopleWhereAMailThatWasWrittenWithTheirsLeavesLater() {
        story.wishes("repeat-days: 0, deputy-after: 0")
                .edits("people.yaml", "email: wu@hangzhou.example", "email: wu@hangzhou.example\n    projects: [1]")
                .edits("people.yaml", "email: ma@hangzhou.example", "email: ma@hangzhou.example\n    projects: [1]")
                .edits(
                        "people.yaml",
                        "  - id: wu\n",
                        "  - id: li\n    name: {zh: 李, en: Li}\n    email: li@hangzhou.example\n"
                                + "    projects: [1]\n  - id: wu\n")
                .holdsMails();
        story.reports("xiaoshan 2014-05 5.5")
                .night(
                        "2014-06-10",
                        "zhou digest: new rate@xiaoshan",
                        "wu digest: new rate@xiaoshan",
                        "ma digest: new rate@xiaoshan",
                        "li digest: new rate@xiaoshan");
        story.setsMails(REFUSED);
        warehouse.execute("update notice set state = 'sent', last_error = null, left_on = business_date,"
                + " sent_at = created_at + interval '6 hours' where person = 'li'");

        story.night(
                "2014-06-11",
                "zhou held: unreachable rate@xiaoshan",
                "wu held: unreachable rate@xiaoshan",
                "ma held: unreachable rate@xiaoshan");
    }

    @Test
    void ofStewardsAndOfThoseWhoAreAwayTellTheirDeputies() {
        story.edits("people.yaml", "    feeds: [hrss-employment]\n", "    feeds: [hrss-employment]\n    deputy: ma\n");
        story.refusesUnclaimed("工资表.xlsx", "hrss").holdsMails().night("2014-07-10", "chen steward: besides 1");
        story.setsMails(REFUSED);
        story.night("2014-07-11", "ma steward: besides 1").leave("2014-07-11");
        assertThat(story.lastMail("ma").text()).contains("工资表.xlsx");
        story.night("2014-07-14");

        story.edits("people.yaml", "chen@hangzhou", "chen.min@hangzhou");
        story.edits("people.yaml", "deputy: ma\n", "deputy: ma\n    absent: [{from: 2014-07-14, until: 2014-07-16}]\n");
        story.refusesUnclaimed("人口表.xlsx", "hrss")
                .night("2014-07-15", "ma steward: besides 1")
                .leave("2014-07-15");
        assertThat(story.lastMail("ma").text()).contains("人口表.xlsx").doesNotContain("工资表.xlsx");
        story.night("2014-07-17", "chen steward: besides 2");
    }

    @Test
    void loseNoReceiptsHoweverLongTheyAreRefused() {
        story.refusesUnclaimed("工资表.xlsx", "hrss").holdsMails().night("2014-07-10", "chen steward: besides 1");
        story.setsMails(REFUSED);
        story.night("2014-07-11").night("2014-07-17", "chen steward: besides 1");
        story.setsMails(REFUSED);
        story.night("2014-07-24", "chen steward: besides 1");
        story.setsMails(REFUSED);
        story.edits("people.yaml", "chen@hangzhou", "chen.min@hangzhou");
        story.night("2014-07-28", "chen steward: besides 1").leave("2014-07-28");
        assertThat(story.lastMail("chen").text()).contains("工资表.xlsx");
        story.night("2014-07-29");
    }

    @Test
    void areNoneWhereTheServerServesNobodyOrAMailLeftSince() {
        story.wishes("repeat-days: 0").holdsMails();
        story.reports("xiaoshan 2014-05 5.5").night("2014-06-10", "zhou digest: new rate@xiaoshan");
        story.setsMails("state = 'given-up', last_error = 'recipient-not-served: 554 5.7.1 relaying denied'");
        story.night("2014-06-11", "zhou digest: new rate@xiaoshan");
        story.setsMails(REFUSED);
        warehouse.execute("update notice set state = 'pending', last_error = null where notice_id = 2");
        story.leave("2014-06-11").night("2014-06-12");
    }

    @Test
    void andASilenceThatWasEndedEarlyStopsTheClockUntilThen() {
        story.wishes("repeat-days: 0, deputy-after: 3");
        story.reports("xiaoshan 2014-05 5.5").night("2014-06-10", "zhou digest: new rate@xiaoshan");
        story.silences("rate", "2014-06-11", "2014-06-30").night("2014-06-13");
        story.reports("yuhang 2014-05 5.5").night("2014-06-13", "zhou held: silenced rate@yuhang");
        Clock monday = Clock.fixed(Instant.parse("2014-06-16T01:00:00Z"), ZoneOffset.UTC);
        new Silences(warehouse.dataSource(), monday, () -> LocalDate.of(2014, 6, 16))
                .end(1, new Silences.Author("zhou", "zhou"));

        story.night("2014-06-17", "zhou digest: new rate@yuhang");
        story.night("2014-06-18", "wu digest: escalated-to-deputy rate@xiaoshan");
        assertThat(story.lastMail("wu").text()).contains("至今3个工作日无人确认");
    }

    private long written(String person) {
        return story.number("select count(*) from notice where person = '" + person + "'");
    }

    private boolean triesAgain(String person) {
        AuditTrail audit = new AuditTrail(warehouse.dataSource(), Clock.systemUTC());
        return RefusedAddresses.tryAgain(
                warehouse.dataSource(), audit, Grounds.By.command("root", "root", null), person);
    }
}
