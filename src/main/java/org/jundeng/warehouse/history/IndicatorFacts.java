// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.history;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jundeng.observation.TimePeriod;
import org.jundeng.warehouse.sql.Periods;
import org.jundeng.warehouse.sql.Sql;

/**
 * How much is known of an indicator.
 *
 * @param reported how many figures bureaus reported, without marks that there is no value
 * @param derived how many figures follow from others, where nobody reported a value
 * @param lastPeriod the last period with a figure; null where there is none
 */
public record IndicatorFacts(long reported, long derived, TimePeriod lastPeriod) {

    /** An indicator without a figure. */
    public static final IndicatorFacts NONE = new IndicatorFacts(0, 0, null);

    /** Both tables are read once, by series. The last period is the one that ends last; of several, the longest. */
    private static final String FACTS = """
            with known as (
              select series_id, count(*) as reported, 0 as derived, max(time_period) as last
              from observation where obs_value is not null group by series_id
              union all
              select d.series_id, 0, count(*), max(d.time_period)
              from derived d
              where d.outranks or not exists (
                    select from observation o
                    where o.series_id = d.series_id and o.time_period = d.time_period and o.obs_value is not null)
              group by d.series_id),
            counted as (
              select s.indicator, s.freq, sum(k.reported) as reported, sum(k.derived) as derived, max(k.last) as last
              from known k join series s using (series_id)
              group by s.indicator, s.freq)
            select indicator, freq, last, sum(reported) over (partition by indicator) as reported,
                   sum(derived) over (partition by indicator) as derived
            from counted
            order by indicator, last_day(freq, last), last desc
            """;

    /** The facts about each indicator that has a figure. */
    public static Map<String, IndicatorFacts> all(Connection connection) throws SQLException {
        Map<String, IndicatorFacts> facts = new LinkedHashMap<>();
        Sql.each(connection, FACTS, row -> facts.put(row.getString("indicator"), of(row)));
        return facts;
    }

    private static IndicatorFacts of(ResultSet row) throws SQLException {
        return new IndicatorFacts(
                row.getLong("reported"),
                row.getLong("derived"),
                Periods.of(row.getString("freq"), row.getObject("last", LocalDate.class)));
    }
}
