// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.finding.Location;
import org.jundeng.observation.Freq;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.history.AsKnown;
import org.jundeng.warehouse.history.FigureSelection;
import org.jundeng.warehouse.history.Lineage;
import org.jundeng.warehouse.history.Observations;
import org.jundeng.warehouse.ledger.Ledger;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.Outcome;
import org.jundeng.warehouse.withdrawal.Withdrawals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Order, authority, promises of whole deliveries and withdrawals, on every PostgreSQL that is supported. */
abstract class OrderFacts {

    @RegisterExtension
    final TestWarehouse warehouse;

    private Deliveries deliveries;
    private Ledger ledger;
    private Withdrawals withdrawals;

    OrderFacts(TestWarehouse warehouse) {
        this.warehouse = warehouse;
    }

    @BeforeEach
    void opens() {
        Clock clock = Clock.fixed(Deliveries.NIGHT, ZoneOffset.UTC);
        deliveries = new Deliveries(warehouse.dataSource());
        ledger = new Ledger(warehouse.dataSource(), clock);
        withdrawals = new Withdrawals(warehouse.dataSource(), clock, "test");
    }

    private List<String> observations() {
        return known(AsKnown.NOW);
    }

    private List<String> known(AsKnown asKnown) {
        List<String> rows = new ArrayList<>();
        new Observations(warehouse.dataSource())
                .each(
                        FigureSelection.REPORTED.at(asKnown),
                        row -> rows.add("%s %s %s %s %d"
                                .formatted(
                                        row.indicator(),
                                        row.regionId(),
                                        row.timePeriod(),
                                        Objects.requireNonNullElse(row.obsValue(), row.obsStatus()),
                                        row.delivery())));
        return rows;
    }

    private LedgerLine withdraw(LedgerLine line) {
        return withdrawals.withdraw(line, "wrong file", LocalDate.of(2014, 7, 10));
    }

