// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.withdrawal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jundeng.warehouse.ledger.AuditTrail.Act;
import org.jundeng.warehouse.ledger.Glimpse;
import org.jundeng.warehouse.ledger.Grounds;
import org.jundeng.warehouse.ledger.Ledger;
import org.jundeng.warehouse.ledger.LedgerKind;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.LedgerWriter;
import org.jundeng.warehouse.ledger.Outcome;
import org.jundeng.warehouse.ledger.UnconfirmedLines;
import org.jundeng.warehouse.ledger.UnconfirmedLines.How;
import org.jundeng.warehouse.ledger.UnconfirmedLines.Settled;
import org.jundeng.warehouse.ledger.UnconfirmedLines.Unconfirmed;
import org.jundeng.warehouse.load.CoverageWriter;
import org.jundeng.warehouse.load.Loader;
import org.jundeng.warehouse.load.RevisionWriter;
import org.jundeng.warehouse.sql.Sql;
import org.jundeng.warehouse.sql.Transactions;

/**
 * Withdraws deliveries, each by a ledger line of its own. The observations that a delivery affected become what they
 * would be if it had never arrived, so the order of withdrawals does not matter. A delivery's duplicates are
 * withdrawn with it. Other feeds can be stored while kept bytes are read again; after that, the withdrawal holds the
 * lock of the ledger.
 */
public final class Withdrawals {

    private static final Set<Outcome> STORED = Set.of(Outcome.TAKEN, Outcome.TAKEN_IN_PART, Outcome.UNCHANGED);

    private static final String FALL_BACK = """
            create temporary table fallback on commit drop as
            select a.series_id, a.time_period, s.obs_value, s.obs_status, s.delivery_id, s.row_no, s.column_no,
                   s.confirmed_by,
                   o.delivery_id = ? or s.delivery_id is null or o.obs_value is distinct from s.obs_value
                     or o.obs_status <> s.obs_status as moved
            from affected a
            join observation o using (series_id, time_period)
            left join standing s using (series_id, time_period)
            """;
    private static final String KEEP_CONFIRMATIONS = """
            update observation o set confirmed_by = f.confirmed_by
            from fallback f
            where not f.moved and o.confirmed_by = ? and o.series_id = f.series_id and o.time_period = f.time_period
            """;

    private static final String LINE = """
            insert into delivery (delivery_id, arrival_id, kind, concerns, bureau, feed, source_name, arrived_at,
              recorded_at, business_date, as_of, contract_hash, authority, obs_revised, outcome, reason, author, node)
            overriding system value
            select ?, 'withdrawal of ' || d.arrival_id, 'withdrawal', d.delivery_id, d.bureau, d.feed, d.source_name,
              ?, ?, ?, d.as_of, d.contract_hash, d.authority, ?, 'withdrawn', ?, ?, ?
            from delivery d where d.delivery_id = ?
            """;
    private static final String RESTORE = """
            update observation o
            set obs_value = f.obs_value, obs_status = f.obs_status, delivery_id = f.delivery_id, row_no = f.row_no,
                column_no = f.column_no, confirmed_by = f.confirmed_by
            from fallback f
            where f.moved and f.delivery_id is not null
              and o.series_id = f.series_id and o.time_period = f.time_period
            """;
    private static final String REMOVE = """
            delete from observation o using fallback f
            where f.delivery_id is null and o.series_id = f.series_id and o.time_period = f.time_period
            """;

    /** One of these tables hides one of the warehouse's from whoever looks at what follows. */
    private static final String UNUSED =
            "drop table if exists pg_temp.affected, pg_temp.said, pg_temp.heard, pg_temp.standing, pg_temp.fallback";

    private static final String MOVED = "select count(*) from fallback where moved";

    private final DataSource warehouse;
    private final Rereading rereading;
    private final LedgerWriter ledger;
    private final Clock clock;
    private final String node;

