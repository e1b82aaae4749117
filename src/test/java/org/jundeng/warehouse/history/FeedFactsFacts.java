// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.finding.Location;
import org.jundeng.observation.TimePeriod;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.ledger.Ledger;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.Outcome;
import org.jundeng.warehouse.load.Deliveries;
import org.jundeng.warehouse.sql.Transactions;
import org.jundeng.warehouse.withdrawal.Withdrawals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What holds of the facts of feeds on every PostgreSQL that is supported. */
abstract class FeedFactsFacts {

    private static final LocalDate TODAY = LocalDate.of(2014, 7, 10);

    @RegisterExtension
    final TestWarehouse warehouse;

    private Deliveries deliveries;

    FeedFactsFacts(TestWarehouse warehouse) {
        this.warehouse = warehouse;
    }

    @BeforeEach
    void opens() {
        deliveries = new Deliveries(warehouse.dataSource());
    }

    private Deliveries.Draft jobs() {
        return deliveries.of("jobs");
    }

    private FeedFacts facts() {
        return facts("jobs");
    }

    private FeedFacts facts(String feed) {
        return all(List.of("jobs", "pay", "none")).get(feed);
    }

    private Map<String, FeedFacts> all(List<String> feeds) {
        return Transactions.read(warehouse.dataSource(), connection -> FeedQueries.of(connection, feeds, TODAY));
    }

    private void withdraw(LedgerLine line) {
        new Withdrawals(warehouse.dataSource(), Clock.fixed(Deliveries.NIGHT, ZoneOffset.UTC), "test")
                .withdraw(line, "wrong file", TODAY);
    }

    private static List<String> periods(FeedFacts facts) {
        return facts.brought().periods().stream().map(TimePeriod::toString).toList();
    }

    private static List<String> outcomes(FeedFacts facts) {
        return facts.deliveries().stream().map(one -> one.outcome().word()).toList();
    }

    private static String coverage(FeedFacts facts) {
        return String.join(
                ", ",
                facts.coverage().stream()
                        .map(one -> one.timePeriod() + " "
                                + String.join(
                                        " ", one.regionIds().stream().sorted().toList()))
                        .toList());
    }

    private static String span(DeliveryFacts delivery) {
        return delivery.firstPeriod() + " " + delivery.lastPeriod();
    }

    @Test
    void knowNothingOfAFeedThatBroughtNothing() {
        FeedFacts none = facts("none");

        assertThat(none.feed()).isEqualTo("none");
        assertThat(none.brought().periods()).isEmpty();
        assertThat(none.coverage()).isEmpty();
        assertThat(none.deliveries()).isEmpty();
        assertThat(none.latestDelivery()).isEmpty();
        assertThat(all(List.of())).isEmpty();
    }

    @Test
    void tellAllOfADelivery() {
        LedgerLine line = jobs().row("jobs", "fuyang", "2014-05", "3.2")
                .row("jobs", "fuyang", "2014-06", "3.3")
                .row("jobs", "xihu", "2014-06", "3.4")
                .finding(Finding.at(FindingCode.NOT_A_NUMBER, Location.row(5), "3，2"))
                .store();

        assertThat(facts().deliveries())
                .containsExactly(new DeliveryFacts(
                        line.deliveryId(),
                        "jobs.csv",
                        Outcome.TAKEN_IN_PART,
                        4,
                        1,
                        false,
                        line.arrival().bytes().sha256(),
                        null,
                        3,
                        0,
                        0,
                        TODAY,
                        Deliveries.NIGHT,
                        TimePeriod.parse("2014-05").orElseThrow(),
                        TimePeriod.parse("2014-06").orElseThrow(),
                        false));
        assertThat(periods(facts())).containsExactly("2014-05", "2014-06");
        assertThat(coverage(facts())).isEqualTo("2014-06 fuyang xihu, 2014-05 fuyang");
    }

    @Test
    void keepFeedsApart() {
        jobs().row("jobs", "fuyang", "2014-06", "3.2").store();
        deliveries.of("pay").row("pay", "xihu", "2014-Q1", "9").store();

        assertThat(periods(facts())).containsExactly("2014-06");
        assertThat(periods(facts("pay"))).containsExactly("2014-Q1");
        assertThat(coverage(facts("pay"))).isEqualTo("2014-Q1 xihu");
        assertThat(facts("pay").deliveries()).hasSize(1);
    }

