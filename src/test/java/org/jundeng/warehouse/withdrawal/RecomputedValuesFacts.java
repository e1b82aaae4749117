// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.withdrawal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.history.AsKnown;
import org.jundeng.warehouse.history.FigureSelection;
import org.jundeng.warehouse.history.Lineage;
import org.jundeng.warehouse.history.Observations;
import org.jundeng.warehouse.ledger.Grounds;
import org.jundeng.warehouse.ledger.Ledger;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.Outcome;
import org.jundeng.warehouse.load.Deliveries;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What stands after deliveries that come in any order, twice, late, or are taken back again. */
abstract class RecomputedValuesFacts {

    private static final Clock CLOCK = Clock.fixed(Deliveries.NIGHT, ZoneOffset.UTC);

    @RegisterExtension
    final TestWarehouse warehouse;

    private Deliveries deliveries;
    private Ledger ledger;

    RecomputedValuesFacts(TestWarehouse warehouse) {
        this.warehouse = warehouse;
    }

    @BeforeEach
    void opens() {
        deliveries = new Deliveries(warehouse.dataSource());
        ledger = new Ledger(warehouse.dataSource(), CLOCK);
    }

    private LedgerLine say(String value) {
        return deliveries.of("jobs").row("jobs", "fuyang", "2014-06", value).store();
    }

    private LedgerLine say(String stamp, String value) {
        return deliveries
                .of("jobs")
                .stamped(stamp)
                .bytes(stamp + value)
                .row("jobs", "fuyang", "2014-06", value)
                .store();
    }

    private LedgerLine say(String feed, int authority, String value) {
        return deliveries
                .of(feed)
                .authority(authority)
                .row("jobs", "fuyang", "2014-06", value)
                .store();
    }

    private Withdrawals.Withdrawn withdraw(LedgerLine line) {
        return new Withdrawals(warehouse.dataSource(), deliveries.rereading(), CLOCK, "test")
                .withdraw(line, new Grounds("wrong file", "an-operator"), LocalDate.of(2014, 7, 10));
    }

    /** The value of 富阳 in June and the line it is from. */
    private List<String> stands() {
        List<String> rows = new ArrayList<>();
        new Observations(warehouse.dataSource())
                .each(
                        FigureSelection.REPORTED.of("jobs").in("fuyang"),
                        row -> rows.add((row.obsValue() == null
                                        ? row.obsStatus()
                                        : row.obsValue().toPlainString())
                                + " by " + row.delivery()));
        return rows;
    }

    private static String by(String value, LedgerLine line) {
        return value + " by " + line.deliveryId();
    }

    @Test
    void afterAWrongFileTheRightOneAgainStands() {
        say("1");
        say("2");

        LedgerLine again = say("1");
        LedgerLine twice = say("1");

        assertThat(again.result().outcome()).isEqualTo(Outcome.TAKEN);
        assertThat(again.result().counts().obsRevised()).isEqualTo(1);
        assertThat(twice.result().outcome()).isEqualTo(Outcome.DUPLICATE);
        assertThat(twice.result().duplicateOf()).isEqualTo(again.deliveryId());
        assertThat(stands()).containsExactly(by("1", again));
    }

    @Test
    void theNewestStampStandsWhateverTheOrderOfArrival() {
        List<String> said = List.of("1", "2", "3");
        List<List<Integer>> orders = List.of(
                List.of(0, 1, 2),
                List.of(0, 2, 1),
                List.of(1, 0, 2),
                List.of(1, 2, 0),
                List.of(2, 0, 1),
                List.of(2, 1, 0));

        for (List<Integer> order : orders) {
            String feed = "jobs-" + order;
            for (int twice = 0; twice < 2; twice++) {
                for (int day : order) {
                    deliveries
                            .of(feed)
                            .stamped("2014070" + day)
                            .bytes(feed + day)
                            .row(feed, "fuyang", "2014-06", said.get(day))
                            .store();
                }
            }
            List<String> values = new ArrayList<>();
            new Observations(warehouse.dataSource())
                    .each(
                            FigureSelection.REPORTED.of(feed).in("fuyang"),
                            row -> values.add(row.obsValue().toPlainString()));
            assertThat(values).as(feed).containsExactly("3");
        }
    }

    @Test
    void anOlderFileBringsOnlyWhatTheNewerOneDidNotSay() {
        LedgerLine newer = say("20140705", "2");

        LedgerLine older = deliveries
                .of("jobs")
                .stamped("20140701")
                .row("jobs", "fuyang", "2014-06", "1")
                .row("jobs", "linan", "2014-06", "4")
                .store();

        assertThat(older.result().counts().obsNew()).isEqualTo(1);
        assertThat(older.result().counts().obsRevised()).isZero();
        assertThat(stands()).containsExactly(by("2", newer));
    }

