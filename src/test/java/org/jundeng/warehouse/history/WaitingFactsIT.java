// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jundeng.contract.DuePeriods;
import org.jundeng.observation.TimePeriod;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.UnconfirmedLines;
import org.jundeng.warehouse.load.Deliveries;
import org.jundeng.warehouse.sql.Transactions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is known of a feed of which a delivery waits to be confirmed. */
class WaitingFactsIT {

    private static final LocalDate TODAY = LocalDate.of(2014, 7, 10);

    @RegisterExtension
    final TestWarehouse warehouse = new TestWarehouse();

    private Deliveries deliveries;

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
        return Transactions.read(
                        warehouse.dataSource(), connection -> FeedQueries.of(connection, List.of("jobs", "pay"), TODAY))
                .get(feed);
    }

    /** Has a line that was refused wait instead, with a figure in each of {@code periods}. */
    private void wait(LedgerLine line, String since, String... periods) {
        warehouse.execute("update delivery set outcome = 'unconfirmed' where delivery_id = " + line.deliveryId());
        Transactions.write(warehouse.dataSource(), connection -> {
            UnconfirmedLines.open(
                    connection,
                    new UnconfirmedLines.Unconfirmed(
                            line.deliveryId(), "jobs", LocalDate.parse(since), List.of("scale"), null),
                    Stream.of(periods)
                            .map(TimePeriod::parse)
                            .map(Optional::orElseThrow)
                            .flatMap(period -> Stream.of("jobs", "pay")
                                    .map(indicator -> new UnconfirmedLines.Cell(
                                            indicator, period.freq().name(), period.firstDay(), Set.of("fuyang"))))
                            .toList());
            return null;
        });
    }

    private void settle(LedgerLine waiting, LedgerLine by, UnconfirmedLines.How how) {
        Transactions.write(warehouse.dataSource(), connection -> {
            UnconfirmedLines.settle(
                    connection, waiting.deliveryId(), new UnconfirmedLines.Settled(by.deliveryId(), how));
            return null;
        });
    }

    @Test
    void tellWhatCameAndWaitsToBeConfirmed() {
        jobs().row("jobs", "fuyang", "2014-05", "3.2").store();
        LedgerLine first =
                jobs().row("jobs", "fuyang", "2014-06", "320").refused().store();
        wait(first, "2014-07-08", "2014-06", "2014-07");
        LedgerLine second =
                jobs().row("jobs", "fuyang", "2014-08", "330").refused().store();
        wait(second, "2014-07-10");

        FeedFacts facts = facts();

        assertThat(facts.brought().periods()).containsExactly(period("2014-05"));
        assertThat(facts.waiting())
                .containsExactly(
                        new FeedFacts.Waiting(
                                first.deliveryId(),
                                LocalDate.parse("2014-07-08"),
                                Set.of(period("2014-06"), period("2014-07"))),
                        new FeedFacts.Waiting(second.deliveryId(), LocalDate.parse("2014-07-10"), Set.of()));
        assertThat(facts.came().periods()).containsExactly(period("2014-05"), period("2014-06"), period("2014-07"));
        assertThat(facts.waitingWith(period("2014-07")))
                .hasValueSatisfying(each -> assertThat(each.deliveryId()).isEqualTo(first.deliveryId()));
        assertThat(facts.waitingWith(period("2014-05"))).isEmpty();
        assertThat(facts.deliveries()).extracting(DeliveryFacts::unconfirmed).containsExactly(true, true, false);
        assertThat(facts("pay").waiting()).isEmpty();
    }

    @Test
    void callAPeriodThatWaitsNeitherMissingNorBrought() {
        wait(jobs().row("jobs", "fuyang", "2014-05", "320").refused().store(), "2014-07-08", "2014-05");
        DuePeriods.Overdue may = new DuePeriods.Overdue(period("2014-05"), LocalDate.parse("2014-06-13"), 18);
        DuePeriods.Overdue june = new DuePeriods.Overdue(period("2014-06"), LocalDate.parse("2014-07-09"), 1);

        assertThat(facts().missing(List.of(may, june))).containsExactly(june);
        assertThat(facts().brought().has(period("2014-05"))).isFalse();
    }

    @Test
    void forgetWhatWaitsOnceItIsSettled() {
        LedgerLine line =
                jobs().row("jobs", "fuyang", "2014-06", "320").refused().store();
        wait(line, "2014-07-08", "2014-06");
        LedgerLine mended = jobs().row("jobs", "fuyang", "2014-06", "3.2").store();
        warehouse.execute(
                "update delivery set business_date = date '2014-07-12' where delivery_id = " + mended.deliveryId());
        settle(line, mended, UnconfirmedLines.How.SUPERSEDED);

        assertThat(facts().waiting()).isEmpty();
        assertThat(facts().deliveries()).extracting(DeliveryFacts::unconfirmed).containsExactly(true);
        assertThat(asOf("2014-07-10").waiting())
                .extracting(FeedFacts.Waiting::deliveryId)
                .containsExactly(line.deliveryId());
        assertThat(asOf("2014-07-12").waiting()).isEmpty();
        assertThat(broughtUpTo(line)).containsExactly(period("2014-06"));
        assertThat(broughtUpTo(mended)).containsExactly(period("2014-06"));
    }

    private Set<TimePeriod> broughtUpTo(LedgerLine line) {
        return Transactions.read(warehouse.dataSource(), connection -> FeedQueries.broughtUpTo(connection, line))
                .periods();
    }

    private FeedFacts asOf(String day) {
        return Transactions.read(
                        warehouse.dataSource(),
                        connection -> FeedQueries.asOf(connection, List.of("jobs"), LocalDate.parse(day)))
                .get("jobs");
    }

    private static TimePeriod period(String text) {
        return TimePeriod.parse(text).orElseThrow();
    }
}
