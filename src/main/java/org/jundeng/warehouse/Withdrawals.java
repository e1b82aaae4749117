// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import javax.sql.DataSource;

/** Takes deliveries back: each of their values falls to what stood before it, by a line of its own in the ledger. */
public final class Withdrawals {

    /** For each value of the delivery the last one that it, or others since withdrawn, had replaced. */
    private static final String FALL_BACK = """
            create temporary table fallback on commit drop as
            select o.series_id, o.time_period, before.obs_value, before.obs_status, before.delivery_id, before.row_no,
                   before.column_no
            from observation o
            left join lateral (
              select r.* from revision r
              where r.series_id = o.series_id and r.time_period = o.time_period and r.delivery_id <> o.delivery_id
                and not exists (select from delivery w where w.kind = 'withdrawal' and w.concerns = r.delivery_id)
              order by r.replaced_by desc limit 1) before on true
            where o.delivery_id = ?
            """;

    private static final String LINE = """
            insert into delivery (delivery_id, arrival_id, kind, concerns, bureau, feed, source_name, arrived_at,
              recorded_at, business_date, as_of, contract_hash, authority, obs_revised, outcome, reason, node)
            overriding system value
            select ?, 'withdrawal of ' || d.arrival_id, 'withdrawal', d.delivery_id, d.bureau, d.feed, d.source_name,
              ?, ?, ?, d.as_of, d.contract_hash, d.authority, (select count(*) from fallback), 'withdrawn', ?, ?
            from delivery d where d.delivery_id = ?
            """;
    private static final String KEEP = """
            insert into revision (series_id, time_period, obs_value, obs_status, delivery_id, row_no, column_no,
                                  known_since, replaced_by)
            select o.series_id, o.time_period, o.obs_value, o.obs_status, o.delivery_id, o.row_no, o.column_no,
                   greatest(o.delivery_id, coalesce((
                     select max(r.replaced_by) from revision r
                     where r.series_id = o.series_id and r.time_period = o.time_period), 0)),
                   ?
            from fallback f join observation o using (series_id, time_period)
            """;
    private static final String RESTORE = """
            update observation o
            set obs_value = f.obs_value, obs_status = f.obs_status, delivery_id = f.delivery_id, row_no = f.row_no,
                column_no = f.column_no, confirmed_by = null
            from fallback f
            where f.delivery_id is not null and o.series_id = f.series_id and o.time_period = f.time_period
            """;
    private static final String REMOVE = """
            delete from observation o using fallback f
            where f.delivery_id is null and o.series_id = f.series_id and o.time_period = f.time_period
            """;

    /** A withdrawn stamp protects nothing any longer. */
    private static final String UNCONFIRM = "update observation set confirmed_by = null where confirmed_by = ?";

    private final DataSource warehouse;
    private final LedgerWriter ledger;
    private final Clock clock;
    private final String node;

    /** Withdraws from {@code warehouse}; lines are stamped with the time of {@code clock} and the name of the node. */
    public Withdrawals(DataSource warehouse, Clock clock, String node) {
        this.warehouse = warehouse;
        this.ledger = new LedgerWriter(clock);
        this.clock = clock;
        this.node = node;
    }

    /**
     * Withdraws a delivery. A line that is withdrawn already, or that brought nothing to withdraw, is an
     * {@link IllegalArgumentException} that says so.
     */
    public LedgerLine withdraw(LedgerLine delivery, String reason, LocalDate businessDate) {
        if (delivery.kind().equals("withdrawal") || delivery.obsNew() + delivery.obsRevised() == 0) {
            throw new IllegalArgumentException("ledger line " + delivery.deliveryId() + " (" + delivery.kind() + ", "
                    + delivery.outcome().word() + ") changed no observation: there is nothing to withdraw");
        }
        String arrivalId = "withdrawal of " + delivery.arrivalId();
        return Transactions.write(warehouse, connection -> {
            Loader.lock(connection, delivery.feed());
            if (Ledger.byArrival(connection, arrivalId).isPresent()) {
                throw new IllegalArgumentException("ledger line " + delivery.deliveryId() + " is withdrawn already");
            }
            LedgerWriter.takeTurn(connection);
            run(connection, FALL_BACK, delivery.deliveryId());
            long line = ledger.nextId(connection);
            var now = clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
            run(connection, LINE, line, now, now, businessDate, reason, node, delivery.deliveryId());
            run(connection, KEEP, line);
            run(connection, RESTORE);
            run(connection, REMOVE);
            run(connection, UNCONFIRM, delivery.deliveryId());
            return Ledger.byArrival(connection, arrivalId).orElseThrow();
        });
    }

    private static void run(Connection connection, String sql, Object... arguments) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            statement.executeUpdate();
        }
    }
}
