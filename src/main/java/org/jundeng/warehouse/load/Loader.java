// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jundeng.finding.Finding;
import org.jundeng.observation.TimePeriod;
import org.jundeng.plausibility.SignVerdict;
import org.jundeng.sign.Sign;
import org.jundeng.warehouse.ledger.Arrival;
import org.jundeng.warehouse.ledger.FindingLog;
import org.jundeng.warehouse.ledger.Glimpse;
import org.jundeng.warehouse.ledger.Ledger;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.LedgerWriter;
import org.jundeng.warehouse.ledger.Outcome;
import org.jundeng.warehouse.ledger.Pull;
import org.jundeng.warehouse.ledger.UnconfirmedLines;
import org.jundeng.warehouse.ledger.UnconfirmedLines.Cell;
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

    private static final int MOST_REPLACED = 20;

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
     * @param largest the largest of the values that it would replace
     * @param periods the periods of its figures; none where it would be refused
     */
    public record Comparison(
            LedgerLine.Result result,
            List<Finding> listed,
            List<Difference.Replaced> largest,
            SortedSet<TimePeriod> periods) {

        public Comparison {
            largest = List.copyOf(largest);
            periods = Collections.unmodifiableSortedSet(new TreeSet<>(periods));
        }

        /** A comparison with a warehouse of which nothing would be replaced. */
        public Comparison(LedgerLine.Result result, List<Finding> listed) {
            this(result, listed, List.of(), new TreeSet<>());
        }
    }

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
            loadOrTell(connection, arrival, content, keeping);
            return Ledger.byArrival(connection, arrival.arrivalId()).orElseThrow();
        });
    }

    /** Loads, and says of which delivery the bytes cannot be read. */
    private void loadOrTell(Connection connection, Arrival arrival, Content content, Keeping keeping)
            throws SQLException {
        try {
            load(connection, arrival, content, keeping);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + arrival.origin().sourceName() + ": " + e.getMessage(), e);
        } catch (UncheckedSqlException e) {
            throw e.getCause();
        }
    }

    /**
     * What {@link #store} would do, by doing it in a transaction that is undone: {@code glimpse} sees it. It holds the
     * locks that storing holds, so that other deliveries wait as long as they would for this one. Throws {@link
     * Glimpse.Busy} where others hold them for long.
     */
    public <T> T glimpse(Arrival arrival, Content content, Glimpse<T> glimpse) {
        return Glimpse.undone(warehouse, connection -> {
            lock(connection, arrival.origin().feed());
            LedgerWriter.lock(connection);
            glimpse.before(connection);
            loadOrTell(connection, arrival, content, outcome -> arrival.bytes().keptPath());
            LedgerLine line = Ledger.byArrival(connection, arrival.arrivalId()).orElseThrow();
            return glimpse.after(connection, line);
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
            try {
                Settlement settlement = Settlement.of(connection, arrival, content.pull());
                Optional<Long> same = sameBytes(connection, arrival, content, settlement);
                if (same.isPresent()) {
                    return new Comparison(LedgerLine.Result.duplicate(same.get(), 0), findings.listed());
                }
                DeferredRows.createAll(connection);
                Absences.create(connection);
                Sql.execute(connection, "set transaction read only");
                DeliveryStore store = new DeliveryStore(connection, arrival, content, null);
                Staged staged = stage(store, content, settlement, findings);
                LedgerLine.Result result = result(store, staged, findings);
                return staged.outcome() == Outcome.REFUSED
                        ? new Comparison(result, findings.listed())
                        : new Comparison(
                                result, findings.listed(), store.difference().largest(MOST_REPLACED), store.periods());
            } catch (IOException e) {
                throw new UncheckedIOException("reading " + arrival.origin().sourceName() + ": " + e.getMessage(), e);
            } catch (UncheckedSqlException e) {
                throw e.getCause();
            }
        });
    }

    private record Staged(Content.Verdict verdict, long rejected, Outcome outcome, Set<Sign> stoppedBy) {

        static Staged refused(Content.Verdict verdict, long rejected) {
            return new Staged(verdict, rejected, Outcome.REFUSED, Set.of());
        }
    }

    private void load(Connection connection, Arrival arrival, Content content, Keeping keeping)
            throws SQLException, IOException {
        FindingLog findings = new FindingLog();
        Settlement settlement = Settlement.of(connection, arrival, content.pull());
        Optional<LedgerLine.Result> known = settlement.tooLate(findings);
        if (known.isEmpty()) {
            known = sameBytes(connection, arrival, content, settlement)
                    .map(same ->
                            LedgerLine.Result.duplicate(same, content.known().size()));
            if (known.isPresent()) {
                content.known().forEach(findings);
            }
        }
        if (known.isPresent()) {
            Arrival kept = arrival.keptAt(keeping.pathFor(known.get().outcome()));
            write(connection, ledger.nextId(connection), kept, new Decided(known.get(), content.pull()), findings);
            return;
        }
        if (content.completeness().isPresent()) {
            Absences.create(connection);
        }
        DeliveryStore store = new DeliveryStore(connection, arrival, content, ledger);
        Staged staged = stage(store, content, settlement, findings);
        Outcome outcome = staged.outcome();
        List<Cell> changed =
                outcome == Outcome.UNCONFIRMED ? settlement.changed(store.deliveryId(), store.revises()) : List.of();
        if (!outcome.isKnown()) {
            store.takeBack();
        }
        Arrival kept = arrival.keptAt(keeping.pathFor(outcome));
        LedgerLine.Result figures = result(store, staged, findings);
        LedgerLine.Result result = outcome.isKnown() ? figures : figures.withoutObservations();
        write(connection, store.deliveryId(), kept, new Decided(result, content.pull()), findings);
        if (outcome.isKnown()) {
            content.rejected().write(connection, store.deliveryId());
            store.write();
        }
        if (outcome == Outcome.REFUSED) {
            content.rejected().writePeriods(connection, store.deliveryId());
        }
        if (outcome == Outcome.UNCONFIRMED) {
            settlement.open(store.deliveryId(), staged.stoppedBy(), changed);
        }
        if (outcome != Outcome.REFUSED) {
            settlement.settle(store.deliveryId(), outcome.isKnown());
        }
    }

    /** The result, with the figures of a refused or unconfirmed delivery, too: a comparison shows them. */
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
            if (reachesOn(connection, decided.result())) {
                Watermarks.move(connection, deliveryId, arrival, decided.pull().get());
            }
        }
    }

    /** Whether its rows need not be asked for again: they are known, or are those of a line of which that is true. */
    private static boolean reachesOn(Connection connection, LedgerLine.Result result) throws SQLException {
        return result.outcome().isKnown()
                || result.outcome() == Outcome.DUPLICATE
                        && UnconfirmedLines.of(connection, result.duplicateOf()).isEmpty();
    }

    private Staged stage(DeliveryStore store, Content content, Settlement settlement, FindingLog findings)
            throws SQLException, IOException {
        if (settlement.anyWaiting()) {
            store.noteAllBrought();
        }
        try (Staging staging = new Staging(store, blocks)) {
            Content.Verdict verdict = content.deliver(staging, findings);
            if (verdict.refused()) {
                staging.abandon();
                return Staged.refused(verdict, verdict.rowsRejected());
            }
            staging.finish();
            long rejected = verdict.rowsRejected() + store.settleRepeats(content, staging::known, findings);
            Optional<Finding> tooMany = verdict.badRows().tooMany(rejected, verdict.rowsRead());
            if (tooMany.isPresent()) {
                findings.accept(tooMany.get());
                return Staged.refused(verdict, rejected);
            }
            store.check(findings);
            if (store.absences().moreGoneThanAllowed(store::held, rejected, findings)) {
                return Staged.refused(verdict, rejected);
            }
            SignVerdict signs = store.judge(content);
            signs.findings().forEach(findings);
            if (rejected == 0) {
                content.completeness().ifPresent(store.brought()::isComplete);
            }
            settlement.find(store.brought(), findings);
            long changed = store.difference().added()
                    + store.difference().revised()
                    + store.absences().gone();
            if (signs.stops() && changed > 0) {
                return new Staged(verdict, rejected, Outcome.UNCONFIRMED, signs.stoppedBy());
            }
            return new Staged(verdict, rejected, outcome(rejected, changed), Set.of());
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

    /**
     * Bytes that are known are not read again. While a delivery of the feed waits they are, unless they are its own:
     * what is known already may be meant to take its place.
     */
    private Optional<Long> sameBytes(Connection connection, Arrival arrival, Content content, Settlement settlement)
            throws SQLException {
        if (!arrival.isDelivery() || settlement.anyWaiting()) {
            return settlement.sameBytes(clock.instant());
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
