// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.sign.Sign;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.ledger.Grounds;
import org.jundeng.warehouse.ledger.Ledger;
import org.jundeng.warehouse.ledger.LedgerKind;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.Outcome;
import org.jundeng.warehouse.ledger.UnconfirmedLines;
import org.jundeng.warehouse.ledger.UnconfirmedLines.How;
import org.jundeng.warehouse.ledger.UnconfirmedLines.Settled;
import org.jundeng.warehouse.ledger.UnconfirmedLines.Unconfirmed;
import org.jundeng.warehouse.withdrawal.Withdrawals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A delivery whose figures look wrong waits, and nothing of it is known. */
class UnconfirmedIT {

    private static final LocalDate DAY = LocalDate.of(2014, 7, 10);

    @RegisterExtension
    final TestWarehouse warehouse = new TestWarehouse();

    private Deliveries deliveries;
    private UnconfirmedLines lines;
    private Ledger ledger;

    @BeforeEach
    void deliverMay() {
        deliveries = new Deliveries(warehouse.dataSource());
        lines = new UnconfirmedLines(warehouse.dataSource());
        ledger = new Ledger(warehouse.dataSource(), Clock.systemUTC());
        deliveries.of("hrss-jobs").row("jobs", "fuyang", "2014-05", "5").store();
    }

    private Deliveries.Draft june(String value) {
        return deliveries.of("hrss-jobs").row("jobs", "fuyang", "2014-06", value);
    }

    private LedgerLine doubtedJune() {
        return june("6000000").doubted(Sign.SCALE, Sign.JUMP).store();
    }

    private List<String> known() {
        return warehouse.texts("select time_period || ' ' || obs_value from observation join series using (series_id)"
                + " where indicator = 'jobs' order by time_period");
    }

    private Settled settled(LedgerLine line) {
        return lines.of(line.deliveryId()).map(Unconfirmed::settled).orElse(null);
    }

    private List<FindingCode> codes(LedgerLine line) {
        return ledger.findings(line.deliveryId()).stream().map(Finding::code).toList();
    }

    @Test
    void nothingOfItIsKnown() {
        LedgerLine line = june("6000000")
                .row("jobs", "fuyang", "2014-05", "5000000")
                .doubted(Sign.SCALE, Sign.JUMP)
                .store();

        assertThat(line.outcome()).isEqualTo(Outcome.UNCONFIRMED);
        assertThat(line.keptPath()).isEqualTo("archive/x");
        assertThat(line.counts()).isEqualTo(new LedgerLine.Counts(2, 0, 0, 0, 0, 2));
        assertThat(codes(line)).containsExactlyInAnyOrder(FindingCode.WRONG_SCALE, FindingCode.SUDDEN_JUMP);
        assertThat(known()).containsExactly("2014-05-01 5");
        assertThat(warehouse.texts("select count(*)::text from coverage where delivery_id = " + line.deliveryId()))
                .containsExactly("0");
        assertThat(warehouse.texts("select count(*)::text from revision")).containsExactly("0");
        assertThat(lines.of(line.deliveryId()))
                .contains(new Unconfirmed(line.deliveryId(), "hrss-jobs", DAY, List.of("scale", "jump"), null));
        assertThat(lines.cells(line.deliveryId()))
                .extracting(cell -> cell.indicator() + " " + cell.period() + " " + cell.regions())
                .containsExactly("jobs 2014-05-01 [fuyang]", "jobs 2014-06-01 [fuyang]");
    }

    @Test
    void aComparisonSaysSoAndWritesNothing() {
        Loader.Comparison comparison = june("6000000").doubted(Sign.SCALE).compare();

        assertThat(comparison.result().outcome()).isEqualTo(Outcome.UNCONFIRMED);
        assertThat(comparison.result().counts().obsNew()).isEqualTo(1);
        assertThat(lines.waiting()).isEmpty();
    }

