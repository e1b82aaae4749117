// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.load;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.finding.Location;
import org.jundeng.observation.Observation;
import org.jundeng.observation.SeriesKey;
import org.jundeng.warehouse.ledger.FindingLog;
import org.jundeng.warehouse.sql.Sql;
import org.jundeng.warehouse.sql.UncheckedSqlException;

/**
 * Rows of one delivery about the same observation. Where they agree, the first one counts. Where they differ, none
 * does, since it is unknown which is right. The repetitions were deferred when they came. The row that they repeat is
 * found among the stored and deferred ones; if it was neither, because its value was known, the delivery is read again.
 */
final class RepeatedRows {

    private static final String COLUMNS = "series_id, time_period, obs_value, obs_status, row_no, column_no";
    private static final String FIRSTS_STORED = String.format(Locale.ROOT, """
            insert into repeated (%1$s)
            select o.series_id, o.time_period, o.obs_value, o.obs_status, o.row_no, o.column_no
            from (select distinct series_id, time_period from repeated) key
            join observation o using (series_id, time_period) where o.delivery_id = ?
            """, COLUMNS);
    private static final String FIRSTS_DEFERRED = String.format(Locale.ROOT, """
            insert into repeated (%1$s)
            select x.series_id, x.time_period, x.obs_value, x.obs_status, x.row_no, x.column_no
            from (select distinct series_id, time_period from repeated) key
            join difference x using (series_id, time_period)
            """, COLUMNS);
    private static final String WITHOUT_FIRST = """
            select key.series_id, key.time_period - date '1970-01-01' as day
            from (select distinct series_id, time_period from repeated) key
            where not exists (select from difference x
                              where x.series_id = key.series_id and x.time_period = key.time_period)
              and not exists (select from observation o where o.series_id = key.series_id
                              and o.time_period = key.time_period and o.delivery_id = ?)
            """;
    private static final String CONFLICTING = """
            insert into conflicting
            select series_id, time_period from repeated group by series_id, time_period
            having min(obs_value) is distinct from max(obs_value)
                or count(obs_value) not in (0, count(*))
                or min(obs_status) <> max(obs_status)
            """;
    private static final String COUNT = """
            select count(distinct s.row_no) filter (where c.series_id is not null) as rejected,
                   count(*) filter (where c.series_id is not null)
                     + count(*) filter (where c.series_id is null)
                     - count(distinct (s.series_id, s.time_period)) filter (where c.series_id is null) as findings
            from repeated s left join conflicting c using (series_id, time_period)
            """;
    private static final String LIST = """
            with row as (
              select s.*, c.series_id is not null as differing,
                     row_number() over (partition by s.series_id, s.time_period order by s.row_no, s.column_no) as nth
              from repeated s left join conflicting c using (series_id, time_period)),
            told as (
              select row.*, min(row_no) filter (where nth = 1) over whole as first_row,
                     min(column_no) filter (where nth = 1) over whole as first_column,
                     case when differing
                       then string_agg(row_no::text, ', ') filter (where nth <= 1000) over whole
                       else '' end as rows,
                     case when min(row_no) over whole = max(row_no) over whole
                       then string_agg(column_no::text, ' ') filter (where nth <= 1000) over whole
                       else '' end as columns
              from row window whole as (partition by series_id, time_period order by nth
                                        rows between unbounded preceding and unbounded following))
            select * from told where differing or nth > 1 order by row_no, column_no limit ?
            """;
    private static final String DROP_STORED = """
            delete from observation o using conflicting c
            where o.series_id = c.series_id and o.time_period = c.time_period and o.delivery_id = ?
            """;
    private static final String DROP_DEFERRED = """
            with dropped as (
              delete from difference x using conflicting c
              where x.series_id = c.series_id and x.time_period = c.time_period returning x.change)
            select change, count(*) from dropped group by change
            """;
    private static final String NOT_KNOWN = """
            select count(*) from conflicting c
            where not exists (select from observation o
                              where o.series_id = c.series_id and o.time_period = c.time_period)
            """;
    /** No ledger line has this number, so for a comparison no row is found as stored. */
    private static final long NONE = 0;

    private final Connection connection;
    private final SeriesIds series;
    private final long deliveryId;

    /** Settles on {@code connection}; {@code deliveryId} is null for a comparison. */
    RepeatedRows(Connection connection, SeriesIds series, Long deliveryId) {
        this.connection = connection;
        this.series = series;
        this.deliveryId = deliveryId == null ? NONE : deliveryId;
    }

