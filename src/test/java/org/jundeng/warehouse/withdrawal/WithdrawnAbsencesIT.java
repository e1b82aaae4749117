// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.withdrawal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.finding.Location;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.history.FigureSelection;
import org.jundeng.warehouse.history.Observations;
import org.jundeng.warehouse.ledger.Grounds;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.load.Deliveries;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What falls back to what where deliveries also speak by what they do not hold. */
class WithdrawnAbsencesIT {

    private static final Clock CLOCK = Clock.fixed(Deliveries.NIGHT, ZoneOffset.UTC);

    @RegisterExtension
    final TestWarehouse warehouse = new TestWarehouse();

    private Deliveries deliveries;

    @BeforeEach
    void opens() {
        deliveries = new Deliveries(warehouse.dataSource());
    }

    /** A delivery of 临安 in June, and of 富阳 where a value is given. */
    private Deliveries.Draft draft(String fuyang, String linan) {
        Deliveries.Draft draft = deliveries.of("jobs").row("jobs", "linan", "2014-06", linan);
        return fuyang == null ? draft : draft.row("jobs", "fuyang", "2014-06", fuyang);
    }

    private Withdrawals.Withdrawn withdraw(LedgerLine line) {
        return withdraw(line, deliveries.rereading());
    }

    private Withdrawals.Withdrawn withdraw(LedgerLine line, Rereading rereading) {
        return new Withdrawals(warehouse.dataSource(), rereading, CLOCK, "test")
                .withdraw(line, new Grounds("wrong file", null), LocalDate.of(2014, 7, 10));
    }

    /** The value of 富阳 and the line it is from, by period. */
    private List<String> stands() {
        List<String> rows = new ArrayList<>();
        new Observations(warehouse.dataSource())
                .each(
                        FigureSelection.REPORTED.of("jobs").in("fuyang"),
                        row -> rows.add(
                                by(row.obsValue() == null ? "M" : row.obsValue().toPlainString(), row.delivery())));
        return rows;
    }

    private static String by(String value, long line) {
        return value + " by " + line;
    }

    @Test
    void aDeletionThatIsWithdrawnIsThatOfTheNextDeliveryThatLacksTheValueToo() {
        LedgerLine value = draft("5", "1").complete().store();
        LedgerLine first = draft(null, "1").complete().store();
        LedgerLine second = draft(null, "2").complete().store();
        assertThat(stands()).containsExactly(by("M", first.deliveryId()));

        withdraw(first);
        assertThat(stands()).containsExactly(by("M", second.deliveryId()));
        withdraw(second);
        assertThat(stands()).containsExactly(by("5", value.deliveryId()));
    }

    @Test
    void theOrderOfWithdrawalsDoesNotMatter() {
        LedgerLine value = draft("5", "1").complete().store();
        LedgerLine first = draft(null, "1").complete().store();
        LedgerLine second = draft(null, "2").complete().store();

        withdraw(second);
        assertThat(stands()).containsExactly(by("M", first.deliveryId()));
        withdraw(first);
        assertThat(stands()).containsExactly(by("5", value.deliveryId()));
    }

    @Test
    void nothingWasGoneWhereTheValueNeverCame() {
        LedgerLine value = draft("5", "1").complete().store();
        draft(null, "1").complete().store();

        withdraw(value);

        assertThat(stands()).isEmpty();
    }

    @Test
    void aDeliveryOfSomeMonthsSaysNothingOfOthers() {
        LedgerLine value = draft("5", "1").row("jobs", "fuyang", "2014-05", "4").store();
        LedgerLine deletion = deliveries
                .of("jobs")
                .row("jobs", "linan", "2014-06", "1")
                .row("jobs", "linan", "2014-05", "1")
                .completeInItsMonths()
                .store();
        LedgerLine june = draft(null, "2").completeInItsMonths().store();
        assertThat(stands()).containsExactly(by("M", deletion.deliveryId()), by("M", deletion.deliveryId()));

        withdraw(deletion);

        assertThat(stands()).containsExactly(by("4", value.deliveryId()), by("M", june.deliveryId()));
    }

    @Test
    void anOlderDeliveryDeletesWhatOnlyAWithdrawnOneHadConfirmed() {
        draft("5", "1").stamped("20140701").store();
        LedgerLine confirming = draft("5", "2").stamped("20140703").store();
        LedgerLine lacking = draft(null, "3").stamped("20140702").complete().store();
        assertThat(stands()).doesNotContain(by("M", lacking.deliveryId()));

        withdraw(confirming);

        assertThat(stands()).containsExactly(by("M", lacking.deliveryId()));
    }

    @Test
    void aDeliveryWithRejectedRowsHasDeletedNothing() {
        LedgerLine value = draft("5", "1").complete().store();
        LedgerLine deletion = draft(null, "1").complete().store();
        draft(null, "2")
                .complete()
                .finding(Finding.at(FindingCode.NOT_A_NUMBER, Location.row(9), "x", "a number"))
                .store();

        withdraw(deletion);

        assertThat(stands()).containsExactly(by("5", value.deliveryId()));
    }

    @Test
    void whatAReleasedDeliveryLacksIsGoneOnlyWhereNothingLaterHasSpoken() {
        LedgerLine value = draft("5", "1").complete().store();
        LedgerLine refused = draft(null, "2").complete().refused().store();
        LedgerLine deletion = draft(null, "3").complete().store();
        LedgerLine released =
                draft(null, "2").complete().released(refused.deliveryId()).store();

        withdraw(deletion);
        assertThat(stands()).containsExactly(by("M", released.deliveryId()));
        withdraw(released);
        assertThat(stands()).containsExactly(by("5", value.deliveryId()));
    }

    @Test
    void aDeliveryThatCanNoLongerBeReadIsNamed() {
        draft("5", "1").complete().store();
        LedgerLine deletion = draft(null, "1").complete().store();
        LedgerLine lacking = draft(null, "2").complete().store();

        Withdrawals.Withdrawn withdrawn = withdraw(deletion, (line, indicators) -> {
            if (line.deliveryId() == lacking.deliveryId()) {
                throw new IOException(line.arrival().bytes().keptPath() + " is missing");
            }
            return deliveries.rereading().of(line, indicators);
        });

        assertThat(withdrawn.unreadable())
                .containsExactly("ledger line " + lacking.deliveryId()
                        + " (jobs.csv) cannot be read again: archive/x is missing");
    }
}