    @Test
    void theSameBytesAgainConfirmNothing() {
        LedgerLine line = doubtedJune();

        LedgerLine again = june("6000000").store();

        assertThat(again.outcome()).isEqualTo(Outcome.DUPLICATE);
        assertThat(again.duplicateOf()).isEqualTo(line.deliveryId());
        assertThat(settled(line)).isNull();
        assertThat(known()).containsExactly("2014-05-01 5");
    }

    @Test
    void confirmingTakesItAndKeepsWhoSaidWhy() {
        LedgerLine line = doubtedJune();

        LedgerLine confirmation = june("6000000").confirming(line).store();

        assertThat(confirmation.outcome()).isEqualTo(Outcome.TAKEN);
        assertThat(confirmation.grounds()).isEqualTo(new Grounds("counted twice", "a-steward"));
        assertThat(confirmation.arrival().times().asOf())
                .isEqualTo(line.arrival().times().asOf());
        assertThat(settled(line)).isEqualTo(new Settled(confirmation.deliveryId(), How.CONFIRMED));
        assertThat(known()).containsExactly("2014-05-01 5", "2014-06-01 6000000");

        LedgerLine twice = june("6000000").confirming(line).store();
        assertThat(twice.outcome()).isEqualTo(Outcome.DUPLICATE);
        assertThat(twice.duplicateOf()).isEqualTo(confirmation.deliveryId());
        assertThat(june("6000000").store().outcome()).isEqualTo(Outcome.DUPLICATE);
    }

