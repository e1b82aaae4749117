// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.history;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jundeng.warehouse.history.FigureSelection.Place;
import org.jundeng.warehouse.sql.Sql;

/** Series in the order in which their figures are listed: as many as are asked for, from a place in the list on. */
record SeriesPlaces(FigureFilter filter, List<Long> series) {

    private static final String NEXT = Sql.resource(SeriesPlaces.class, "series-places.sql");

    /** One look into the index for each region, however many series it has. */
    private static final String REGIONS = """
            with recursive next as (
              (select x.region_id from series x where x.indicator = i.indicator order by x.region_id limit 1)
              union all
              select (select x.region_id from series x
                      where x.indicator = i.indicator and x.region_id > n.region_id order by x.region_id limit 1)
              from next n where n.region_id is not null)
            select region_id from next where region_id is not null""";

    private static final String REGIONS_ASKED = "select distinct r.region_id from unnest(?::text[]) r (region_id)";

    /**
     * A series while its region has a code.
     *
     * @param key the place behind its last period in that time: another time with the same code may follow
     * @param seriesId the series
     * @param begins the first day on which a period may begin, as the warehouse writes it
     * @param until the first day on which none may begin any more
     * @param isEmpty whether there is no such day
     */
    record Found(ListedPlace key, long seriesId, String begins, String until, boolean isEmpty) {}

    /** The first {@code most} of these indicators, from {@code from} on; null for their beginning. */
    List<Found> next(Connection connection, List<String> indicators, ListedPlace from, int most) throws SQLException {
        List<Object> arguments = new ArrayList<>();
        arguments.add(filter.from());
        arguments.add(filter.to());
        arguments.add(from == null ? null : from.indicator());
        arguments.add(from == null ? null : from.refArea() == null);
        arguments.add(from == null ? null : from.refArea() == null ? "" : from.refArea());
        arguments.add(from == null ? null : from.regionId());
        arguments.add(from == null ? null : from.dimensions());
        arguments.add(from == null ? null : from.freq());
        arguments.add(from == null ? null : from.firstDay());
        arguments.add(Sql.texts(indicators));
        if (filter.places() != null) {
            arguments.add(
                    Sql.texts(filter.places().stream().map(Place::regionId).toList()));
        }
        String place = filter.ofPlace(arguments);
        String condition = filter.ofDimensions(arguments);
        if (series != null) {
            condition += " and s.series_id = any (?::bigint[])";
            arguments.add(Sql.numbers(series));
        }
        String sql = NEXT.replace("{regions}", filter.places() == null ? REGIONS : REGIONS_ASKED)
                .replace("{place}", place)
                .replace("{series}", condition)
                .replace("{most}", String.valueOf(most));
        return Sql.list(connection, sql, SeriesPlaces::found, arguments.toArray());
    }

    private static Found found(ResultSet row) throws SQLException {
        LocalDate lastDay = row.getObject("last_day", LocalDate.class);
        ListedPlace key = new ListedPlace(
                row.getString("indicator"),
                row.getString("code"),
                row.getString("region_id"),
                row.getString("dimensions"),
                row.getString("freq"),
                lastDay == null ? ListedPlace.LAST_DAY : lastDay);
        return new Found(
                key,
                row.getLong("series_id"),
                row.getString("begins"),
                row.getString("until"),
                row.getBoolean("is_empty"));
    }
}
