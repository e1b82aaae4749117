// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.withdrawal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.history.FigureSelection;
import org.jundeng.warehouse.history.Observations;
import org.jundeng.warehouse.ledger.Grounds;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.Outcome;
import org.jundeng.warehouse.load.Deliveries;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a withdrawal reads again, and that other feeds are stored and withdrawn meanwhile: what they said counts. */
class WithdrawalsMeanwhileIT {

    private static final Clock CLOCK = Clock.fixed(Deliveries.NIGHT, ZoneOffset.UTC);
    private static final int PATIENCE_SECONDS = 30;

    @RegisterExtension
    final TestWarehouse warehouse = new TestWarehouse();

    private final ExecutorService somebodyElse = Executors.newSingleThreadExecutor();
    private Deliveries deliveries;

    @BeforeEach
    void opens() {
        deliveries = new Deliveries(warehouse.dataSource());
    }

    @AfterEach
    void ends() {
        somebodyElse.shutdownNow();
    }

    private Deliveries.Draft draft(String feed, int authority, String value) {
        return deliveries.of(feed).authority(authority).row("jobs", "fuyang", "2014-06", value);
    }

    private LedgerLine withdraw(LedgerLine line, Rereading rereading) {
        return new Withdrawals(warehouse.dataSource(), rereading, CLOCK, "test")
                .withdraw(line, new Grounds("wrong file", null), LocalDate.of(2014, 7, 10))
                .line();
    }

    /** Reads again what was stored; at the first line somebody else does something, and comes to an end with it. */
    private Rereading meanwhile(Callable<LedgerLine> act) {
        List<LedgerLine> done = new ArrayList<>();
        return (line, indicators) -> {
            if (done.isEmpty()) {
                try {
                    done.add(somebodyElse.submit(act).get(PATIENCE_SECONDS, TimeUnit.SECONDS));
                } catch (InterruptedException | ExecutionException | TimeoutException e) {
                    throw new IllegalStateException("somebody else could not come to an end", e);
                }
            }
            return deliveries.rereading().of(line, indicators);
        };
    }

    @Test
    void whatCameBeforeAllThatWasTouchedIsNotReadAgain() {
        deliveries.of("jobs").row("jobs", "linan", "2014-06", "1").store();
        deliveries.of("jobs").bytes("x").row("jobs", "linan", "2014-06", "1").store();
        LedgerLine touching = draft("jobs", 1, "5").store();
        LedgerLine later = draft("jobs", 1, "5").bytes("y").store();
        List<Long> read = new ArrayList<>();

        withdraw(touching, (line, indicators) -> {
            read.add(line.deliveryId());
            return deliveries.rereading().of(line, indicators);
        });

        assertThat(read).containsExactly(later.deliveryId());
    }

    private List<String> stands() {
        List<String> rows = new ArrayList<>();
        new Observations(warehouse.dataSource())
                .each(
                        FigureSelection.REPORTED.of("jobs").in("fuyang"),
                        row -> rows.add(row.obsValue().toPlainString() + " by " + row.delivery()));
        return rows;
    }

    @Test
    void whatWasStoredMeanwhileStands() {
        draft("survey", 5, "2").store();
        LedgerLine official = draft("official", 10, "1").store();
        draft("survey", 5, "4").store();

        LedgerLine withdrawal =
                withdraw(official, meanwhile(() -> draft("census", 20, "3").store()));

        assertThat(stands()).containsExactly("3 by " + (withdrawal.deliveryId() - 1));
        assertThat(withdrawal.result().counts().obsRevised()).isZero();
    }

    @Test
    void whatStayedBehindMeanwhileIsHeard() {
        draft("survey", 5, "2").store();
        LedgerLine official = draft("official", 10, "1").store();
        draft("survey", 5, "4").store();

        LedgerLine withdrawal =
                withdraw(official, meanwhile(() -> draft("register", 7, "3").store()));

        assertThat(stands()).containsExactly("3 by " + (withdrawal.deliveryId() - 1));
        assertThat(withdrawal.result().counts().obsRevised()).isEqualTo(1);
    }

    @Test
    void aConfirmationThatAWithdrawalBroughtBackMeanwhileGoesToo() throws IOException {
        LedgerLine first = draft("jobs", 1, "5").stamped("20140701").store();
        LedgerLine confirming = draft("jobs", 1, "5")
                .stamped("20140703")
                .bytes("x")
                .row("jobs", "linan", "2014-06", "1")
                .store();
        LedgerLine census = draft("census", 20, "9").store();
        assertThat(stands()).containsExactly("9 by " + census.deliveryId());

        withdraw(confirming, meanwhile(() -> withdraw(census, deliveries.rereading())));
        assertThat(stands()).containsExactly("5 by " + first.deliveryId());
        LedgerLine between = draft("jobs", 1, "6").stamped("20140702").store();

        assertThat(between.result().outcome()).isEqualTo(Outcome.TAKEN);
        assertThat(stands()).containsExactly("6 by " + between.deliveryId());
    }
}
