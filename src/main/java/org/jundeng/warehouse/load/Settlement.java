// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.load;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.sign.Sign;
import org.jundeng.warehouse.ledger.Arrival;
import org.jundeng.warehouse.ledger.FindingLog;
import org.jundeng.warehouse.ledger.LedgerKind;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.Outcome;
import org.jundeng.warehouse.ledger.Pull;
import org.jundeng.warehouse.ledger.UnconfirmedLines;
import org.jundeng.warehouse.ledger.UnconfirmedLines.Cell;
import org.jundeng.warehouse.ledger.UnconfirmedLines.How;
import org.jundeng.warehouse.ledger.UnconfirmedLines.Settled;
import org.jundeng.warehouse.ledger.UnconfirmedLines.Unconfirmed;
import org.jundeng.warehouse.sql.Sql;

/**
 * What an arrival means for the deliveries of its feed that wait to be confirmed. A delivery settles those whose
 * figures it brings, all of them, unless it is an answer to a question for what is new: such an answer was never meant
 * to be complete. What somebody asks for, a confirmation, a release or a replay, settles them in any case. A newer
 * delivery that brings some of the figures only, or is such an answer, settles nothing, but has spoken: those that wait
 * can be confirmed no more.
 *
 * <p>Where nothing but the period was in doubt, a mended file brings the figures of another period; it settles the line
 * by having the same name.
 */
final class Settlement {

    /** Those that the arrival is not older than, by the as-of stamps, and whether it is newer. */
    private static final String NOT_NEWER = """
            select u.delivery_id, d.as_of < ? as older, d.source_name
            from unconfirmed u join delivery d using (delivery_id)
            where u.settled_by is null and u.feed = ? and d.as_of <= ?
            """;

    /** The same bytes under the same contract, read by the same regions and indicators. */
    private static final String SAME_BYTES = """
            select d.delivery_id from unconfirmed u join delivery d using (delivery_id)
            where u.settled_by is null and u.feed = ? and d.sha256 = ? and d.contract_hash = ?
              and not exists (
                select from config_version v
                where v.kind in ('regions', 'indicator') and v.first_used > d.recorded_at and v.first_used <= ?)
            order by d.delivery_id desc limit 1
            """;

    /** A newer delivery of the feed that brought one of the figures, and was not withdrawn. */
    private static final String SPOKEN_SINCE = """
            select n.newer from unconfirmed_newer n
            where n.delivery_id = ?
              and not exists (select from delivery w where w.kind = 'withdrawal' and w.concerns = n.newer)
            order by n.newer desc limit 1
            """;

    /** The second may be confirmed, the first no more: it is a later line, and not older by its stamp. */
    private static final String LATER = """
            select u.delivery_id from unconfirmed u join delivery d using (delivery_id)
            where u.settled_by is null and u.feed = ? and u.delivery_id > ?
              and d.as_of >= (select o.as_of from delivery o where o.delivery_id = ?)
            order by u.delivery_id
            """;

    private static final String SPEAK = "insert into unconfirmed_newer (delivery_id, newer) values (?, ?)";

    private static final String CHANGED = """
            select s.indicator, s.freq, x.time_period, array_agg(distinct s.region_id) as region_ids
            from (%s) x join series s using (series_id)
            group by 1, 2, 3 order by 1, 2, 3
            """;
    private static final String SET = "select series_id, time_period from observation where delivery_id = ?";
    private static final String REVISED =
            " union all select series_id, time_period from difference where change = 'revised'";

    private final Connection connection;
    private final Arrival arrival;
    private final boolean settles;
    private final List<Unconfirmed> waiting;
    private final List<Unconfirmed> covered = new ArrayList<>();
    private final List<Long> spokenOf = new ArrayList<>();

    private Settlement(Connection connection, Arrival arrival, boolean settles, List<Unconfirmed> waiting) {
        this.connection = connection;
        this.arrival = arrival;
        this.settles = settles;
        this.waiting = waiting;
    }

