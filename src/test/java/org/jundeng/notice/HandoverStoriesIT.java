// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jundeng.alert.handover.Handover;
import org.jundeng.alert.handover.Handovers;
import org.jundeng.alert.rules.Rules;
import org.jundeng.assess.LastEvaluation;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.notice.absence.EnteredAbsences;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.ledger.AuditTrail;
import org.jundeng.warehouse.ledger.Grounds;
import org.jundeng.warehouse.sql.Transactions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Stories of alerts that are handed to somebody, and of people who enter when they are away. */
class HandoverStoriesIT {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String RATE = "rate@xiaoshan";

    @RegisterExtension
    private final TestWarehouse warehouse = new TestWarehouse();

    @TempDir
    private Path config;

    private Story story;

    @BeforeEach
    void begin() {
        story = new Story(warehouse, config).restarts();
    }

    @Test
    void asksWhoeverItWasHandedToUntilItIsHandedBack() {
        story.wishes("repeat-days: 7, deputy-after: 2, superior-after: 4");
        story.reports("xiaoshan 2014-05 5.5").night("2014-06-10", "zhou digest: new " + RATE);

        assertThat(hand("2014-06-10", "chen", "已请陈牵头核查")).isEqualTo(Handovers.Outcome.DONE);
        assertThat(hand("2014-06-10", "chen", "再点一次")).isEqualTo(Handovers.Outcome.THERE_ALREADY);
        assertThat(hasNews()).as("who serves evaluates it within a minute").isTrue();
        story.day("2014-06-10", "chen held: waits-for-digest " + RATE);
        assertThat(hasNews()).isFalse();
        story.night("2014-06-11", "chen digest: handed-over " + RATE);
        assertThat(story.lastMail("chen").text()).contains("[转交处理 黄色]", "周于2014年6月10日将此事转交您处理，理由：已请陈牵头核查。");
        story.night("2014-06-20");

        assertThat(hand("2014-06-20", null, "已核查")).isEqualTo(Handovers.Outcome.DONE);
        story.night("2014-06-21", "zhou digest: handed-back " + RATE);
        assertThat(story.lastMail("zhou").text()).contains("周于2014年6月20日将此事交回处理，理由：已核查。");
        story.reports("xiaoshan 2014-06 4.0")
                .night("2014-07-10", "zhou digest: closed " + RATE, "chen digest: closed " + RATE);
    }

    @Test
    void tellsWhoeverAnswersForItThatItGotGraverAndWithWhomItIs() {
        story.links(StoryLinks.pages());
        story.reports("xiaoshan 2014-05 5.5").night("2014-06-10", "zhou digest: new " + RATE);
        hand("2014-06-10", "ma", "请领导协调");
        story.reports("xiaoshan 2014-06 6.5")
                .night("2014-07-10", "ma digest: handed-over " + RATE, "zhou digest: raised " + RATE);

        assertThat(story.lastMail("ma").text()).as("is asked").contains("/ack?t=");
        assertThat(story.lastMail("zhou").text()).as("is not").doesNotContain("/ack?t=");
        assertThat(story.lastMail("zhou").text()).contains("周于2014年6月10日将此事转交马处理，理由：请领导协调。");
    }

    @Test
    void refusesWithASentenceInTheAuditTrail() {
        story.reports("xiaoshan 2014-05 5.5").night("2014-06-10", "zhou digest: new " + RATE);

        assertThat(hand("2014-06-10", "nobody", "x")).isEqualTo(Handovers.Outcome.UNKNOWN_PERSON);
        assertThat(hand("2014-06-10", "ma", " \n ")).isEqualTo(Handovers.Outcome.NO_REASON);
        assertThat(hand("2014-06-10", "ma", "长".repeat(501))).isEqualTo(Handovers.Outcome.REASON_TOO_LONG);
        assertThat(hand("2014-06-10", null, "x")).isEqualTo(Handovers.Outcome.THERE_ALREADY);
        assertThat(hand("2014-06-10", "ma", "协调")).isEqualTo(Handovers.Outcome.DONE);
        assertThat(handovers("2014-06-10").hand(new Handover(open(), "wu", "晚了", "zhou", 1, by())))
                .as("whoever did not see that it was handed to 马")
                .isEqualTo(Handovers.Outcome.MOVED_ON);
        assertThat(handovers("2014-06-10").hand(new Handover(99, "wu", "x", "zhou", 1, by())))
                .isEqualTo(Handovers.Outcome.UNKNOWN);

        assertThat(new AuditTrail(warehouse.dataSource(), clock("2014-06-10")).list())
                .extracting(line -> line.entry().act() + " " + line.entry().outcome() + " "
                        + line.entry().detail())
                .containsExactly(
                        "hand-over unknown-person to nobody; page",
                        "hand-over no-reason to ma; page",
                        "hand-over reason-too-long to ma; page",
                        "hand-over there-already back; page",
                        "hand-over done to ma; page",
                        "hand-over moved-on to wu; page",
                        "hand-over unknown to wu; page");
    }

