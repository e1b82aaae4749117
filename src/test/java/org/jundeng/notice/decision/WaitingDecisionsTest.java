// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jundeng.binding.Faults;
import org.jundeng.binding.Settings;
import org.jundeng.notice.decision.WaitingDelivery.How;
import org.jundeng.observation.TimePeriod;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Who is told night after night of delivery 88, which waits since 10 July 2014, a Thursday. 陈 is the feed's steward, 周
 * the official of its bureau and 马 the superior of 周.
 */
class WaitingDecisionsTest {

    private static final String CHEN = "chen, feeds: [hrss-training]";
    private static final String ZHOU = "zhou, bureaus: [hrss], superior: ma";
    private static final String AWAY = ", absent: [{from: 2014-07-11, until: 2014-07-15}]";
    private static final LocalDate SINCE = LocalDate.of(2014, 7, 10);

    @TempDir
    private Path folder;

    private Situation situation;
    private WaitingDecisions decisions;
    private WaitingTold told = new WaitingTold();
    private Patience patience = Patience.USUAL;
    private boolean workingDaysOnly;

    @BeforeEach
    void begin() throws IOException {
        situation = Situation.in(folder);
        people(CHEN, ZHOU, "ma");
    }

    @Test
    void tellsTheStewardTheSameNightAndThenOnEachWorkingDay() {
        patience = new Patience(0, 0);

        assertThat(night("2014-07-10")).containsExactly("chen steward unconfirmed:88 x1 after 0");
        assertThat(night("2014-07-10")).as("again in the same night").isEmpty();
        assertThat(night("2014-07-11")).containsExactly("chen steward unconfirmed-again:88:2014-07-11 x1 after 1");
        assertThat(night("2014-07-11")).as("again in the same night").isEmpty();
        assertThat(night("2014-07-12")).as("a Saturday").isEmpty();
        assertThat(night("2014-07-13")).isEmpty();
        assertThat(night("2014-07-14")).containsExactly("chen steward unconfirmed-again:88:2014-07-14 x2 after 2");
        assertThat(night("2014-10-01")).as("a holiday").isEmpty();
    }

    @Test
    void tellsOfEachDeliveryThatStopsAnewAndGoesOnCounting() {
        patience = new Patience(0, 0);
        night("2014-07-10");
        night("2014-07-11");
        WaitingDelivery resent = delivery(91, Set.of(88L, 91L), null);

        assertThat(night("2014-07-14", resent)).containsExactly("chen steward unconfirmed:91 x1 after 2");
        assertThat(night("2014-07-15", resent))
                .containsExactly("chen steward unconfirmed-again:91:2014-07-15 x2 after 3");
    }

    @Test
    void tellsTheDeputyOfAStewardWhoIsAwayAndTheStewardOnReturn() throws IOException {
        people(CHEN + ", deputy: li" + AWAY, "li");
        patience = new Patience(0, 0);

        assertThat(night("2014-07-11")).containsExactly("li steward unconfirmed:88 x1 after 1");
        assertThat(night("2014-07-14")).containsExactly("li steward unconfirmed-again:88:2014-07-14 x1 after 2");
        assertThat(night("2014-07-16")).containsExactly("chen steward unconfirmed:88 x1 after 4");

        people(CHEN + AWAY);
        told = new WaitingTold();
        assertThat(night("2014-07-11"))
                .as("without a deputy")
                .containsExactly("chen steward unconfirmed:88 x1 after 1");
    }

    @Test
    void tellsTheOperatorWhereTheFeedHasNoStewardAndNobodyWhoWantsNoReceipts() throws IOException {
        patience = new Patience(0, 0);
        people("li, operator: true", "wu, feeds: [hrss-employment]");
        assertThat(night("2014-07-10"))
                .as("its steward by the contract")
                .containsExactly("wu steward unconfirmed:88 x1 after 0");
        WaitingDelivery ofNoFeed = new WaitingDelivery(
                88,
                new WaitingDelivery.Origin("gone", "civil-affairs", "a.csv"),
                SINCE,
                List.of("scale"),
                List.of(),
                Set.of(88L),
                null);
        assertThat(night("2014-07-10", ofNoFeed)).containsExactly("li steward unconfirmed:88 x1 after 0");

        people(CHEN + ", notices: {receipts: none}", "li, operator: true");
        assertThat(night("2014-07-10")).isEmpty();
    }

