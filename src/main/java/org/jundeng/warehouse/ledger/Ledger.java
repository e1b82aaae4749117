// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.finding.Location;
import org.jundeng.warehouse.sql.SharedTexts;
import org.jundeng.warehouse.sql.Sql;
import org.jundeng.warehouse.sql.Transactions;

/** The ledger: one line for everything that arrived, or was done to an arrival. */
public final class Ledger {

    private static final int RECENT = 1_000;
    private static final String LINES = "select * from delivery ";
    private static final String OF_RUN = """
            where run_id in (
              select r.run_id
              from run now join run r on r.command = now.command and r.business_date = now.business_date
              where now.run_id = ? and (r.run_id = now.run_id or r.run_id < now.run_id and r.ended_at is null
                and not exists (
                  select from run f
                  where f.command = now.command and f.business_date = now.business_date
                    and f.run_id between r.run_id and now.run_id - 1 and f.ended_at is not null)))
            order by delivery_id
            """;

    private final DataSource warehouse;
    private final LedgerWriter writer;

    /** The ledger of {@code warehouse}; lines are stamped with the time of {@code clock}. */
    public Ledger(DataSource warehouse, Clock clock) {
        this.warehouse = warehouse;
        this.writer = new LedgerWriter(clock);
    }

    /** The line of an arrival; empty where it has none yet. */
    public Optional<LedgerLine> byArrival(String arrivalId) {
        return Transactions.read(warehouse, connection -> byArrival(connection, arrivalId));
    }

    /** Whether a feed has a line with these bytes: the same bytes may be news for another feed. */
    public boolean knowsBytes(String feed, String sha256) {
        return Transactions.read(
                warehouse,
                connection -> Sql.any(
                        connection, "select from delivery where feed = ? and sha256 = ? limit 1", feed, sha256));
    }

    /** The line with this ledger number. */
    public Optional<LedgerLine> byId(long deliveryId) {
        return Transactions.read(
                warehouse, connection -> lines(connection, LINES + "where delivery_id = ?", deliveryId).stream()
                        .findFirst());
    }

    /** The newest {@code most} lines, the newest first. */
    public List<LedgerLine> newest(int most) {
        return newest(LedgerSelection.ALL, most);
    }

    /** The newest {@code most} of the selected lines, the newest first. */
    public List<LedgerLine> newest(LedgerSelection selection, int most) {
        return newest(selection, most, 0);
    }

    /** As {@link #newest(LedgerSelection, int)}, without the newest {@code skipped} of them. */
    public List<LedgerLine> newest(LedgerSelection selection, int most, long skipped) {
        String sql = LINES + LedgerSelection.CONDITION + "order by delivery_id desc limit ? offset ?";
        return Transactions.read(
                warehouse,
                connection -> Sql.list(connection, sql, LedgerRows::line, selection.arguments(most, skipped)));
    }

    /**
     * The newest {@code most} of the selected lines before {@code before} that are of {@code bureaus}, the newest
     * first; null for those of all bureaus.
     */
    public List<LedgerLine> newestBefore(LedgerSelection selection, Collection<String> bureaus, long before, int most) {
        String sql = LINES + LedgerSelection.CONDITION
                + " and (?::text[] is null or bureau = any (?::text[])) and delivery_id < ?"
                + " order by delivery_id desc limit ?";
        Object some = bureaus == null ? null : Sql.texts(bureaus);
        return Transactions.read(
                warehouse,
                connection ->
                        Sql.list(connection, sql, LedgerRows::line, selection.arguments(some, some, before, most)));
    }

    /** How many lines are selected. */
    public long count(LedgerSelection selection) {
        String sql = "select count(*) from delivery " + LedgerSelection.CONDITION;
        return Transactions.read(warehouse, connection -> Sql.number(connection, sql, selection.arguments()));
    }

    /**
     * The first lines that are about this one, at most {@code most}, in ledger order: those that take it again or back,
     * and those that had the same bytes.
     */
    public List<LedgerLine> about(long deliveryId, int most) {
        String sql = LINES + "where concerns = ? or duplicate_of = ? order by delivery_id limit ?";
        return Transactions.read(
                warehouse, connection -> Sql.list(connection, sql, LedgerRows::line, deliveryId, deliveryId, most));
    }

    /** The lines that take some lines again or back, in ledger order. */
    public List<LedgerLine> concerning(Collection<Long> deliveryIds) {
        String sql = LINES + "where concerns = any (?) order by delivery_id";
        return Transactions.read(
                warehouse, connection -> Sql.list(connection, sql, LedgerRows::line, Sql.numbers(deliveryIds)));
    }

