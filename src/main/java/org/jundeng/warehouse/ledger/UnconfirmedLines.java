// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jundeng.warehouse.sql.Sql;
import org.jundeng.warehouse.sql.Transactions;

/**
 * The deliveries whose figures look wrong: which of them wait to be confirmed, and how the others were settled. Those
 * who store a delivery hold the lock of its feed.
 */
public final class UnconfirmedLines {

    private static final String LINES =
            "select delivery_id, feed, since, signs, settled_by, settled_how from unconfirmed ";
    private static final String CELLS =
            "select indicator, freq, time_period, region_ids from unconfirmed_coverage where delivery_id = ?"
                    + " order by indicator, freq, time_period";
    private static final String OPEN = "insert into unconfirmed (delivery_id, feed, since, signs) values (?, ?, ?, ?)";
    private static final String COVER = """
            insert into unconfirmed_coverage (delivery_id, indicator, freq, time_period, region_ids)
            values (?, ?, ?, ?, ?)
            """;
    private static final String SETTLE = """
            update unconfirmed set settled_by = ?, settled_how = ? where delivery_id = ? and settled_by is null
            """;

    private final DataSource warehouse;

    /** The lines in {@code warehouse}. */
    public UnconfirmedLines(DataSource warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * A delivery whose figures look wrong.
     *
     * @param deliveryId its ledger number
     * @param feed its feed
     * @param since the business date from which these figures wait, also under an earlier line that it supersedes
     * @param signs the words of the signs that stopped it, in a fixed order
     * @param settled what settled it; null while it waits
     */
    public record Unconfirmed(long deliveryId, String feed, LocalDate since, List<String> signs, Settled settled) {
        public Unconfirmed {
            Objects.requireNonNull(feed, "feed");
            Objects.requireNonNull(since, "since");
            signs = List.copyOf(signs);
        }

        /** Whether it still waits. */
        public boolean waits() {
            return settled == null;
        }
    }

    /**
     * What settled a delivery.
     *
     * @param by the ledger line that did
     * @param how in which way
     */
    public record Settled(long by, How how) {}

    /** How a delivery that waited was settled. */
    public enum How {
        /** Somebody confirmed it; its figures are known. */
        CONFIRMED,
        /** A later delivery brought all of its figures. */
        SUPERSEDED,
        /** An operator withdrew it. */
        WITHDRAWN;

        /** As the table writes it: {@code confirmed}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What a delivery would have changed in one indicator and period.
     *
     * @param indicator the indicator's id
     * @param freq the frequency's letter
     * @param period the period's first day
     * @param regions the ids of the regions
     */
    public record Cell(String indicator, String freq, LocalDate period, Set<String> regions) {
        public Cell {
            regions = Set.copyOf(regions);
        }
    }

    /** The line {@code deliveryId}, settled or not; empty where it was never unconfirmed. */
    public Optional<Unconfirmed> of(long deliveryId) {
        return Transactions.read(warehouse, connection -> of(connection, deliveryId));
    }

    /** As {@link #of(long)}, within the caller's transaction. */
    public static Optional<Unconfirmed> of(Connection connection, long deliveryId) throws SQLException {
        return Sql.first(connection, LINES + "where delivery_id = ?", UnconfirmedLines::line, deliveryId);
    }

    /** All that wait, in ledger order. */
    public List<Unconfirmed> waiting() {
        return Transactions.read(warehouse, UnconfirmedLines::waiting);
    }

    /** As {@link #waiting()}, within the caller's transaction. */
    public static List<Unconfirmed> waiting(Connection connection) throws SQLException {
        return Sql.list(connection, LINES + "where settled_by is null order by delivery_id", UnconfirmedLines::line);
    }

    /** Those of a feed that wait, in ledger order. */
    public static List<Unconfirmed> waiting(Connection connection, String feed) throws SQLException {
        return Sql.list(
                connection,
                LINES + "where settled_by is null and feed = ? order by delivery_id",
                UnconfirmedLines::line,
                feed);
    }

    /** What the line {@code deliveryId} would have changed, by indicator, frequency and period. */
    public static List<Cell> cells(Connection connection, long deliveryId) throws SQLException {
        return Sql.list(connection, CELLS, UnconfirmedLines::cell, deliveryId);
    }

    /** As {@link #cells(Connection, long)}, in a transaction of its own. */
    public List<Cell> cells(long deliveryId) {
        return Transactions.read(warehouse, connection -> cells(connection, deliveryId));
    }

    /** Has a line that was just written wait to be confirmed. */
    public static void open(Connection connection, Unconfirmed line, Collection<Cell> cells) throws SQLException {
        Sql.run(connection, OPEN, line.deliveryId(), line.feed(), line.since(), Sql.texts(line.signs()));
        for (Cell cell : cells) {
            Sql.run(
                    connection,
                    COVER,
                    line.deliveryId(),
                    cell.indicator(),
                    cell.freq(),
                    cell.period(),
                    Sql.texts(cell.regions().stream().sorted().toList()));
        }
    }

    /** Settles a line; one that is settled stays as it is. */
    public static void settle(Connection connection, long deliveryId, Settled settled) throws SQLException {
        Sql.run(connection, SETTLE, settled.by(), settled.how().word(), deliveryId);
    }

    private static Unconfirmed line(ResultSet row) throws SQLException {
        String how = row.getString("settled_how");
        return new Unconfirmed(
                row.getLong("delivery_id"),
                row.getString("feed"),
                row.getObject("since", LocalDate.class),
                Arrays.asList((String[]) row.getArray("signs").getArray()),
                how == null ? null : new Settled(row.getLong("settled_by"), How.valueOf(how.toUpperCase(Locale.ROOT))));
    }

    private static Cell cell(ResultSet row) throws SQLException {
        return new Cell(
                row.getString("indicator"),
                row.getString("freq"),
                row.getObject("time_period", LocalDate.class),
                Set.of((String[]) row.getArray("region_ids").getArray()));
    }
}
