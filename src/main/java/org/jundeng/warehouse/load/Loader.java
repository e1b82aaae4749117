// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jundeng.finding.Finding;
import org.jundeng.warehouse.ledger.Arrival;
import org.jundeng.warehouse.ledger.FindingLog;
import org.jundeng.warehouse.ledger.Ledger;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.LedgerWriter;
import org.jundeng.warehouse.ledger.Outcome;
import org.jundeng.warehouse.ledger.Pull;
import org.jundeng.warehouse.ledger.Watermarks;
import org.jundeng.warehouse.sql.AdvisoryLock;
import org.jundeng.warehouse.sql.Sql;
import org.jundeng.warehouse.sql.Transactions;
import org.jundeng.warehouse.sql.UncheckedSqlException;

/**
 * Stores a delivery: its observations, the revisions they cause, its findings and its ledger line in one transaction.
 * The lock of the feed makes deliveries of one feed wait for each other.
 */
public final class Loader {

    /**
     * The last line that the arrival is a duplicate of. Of such a line, all of this is true:
     *
     * <ul>
     *   <li>It has the same feed, bytes and contract, was taken, and has not been withdrawn.
     *   <li>None of the values that it set has been replaced since.
     *   <li>It set all that it held and had no findings; or else no value that was known then has been replaced since,
     *       for it may have confirmed that value, or may have been kept out by it.
     *   <li>It had no finding {@code future-period}: on another date it might have none.
     *   <li>It had no findings, or regions and indicators are still the same: they may have been corrected because of
     *       a finding.
     *   <li>The arrival states no later time than it did: a later one confirms its values.
     *   <li>The arrival promises no completeness, or neither its feed nor a withdrawal has changed anything since.
     * </ul>
     */
    private static final String SAME_BYTES = """
            select d.delivery_id from delivery d
            where d.feed = ? and d.sha256 = ? and d.contract_hash = ?
              and d.kind <> 'withdrawal' and d.outcome in ('taken', 'taken-in-part', 'unchanged')
              and not exists (select from delivery w where w.kind = 'withdrawal' and w.concerns = d.delivery_id)
              and not exists (select from revision r where r.delivery_id = d.delivery_id)
              and (d.obs_unchanged + d.findings = 0 or not exists (
                select from revision r where r.replaced_by > d.delivery_id and r.known_since <= d.delivery_id))
              and not exists (select from finding f where f.delivery_id = d.delivery_id and f.code = 'future-period')
              and (d.findings = 0 or not exists (
                select from config_version v
                where v.kind in ('regions', 'indicator') and v.first_used > d.recorded_at and v.first_used <= ?))
              and (? or regexp_replace(d.as_of, ' [^ ]*$', '') >= ?)
              and (? or not exists (
                select from delivery l
                where (l.feed = d.feed or l.kind = 'withdrawal') and l.delivery_id > d.delivery_id
                  and l.obs_new + l.obs_revised > 0))
            order by d.delivery_id desc limit 1
            """;

    private final DataSource warehouse;
    private final Clock clock;
    private final LedgerWriter ledger;
    private final Staging.Blocks blocks;

    /** Loads into {@code warehouse}; lines are stamped with the time of {@code clock}. */
    public Loader(DataSource warehouse, Clock clock) {
        this(warehouse, clock, Staging.Blocks.forHeap(Runtime.getRuntime().maxMemory()));
    }

    Loader(DataSource warehouse, Clock clock, Staging.Blocks blocks) {
        this.warehouse = warehouse;
        this.blocks = blocks;
        this.clock = clock;
        this.ledger = new LedgerWriter(clock);
    }

    /** Keeps the bytes where their outcome belongs, and says where that is. May be called again. */
    @FunctionalInterface
    public interface Keeping {
        /** The path below the workspace. */
        String pathFor(Outcome outcome) throws IOException;
    }

    /**
     * What storing a delivery would lead to.
     *
     * @param result the result that its ledger line would have
     * @param listed the listed findings
     */
    public record Comparison(LedgerLine.Result result, List<Finding> listed) {}

    /**
     * Stores the delivery and returns its line. For an arrival that already has a line, returns that one and changes
     * nothing.
     */
    public LedgerLine store(Arrival arrival, Content content, Keeping keeping) {
        return Transactions.write(warehouse, connection -> {
            lock(connection, arrival.origin().feed());
            Optional<LedgerLine> known = Ledger.byArrival(connection, arrival.arrivalId());
            if (known.isPresent()) {
                return known.get();
            }
            try {
                load(connection, arrival, content, keeping);
            } catch (IOException e) {
                throw new UncheckedIOException("reading " + arrival.origin().sourceName() + ": " + e.getMessage(), e);
            } catch (UncheckedSqlException e) {
                throw e.getCause();
            }
            return Ledger.byArrival(connection, arrival.arrivalId()).orElseThrow();
        });
    }