    @Test
    void tellsWhoStandsInAsThePersonEnteredIt() {
        assertThat(away("2014-06-09", "2014-06-15", "ma")).isEqualTo(EnteredAbsences.Outcome.DONE);
        assertThat(away("2014-06-09", "2014-06-15", "ma")).isEqualTo(EnteredAbsences.Outcome.THERE_ALREADY);
        assertThat(away("2014-06-15", "2014-06-09", null)).isEqualTo(EnteredAbsences.Outcome.ENDS_BEFORE_START);
        assertThat(away("2014-06-01", "2014-06-08", null)).isEqualTo(EnteredAbsences.Outcome.OVER);
        assertThat(away("2014-06-08", "2014-06-15", "ma"))
                .as("days that are over leave the clocks as they were")
                .isEqualTo(EnteredAbsences.Outcome.STARTS_BEFORE_TODAY);
        assertThat(away("2014-06-10", "2015-06-10", null)).isEqualTo(EnteredAbsences.Outcome.DONE);
        assertThat(away("2014-06-10", "2015-06-11", null)).isEqualTo(EnteredAbsences.Outcome.TOO_LONG);
        assertThat(away("2014-06-09", "2014-06-15", "zhou")).isEqualTo(EnteredAbsences.Outcome.OWN_DEPUTY);
        assertThat(away("2014-06-09", "2014-06-15", "x")).isEqualTo(EnteredAbsences.Outcome.UNKNOWN_DEPUTY);
        assertThat(absences("2014-06-09").end("wu", 2, author()))
                .as("of another")
                .isEqualTo(EnteredAbsences.Outcome.UNKNOWN);
        assertThat(absences("2014-06-09").end("zhou", 2, author())).isEqualTo(EnteredAbsences.Outcome.DONE);
        assertThat(absences("2014-06-09").end("zhou", 2, author())).isEqualTo(EnteredAbsences.Outcome.ALREADY_ENDED);

        story.reports("xiaoshan 2014-05 5.5")
                .night("2014-06-10", "zhou held: absent " + RATE, "ma digest: deputy-for-absent " + RATE);
        assertThat(story.lastMail("ma").text()).contains("周外出（至2014年6月15日），由您代为处理。");
        assertThat(absences("2014-06-12").end("zhou", 1, author())).isEqualTo(EnteredAbsences.Outcome.DONE);
        story.night("2014-06-12", "zhou digest: new " + RATE);
    }

    private EnteredAbsences.Outcome away(String from, String until, String deputy) {
        Catalogue catalogue = Catalogue.read(config, new Faults());
        return absences("2014-06-09")
                .enter(
                        catalogue.people(),
                        new EnteredAbsences.Wish("zhou", LocalDate.parse(from), LocalDate.parse(until), deputy),
                        author());
    }

    private EnteredAbsences absences(String date) {
        return new EnteredAbsences(warehouse.dataSource(), clock(date), LocalDate.parse(date));
    }

    private static EnteredAbsences.Author author() {
        return new EnteredAbsences.Author("zhou", by(), false);
    }

    private Handovers.Outcome hand(String date, String to, String reason) {
        return handovers(date).hand(new Handover(open(), to, reason, "zhou", 1000, by()));
    }

    private long open() {
        return new StoryEpisodes(warehouse).open(RATE);
    }

    private Handovers handovers(String date) {
        Catalogue catalogue = Catalogue.read(config, new Faults());
        return new Handovers(
                warehouse.dataSource(),
                new Handovers.Stamp(clock(date), () -> LocalDate.parse(date), "here"),
                catalogue.people(),
                Rules.read(config, catalogue, List.of("hrss-employment"), new Faults()));
    }

    private boolean hasNews() {
        return Transactions.read(warehouse.dataSource(), LastEvaluation::hasNews);
    }

    private static Grounds.By by() {
        return new Grounds.By("zhou.lan", "page", "10.0.0.7");
    }

    private static Clock clock(String date) {
        return Clock.fixed(LocalDate.parse(date).atTime(9, 0).atZone(ZONE).toInstant(), ZONE);
    }
}
