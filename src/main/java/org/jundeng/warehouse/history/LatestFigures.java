// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.history;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.jundeng.observation.TimePeriod;
import org.jundeng.warehouse.sql.Periods;
import org.jundeng.warehouse.sql.Sql;
import org.jundeng.warehouse.sql.Transactions;

/** Compares a region's latest figures with those of other regions for the same periods, for many indicators at once. */
public final class LatestFigures {

    /**
     * By the primary keys, series after series, so that the cost does not grow with the number of figures. Of two
     * frequencies the finer one counts. A derived value takes the place of a reported one as in view figure.
     */
    private static final String COMPARED = """
            with place as (
              select s.series_id, s.indicator, s.freq, (?::date + 1 - period_length(s.freq))::date as until
              from series s
              where s.region_id = ? and s.dimensions = '{}' and s.indicator = any (?::text[])
              offset 0),
            own as (
              select distinct on (p.indicator) p.indicator, p.freq, f.time_period
              from place p
              cross join lateral (
                select greatest(
                  (select o.time_period from observation o
                   where o.series_id = p.series_id and o.time_period <= p.until and o.obs_value is not null
                   order by o.time_period desc limit 1),
                  (select d.time_period from derived d
                   where d.series_id = p.series_id and d.time_period <= p.until
                   order by d.time_period desc limit 1)) as time_period) f
              where f.time_period is not null
              order by p.indicator, last_day(p.freq, f.time_period) desc, f.time_period desc
              offset 0)
            select w.indicator, w.freq, w.time_period, s.region_id, f.obs_value
            from own w
            join series s on s.indicator = w.indicator and s.freq = w.freq and s.dimensions = '{}'
                         and s.region_id = any (?::text[])
            cross join lateral (
              select coalesce(
                (select d.obs_value from derived d
                 where d.series_id = s.series_id and d.time_period = w.time_period and d.outranks),
                (select o.obs_value from observation o
                 where o.series_id = s.series_id and o.time_period = w.time_period),
                (select d.obs_value from derived d
                 where d.series_id = s.series_id and d.time_period = w.time_period)) as obs_value
              offset 0) f
            where f.obs_value is not null
            order by w.indicator, s.region_id
            """;

    /** By the primary keys, one look at each end of each series; of several series the one that goes on longest. */
    private static final String LATEST = """
            select distinct on (s.indicator) s.indicator, s.region_id, s.freq, f.time_period
            from series s
            cross join lateral (
              select greatest(
                (select o.time_period from observation o
                 where o.series_id = s.series_id and o.obs_value is not null
                 order by o.time_period desc limit 1),
                (select d.time_period from derived d
                 where d.series_id = s.series_id
                 order by d.time_period desc limit 1)) as time_period) f
            where s.dimensions = '{}' and s.indicator = any (?::text[]) and f.time_period is not null
            order by s.indicator, s.region_id = ? desc, last_day(s.freq, f.time_period) desc, f.time_period desc,
                     s.region_id
            """;

    private final DataSource warehouse;

    /** The figures in {@code warehouse}. */
    public LatestFigures(DataSource warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * A region's latest figure, and what others have for the same period.
     *
     * @param timePeriod the period
     * @param values the values by region, its own included
     */
    public record Compared(TimePeriod timePeriod, Map<String, BigDecimal> values) {
        public Compared {
            Objects.requireNonNull(timePeriod, "timePeriod");
        }
    }

    /**
     * The latest figures of a region by indicator, of periods that ended by {@code day}, without dimensions. An
     * indicator without a figure there is left out.
     *
     * @param others the regions to compare with; the region itself may be among them
     */
    public Map<String, Compared> of(
            String regionId, Collection<String> indicators, Collection<String> others, LocalDate day) {
        return Transactions.read(warehouse, connection -> of(connection, regionId, indicators, others, day));
    }

    /**
     * Where an indicator has its latest figure.
     *
     * @param regionId the region
     * @param timePeriod the period
     */
    public record Latest(String regionId, TimePeriod timePeriod) {
        public Latest {
            Objects.requireNonNull(timePeriod, "timePeriod");
        }
    }

    /**
     * The latest figures without dimensions by indicator: those of {@code regionId}, or of any region where that one
     * has none. An indicator without figures is left out.
     */
    public Map<String, Latest> latest(Collection<String> indicators, String regionId) {
        Map<String, Latest> latest = new LinkedHashMap<>();
        Transactions.read(warehouse, connection -> {
            Sql.each(
                    connection,
                    LATEST,
                    row -> latest.put(
                            row.getString("indicator"),
                            new Latest(
                                    row.getString("region_id"),
                                    Periods.of(row.getString("freq"), row.getObject("time_period", LocalDate.class)))),
                    Sql.texts(indicators),
                    regionId);
            return latest;
        });
        return latest;
    }

    private static Map<String, Compared> of(
            Connection connection,
            String regionId,
            Collection<String> indicators,
            Collection<String> others,
            LocalDate day)
            throws SQLException {
        Map<String, Compared> compared = new LinkedHashMap<>();
        Sql.each(
                connection,
                COMPARED,
                row -> add(row, compared),
                day,
                regionId,
                Sql.texts(indicators),
                Sql.texts(others));
        compared.values().removeIf(each -> !each.values().containsKey(regionId));
        return compared;
    }

    private static void add(ResultSet row, Map<String, Compared> compared) throws SQLException {
        TimePeriod period = Periods.of(row.getString("freq"), row.getObject("time_period", LocalDate.class));
        compared.computeIfAbsent(row.getString("indicator"), first -> new Compared(period, new LinkedHashMap<>()))
                .values()
                .put(row.getString("region_id"), row.getBigDecimal("obs_value"));
    }
}
