// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.withdrawal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.history.ChangeDigest;
import org.jundeng.warehouse.history.Revisions;
import org.jundeng.warehouse.ledger.Glimpse;
import org.jundeng.warehouse.ledger.Grounds;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.Outcome;
import org.jundeng.warehouse.load.Deliveries;
import org.jundeng.warehouse.sql.AdvisoryLock;
import org.jundeng.warehouse.sql.Sql;
import org.jundeng.warehouse.sql.Transactions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is seen of a line that is undone is what the line does when it stays, in random tales of two feeds. */
class GlimpsesIT {

    private static final Clock CLOCK = Clock.fixed(Deliveries.NIGHT, ZoneOffset.UTC);
    private static final LocalDate NIGHT = LocalDate.of(2014, 7, 10);
    private static final Grounds GROUNDS = new Grounds("wrong file", "wu");
    private static final List<String> REGIONS = List.of("fuyang", "linan", "xihu");
    private static final List<String> PERIODS = List.of("2014-05", "2014-06");
    private static final int TALES = 6;
    private static final int DELIVERIES = 6;
    private static final int MOST = 100;

    @RegisterExtension
    final TestWarehouse warehouse = new TestWarehouse();

    /** What was seen of a line. */
    private record Seen(Outcome outcome, LedgerLine.Counts counts, List<String> revisions, String digest) {

        static Seen of(Connection connection, LedgerLine line) throws SQLException {
            return new Seen(
                    line.outcome(),
                    line.counts(),
                    Revisions.by(connection, line.deliveryId(), MOST).stream()
                            .map(each -> each.regionId() + " " + each.timePeriod() + " " + each.formerly() + " "
                                    + each.afterwards())
                            .toList(),
                    ChangeDigest.of(connection, line.deliveryId()));
        }
    }

    private static final class Looking implements Glimpse<Seen> {

        @Override
        public void before(Connection connection) {
            // Nothing waits to be evaluated.
        }

        @Override
        public Seen after(Connection connection, LedgerLine line) throws SQLException {
            return Seen.of(connection, line);
        }
    }

    @Test
    void storingAndWithdrawingDoWhatIsSeenOfThem() {
        Deliveries deliveries = new Deliveries(warehouse.dataSource());
        for (int tale = 0; tale < TALES; tale++) {
            tell(tale, deliveries, new Random(tale));
        }
    }

    @Test
    void whatOthersHoldForLongIsNotWaitedFor() throws SQLException {
        String usual = lockTimeout();
        try (Connection other = warehouse.dataSource().getConnection()) {
            other.setAutoCommit(false);
            AdvisoryLock.LEDGER.take(other);
            assertThatThrownBy(() -> Glimpse.undone(warehouse.dataSource(), connection -> {
                        assertThat(Sql.first(connection, "show lock_timeout", row -> row.getString(1)))
                                .contains("10s");
                        Sql.execute(connection, "set local lock_timeout = '1ms'");
                        AdvisoryLock.LEDGER.take(connection);
                        return null;
                    }))
                    .isInstanceOf(Glimpse.Busy.class);
            other.rollback();
        }
        assertThat(lockTimeout()).isEqualTo(usual);
    }

    private String lockTimeout() {
        return warehouse.texts("show lock_timeout").get(0);
    }

    private void tell(int tale, Deliveries deliveries, Random random) {
        Withdrawals withdrawals = new Withdrawals(warehouse.dataSource(), deliveries.rereading(), CLOCK, "test");
        List<LedgerLine> lines = new ArrayList<>();
        for (int i = 0; i < DELIVERIES; i++) {
            Deliveries.Draft draft = draft(deliveries, "jobs-" + tale, random);
            List<String> before = everything();
            Seen seen = draft.glimpse(new Looking());
            assertThat(everything()).isEqualTo(before);
            LedgerLine line = draft.store();
            Seen stored = Transactions.read(warehouse.dataSource(), connection -> Seen.of(connection, line));
            assertThat(stored).isEqualTo(seen);
            if (line.outcome().isKnown()) {
                lines.add(line);
            }
        }
        Collections.shuffle(lines, random);
        for (LedgerLine line : lines) {
            List<String> before = everything();
            Seen seen = withdrawals.glimpse(line, NIGHT, new Looking()).seen();
            assertThat(withdrawals.glimpse(line, NIGHT, new Looking()).seen()).isEqualTo(seen);
            assertThat(withdrawals.withdrawIf(line, GROUNDS, NIGHT, (connection, written) -> false))
                    .isEmpty();
            assertThat(everything()).isEqualTo(before);

            Optional<Withdrawals.Withdrawn> done =
                    withdrawals.withdrawIf(line, GROUNDS, NIGHT, (connection, written) -> Seen.of(connection, written)
                            .equals(seen));
            assertThat(done)
                    .as("tale %d, line %d: %s", tale, line.deliveryId(), seen)
                    .isPresent();
        }
        assertThat(warehouse.texts("select 1 from observation join series using (series_id) where indicator = 'jobs-"
                        + tale + "'"))
                .as("all that was said is taken back")
                .isEmpty();
    }

    private static Deliveries.Draft draft(Deliveries deliveries, String indicator, Random random) {
        Deliveries.Draft draft = deliveries.of(indicator + (random.nextInt(4) == 0 ? "-other" : ""));
        if (random.nextBoolean()) {
            draft = draft.stamped("2014070" + (1 + random.nextInt(5)));
        }
        draft = draft.row(indicator, "tonglu", "2014-05", Integer.toString(random.nextInt(1000)));
        for (String region : REGIONS) {
            for (String period : PERIODS) {
                if (random.nextInt(3) > 0) {
                    draft = draft.row(indicator, region, period, Integer.toString(random.nextInt(3)));
                }
            }
        }
        return random.nextInt(3) == 0 ? draft.complete() : draft;
    }

    private List<String> everything() {
        List<String> all = new ArrayList<>(warehouse.texts(
                "select concat_ws(' ', series_id, time_period, obs_value, obs_status, delivery_id, confirmed_by)"
                        + " from observation order by 1"));
        all.addAll(warehouse.texts("select delivery_id::text from delivery order by delivery_id"));
        all.addAll(
                warehouse.texts("select concat_ws(' ', series_id, time_period, replaced_by) from revision order by 1"));
        all.addAll(warehouse.texts("select audit_id::text from audit order by audit_id"));
        return all;
    }
}