    /**
     * Withdraws from {@code warehouse} without reading kept deliveries again: values that they only confirmed are lost.
     */
    public Withdrawals(DataSource warehouse, Clock clock, String node) {
        this(warehouse, (line, indicators) -> Optional.empty(), clock, node);
    }

    /** Withdraws from {@code warehouse}; lines are stamped with the time of {@code clock} and the name of the node. */
    public Withdrawals(DataSource warehouse, Rereading rereading, Clock clock, String node) {
        this.warehouse = warehouse;
        this.rereading = rereading;
        this.ledger = new LedgerWriter(clock);
        this.clock = clock;
        this.node = node;
    }

    /**
     * The result of a withdrawal.
     *
     * @param line the ledger line of the withdrawal
     * @param unreadable a sentence for each delivery that could not be read again, and whose confirmations were not
     *     considered
     */
    public record Withdrawn(LedgerLine line, List<String> unreadable) {}

    /** Withdraws a delivery without naming an author. */
    public LedgerLine withdraw(LedgerLine delivery, String reason, LocalDate businessDate) {
        return withdraw(delivery, new Grounds(reason, null), businessDate).line();
    }

    /**
     * Withdraws a delivery. One that waits to be confirmed is settled by that; it changed nothing. Throws an
     * {@link IllegalArgumentException} that says why where the line is withdrawn already or changed no observation.
     */
    public Withdrawn withdraw(LedgerLine delivery, Grounds grounds, LocalDate businessDate) {
        check(delivery);
        Order order = new Order(delivery, grounds, businessDate);
        return Transactions.write(warehouse, connection -> withdraw(connection, order, unchanged -> null));
    }

    /** Says, in its transaction, whether a withdrawal that was just written may stay. */
    @FunctionalInterface
    public interface Condition {
        /** Whether it may; the line is that of the withdrawal. */
        boolean holds(Connection connection, LedgerLine line) throws SQLException;
    }

    /**
     * As {@link #withdraw(LedgerLine, Grounds, LocalDate)}, if what it changes is what {@code condition} expects; else
     * empty, and nothing was changed.
     */
    public Optional<Withdrawn> withdrawIf(
            LedgerLine delivery, Grounds grounds, LocalDate businessDate, Condition condition) {
        check(delivery);
        Order order = new Order(delivery, grounds, businessDate);
        try {
            return Optional.of(Transactions.write(warehouse, connection -> {
                Withdrawn withdrawn = withdraw(connection, order, unchanged -> null);
                if (!condition.holds(connection, withdrawn.line())) {
                    throw new NotAsExpected();
                }
                return withdrawn;
            }));
        } catch (NotAsExpected undone) {
            return Optional.empty();
        }
    }

    /** Undoes a withdrawal that changes something else than was expected. */
    private static final class NotAsExpected extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * What {@link #withdraw(LedgerLine, Grounds, LocalDate)} would do, by doing it in a transaction that is undone:
     * {@code glimpse} sees it. It holds the locks that withdrawing holds, and throws what that throws, or {@link
     * Glimpse.Busy} where others hold them for long.
     */
    public <T> Glimpsed<T> glimpse(LedgerLine delivery, LocalDate businessDate, Glimpse<T> glimpse) {
        check(delivery);
        Order order = new Order(delivery, Grounds.NONE, businessDate);
        return Glimpse.undone(warehouse, connection -> {
            Withdrawn withdrawn = withdraw(connection, order, unchanged -> {
                glimpse.before(unchanged);
                return null;
            });
            Sql.execute(connection, UNUSED);
            return new Glimpsed<>(glimpse.after(connection, withdrawn.line()), withdrawn.unreadable());
        });
    }

    /**
     * What was seen of a withdrawal that was undone.
     *
     * @param seen what was seen
     * @param unreadable as of {@link Withdrawn}
     * @param <T> what is seen
     */
    public record Glimpsed<T>(T seen, List<String> unreadable) {}