    @Test
    void anOlderDeliveryOfTheFeedNeverReplacesANewerOne() {
        deliveries
                .of("jobs")
                .stamped("20140705")
                .row("jobs", "fuyang", "2014-06", "3.5")
                .store();

        LedgerLine older = deliveries
                .of("jobs")
                .stamped("20140702")
                .row("jobs", "fuyang", "2014-06", "3.2")
                .store();

        assertThat(older.result().outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(observations()).first().asString().contains(" 3.5 ");
        assertThat(ledger.findings(older.deliveryId()))
                .containsExactly(Finding.at(FindingCode.OLDER_THAN_KNOWN, Location.row(2), "3.2", "3.5", "jobs.csv"));
    }

    @Test
    void aNewerDeliveryThatSaysTheSameProtectsTheValueFromOneInBetween() {
        deliveries
                .of("jobs")
                .stamped("20140702")
                .row("jobs", "fuyang", "2014-06", "3.5")
                .store();
        deliveries
                .of("jobs")
                .stamped("20140709")
                .bytes("x")
                .row("jobs", "fuyang", "2014-06", "3.5")
                .store();

        deliveries
                .of("jobs")
                .stamped("20140705")
                .row("jobs", "fuyang", "2014-06", "3.2")
                .store();

        assertThat(observations()).first().asString().contains(" 3.5 ");
    }

    @Test
    void theSameBytesWithANewerStampProtectTheValueFromOneInBetween() {
        jobs("20140702", "3.5");
        jobs("20140709", "3.5");
        jobs("20140705", "3.2");

        assertThat(observations()).first().asString().contains(" 3.5 ");
    }

    @Test
    void theSameBytesWithANewerStampSayWhatTheyWereTooLateFor() {
        jobs("20140705", "1");
        jobs("20140701", "2");
        jobs("20140709", "2");

        assertThat(observations()).first().asString().contains(" 2 ");
    }

    /** The same value always comes in the same bytes. */
    private void jobs(String stamp, String value) {
        deliveries
                .of("jobs")
                .stamped(stamp)
                .bytes("x" + value)
                .row("jobs", "fuyang", "2014-06", value)
                .store();
    }

    @Test
    void aFeedHasBroughtWhatItSaidBesideAnotherFeedsWord() {
        deliveries
                .of("official")
                .authority(10)
                .row("jobs", "fuyang", "2014-06", "3")
                .row("jobs", "tonglu", "2014-06", "4")
                .store();
        LedgerLine beside = deliveries
                .of("survey")
                .authority(5)
                .row("jobs", "fuyang", "2014-06", "3")
                .row("jobs", "tonglu", "2014-06", "5")
                .store();
        LedgerLine again = deliveries
                .of("official")
                .authority(10)
                .row("jobs", "fuyang", "2014-06", "3")
                .bytes("z")
                .store();

        assertThat(beside.result().counts().obsUnchanged()).isEqualTo(1);
        assertThat(warehouse.texts("select concat_ws(' ', delivery_id, time_period, region_ids) from coverage"
                        + " where delivery_id >= " + beside.deliveryId()))
                .containsExactly(beside.deliveryId() + " 2014-06-01 {fuyang,tonglu}");
        assertThat(again.result().outcome()).isEqualTo(Outcome.UNCHANGED);
    }

    @Test
    void theSameBytesAreReadAgainOnceRegionsWereMended() {
        withFinding("jobs", Finding.of(FindingCode.UNKNOWN_REGION, "火星区"));
        assertThat(withFinding("jobs", Finding.of(FindingCode.UNKNOWN_REGION, "火星区")))
                .isEqualTo(Outcome.DUPLICATE);

        warehouse.execute("update delivery set recorded_at = recorded_at - interval '1 day'");
        warehouse.execute("insert into config_version values ('regions', 'regions', repeat('a', 64), '', '"
                + Deliveries.NIGHT.minusSeconds(60) + "')");

        assertThat(withFinding("jobs", Finding.of(FindingCode.UNKNOWN_REGION, "火星区")))
                .isNotEqualTo(Outcome.DUPLICATE);
    }

    private Outcome withFinding(String feed, Finding finding) {
        LedgerLine line = deliveries
                .of(feed)
                .bytes("y")
                .row("jobs", "fuyang", "2014-06", "3")
                .finding(finding)
                .store();
        return line.result().outcome();
    }

    @Test
    void aReleasedDeliveryReplacesANewerOne() {
        LedgerLine newer = deliveries
                .of("jobs")
                .stamped("20140705")
                .row("jobs", "fuyang", "2014-06", "3.5")
                .store();

        deliveries
                .of("jobs")
                .stamped("20140702")
                .released(newer.deliveryId())
                .row("jobs", "fuyang", "2014-06", "3.2")
                .store();

        assertThat(observations()).first().asString().contains(" 3.2 ");
    }

    @Test
    void aFeedWithLessAuthorityNeverReplacesOneWithMore() {
        deliveries
                .of("official")
                .authority(10)
                .row("jobs", "fuyang", "2014-06", "3.5")
                .store();

        LedgerLine lesser = deliveries
                .of("survey")
                .authority(5)
                .row("jobs", "fuyang", "2014-06", "3.2")
                .store();
        LedgerLine greater = deliveries
                .of("census")
                .authority(20)
                .row("jobs", "fuyang", "2014-06", "3.3")
                .store();

        assertThat(ledger.findings(lesser.deliveryId()))
                .containsExactly(Finding.at(FindingCode.LESS_AUTHORITY, Location.row(2), "3.2", "3.5", "official"));
        assertThat(greater.result().counts().obsRevised()).isEqualTo(1);
    }

    @Test
    void regionsThatArePromisedForAFrequencyAndMissingAreNoted() {
        LedgerLine line = deliveries
                .of("jobs")
                .promising(new Content.Promises(List.of("fuyang", "linan"), List.of(), Freq.M))
                .row("jobs", "fuyang", "2014-01", "3.2")
                .row("jobs", "linan", "2014", "30")
                .store();
        assertThat(ledger.findings(line.deliveryId()))
                .containsExactly(Finding.of(FindingCode.MISSING_REGION, "", "linan", "2014-01"));
    }

    @Test
    void totalsThatDisagreeByMoreThanTheToleranceAreNoted() {
        Content.Total total =
                new Content.Total("hangzhou", List.of("fuyang", "linan"), new BigDecimal("0.01"), List.of("jobs"));

        LedgerLine line = deliveries
                .of("jobs")
                .promising(new Content.Promises(List.of(), List.of(total), null))
                .row("jobs", "hangzhou", "2014-05", "100.5")
                .row("jobs", "fuyang", "2014-05", "60")
                .row("jobs", "linan", "2014-05", "40")
                .row("jobs", "hangzhou", "2014-06", "110")
                .row("jobs", "fuyang", "2014-06", "60")
                .row("jobs", "linan", "2014-06", "40")
                .store();

        assertThat(ledger.findings(line.deliveryId()))
                .containsExactly(Finding.at(FindingCode.TOTAL_DIFFERS, Location.row(5), "110", "100", "jobs", "0.01"));
    }

    @Test
    void aWithdrawnDeliveryFallsBackToWhatStoodBefore() {
        LedgerLine first =
                deliveries.of("jobs").row("jobs", "fuyang", "2014-06", "3.2").store();
        LedgerLine second = deliveries
                .of("jobs")
                .row("jobs", "fuyang", "2014-06", "3.5")
                .row("jobs", "linan", "2014-06", "4")
                .store();

        LedgerLine withdrawal = withdraw(second);

        assertThat(withdrawal.result().outcome()).isEqualTo(Outcome.WITHDRAWN);
        assertThat(withdrawal.arrival().concerns()).isEqualTo(second.deliveryId());
        assertThat(withdrawal.grounds().reason()).isEqualTo("wrong file");
        assertThat(observations()).containsExactly("jobs fuyang 2014-06 3.2 " + first.deliveryId());
    }

    @Test
    void theStampOfAWithdrawnDeliveryProtectsNothing() {
        deliveries
                .of("jobs")
                .stamped("2014-07-01")
                .row("jobs", "fuyang", "2014-06", "1")
                .store();
        LedgerLine confirming = deliveries
                .of("jobs")
                .stamped("2014-07-03")
                .row("jobs", "fuyang", "2014-06", "1")
                .row("jobs", "linan", "2014-06", "4")
                .store();
        withdraw(confirming);

        LedgerLine between = deliveries
                .of("jobs")
                .stamped("2014-07-02")
                .row("jobs", "fuyang", "2014-06", "2")
                .store();

        assertThat(between.result().outcome()).isEqualTo(Outcome.TAKEN);
        assertThat(observations()).containsExactly("jobs fuyang 2014-06 2 " + between.deliveryId());
    }

    @Test
    void withdrawingAllOfThemLeavesNothingWhateverTheOrder() {
        LedgerLine first =
                deliveries.of("jobs").row("jobs", "fuyang", "2014-06", "1").store();
        LedgerLine second =
                deliveries.of("jobs").row("jobs", "fuyang", "2014-06", "2").store();
        LedgerLine third =
                deliveries.of("jobs").row("jobs", "fuyang", "2014-06", "3").store();

        withdraw(second);
        assertThat(observations()).containsExactly("jobs fuyang 2014-06 3 " + third.deliveryId());
        withdraw(third);
        assertThat(observations()).containsExactly("jobs fuyang 2014-06 1 " + first.deliveryId());
        withdraw(first);
        assertThat(observations()).isEmpty();
    }

    @Test
    void whatWasKnownAfterEachLineCanBeAskedForEver() {
        LedgerLine first =
                deliveries.of("jobs").row("jobs", "fuyang", "2014-06", "1").store();
        LedgerLine second =
                deliveries.of("jobs").row("jobs", "fuyang", "2014-06", "2").store();
        LedgerLine withdrawal = withdraw(second);
        LedgerLine third =
                deliveries.of("jobs").row("jobs", "fuyang", "2014-06", null).store();

        assertThat(known(new AsKnown(first.deliveryId() - 1))).isEmpty();
        assertThat(known(new AsKnown(first.deliveryId())))
                .containsExactly("jobs fuyang 2014-06 1 " + first.deliveryId());
        assertThat(known(new AsKnown(second.deliveryId())))
                .containsExactly("jobs fuyang 2014-06 2 " + second.deliveryId());
        assertThat(known(new AsKnown(withdrawal.deliveryId())))
                .containsExactly("jobs fuyang 2014-06 1 " + first.deliveryId());
        assertThat(known(new AsKnown(third.deliveryId())))
                .containsExactly("jobs fuyang 2014-06 M " + third.deliveryId());
    }

    @Test
    void theSameBytesAfterAWithdrawalAreADeliveryAgain() {
        LedgerLine first =
                deliveries.of("jobs").row("jobs", "fuyang", "2014-06", "1").store();
        withdraw(first);

        LedgerLine again =
                deliveries.of("jobs").row("jobs", "fuyang", "2014-06", "1").store();

        assertThat(again.result().outcome()).isEqualTo(Outcome.TAKEN);
        assertThat(observations()).containsExactly("jobs fuyang 2014-06 1 " + again.deliveryId());
    }

    @Test
    void nothingIsWithdrawnTwice() {
        LedgerLine first =
                deliveries.of("jobs").row("jobs", "fuyang", "2014-06", "1").store();
        withdraw(first);

        assertThatThrownBy(() -> withdraw(first))
                .hasMessage("ledger line " + first.deliveryId() + " is withdrawn already");
    }

    @Test
    void aTraceLeadsFromTheValueToItsRowAndToWhatItReplaced() {
        LedgerLine first =
                deliveries.of("jobs").row("jobs", "fuyang", "2014-06", "1").store();
        LedgerLine second =
                deliveries.of("jobs").row("jobs", "fuyang", "2014-06", "2").store();

        Lineage.Trace trace = new Lineage(warehouse.dataSource())
                .trace(
                        "jobs",
                        "fuyang",
                        org.jundeng.observation.TimePeriod.parse("2014-06").orElseThrow());

        assertThat(trace.values())
                .extracting(
                        value -> value.obsValue().toPlainString(),
                        Lineage.Value::deliveryId,
                        Lineage.Value::rowNo,
                        Lineage.Value::replacedBy)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("2", second.deliveryId(), 2L, null),
                        org.assertj.core.groups.Tuple.tuple("1", first.deliveryId(), 2L, second.deliveryId()));
    }
}
