// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.history;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jundeng.warehouse.history.FigureSelection.Kind;
import org.jundeng.warehouse.history.FigureSelection.Order;
import org.jundeng.warehouse.history.FigureSelection.Place;
import org.jundeng.warehouse.sql.Periods;
import org.jundeng.warehouse.sql.Sql;
import org.jundeng.warehouse.sql.Transactions;

/**
 * The figures in the warehouse, in the form for the outside: with codes that were valid in their periods, and periods
 * as SDMX writes them.
 */
public final class Observations {

    private static final int FETCH_ROWS = 2000;

    private static final String REPORTED = """
            select o.time_period, o.obs_value, o.obs_status, o.delivery_id, null::text as method
            from observation o
            where o.series_id = p.series_id and o.time_period >= p.first and o.time_period < p.until
            """;
    /** What gives way to a value that follows from others, as in view figure: no value, or one that it outranks. */
    private static final String WITHOUT_DERIVED = """
            and not exists (select from derived d
                            where d.series_id = o.series_id and d.time_period = o.time_period
                              and (d.outranks or o.obs_value is null))
            """;

    private static final String DERIVED = """
            select d.time_period, d.obs_value, 'A'::char(1) as obs_status, d.delivery_id, d.method
            from derived d
            where d.series_id = p.series_id and d.time_period >= p.first and d.time_period < p.until
              and (d.outranks or not exists (
                    select from observation o
                    where o.series_id = d.series_id and o.time_period = d.time_period and o.obs_value is not null))
            """;
    private static final String EARLIER = """
            select o.time_period, o.obs_value, o.obs_status, o.delivery_id, null::text as method
            from observation o
            where o.series_id = p.series_id and o.time_period >= p.first and o.time_period < p.until
              and greatest(o.delivery_id, coalesce((
                    select max(r.replaced_by) from revision r
                    where r.series_id = o.series_id and r.time_period = o.time_period), 0)) <= %1$d
            union all
            select r.time_period, r.obs_value, r.obs_status, r.delivery_id, null
            from revision r
            where r.series_id = p.series_id and r.time_period >= p.first and r.time_period < p.until
              and r.known_since <= %1$d and r.replaced_by > %1$d
            """;
    private static final String LATEST_CODE = "(select v.code from region_validity v where v.region_id = s.region_id"
            + " order by v.valid_from desc limit 1)";
    private static final String SOURCE_JOIN = "left join lateral (select l.bureau, l.feed from delivery l"
            + " where l.delivery_id = f.delivery_id and f.method is null offset 0) l on true";

    private final DataSource warehouse;

