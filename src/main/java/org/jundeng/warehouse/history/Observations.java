// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.history;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jundeng.warehouse.sql.Periods;
import org.jundeng.warehouse.sql.Transactions;

/**
 * The observations in the warehouse, in the form for the outside: with codes that were valid in their periods, and
 * periods as SDMX writes them.
 */
public final class Observations {

    private static final int FETCH_ROWS = 1000;
    private static final String NOW =
            "select series_id, time_period, obs_value, obs_status, delivery_id from observation";
    private static final String EARLIER = """
            select o.series_id, o.time_period, o.obs_value, o.obs_status, o.delivery_id
            from observation o
            where greatest(o.delivery_id, coalesce((
                    select max(r.replaced_by) from revision r
                    where r.series_id = o.series_id and r.time_period = o.time_period), 0)) <= ?
            union all
            select r.series_id, r.time_period, r.obs_value, r.obs_status, r.delivery_id
            from revision r where r.known_since <= ? and r.replaced_by > ?
            """;
    private static final String QUERY = """
            select s.freq, s.indicator, v.code, o.time_period, o.obs_value, o.obs_status, i.unit_measure, o.delivery_id,
                   s.dimensions, s.region_id
            from (%s) o
            join series s using (series_id)
            left join indicator i on i.indicator = s.indicator
            left join lateral (
              select code from region_validity v
              where v.region_id = s.region_id
                and v.valid_from < o.time_period + case s.freq when 'A' then interval '1 year'
                      when 'S' then interval '6 months' when 'Q' then interval '3 months'
                      when 'M' then interval '1 month' else interval '1 day' end
                and (v.valid_to is null or v.valid_to > o.time_period)
              order by v.valid_from desc limit 1) v on true
            where (?::text is null or s.indicator = ?)
              and (?::text is null or v.code = ? or s.region_id = ?)
              and (?::date is null or o.time_period >= ?)
              and (?::date is null or o.time_period + case s.freq when 'A' then interval '1 year'
                      when 'S' then interval '6 months' when 'Q' then interval '3 months'
                      when 'M' then interval '1 month' else interval '1 day' end <= ?::date + interval '1 day')
            order by s.indicator, v.code nulls last, s.region_id, s.dimensions::text, s.freq, o.time_period
            """;

    private final DataSource warehouse;

    /** The observations of {@code warehouse}. */
    public Observations(DataSource warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * A selection of observations; null means all.
     *
     * @param indicator the indicator's id
     * @param refArea a code, valid in the observation's period, or a region's id
     * @param from the first day of the first period
     * @param to the last day of the last period
     * @param asKnown up to which point of its history the warehouse is read
     */
    public record Selection(String indicator, String refArea, LocalDate from, LocalDate to, AsKnown asKnown) {}

    /**
     * One observation, in the form for the outside.
     *
     * @param freq the frequency
     * @param indicator the indicator's id
     * @param refArea the code that was valid in the period; null where the configuration knows none
     * @param timePeriod the period, as SDMX writes it
     * @param obsValue the value in the indicator's unit; null where it is missing
     * @param obsStatus the status
     * @param unitMeasure the unit; null where the configuration no longer knows the indicator
     * @param delivery the ledger number of its delivery
     * @param dimensions its dimensions, as a JSON object
     * @param regionId the region's id
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
            String regionId) {}

    /** The point in the warehouse's history at an instant. */
    public AsKnown at(Instant instant) {
        return Transactions.read(warehouse, connection -> AsKnown.at(connection, instant));
    }

    /** Hands over the selected observations one by one, in a fixed order, without holding all of them in memory. */
    public void each(Selection selection, Consumer<Row> to) {
        Transactions.read(warehouse, connection -> {
            try (PreparedStatement statement = prepared(connection, selection)) {
                statement.setFetchSize(FETCH_ROWS);
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        to.accept(row(row));
                    }
                }
            }
            return null;
        });
    }

    private static PreparedStatement prepared(Connection connection, Selection selection) throws SQLException {
        List<Object> arguments = new ArrayList<>();
        AsKnown asKnown = selection.asKnown();
        if (!asKnown.isNow()) {
            arguments.addAll(List.of(asKnown.ledgerNumber(), asKnown.ledgerNumber(), asKnown.ledgerNumber()));
        }
        arguments.add(selection.indicator());
        arguments.add(selection.indicator());
        arguments.add(selection.refArea());
        arguments.add(selection.refArea());
        arguments.add(selection.refArea());
        arguments.add(selection.from());
        arguments.add(selection.from());
        arguments.add(selection.to());
        arguments.add(selection.to());
        PreparedStatement statement =
                connection.prepareStatement(String.format(Locale.ROOT, QUERY, asKnown.isNow() ? NOW : EARLIER));
        for (int i = 0; i < arguments.size(); i++) {
            statement.setObject(i + 1, arguments.get(i));
        }
        return statement;
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString("freq"),
                row.getString("indicator"),
                row.getString("code"),
                Periods.text(row.getString("freq"), row.getObject("time_period", LocalDate.class)),
                row.getBigDecimal("obs_value"),
                row.getString("obs_status"),
                row.getString("unit_measure"),
                row.getLong("delivery_id"),
                row.getString("dimensions"),
                row.getString("region_id"));
    }
}