    /**
     * What {@link #store} would do. Runs the same code up to the difference, in a transaction that is read-only once
     * {@code before} is done, which may create temporary tables.
     */
    public Comparison compare(Arrival arrival, Content content, Transactions.Work<Void> before) {
        return Transactions.read(warehouse, connection -> {
            before.with(connection);
            FindingLog findings = new FindingLog();
            Optional<Long> same = sameBytes(connection, arrival, content);
            if (same.isPresent()) {
                return new Comparison(LedgerLine.Result.duplicate(same.get(), 0), findings.listed());
            }
            try {
                DeferredRows.createAll(connection);
                Absences.create(connection);
                Sql.execute(connection, "set transaction read only");
                DeliveryStore store = new DeliveryStore(connection, arrival, content, null);
                Staged staged = stage(store, content, findings);
                return new Comparison(result(store, staged, findings), findings.listed());
            } catch (IOException e) {
                throw new UncheckedIOException("reading " + arrival.origin().sourceName() + ": " + e.getMessage(), e);
            } catch (UncheckedSqlException e) {
                throw e.getCause();
            }
        });
    }

    private record Staged(Content.Verdict verdict, long rejected, Outcome outcome) {}

    private void load(Connection connection, Arrival arrival, Content content, Keeping keeping)
            throws SQLException, IOException {
        FindingLog findings = new FindingLog();
        Optional<Long> same = sameBytes(connection, arrival, content);
        if (same.isPresent()) {
            content.known().forEach(findings);
            Arrival kept = arrival.keptAt(keeping.pathFor(Outcome.DUPLICATE));
            LedgerLine.Result result = LedgerLine.Result.duplicate(same.get(), findings.count());
            write(connection, ledger.nextId(connection), kept, new Decided(result, content.pull()), findings);
            return;
        }
        if (content.completeness().isPresent()) {
            Absences.create(connection);
        }
        DeliveryStore store = new DeliveryStore(connection, arrival, content, ledger);
        Staged staged = stage(store, content, findings);
        boolean refused = staged.outcome() == Outcome.REFUSED;
        if (refused) {
            store.refuse();
        }
        Arrival kept = arrival.keptAt(keeping.pathFor(staged.outcome()));
        LedgerLine.Result figures = result(store, staged, findings);
        LedgerLine.Result result = refused ? figures.withoutObservations() : figures;
        write(connection, store.deliveryId(), kept, new Decided(result, content.pull()), findings);
        if (!refused) {
            store.write();
        }
    }

    /** The result, with the figures of a refused delivery, too: a comparison shows them. */
    private static LedgerLine.Result result(DeliveryStore store, Staged staged, FindingLog findings) {
        Difference difference = store.difference();
        return new LedgerLine.Result(
                staged.outcome(),
                null,
                new LedgerLine.Counts(
                        staged.verdict().rowsRead(),
                        staged.rejected(),
                        difference.added(),
                        difference.revised() + store.absences().gone(),
                        difference.unchanged(),
                        findings.count()));
    }

    private record Decided(LedgerLine.Result result, Optional<Pull> pull) {}

    private void write(Connection connection, long deliveryId, Arrival arrival, Decided decided, FindingLog findings)
            throws SQLException {
        ledger.write(connection, deliveryId, arrival, decided.result(), findings.listed());
        if (decided.pull().isPresent()) {
            Watermarks.keep(connection, deliveryId, decided.pull().get());
            if (decided.result().outcome() != Outcome.REFUSED) {
                Watermarks.move(connection, deliveryId, arrival, decided.pull().get());
            }
        }
    }

    private Staged stage(DeliveryStore store, Content content, FindingLog findings) throws SQLException, IOException {
        try (Staging staging = new Staging(store, blocks)) {
            Content.Verdict verdict = content.deliver(staging, findings);
            if (verdict.refused()) {
                staging.abandon();
                return new Staged(verdict, verdict.rowsRejected(), Outcome.REFUSED);
            }
            staging.finish();
            long rejected = verdict.rowsRejected() + store.settleRepeats(content, staging::known, findings);
            Optional<Finding> tooMany = verdict.badRows().tooMany(rejected, verdict.rowsRead());
            if (tooMany.isPresent()) {
                findings.accept(tooMany.get());
                return new Staged(verdict, rejected, Outcome.REFUSED);
            }
            store.check(findings);
            if (store.absences().moreGoneThanAllowed(store::held, rejected, findings)) {
                return new Staged(verdict, rejected, Outcome.REFUSED);
            }
            long changed = store.difference().added()
                    + store.difference().revised()
                    + store.absences().gone();
            return new Staged(verdict, rejected, outcome(rejected, changed));
        }
    }

    private static Outcome outcome(long rejected, long changed) {
        if (rejected > 0) {
            return Outcome.TAKEN_IN_PART;
        }
        return changed > 0 ? Outcome.TAKEN : Outcome.UNCHANGED;
    }

    /** Takes the lock of a feed, which makes its deliveries wait for each other, until the transaction ends. */
    public static void lock(Connection connection, String feed) throws SQLException {
        AdvisoryLock.FEED.take(connection, feed);
    }

    private Optional<Long> sameBytes(Connection connection, Arrival arrival, Content content) throws SQLException {
        if (!arrival.isDelivery()) {
            return Optional.empty();
        }
        return Sql.first(
                connection,
                SAME_BYTES,
                row -> row.getLong(1),
                arrival.origin().feed(),
                arrival.bytes().sha256(),
                arrival.promise().contractHash(),
                clock.instant(),
                !arrival.statesAsOf(),
                arrival.times().asOf().moment(),
                content.completeness().isEmpty());
    }
}