    @Test
    void tellsOfficialsAfterThreeWorkingDaysOnceAWeekAndSuperiorsAfterTen() {
        assertThat(officials("2014-07-14")).as("the second working day").isEmpty();
        assertThat(officials("2014-07-15")).containsExactly("zhou digest unconfirmed-long:88:2014-07-15 x1 after 3");
        assertThat(officials("2014-07-15")).as("again in the same night").isEmpty();
        assertThat(officials("2014-07-21")).isEmpty();
        assertThat(officials("2014-07-22")).containsExactly("zhou digest unconfirmed-long:88:2014-07-22 x2 after 8");
        assertThat(officials("2014-07-23")).isEmpty();
        assertThat(officials("2014-07-24")).containsExactly("ma digest unconfirmed-long:88:2014-07-24 x1 after 10");
        assertThat(officials("2014-07-29")).containsExactly("zhou digest unconfirmed-long:88:2014-07-29 x3 after 13");
    }

    @Test
    void doesNotStartTheClockAnewWhereTheSameMistakeIsSentAgain() {
        officials("2014-07-15");
        WaitingDelivery resent = delivery(91, Set.of(88L, 91L), null);

        assertThat(officials("2014-07-16", resent)).isEmpty();
        assertThat(officials("2014-07-22", resent))
                .containsExactly("zhou digest unconfirmed-long:91:2014-07-22 x2 after 8");
    }

    @Test
    void tellsAsTheSettingsSayAndNeverWhereTheySayZero() {
        patience = patience("1", "2");
        assertThat(officials("2014-07-10")).isEmpty();
        assertThat(officials("2014-07-11")).containsExactly("zhou digest unconfirmed-long:88:2014-07-11 x1 after 1");
        assertThat(officials("2014-07-14")).containsExactly("ma digest unconfirmed-long:88:2014-07-14 x1 after 2");

        told = new WaitingTold();
        patience = patience("0", "2");
        assertThat(officials("2014-07-14")).containsExactly("ma digest unconfirmed-long:88:2014-07-14 x1 after 2");
        patience = patience("0", "0");
        assertThat(officials("2014-08-29")).isEmpty();
    }

    @Test
    void tellsOfficialsOnWorkingDaysWhereTheirDigestsComeThen() throws IOException {
        patience = new Patience(2, 0);
        assertThat(officials("2014-07-12"))
                .as("a Saturday, the first working day has passed")
                .isEmpty();
        workingDaysOnly = true;
        patience = new Patience(1, 0);
        assertThat(officials("2014-07-12")).isEmpty();
        workingDaysOnly = false;
        people(CHEN, ZHOU + ", notices: {working-days: true}", "ma");
        assertThat(officials("2014-07-12")).isEmpty();
        people(CHEN, ZHOU, "ma");
        assertThat(officials("2014-07-12")).containsExactly("zhou digest unconfirmed-long:88:2014-07-12 x1 after 1");
    }

    @Test
    void tellsTheDeputyOfAnOfficialOrSuperiorWhoIsAway() throws IOException {
        people(CHEN, ZHOU + ", deputy: li" + AWAY, "li", "ma, deputy: he" + AWAY, "he");
        patience = new Patience(1, 2);

        assertThat(officials("2014-07-11")).containsExactly("li digest unconfirmed-long:88:2014-07-11 x1 after 1");
        assertThat(officials("2014-07-14")).containsExactly("he digest unconfirmed-long:88:2014-07-14 x1 after 2");
        assertThat(officials("2014-07-16"))
                .as("on return")
                .containsExactly(
                        "zhou digest unconfirmed-long:88:2014-07-16 x1 after 4",
                        "ma digest unconfirmed-long:88:2014-07-16 x1 after 4");
    }

    @Test
    void tellsWhoWouldHearOfAlertsAlsoThroughFormulas() throws IOException {
        patience = new Patience(1, 0);
        people(CHEN, "zhou, projects: [1]", "he, projects: [2]", "ma");

        assertThat(officials("2014-07-11")).containsExactly("zhou digest unconfirmed-long:88:2014-07-11 x1 after 1");
        told = new WaitingTold();
        assertThat(officials("2014-07-11", bringing("asked")))
                .as("the share trained is made of it")
                .hasSize(1);
        assertThat(officials("2014-07-11", bringing("urban-unemployment-rate")))
                .as("no rule watches it")
                .isEmpty();
        told = new WaitingTold();
        people(CHEN, "zhou, bureaus: [hrss]");
        assertThat(officials("2014-07-11", bringing("urban-unemployment-rate")))
                .as("but its bureau")
                .hasSize(1);
    }