    /** The newest {@code most} of the lines that are searched for, the newest first. */
    public List<LedgerLine> found(LedgerSearch search, int most) {
        String sql = LINES + LedgerSearch.CONDITION + "order by delivery_id desc limit ?";
        return Transactions.read(
                warehouse, connection -> Sql.list(connection, sql, LedgerRows::line, search.arguments(most)));
    }

    /** How many lines are searched for. */
    public long countFound(LedgerSearch search) {
        String sql = "select count(*) from delivery " + LedgerSearch.CONDITION;
        return Transactions.read(warehouse, connection -> Sql.number(connection, sql, search.arguments()));
    }

    /** When the latest of the newest lines arrived; empty where there is none. */
    public Optional<Instant> latestArrival() {
        return newest(RECENT).stream()
                .map(line -> line.arrival().times().arrivedAt())
                .max(Comparator.naturalOrder());
    }

    /** The lines of a run, and of the runs of the same night that broke off before it, in ledger order. */
    public List<LedgerLine> ofRun(long runId) {
        return Transactions.read(warehouse, connection -> lines(connection, LINES + OF_RUN, runId));
    }

    /** The first lines after {@code deliveryId}, at most {@code most}, in ledger order. */
    public List<LedgerLine> after(long deliveryId, int most) {
        String sql = LINES + "where delivery_id > ? order by delivery_id limit " + most;
        return Transactions.read(warehouse, connection -> lines(connection, sql, deliveryId));
    }

    /** The listed findings of a line, in the order they were found. */
    public List<Finding> findings(long deliveryId) {
        return Transactions.read(warehouse, connection -> findings(connection, deliveryId));
    }

    /** The listed findings of a row of a line, in the order they were found. */
    public List<Finding> findings(long deliveryId, long rowNo) {
        SharedTexts texts = new SharedTexts();
        return Transactions.read(
                warehouse,
                connection -> Sql.list(
                        connection,
                        "select * from finding where delivery_id = ? and row_no = ? order by finding_id",
                        row -> finding(row, texts),
                        deliveryId,
                        rowNo));
    }

    /** As {@link #findings(long)}, within the caller's transaction. */
    public static List<Finding> findings(Connection connection, long deliveryId) throws SQLException {
        SharedTexts texts = new SharedTexts();
        return Sql.list(
                connection,
                "select * from finding where delivery_id = ? order by finding_id",
                row -> finding(row, texts),
                deliveryId);
    }

    /** Writes the line of an arrival that is refused unread: no contract claims it, or it cannot be read. */
    public LedgerLine refuse(Arrival arrival, List<Finding> findings) {
        return close(arrival, findings, Outcome.REFUSED);
    }

    /** Writes the line of a pull that brought nothing: its source is out of reach, or does not answer as agreed. */
    public LedgerLine fail(Arrival arrival, List<Finding> findings) {
        return close(arrival, findings, Outcome.FAILED);
    }

    private LedgerLine close(Arrival arrival, List<Finding> findings, Outcome outcome) {
        return Transactions.write(warehouse, connection -> {
            Optional<LedgerLine> known = byArrival(connection, arrival.arrivalId());
            if (known.isPresent()) {
                return known.get();
            }
            FindingLog log = new FindingLog();
            findings.forEach(log);
            long deliveryId = writer.nextId(connection);
            LedgerLine.Result result = LedgerLine.Result.unread(outcome, log.count());
            writer.write(connection, deliveryId, arrival, result, log.listed());
            return byArrival(connection, arrival.arrivalId()).orElseThrow();
        });
    }

    /** The number of the last line that the transaction of {@code connection} sees; 0 where there is none. */
    public static long lastNumber(Connection connection) throws SQLException {
        return Sql.number(connection, "select coalesce(max(delivery_id), 0) from delivery");
    }

    /** As {@link #byArrival(String)}, within the caller's transaction. */
    public static Optional<LedgerLine> byArrival(Connection connection, String arrivalId) throws SQLException {
        return lines(connection, LINES + "where arrival_id = ?", arrivalId).stream()
                .findFirst();
    }

    private static List<LedgerLine> lines(Connection connection, String sql, Object argument) throws SQLException {
        return Sql.list(connection, sql, LedgerRows::line, argument);
    }

    static Finding finding(ResultSet row, SharedTexts texts) throws SQLException {
        String[] arguments = (String[]) row.getArray("arguments").getArray();
        return new Finding(
                FindingCode.of(row.getString("code")),
                new Location(row.getLong("row_no"), row.getString("column_name"), row.getInt("column_no")),
                row.getString("found"),
                texts.of(List.of(arguments)));
    }
}