    /** The figures of {@code warehouse}. */
    public Observations(DataSource warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * One figure, in the form for the outside.
     *
     * @param freq the frequency
     * @param indicator the indicator's id
     * @param refArea the code that was valid in the period; null where the configuration knows none
     * @param timePeriod the period, as SDMX writes it
     * @param obsValue the value in the indicator's unit; null where it is missing
     * @param obsStatus the status
     * @param unitMeasure the unit; null where the configuration no longer knows the indicator
     * @param delivery the ledger number of its delivery; of a derived figure, the last one among those of its inputs
     * @param dimensions its dimensions, as a JSON object
     * @param regionId the region's id
     * @param method how it was derived; null where it was reported
     * @param bureau the bureau that reported it; null where that was not asked for, or the figure was derived
     * @param feed the feed that brought it; null as {@code bureau} is, and where no feed claimed the delivery
     */
    public record Row(
            String freq,
            String indicator,
            String refArea,
            String timePeriod,
            BigDecimal obsValue,
            String obsStatus,
            String unitMeasure,
            long delivery,
            String dimensions,
            String regionId,
            String method,
            String bureau,
            String feed) {

        /** The same with another status. */
        public Row withStatus(String other) {
            return new Row(
                    freq,
                    indicator,
                    refArea,
                    timePeriod,
                    obsValue,
                    other,
                    unitMeasure,
                    delivery,
                    dimensions,
                    regionId,
                    method,
                    bureau,
                    feed);
        }
    }

    /** The point in the warehouse's history at an instant. */
    public AsKnown at(Instant instant) {
        return Transactions.read(warehouse, connection -> AsKnown.at(connection, instant));
    }

    /**
     * The last line of the ledger.
     *
     * @param number its number; 0 where the ledger is empty
     * @param recordedAt when it was recorded; null where the ledger is empty
     */
    public record LedgerEnd(long number, Instant recordedAt) {}

    /** The last line of the ledger now. */
    public LedgerEnd ledgerEnd() {
        return Transactions.read(warehouse, connection -> Sql.first(
                        connection,
                        "select delivery_id, recorded_at from delivery order by delivery_id desc limit 1",
                        row -> new LedgerEnd(
                                row.getLong(1),
                                row.getObject(2, OffsetDateTime.class).toInstant()))
                .orElse(new LedgerEnd(0, null)));
    }

    /** Whether any figure of the indicator was ever stored, also where the catalogue no longer knows it. */
    public boolean hasIndicator(String indicator) {
        return has("select from series where indicator = ? limit 1", indicator);
    }

    /** Whether any figure of the region was ever stored, also where the configuration no longer knows it. */
    public boolean hasRegion(String regionId) {
        return has("select from series where region_id = ? limit 1", regionId);
    }

    private boolean has(String question, String name) {
        return Transactions.read(warehouse, connection -> Sql.any(connection, question, name));
    }

    /** The ids of all indicators of which a figure was ever stored, in the order of their letters. */
    public static List<String> indicators(Connection connection) throws SQLException {
        return Sql.column(connection, "select distinct indicator collate \"C\" from series order by 1");
    }

    /**
     * Hands over the selected figures one by one, without holding all of them in memory. It is done once: a connection
     * that breaks in the middle ends it with an exception, and what was handed over stands. Derived figures are only
     * known now: a selection of an earlier point must ask for reported ones.
     */
    public void each(FigureSelection selection, Consumer<Row> to) {
        Transactions.readOnce(warehouse, connection -> {
            each(connection, selection, to);
            return null;
        });
    }

    /** As {@link #each(FigureSelection, Consumer)}, within the caller's transaction. */
    public static void each(Connection connection, FigureSelection selection, Consumer<Row> to) throws SQLException {
        if (!selection.asKnown().isNow() && selection.kind() != Kind.REPORTED) {
            throw new IllegalArgumentException("derived figures of an earlier point must be derived first");
        }
        // For a query that reads row by row, compiling it takes longer than it saves.
        Sql.execute(connection, "set local jit = off");
        try (PreparedStatement statement = connection.prepareStatement(query(selection))) {
            bind(statement, selection);
            statement.setFetchSize(FETCH_ROWS);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    to.accept(row(row));
                }
            }
        }
    }

    private static String query(FigureSelection selection) {
        return Sql.resource(Observations.class, "figures.sql")
                .replace("{sort_code}", selection.order() == Order.BY_CODE ? "c.code" : LATEST_CODE)
                .replace("{source}", selection.withSource() ? "l.bureau, l.feed" : "null as bureau, null as feed")
                .replace("{source_join}", selection.withSource() ? SOURCE_JOIN : "")
                .replace("{figures}", figures(selection));
    }

    private static String figures(FigureSelection selection) {
        if (!selection.asKnown().isNow()) {
            return String.format(Locale.ROOT, EARLIER, selection.asKnown().ledgerNumber());
        }
        return switch (selection.kind()) {
            case REPORTED -> REPORTED;
            case DERIVED -> DERIVED;
            case ALL -> REPORTED + WITHOUT_DERIVED + "union all " + DERIVED;
        };
    }

    private static void bind(PreparedStatement statement, FigureSelection selection) throws SQLException {
        statement.setObject(1, selection.from());
        statement.setObject(2, selection.to());
        statement.setString(3, selection.indicator());
        statement.setString(4, selection.indicator());
        List<Place> places = selection.places();
        for (int i = 5; i <= 7; i++) {
            boolean codes = i == 7;
            Object[] texts = places == null
                    ? null
                    : places.stream()
                            .map(place -> codes ? place.code() : place.regionId())
                            .toArray();
            statement.setArray(
                    i, texts == null ? null : statement.getConnection().createArrayOf("text", texts));
        }
    }

    static Row row(ResultSet row) throws SQLException {
        String freq = row.getString(1);
        return new Row(
                freq,
                row.getString(2),
                row.getString(3),
                Periods.text(freq, row.getObject(4, LocalDate.class)),
                row.getBigDecimal(5),
                row.getString(6),
                row.getString(7),
                row.getLong(8),
                row.getString(9),
                row.getString(10),
                row.getString(11),
                row.getString(12),
                row.getString(13));
    }
}