    /**
     * Adds the first of the repeated rows to its repetitions.
     *
     * @param numberOf gives the number of a series within the delivery; {@link SeriesNumbers#NONE} for one that is not
     *     in it
     */
    void findFirsts(Content content, ToIntFunction<SeriesKey> numberOf) throws SQLException, IOException {
        analyze();
        KeysSeen wanted = new KeysSeen();
        boolean any = false;
        try (PreparedStatement statement = connection.prepareStatement(WITHOUT_FIRST)) {
            statement.setFetchSize(10_000);
            statement.setLong(1, deliveryId);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    any = true;
                    wanted.add(series.number(row.getLong(1)), row.getInt(2));
                }
            }
        }
        Sql.run(connection, FIRSTS_STORED, deliveryId);
        Sql.run(connection, FIRSTS_DEFERRED);
        if (any) {
            readAgain(content, numberOf, wanted);
        }
        analyze();
    }

    private void readAgain(Content content, ToIntFunction<SeriesKey> numberOf, KeysSeen wanted)
            throws SQLException, IOException {
        Block block = new Block(1 << 12);
        content.deliver(
                observation -> {
                    if (isFirst(observation, numberOf, wanted)) {
                        block.add(numberOf.applyAsInt(observation.series()), observation);
                        if (block.isFull()) {
                            put(block);
                        }
                    }
                },
                finding -> {});
        put(block);
    }

    private static boolean isFirst(Observation observation, ToIntFunction<SeriesKey> numberOf, KeysSeen wanted) {
        int no = numberOf.applyAsInt(observation.series());
        return no != SeriesNumbers.NONE
                && wanted.remove(no, (int) observation.timePeriod().firstDay().toEpochDay());
    }

    private void put(Block block) {
        try {
            // Rows that were neither stored nor deferred have values that were known already.
            DeferredRows.putFirsts(connection, ClassifiedBlock.uniform(block, Change.UNCHANGED, series.ids()));
            block.clear();
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    private void analyze() throws SQLException {
        Sql.execute(connection, "analyze repeated");
    }

    /** Takes back the observations of conflicting rows; returns how many rows are rejected. */
    long settle(FindingLog findings, Difference difference, DeliveryChecks checks) throws SQLException {
        long conflicting = Sql.run(connection, CONFLICTING);
        long rejected = tell(findings);
        if (conflicting > 0) {
            checks.forgetConflicting();
            long told = 0;
            try (PreparedStatement statement = connection.prepareStatement(DROP_DEFERRED);
                    ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    difference.discount(Change.ofWord(row.getString(1)), row.getLong(2));
                    told += row.getLong(2);
                }
            }
            long stored = deliveryId == NONE
                    ? Sql.number(connection, NOT_KNOWN)
                    : Sql.run(connection, DROP_STORED, deliveryId);
            difference.discount(Change.NEW, stored);
            difference.discount(Change.UNCHANGED, conflicting - told - stored);
        }
        return rejected;
    }

    /** Has {@code brought} forget what conflicting rows said. To be called once they are settled. */
    void forgetConflicting(BroughtCells brought) throws SQLException {
        Sql.each(
                connection,
                "select series_id, time_period from conflicting",
                row -> brought.forget(series.key(series.number(row.getLong(1))), row.getObject(2, LocalDate.class)));
    }

    private long tell(FindingLog findings) throws SQLException {
        long rejected;
        long listed;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(COUNT)) {
            row.next();
            rejected = row.getLong("rejected");
            listed = Math.min(row.getLong("findings"), findings.room());
            findings.countOnly(row.getLong("findings") - listed);
        }
        try (PreparedStatement statement = connection.prepareStatement(LIST)) {
            statement.setLong(1, listed);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    findings.accept(finding(row));
                }
            }
        }
        return rejected;
    }

    private Finding finding(ResultSet row) throws SQLException {
        boolean differing = row.getBoolean("differing");
        SeriesKey key = series.key(series.number(row.getLong("series_id")));
        return Finding.at(
                differing ? FindingCode.CONFLICTING_ROWS : FindingCode.REPEATED_ROW,
                Location.row(row.getLong("row_no")),
                shown(row),
                differing ? eachOnce(row.getString("rows")) : row.getString("first_row"),
                key.indicator(),
                row.getString("time_period"),
                cells(row, differing));
    }

    /** A row that holds the observation twice is named once. */
    private static String eachOnce(String rows) {
        return Arrays.stream(rows.split(", ")).distinct().collect(Collectors.joining(", "));
    }

    /**
     * The cells, where all of them are in one row; of a repetition, the first cell. Otherwise empty: then the rows are
     * named.
     */
    private static String cells(ResultSet row, boolean differing) throws SQLException {
        long rowNo = row.getLong("row_no");
        if (!differing) {
            return row.getLong("first_row") == rowNo ? name(rowNo, row.getString("first_column")) : "";
        }
        String columns = row.getString("columns");
        return columns.isEmpty()
                ? ""
                : Arrays.stream(columns.split(" "))
                        .map(column -> name(rowNo, column))
                        .collect(Collectors.joining(", "));
    }

    private static String name(long rowNo, String columnNo) {
        return new Location(rowNo, null, Integer.parseInt(columnNo)).cell().orElse(columnNo);
    }

    private static String shown(ResultSet row) throws SQLException {
        return row.getBigDecimal("obs_value") == null
                ? row.getString("obs_status")
                : row.getBigDecimal("obs_value").toPlainString();
    }
}