    private static void check(LedgerLine delivery) {
        boolean unconfirmed = delivery.outcome() == Outcome.UNCONFIRMED;
        if (delivery.arrival().kind() == LedgerKind.WITHDRAWAL
                || !unconfirmed && !STORED.contains(delivery.result().outcome())) {
            throw new IllegalArgumentException("ledger line " + delivery.deliveryId() + " ("
                    + delivery.arrival().kind().word() + ", "
                    + delivery.result().outcome().word() + ") changed no observation: there is nothing to withdraw"
                    + (delivery.result().duplicateOf() == null
                            ? ""
                            : "; it is a duplicate of line " + delivery.result().duplicateOf()
                                    + ": withdraw that one"));
        }
    }

    private record Order(LedgerLine delivery, Grounds grounds, LocalDate businessDate) {}

    /** {@code before} is done once the locks are held, before anything is changed. */
    private Withdrawn withdraw(Connection connection, Order order, Transactions.Work<Void> before) throws SQLException {
        LedgerLine delivery = order.delivery();
        String arrivalId = "withdrawal of " + delivery.arrival().arrivalId();
        Loader.lock(connection, delivery.arrival().origin().feed());
        if (Ledger.byArrival(connection, arrivalId).isPresent()) {
            throw new IllegalArgumentException("ledger line " + delivery.deliveryId() + " is withdrawn already");
        }
        if (delivery.outcome() == Outcome.UNCONFIRMED) {
            LedgerWriter.lock(connection);
            before.with(connection);
            settle(connection, order);
            return new Withdrawn(Ledger.byArrival(connection, arrivalId).orElseThrow(), List.of());
        }
        List<String> unreadable = findFallback(connection, delivery, before);
        write(connection, order);
        return new Withdrawn(Ledger.byArrival(connection, arrivalId).orElseThrow(), unreadable);
    }

    private List<String> findFallback(Connection connection, LedgerLine delivery, Transactions.Work<Void> before)
            throws SQLException {
        PastValues past = new PastValues(connection, delivery, rereading);
        past.gather();
        LedgerWriter.lock(connection);
        // Before the recomputed values hide the table of where targets stand.
        before.with(connection);
        past.catchUp();
        new RecomputedValues(connection).settle();
        Sql.run(connection, FALL_BACK, delivery.deliveryId());
        return past.unreadable();
    }

    /** A delivery that waited takes nothing back: nothing of it is known. */
    private void settle(Connection connection, Order order) throws SQLException {
        LedgerLine delivery = order.delivery();
        Settled settled = UnconfirmedLines.of(connection, delivery.deliveryId())
                .map(Unconfirmed::settled)
                .orElse(null);
        if (settled != null) {
            throw new IllegalArgumentException("ledger line " + delivery.deliveryId() + " was "
                    + settled.how().word() + " by line " + settled.by() + " and changed nothing itself"
                    + (settled.how() == How.CONFIRMED ? ": withdraw that one" : ": there is nothing to withdraw"));
        }
        long line = line(connection, order, 0);
        UnconfirmedLines.settle(connection, delivery.deliveryId(), new Settled(line, How.WITHDRAWN));
    }

    private long line(Connection connection, Order order, long moved) throws SQLException {
        long delivery = order.delivery().deliveryId();
        Grounds grounds = order.grounds();
        long line = ledger.nextId(connection);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
        Sql.run(
                connection,
                LINE,
                line,
                now,
                now,
                order.businessDate(),
                moved,
                grounds.reason(),
                grounds.author(),
                node,
                delivery);
        ledger.noteAct(connection, Act.WITHDRAW, delivery, grounds, "line " + line);
        return line;
    }

    private void write(Connection connection, Order order) throws SQLException {
        long line = line(connection, order, Sql.number(connection, MOVED));
        RevisionWriter.keep(connection, RevisionWriter.Replaced.MOVED, line);
        Sql.run(connection, RESTORE);
        Sql.run(connection, REMOVE);
        Sql.run(connection, KEEP_CONFIRMATIONS, order.delivery().deliveryId());
        CoverageWriter.writeFallenBackOn(connection);
    }
}