    @Test
    void aLaterCompleteDeliveryTakesItsPlaceAndSaysSo() {
        LedgerLine line = doubtedJune();

        LedgerLine mended = june("6").store();

        assertThat(mended.outcome()).isEqualTo(Outcome.TAKEN);
        assertThat(codes(mended)).containsExactly(FindingCode.REPLACES_UNCONFIRMED);
        assertThat(settled(line)).isEqualTo(new Settled(mended.deliveryId(), How.SUPERSEDED));
        LedgerLine late = june("6000000").confirming(line).store();
        assertThat(late.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(codes(late)).containsExactly(FindingCode.NOTHING_TO_CONFIRM);
        assertThat(known()).containsExactly("2014-05-01 5", "2014-06-01 6");
    }

    @Test
    void aDeliveryThatLacksSomeOfItTakesNoPlace() {
        LedgerLine line = june("6000000")
                .row("jobs", "yuhang", "2014-06", "7000000")
                .doubted(Sign.SCALE)
                .store();

        LedgerLine part = june("6").store();

        assertThat(part.outcome()).isEqualTo(Outcome.TAKEN);
        assertThat(settled(line)).isNull();
        LedgerLine late = june("6000000")
                .row("jobs", "yuhang", "2014-06", "7000000")
                .confirming(line)
                .store();
        assertThat(late.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(ledger.findings(late.deliveryId()).get(0).arguments())
                .containsExactly(Long.toString(part.deliveryId()));
    }

    @Test
    void aDeliveryOfOtherIndicatorsHasNotSpoken() {
        LedgerLine line = doubtedJune();

        deliveries.of("hrss-jobs").row("wages", "fuyang", "2014-06", "60").store();

        assertThat(june("6000000").confirming(line).store().outcome()).isEqualTo(Outcome.TAKEN);
    }

    @Test
    void aNewerDeliveryHasSpokenAlsoWhereItSaysWhatIsKnown() {
        LedgerLine line = june("6000000")
                .row("jobs", "fuyang", "2014-05", "5000000")
                .doubted(Sign.SCALE)
                .store();

        LedgerLine may = deliveries
                .of("hrss-jobs")
                .row("jobs", "fuyang", "2014-05", "5")
                .bytes("once more")
                .store();

        assertThat(may.outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(confirmed(line).outcome()).isEqualTo(Outcome.REFUSED);
        new Withdrawals(warehouse.dataSource(), Clock.fixed(Deliveries.NIGHT, ZoneOffset.UTC), "test")
                .withdraw(may, "sent by mistake", DAY);
        assertThat(confirmed(line).outcome()).isEqualTo(Outcome.TAKEN);
    }

    private LedgerLine confirmed(LedgerLine line) {
        return june("6000000")
                .row("jobs", "fuyang", "2014-05", "5000000")
                .confirming(line)
                .store();
    }

    @Test
    void aLaterLineWithAnEarlierStampKeepsNobodyFromConfirming() {
        LedgerLine line =
                june("6000000").stamped("2014-07-05 b").doubted(Sign.SCALE).store();
        june("6000001").stamped("2014-07-01 a").doubted(Sign.SCALE).store();

        LedgerLine confirmation = june("6000000").confirming(line).store();

        assertThat(confirmation.outcome()).isEqualTo(Outcome.TAKEN);
        assertThat(lines.waiting()).isEmpty();
    }

    @Test
    void rowsThatContradictEachOtherTakeNoPlace() {
        LedgerLine line = doubtedJune();

        LedgerLine both = june("6")
                .row("jobs", "fuyang", "2014-06", "7")
                .row("jobs", "linan", "2014-06", "1")
                .store();

        assertThat(both.outcome()).isEqualTo(Outcome.TAKEN_IN_PART);
        assertThat(settled(line)).isNull();
    }

    @Test
    void aCompleteDeliveryTakesThePlaceOfFiguresThatItLacks() {
        LedgerLine line = doubtedJune();

        LedgerLine all = deliveries
                .of("hrss-jobs")
                .row("jobs", "fuyang", "2014-05", "5.1")
                .complete()
                .store();

        assertThat(settled(line)).isEqualTo(new Settled(all.deliveryId(), How.SUPERSEDED));
    }

    @Test
    void whatChangesNothingAnyMoreDoesNotWait() {
        LedgerLine line = doubtedJune();
        june("6").store();

        LedgerLine replay = june("6000000")
                .again(LedgerKind.REPLAY, line)
                .stamped("0")
                .doubted(Sign.SCALE)
                .store();

        assertThat(replay.outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(lines.waiting()).isEmpty();
    }

    @Test
    void theSameFileWithAMendedPeriodTakesThePlace() {
        LedgerLine wrongSize = deliveries
                .of("hrss-jobs")
                .row("jobs", "yuhang", "2014-06", "7000000")
                .dropped("first")
                .doubted(Sign.SCALE)
                .store();
        LedgerLine lastYear = deliveries
                .of("hrss-jobs")
                .row("jobs", "fuyang", "2013-06", "6")
                .dropped("second")
                .doubted(Sign.WRONG_PERIOD)
                .store();

        LedgerLine mended = june("6").dropped("third").store();

        assertThat(settled(lastYear)).isEqualTo(new Settled(mended.deliveryId(), How.SUPERSEDED));
        assertThat(settled(wrongSize)).isNull();
        assertThat(ledger.findings(mended.deliveryId()))
                .extracting(Finding::code, Finding::found, finding -> finding.arguments()
                        .get(0))
                .containsExactly(
                        tuple(FindingCode.REPLACES_UNCONFIRMED, "hrss-jobs.csv", Long.toString(lastYear.deliveryId())));
    }

    @Test
    void anOlderDeliveryTakesNoPlace() {
        LedgerLine line =
                june("6000000").stamped("2014-07-05 b").doubted(Sign.SCALE).store();

        june("6").stamped("2014-07-01 a").store();

        assertThat(settled(line)).isNull();
    }

    @Test
    void bytesThatWereTakenBeforeTakeThePlaceToo() {
        LedgerLine right = june("6").store();
        LedgerLine wrong = june("6000000").doubted(Sign.SCALE).store();

        LedgerLine again = june("6").store();

        assertThat(again.outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(settled(wrong)).isEqualTo(new Settled(again.deliveryId(), How.SUPERSEDED));
        assertThat(june("6").store().duplicateOf()).isIn(right.deliveryId(), again.deliveryId());
    }

    @Test
    void resendingDoesNotStartTheClockAnew() {
        LedgerLine line = doubtedJune();
        warehouse.execute("update unconfirmed set since = date '2014-07-03'");

        LedgerLine resent = june("6000001").doubted(Sign.SCALE).store();

        assertThat(resent.outcome()).isEqualTo(Outcome.UNCONFIRMED);
        assertThat(settled(line)).isEqualTo(new Settled(resent.deliveryId(), How.SUPERSEDED));
        assertThat(lines.waiting())
                .extracting(Unconfirmed::deliveryId, Unconfirmed::since)
                .containsExactly(tuple(resent.deliveryId(), LocalDate.of(2014, 7, 3)));
    }

    @Test
    void anAnswerToAQuestionForWhatIsNewTakesNoPlaceAndMovesNoWatermark() {
        deliveries
                .of("hrss-jobs")
                .row("jobs", "fuyang", "2014-04", "4")
                .pulled(null, "10")
                .store();
        LedgerLine first =
                june("6000000").pulled("10", "20").doubted(Sign.SCALE).store();
        LedgerLine second = june("6000000")
                .row("jobs", "fuyang", "2014-07", "7000000")
                .pulled("10", "30")
                .doubted(Sign.SCALE)
                .store();

        assertThat(settled(first)).isNull();
        assertThat(reached()).isEqualTo("10");
        LedgerLine early = june("6000000").pulled("10", "20").confirming(first).store();
        assertThat(early.outcome()).isEqualTo(Outcome.REFUSED);

        LedgerLine confirmation = june("6000000")
                .row("jobs", "fuyang", "2014-07", "7000000")
                .pulled("10", "30")
                .confirming(second)
                .store();

        assertThat(confirmation.outcome()).isEqualTo(Outcome.TAKEN);
        assertThat(reached()).isEqualTo("30");
        assertThat(settled(first)).isEqualTo(new Settled(confirmation.deliveryId(), How.SUPERSEDED));
        assertThat(lines.waiting()).isEmpty();
    }

    private String reached() {
        return warehouse.texts("select reached from watermark").get(0);
    }

    @Test
    void aDuplicateOfWhatWaitsMovesNoWatermark() {
        deliveries
                .of("hrss-jobs")
                .row("jobs", "fuyang", "2014-04", "4")
                .pulled(null, "10")
                .store();
        june("6000000").pulled("10", "20").doubted(Sign.SCALE).store();

        LedgerLine again = june("6000000").pulled("10", "20").store();

        assertThat(again.outcome()).isEqualTo(Outcome.DUPLICATE);
        assertThat(reached()).isEqualTo("10");
    }

    @Test
    void aReplayHasTheSameVerdict() {
        LedgerLine line = doubtedJune();

        LedgerLine replay = june("6000000")
                .again(LedgerKind.REPLAY, line)
                .doubted(Sign.SCALE)
                .store();

        assertThat(replay.outcome()).isEqualTo(Outcome.UNCONFIRMED);
        assertThat(settled(line)).isEqualTo(new Settled(replay.deliveryId(), How.SUPERSEDED));
    }

    @Test
    void withdrawingSettlesIt() {
        LedgerLine line = doubtedJune();
        Withdrawals withdrawals =
                new Withdrawals(warehouse.dataSource(), Clock.fixed(Deliveries.NIGHT, ZoneOffset.UTC), "test");

        LedgerLine withdrawal = withdrawals.withdraw(line, "a typing error", DAY);

        assertThat(withdrawal.counts().obsRevised()).isZero();
        assertThat(withdrawal.grounds().reason()).isEqualTo("a typing error");
        assertThat(settled(line)).isEqualTo(new Settled(withdrawal.deliveryId(), How.WITHDRAWN));
        assertThatIllegalArgumentException().isThrownBy(() -> withdrawals.withdraw(line, "again", DAY));
        assertThat(june("6000000").store().outcome()).isEqualTo(Outcome.TAKEN);
        assertThat(Optional.of(known())).contains(List.of("2014-05-01 5", "2014-06-01 6000000"));
    }
}