    @Test
    void giveADuplicateTheRowsAndPeriodsOfWhatCameAgain() {
        LedgerLine first = jobs().row("jobs", "fuyang", "2014-06", "3.2").store();
        jobs().row("jobs", "fuyang", "2014-06", "3.2").store();

        DeliveryFacts again = facts().latestDelivery().orElseThrow();
        assertThat(again.outcome()).isEqualTo(Outcome.DUPLICATE);
        assertThat(again.duplicateOf()).isEqualTo(first.deliveryId());
        assertThat(again.sha256()).isEqualTo(first.arrival().bytes().sha256());
        assertThat(again.rowsRead()).isEqualTo(1);
        assertThat(again.hasNews()).isFalse();
        assertThat(span(again)).isEqualTo("2014-06 2014-06");
    }

    @Test
    void giveTheSameInOtherBytesNoPeriods() {
        jobs().row("jobs", "fuyang", "2014-06", "3.2").store();
        jobs().row("jobs", "fuyang", "2014-06", "3.20").store();

        DeliveryFacts again = facts().latestDelivery().orElseThrow();
        assertThat(again.outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(again.obsUnchanged()).isEqualTo(1);
        assertThat(span(again)).isEqualTo("null null");
        assertThat(periods(facts())).containsExactly("2014-06");
    }

    @Test
    void listARefusedDeliveryThatBroughtNoPeriod() {
        jobs().row("jobs", "fuyang", "2014-06", "3.2").refused().store();

        assertThat(outcomes(facts())).containsExactly("refused");
        assertThat(facts().latestDelivery().orElseThrow().isRefused()).isTrue();
        assertThat(facts().latestDelivery().orElseThrow().empty()).isFalse();
        assertThat(periods(facts())).isEmpty();
    }

    @Test
    void tellAnEmptyDeliveryByItsFinding() {
        jobs().finding(Finding.of(FindingCode.NO_ROWS, "")).refused().store();
        deliveries
                .of("pay")
                .finding(Finding.of(FindingCode.EMPTY_DELIVERY, ""))
                .refused()
                .store();

        assertThat(facts().latestDelivery().orElseThrow().empty()).isTrue();
        assertThat(facts("pay").latestDelivery().orElseThrow().empty()).isTrue();
    }

    @Test
    void listAFailedPull() {
        new Ledger(warehouse.dataSource(), Clock.fixed(Deliveries.NIGHT, ZoneOffset.UTC))
                .fail(jobs().arrival(), List.of(Finding.of(FindingCode.SOURCE_OUT_OF_REACH, "hrss")));

        assertThat(outcomes(facts())).containsExactly("failed");
        assertThat(facts().latestDelivery().orElseThrow().empty()).isFalse();
    }

    @Test
    void forgetWhatIsWithdrawn() {
        jobs().row("jobs", "fuyang", "2014-05", "3.2").store();
        LedgerLine wrong = jobs().row("jobs", "fuyang", "2014-05", "4.2")
                .row("jobs", "fuyang", "2014-06", "3.3")
                .store();
        jobs().row("jobs", "fuyang", "2014-05", "4.2")
                .row("jobs", "fuyang", "2014-06", "3.3")
                .store();
        assertThat(outcomes(facts())).containsExactly("duplicate", "taken", "taken");

        withdraw(wrong);

        assertThat(outcomes(facts())).containsExactly("taken");
        assertThat(periods(facts())).containsExactly("2014-05");
        assertThat(coverage(facts())).isEqualTo("2014-05 fuyang");
    }

    @Test
    void countAPeriodThatIsReleasedAfterItsWithdrawal() {
        LedgerLine wrong = jobs().row("jobs", "fuyang", "2014-06", "3.3").store();
        withdraw(wrong);
        assertThat(periods(facts())).isEmpty();

        jobs().row("jobs", "fuyang", "2014-06", "3.3")
                .released(wrong.deliveryId())
                .store();

        assertThat(periods(facts())).containsExactly("2014-06");
        assertThat(outcomes(facts())).containsExactly("taken");
    }

    @Test
    void countWhatAnotherFeedHasReplacedSince() {
        jobs().row("jobs", "fuyang", "2014-06", "3.2").store();
        deliveries
                .of("pay")
                .row("jobs", "fuyang", "2014-06", "3.4")
                .authority(1)
                .store();

        assertThat(periods(facts())).containsExactly("2014-06");
        assertThat(periods(facts("pay"))).containsExactly("2014-06");
        assertThat(coverage(facts())).isEqualTo("2014-06 fuyang");
        assertThat(span(facts().latestDelivery().orElseThrow())).isEqualTo("2014-06 2014-06");
    }

    @Test
    void countAMarkThatThereIsNoValue() {
        jobs().row("jobs", "fuyang", "2014-06", null).store();

        assertThat(coverage(facts())).isEqualTo("2014-06 fuyang");
    }

    @Test
    void listPeriodsOfTheLastYearsAndTheVeryFirst() {
        jobs().row("jobs", "fuyang", "2009-03", "1")
                .row("jobs", "xihu", "2008-02", "1")
                .row("jobs", "xihu", "2010-12", "1")
                .row("jobs", "xihu", "2011-01", "1")
                .store();

        assertThat(facts().brought().since()).isEqualTo("2011-01-01");
        assertThat(periods(facts())).containsExactly("2008-02", "2011-01");
        assertThat(coverage(facts())).isEqualTo("2011-01 xihu");
    }

    @Test
    void compareTheLastPeriodWithTheOneOfItsFrequency() {
        jobs().row("jobs", "fuyang", "2014-03", "1").store();
        jobs().row("jobs", "xihu", "2014-Q1", "1").store();
        jobs().row("jobs", "binjiang", "2014-05", "1").store();

        assertThat(periods(facts())).containsExactly("2014-03", "2014-Q1", "2014-05");
        assertThat(coverage(facts())).isEqualTo("2014-05 binjiang, 2014-03 fuyang");
    }

    @Test
    void listTheLatestDeliveriesFirst() {
        IntStream.rangeClosed(1, 20).forEach(day -> jobs().row("jobs", "fuyang", "2014-06", Integer.toString(day))
                .store());

        List<Long> numbers =
                facts().deliveries().stream().map(DeliveryFacts::deliveryId).toList();
        assertThat(numbers).hasSize(12).isSortedAccordingTo((one, other) -> Long.compare(other, one));
    }

    @Test
    void listTakenDeliveriesBehindManyThatWereNot() {
        IntStream.rangeClosed(1, 9).forEach(day -> jobs().row("jobs", "fuyang", "2014-06", Integer.toString(day))
                .store());
        IntStream.rangeClosed(1, 15)
                .forEach(day -> jobs().row("jobs", "fuyang", "2014-06", "9").store());

        assertThat(outcomes(facts()).subList(0, 12)).containsOnly("duplicate");
        assertThat(outcomes(facts()).subList(12, 19)).containsOnly("taken");
        assertThat(facts().deliveries()).hasSize(19);
    }

    @Test
    void leaveOutDeliveriesOfALaterBusinessDate() {
        LedgerLine today = jobs().row("jobs", "fuyang", "2014-05", "1").store();
        LedgerLine later = jobs().row("jobs", "fuyang", "2014-06", "1").store();
        warehouse.execute("update jundeng.delivery set business_date = date '2014-07-11' where delivery_id = "
                + later.deliveryId());

        assertThat(facts().deliveries()).extracting(DeliveryFacts::deliveryId).containsExactly(today.deliveryId());
    }

    @Test
    void askTheSameQuestionsForManyFeedsAsForOne() {
        assertThat(questions(List.of("jobs"))).as("of feeds that never came").isEqualTo(4);
        assertThat(questions(
                        IntStream.range(0, 52).mapToObj(each -> "feed-" + each).toList()))
                .isEqualTo(4);
    }

    private int questions(List<String> feeds) {
        List<String> asked = new ArrayList<>();
        return Transactions.read(warehouse.dataSource(), connection -> {
            Connection listening = (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (self, method, arguments) -> {
                        if (method.getName().equals("prepareStatement")
                                || method.getName().equals("createStatement")) {
                            asked.add(method.getName());
                        }
                        try {
                            return method.invoke(connection, arguments);
                        } catch (InvocationTargetException thrown) {
                            throw thrown.getCause();
                        }
                    });
            FeedQueries.of(listening, feeds, TODAY);
            return asked.size();
        });
    }
}