    @Test
    void tellsThatItIsSettledOnceAndOnlyThoseWhoWereToldThatItWaits() throws IOException {
        patience = new Patience(1, 2);
        night("2014-07-10");
        officials("2014-07-11");
        people(CHEN, "zhou", "ma");

        for (How how : How.values()) {
            WaitingDelivery settled =
                    delivery(88, Set.of(88L), new WaitingDelivery.Settlement(how, LocalDate.of(2014, 7, 14), "chen"));
            WaitingTold before = told;
            told = new WaitingTold();
            assertThat(night("2014-07-14", settled)).as("nobody was told").isEmpty();
            told = before;
            if (how == How.CONFIRMED) {
                assertThat(night("2014-07-14", settled))
                        .containsExactly("zhou digest unconfirmed-settled:88 x1 after 2");
            }
            assertThat(night("2014-07-15", settled)).as("once").isEmpty();
        }
    }

    @Test
    void tellsWhoIsAwayOnReturnThatItIsSettled() throws IOException {
        patience = new Patience(1, 0);
        officials("2014-07-11");
        people(CHEN, ZHOU + ", deputy: li" + AWAY.replace("07-11", "07-12"), "li", "ma");
        WaitingDelivery settled = delivery(
                91, Set.of(88L, 91L), new WaitingDelivery.Settlement(How.REPLACED, LocalDate.of(2014, 7, 14), null));

        assertThat(night("2014-07-14", settled)).isEmpty();
        assertThat(night("2014-07-16", settled)).containsExactly("zhou digest unconfirmed-settled:91 x1 after 2");
    }

    @Test
    void tellsNothingByDay() {
        assertThat(told("2014-07-21", false, delivery(88, Set.of(88L), null))).isEmpty();
    }

    private void people(String... people) throws IOException {
        situation.people(people);
        decisions = new WaitingDecisions(
                situation.catalogue(), situation.feeds(), situation.rules().values());
    }

    private static Patience patience(String official, String superior) {
        Map<String, String> environment =
                Map.of("JUNDENG_UNCONFIRMED_OFFICIAL_AFTER", official, "JUNDENG_UNCONFIRMED_SUPERIOR_AFTER", superior);
        return Patience.of(Settings.load(Path.of("none"), Path.of("none"), environment, new Faults()));
    }

    private List<String> officials(String date, WaitingDelivery... deliveries) {
        return night(date, deliveries).stream()
                .filter(each -> each.contains(" digest "))
                .toList();
    }

    private List<String> night(String date, WaitingDelivery... deliveries) {
        return deliveries.length == 0
                ? told(date, true, delivery(88, Set.of(88L), null))
                : told(date, true, deliveries);
    }

    /** What is told, as {@code chen steward unconfirmed:88 x1 after 0}; it is remembered for later nights. */
    private List<String> told(String date, boolean complete, WaitingDelivery... deliveries) {
        LocalDate night = LocalDate.parse(date);
        NoticeRun run =
                new NoticeRun(night, 1, Instant.EPOCH, ZoneId.of("Asia/Shanghai"), complete, workingDaysOnly, patience);
        List<String> words = new ArrayList<>();
        new WaitingDecisions(
                        situation.catalogue(),
                        situation.feeds(),
                        situation.rules().values())
                .on(run, List.of(deliveries), told)
                .forEach((envelope, news) -> news.forEach(each -> {
                    String person = envelope.person().id();
                    words.add("%s %s %s x%d after %d"
                            .formatted(person, envelope.kind(), each.item(), each.times(), each.workingDays()));
                    told.add(person, each.item(), night);
                }));
        return words;
    }

    private static WaitingDelivery bringing(String indicator) {
        return delivery(88, Set.of(88L), null, indicator);
    }

    private static WaitingDelivery delivery(long id, Set<Long> line, WaitingDelivery.Settlement settled) {
        return delivery(id, line, settled, "trained");
    }

    private static WaitingDelivery delivery(
            long id, Set<Long> line, WaitingDelivery.Settlement settled, String indicator) {
        return new WaitingDelivery(
                id,
                new WaitingDelivery.Origin("hrss-training", "hrss", "training.csv"),
                SINCE,
                List.of("scale"),
                List.of(new WaitingDelivery.Brought(
                        indicator, TimePeriod.parse("2014-06").orElseThrow(), Set.of("hangzhou"))),
                line,
                settled);
    }
}