    /** What the arrival may settle. The caller holds the lock of the feed. */
    static Settlement of(Connection connection, Arrival arrival, Optional<Pull> pull) throws SQLException {
        List<Unconfirmed> waiting =
                UnconfirmedLines.waiting(connection, arrival.origin().feed());
        boolean whole = pull.isEmpty() || pull.get().full();
        return new Settlement(connection, arrival, whole || !arrival.isDelivery(), waiting);
    }

    /** Whether any delivery of the feed waits. */
    boolean anyWaiting() {
        return !waiting.isEmpty();
    }

    /**
     * The line that waits with the bytes of this arrival, which comes {@code now}: sending them again confirms nothing.
     */
    Optional<Long> sameBytes(Instant now) throws SQLException {
        if (waiting.isEmpty() || !arrival.isDelivery()) {
            return Optional.empty();
        }
        return Sql.first(
                connection,
                SAME_BYTES,
                row -> row.getLong(1),
                arrival.origin().feed(),
                arrival.bytes().sha256(),
                arrival.promise().contractHash(),
                now);
    }

    /**
     * The result of a confirmation that comes too late: a duplicate of the line that confirmed the delivery; or else
     * refused, because the delivery was settled otherwise or a newer one has spoken. Empty where it is not too late,
     * or where the arrival confirms nothing.
     */
    Optional<LedgerLine.Result> tooLate(FindingLog reasons) throws SQLException {
        if (arrival.kind() != LedgerKind.CONFIRMATION) {
            return Optional.empty();
        }
        Optional<Unconfirmed> concerned = UnconfirmedLines.of(connection, arrival.concerns());
        Settled settled = concerned.map(Unconfirmed::settled).orElse(null);
        if (settled != null && settled.how() == How.CONFIRMED) {
            return Optional.of(LedgerLine.Result.duplicate(settled.by(), 0));
        }
        Optional<Long> spoken = concerned.isEmpty()
                ? Optional.of(arrival.concerns())
                : settled != null ? Optional.of(settled.by()) : spokenSince();
        spoken.ifPresent(line -> reasons.accept(
                Finding.of(FindingCode.NOTHING_TO_CONFIRM, Long.toString(arrival.concerns()), Long.toString(line))));
        return spoken.map(line -> LedgerLine.Result.unread(Outcome.REFUSED, 1));
    }