    @Test
    void aLateCorrectionOfACorrectedPeriodStands() {
        say("20140701", "1");
        say("20140801", "2");
        deliveries
                .of("jobs")
                .stamped("20140901")
                .row("jobs", "fuyang", "2014-07", "7")
                .store();

        LedgerLine late = say("20141201", "3");
        LedgerLine before = say("20141101", "9");

        assertThat(late.result().counts().obsRevised()).isEqualTo(1);
        assertThat(before.result().outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(stands()).containsExactly(by("3", late), "7 by " + (late.deliveryId() - 1));
    }

    @Test
    void theFeedWithMoreAuthorityStandsWhicheverComesFirst() {
        LedgerLine official = say("official", 10, "1");
        LedgerLine survey = say("survey", 5, "2");
        assertThat(survey.result().outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(stands()).containsExactly(by("1", official));

        say("survey", 5, "2");
        say("official", 10, "1");
        assertThat(stands()).containsExactly(by("1", official));
    }

    @Test
    void theFeedWithMoreAuthorityReplacesOneThatCameFirst() {
        say("survey", 5, "2");
        LedgerLine official = say("official", 10, "1");
        LedgerLine again = say("survey", 5, "2");

        assertThat(official.result().counts().obsRevised()).isEqualTo(1);
        assertThat(again.result().counts().obsRevised()).isZero();
        assertThat(stands()).containsExactly(by("1", official));
    }

    @Test
    void aValueThatALaterDeliveryConfirmedStaysWhenItsSourceIsWithdrawn() {
        LedgerLine first = say("1");
        LedgerLine confirming = deliveries
                .of("jobs")
                .row("jobs", "linan", "2014-06", "4")
                .row("jobs", "fuyang", "2014-06", "1")
                .store();

        Withdrawals.Withdrawn withdrawn = withdraw(first);

        assertThat(withdrawn.unreadable()).isEmpty();
        assertThat(withdrawn.line().result().counts().obsRevised()).isEqualTo(1);
        assertThat(stands()).containsExactly(by("1", confirming));
        withdraw(confirming);
        assertThat(stands()).isEmpty();
    }

    @Test
    void whatADeliveryOnlyConfirmedGoesWithBothOfThem() {
        LedgerLine first = say("20140701", "1");
        LedgerLine confirming = say("20140702", "1");

        withdraw(confirming);
        assertThat(stands()).containsExactly(by("1", first));
        withdraw(first);
        assertThat(stands()).isEmpty();
    }

    @Test
    void whatADeliveryConfirmsOnlySinceAWithdrawalGoesWithIt() {
        say("20140701", "1");
        LedgerLine newest = say("20140704", "2");
        LedgerLine older = say("20140703", "1");
        assertThat(older.result().counts().obsUnchanged()).isZero();

        withdraw(newest);
        assertThat(say("20140702", "3").result().outcome()).isEqualTo(Outcome.UNCHANGED);
        withdraw(older);

        assertThat(stands()).containsExactly("3 by " + (older.deliveryId() + 2));
    }

    @Test
    void aWithdrawnStampFallsToTheOneThatConfirmedBefore() {
        say("20140701", "1");
        say("20140703", "1");
        LedgerLine last = say("20140705", "1");

        withdraw(last);
        LedgerLine between = say("20140702", "2");

        assertThat(between.result().outcome()).isEqualTo(Outcome.UNCHANGED);
    }

    @Test
    void whatStayedBehindANewerDeliveryStandsWhenThatOneIsWithdrawn() {
        LedgerLine newer = say("20140705", "1");
        LedgerLine older = say("20140701", "2");
        LedgerLine between = say("20140703", "3");

        withdraw(newer);
        assertThat(stands()).containsExactly(by("3", between));
        withdraw(between);
        assertThat(stands()).containsExactly(by("2", older));
    }

    @Test
    void whatAGreaterAuthorityOutrankedStandsWhenThatIsWithdrawn() {
        LedgerLine official = say("official", 10, "1");
        LedgerLine survey = say("survey", 5, "2");

        withdraw(official);

        assertThat(stands()).containsExactly(by("2", survey));
    }

    @Test
    void whatCameInPlaceOfAWrongReleaseFallsBackToo() {
        LedgerLine newest = say("20140705", "1");
        LedgerLine late = say("20140703", "2");
        LedgerLine release = deliveries
                .of("jobs")
                .stamped("20140703")
                .released(late.deliveryId())
                .row("jobs", "fuyang", "2014-06", "2")
                .store();
        LedgerLine after = say("20140704", "3");
        assertThat(stands()).containsExactly(by("3", after));

        withdraw(release);

        assertThat(stands()).containsExactly(by("1", newest));
    }

    @Test
    void aMissingMarkFallsBackToTheValueAndAValueToTheMark() {
        LedgerLine value = say("1");
        LedgerLine mark = say((String) null);

        withdraw(mark);
        assertThat(stands()).containsExactly(by("1", value));
        LedgerLine markAgain = deliveries
                .of("jobs")
                .bytes("x")
                .row("jobs", "fuyang", "2014-06", null)
                .store();
        LedgerLine other = say("2");
        withdraw(other);
        assertThat(stands()).containsExactly(by("M", markAgain));
    }

    @Test
    void theOrderOfWithdrawalsDoesNotMatter() {
        List<List<Integer>> orders = List.of(List.of(1, 2, 4), List.of(4, 2, 1), List.of(2, 4, 1), List.of(4, 1, 2));

        for (List<Integer> order : orders) {
            List<LedgerLine> lines = new ArrayList<>();
            String indicator = "jobs-" + order;
            for (String value : List.of("1", "2", "2", "3", "1", "4")) {
                lines.add(deliveries
                        .of(indicator)
                        .bytes(indicator + lines.size())
                        .row(indicator, "fuyang", "2014-06", value)
                        .store());
            }
            withdraw(lines.get(5));
            order.forEach(each -> withdraw(lines.get(each)));

            Lineage.Trace trace = new Lineage(warehouse.dataSource())
                    .trace(
                            indicator,
                            "fuyang",
                            org.jundeng.observation.TimePeriod.parse("2014-06").orElseThrow());
            assertThat(trace.values().get(0).obsValue()).as(indicator).isEqualByComparingTo("3");
            assertThat(trace.values().get(0).deliveryId())
                    .isEqualTo(lines.get(3).deliveryId());
        }
    }

    @Test
    void whatWasKnownBeforeAWithdrawalCanStillBeAsked() {
        LedgerLine first = say("1");
        LedgerLine confirming = deliveries
                .of("jobs")
                .bytes("x")
                .row("jobs", "fuyang", "2014-06", "1")
                .store();
        LedgerLine withdrawal = withdraw(first).line();

        List<Long> sources = new ArrayList<>();
        for (long line : List.of(confirming.deliveryId(), withdrawal.deliveryId())) {
            new Observations(warehouse.dataSource())
                    .each(
                            FigureSelection.REPORTED.of("jobs").at(new AsKnown(line)),
                            row -> sources.add(row.delivery()));
        }

        assertThat(sources).containsExactly(first.deliveryId(), confirming.deliveryId());
    }

    @Test
    void aWithdrawalKeepsItsAuthor() {
        LedgerLine withdrawal = withdraw(say("1")).line();

        assertThat(withdrawal.grounds().author()).isEqualTo("an-operator");
        assertThat(ledger.byId(withdrawal.deliveryId()).orElseThrow().grounds().reason())
                .isEqualTo("wrong file");
    }

    @Test
    void aDuplicateGoesWithTheDeliveryItRepeats() {
        LedgerLine first = say("1");
        LedgerLine twice = say("1");

        assertThatThrownBy(() -> withdraw(twice))
                .hasMessage(
                        "ledger line " + twice.deliveryId() + " (delivery, duplicate) changed no observation: there is"
                                + " nothing to withdraw; it is a duplicate of line " + first.deliveryId()
                                + ": withdraw that one");
        withdraw(first);
        assertThat(stands()).isEmpty();
    }

    @Test
    void aDeliveryThatCanNoLongerBeReadIsNamed() {
        LedgerLine first = say("1");
        LedgerLine confirming = deliveries
                .of("jobs")
                .bytes("x")
                .row("jobs", "fuyang", "2014-06", "1")
                .store();
        Rereading gone = (line, indicators) -> {
            throw new IOException(line.arrival().bytes().keptPath() + " is missing");
        };

        Withdrawals.Withdrawn withdrawn = new Withdrawals(warehouse.dataSource(), gone, CLOCK, "test")
                .withdraw(first, new Grounds("wrong file", null), LocalDate.of(2014, 7, 10));

        assertThat(withdrawn.unreadable())
                .containsExactly("ledger line " + confirming.deliveryId()
                        + " (jobs.csv) cannot be read again: archive/x is missing");
        assertThat(stands()).isEmpty();
    }
}
