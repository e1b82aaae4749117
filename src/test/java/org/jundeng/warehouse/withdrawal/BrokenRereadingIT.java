// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.withdrawal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.ledger.Grounds;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.load.Content;
import org.jundeng.warehouse.load.Deliveries;
import org.jundeng.warehouse.sql.Sql;
import org.jundeng.warehouse.sql.Transactions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A kept delivery that breaks off in the midst of a COPY costs the withdrawal only what that delivery confirmed. */
class BrokenRereadingIT {

    private static final Clock CLOCK = Clock.fixed(Deliveries.NIGHT, ZoneOffset.UTC);

    @RegisterExtension
    final TestWarehouse warehouse = new TestWarehouse();

    @Test
    void aDeliveryThatBreaksOffWhileItIsReadAgainIsNamedAndTheOthersStillCount() {
        Deliveries deliveries = new Deliveries(warehouse.dataSource());
        LedgerLine first =
                deliveries.of("jobs").row("jobs", "fuyang", "2014-06", "1").store();
        LedgerLine broken = deliveries
                .of("jobs")
                .bytes("x")
                .row("jobs", "fuyang", "2014-06", "1")
                .store();
        LedgerLine whole = deliveries
                .of("jobs")
                .bytes("y")
                .row("jobs", "fuyang", "2014-06", "1")
                .store();
        Rereading breaking = (line, indicators) -> deliveries
                .rereading()
                .of(line, indicators)
                .map(content -> line.deliveryId() == broken.deliveryId() ? breakingOff(content) : content);

        Withdrawals.Withdrawn withdrawn = new Withdrawals(warehouse.dataSource(), breaking, CLOCK, "test")
                .withdraw(first, new Grounds("wrong file", null), LocalDate.of(2014, 7, 10));

        assertThat(withdrawn.unreadable())
                .containsExactly(
                        "ledger line " + broken.deliveryId() + " (jobs.csv) cannot be read again: the disk is gone");
        assertThat(deliveryThatStands()).isEqualTo(whole.deliveryId());
    }

    private static Content breakingOff(Content content) {
        return (observations, findings) -> {
            content.deliver(observations, findings);
            throw new IOException("the disk is gone");
        };
    }

    private long deliveryThatStands() {
        return Transactions.read(
                warehouse.dataSource(), connection -> Sql.number(connection, "select delivery_id from observation"));
    }
}
