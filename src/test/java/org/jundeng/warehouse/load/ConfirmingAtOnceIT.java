// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jundeng.sign.Sign;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.Outcome;
import org.jundeng.warehouse.ledger.UnconfirmedLines;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody confirms a delivery while somebody else does, too, or while a mended one is stored. */
class ConfirmingAtOnceIT {

    @RegisterExtension
    final TestWarehouse warehouse = new TestWarehouse();

    private Deliveries deliveries;

    @BeforeEach
    void open() {
        deliveries = new Deliveries(warehouse.dataSource());
    }

    private Deliveries.Draft june(String value) {
        return deliveries.of("hrss-jobs").row("jobs", "fuyang", "2014-06", value);
    }

    /** Each in a thread of its own, as far as the machine has them. */
    private List<Outcome> atOnce(Deliveries.Draft... drafts) {
        return Stream.of(drafts)
                .map(draft -> CompletableFuture.supplyAsync(() -> deliveries
                        .loader()
                        .store(draft.arrival(), draft.content(), outcome -> "archive/x")
                        .outcome()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
    }

    @Test
    void ofTwoWhoConfirmAtOnceOneDoes() {
        LedgerLine line = june("6000000").doubted(Sign.SCALE).store();

        List<Outcome> outcomes =
                atOnce(june("6000000").confirming(line), june("6000000").confirming(line));

        assertThat(outcomes).containsExactlyInAnyOrder(Outcome.TAKEN, Outcome.DUPLICATE);
    }

    @Test
    void whoeverIsFasterTheMendedFigureHolds() {
        LedgerLine line = june("6000000").doubted(Sign.SCALE).store();

        List<Outcome> outcomes = atOnce(june("6"), june("6000000").confirming(line));

        assertThat(outcomes).isIn(List.of(Outcome.TAKEN, Outcome.TAKEN), List.of(Outcome.TAKEN, Outcome.REFUSED));
        assertThat(warehouse.texts("select obs_value::text from observation")).containsExactly("6");
        assertThat(new UnconfirmedLines(warehouse.dataSource()).waiting()).isEmpty();
    }
}