    private Optional<Long> spokenSince() throws SQLException {
        Optional<Long> taken = Sql.first(connection, SPOKEN_SINCE, row -> row.getLong(1), arrival.concerns());
        if (taken.isPresent()) {
            return taken;
        }
        List<Cell> cells = UnconfirmedLines.cells(connection, arrival.concerns());
        List<Long> later = Sql.list(
                connection,
                LATER,
                row -> row.getLong(1),
                arrival.origin().feed(),
                arrival.concerns(),
                arrival.concerns());
        for (long each : later) {
            if (covers(UnconfirmedLines.cells(connection, each), cells)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    private static boolean covers(List<Cell> cells, List<Cell> others) {
        return others.stream().allMatch(other -> cells.stream()
                .anyMatch(cell -> cell.indicator().equals(other.indicator())
                        && cell.freq().equals(other.freq())
                        && cell.period().equals(other.period())
                        && cell.regions().containsAll(other.regions())));
    }

    /** Finds the deliveries that wait and whose figures are among {@code brought}; tells which of them it settles. */
    void find(BroughtCells brought, FindingLog findings) throws SQLException {
        if (waiting.isEmpty()) {
            return;
        }
        Map<Long, NotNewer> notNewer = notNewer();
        for (Unconfirmed line : waiting) {
            List<Cell> cells = UnconfirmedLines.cells(connection, line.deliveryId());
            NotNewer earlier = notNewer.get(line.deliveryId());
            boolean concerned = Long.valueOf(line.deliveryId()).equals(arrival.concerns());
            boolean all = concerned || earlier != null && (brought.cover(cells) || mendsPeriod(line, earlier));
            if (all) {
                covered.add(line);
            }
            if (all && settles) {
                tell(line, earlier, findings);
            } else if (earlier != null && earlier.older() && brought.holdAnyOf(cells)) {
                spokenOf.add(line.deliveryId());
            }
        }
    }

    /**
     * Whether it is the same file, dropped again, and nothing but the period was in doubt: mended, the file brings the
     * figures of another period than it did.
     */
    private boolean mendsPeriod(Unconfirmed line, NotNewer earlier) {
        boolean dropped = arrival.taker().round() != null;
        return dropped
                && line.signs().equals(List.of(Sign.WRONG_PERIOD.word()))
                && earlier.sourceName().equals(arrival.origin().sourceName());
    }

    /** A line that waits and that the arrival is not older than. */
    private record NotNewer(String sourceName, boolean older) {}

    private Map<Long, NotNewer> notNewer() throws SQLException {
        Map<Long, NotNewer> olderByLine = new HashMap<>();
        String stamp = arrival.times().asOf().stamp();
        Sql.each(
                connection,
                NOT_NEWER,
                row -> olderByLine.put(
                        row.getLong("delivery_id"),
                        new NotNewer(row.getString("source_name"), row.getBoolean("older"))),
                stamp,
                arrival.origin().feed(),
                stamp);
        return olderByLine;
    }

    private void tell(Unconfirmed line, NotNewer earlier, FindingLog findings) {
        if (!confirms(line)) {
            findings.accept(Finding.of(
                    FindingCode.REPLACES_UNCONFIRMED,
                    earlier == null ? arrival.origin().sourceName() : earlier.sourceName(),
                    Long.toString(line.deliveryId()),
                    line.since().toString()));
        }
    }

    /** What the delivery would change, to be asked before it is taken back; {@code revising} where it revises any. */
    List<Cell> changed(long deliveryId, boolean revising) throws SQLException {
        String sql = String.format(Locale.ROOT, CHANGED, revising ? SET + REVISED : SET);
        return Sql.list(connection, sql, Settlement::cell, deliveryId);
    }

    private static Cell cell(ResultSet row) throws SQLException {
        return new Cell(
                row.getString("indicator"),
                row.getString("freq"),
                row.getObject("time_period", LocalDate.class),
                Set.of((String[]) row.getArray("region_ids").getArray()));
    }

    /**
     * Settles what was found, by the line {@code deliveryId} that was just written. Where its figures are {@code known}
     * now, it has spoken of those that it brings in part: they can be confirmed no more.
     */
    void settle(long deliveryId, boolean known) throws SQLException {
        for (Unconfirmed line : settles ? covered : List.<Unconfirmed>of()) {
            UnconfirmedLines.settle(
                    connection,
                    line.deliveryId(),
                    new Settled(deliveryId, confirms(line) ? How.CONFIRMED : How.SUPERSEDED));
        }
        for (long line : known ? spokenOf : List.<Long>of()) {
            Sql.run(connection, SPEAK, line, deliveryId);
        }
    }

    private boolean confirms(Unconfirmed line) {
        return arrival.kind() == LedgerKind.CONFIRMATION && arrival.concerns() == line.deliveryId();
    }

    /** Has the line {@code deliveryId} wait, from the day on which the first of those came that it brings again. */
    void open(long deliveryId, Collection<Sign> signs, List<Cell> cells) throws SQLException {
        LocalDate since = Stream.concat(
                        covered.stream().map(Unconfirmed::since),
                        Stream.of(arrival.times().businessDate()))
                .min(Comparator.naturalOrder())
                .orElseThrow();
        UnconfirmedLines.open(
                connection,
                new Unconfirmed(
                        deliveryId,
                        arrival.origin().feed(),
                        since,
                        signs.stream().map(Sign::word).toList(),
                        null),
                cells);
    }
}
