// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.history;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jundeng.observation.TimePeriod;
import org.jundeng.warehouse.sql.Periods;
import org.jundeng.warehouse.sql.Sql;
import org.jundeng.warehouse.sql.Transactions;

/** Where a figure comes from, which values it replaced, and who has been told of it. */
public final class Lineage {

    private static final String VALUES = """
            select s.series_id, s.dimensions, o.obs_value, o.obs_status, o.delivery_id, o.row_no, o.column_no,
                   null::bigint as replaced_by
            from series s join observation o using (series_id)
            where s.indicator = ? and s.region_id = ? and s.freq = ? and o.time_period = ?
            union all
            select s.series_id, s.dimensions, r.obs_value, r.obs_status, r.delivery_id, r.row_no, r.column_no,
                   r.replaced_by
            from series s join revision r using (series_id)
            where s.indicator = ? and s.region_id = ? and s.freq = ? and r.time_period = ?
            order by dimensions, replaced_by desc nulls first
            """;
    private static final String DERIVED = """
            select d.obs_value, d.method, d.delivery_id, array_to_string(d.absent, ' ') as absent,
                   not d.outranks and exists (
                       select from observation o where o.series_id = d.series_id and o.time_period = d.time_period
                       and o.obs_value is not null) as outranked,
                   d.outranks
            from derived d join series s using (series_id)
            where s.indicator = ? and s.region_id = ? and s.freq = ? and d.time_period = ? and s.dimensions = '{}'
            """;

    /** The inputs of a derived figure, and the inputs of those, in the order of their derivation. */
    private static final String INPUTS = """
            with recursive walk as (
              select 1 as depth, array[i.n] as path, i.series_id, i.time_period
              from derived d join series s using (series_id)
              cross join lateral unnest(d.input_series, d.input_periods)
                with ordinality as i(series_id, time_period, n)
              where s.indicator = ? and s.region_id = ? and s.freq = ? and d.time_period = ? and s.dimensions = '{}'
              union all
              select w.depth + 1, w.path || i.n, i.series_id, i.time_period
              from walk w join derived d on d.series_id = w.series_id and d.time_period = w.time_period
              cross join lateral unnest(d.input_series, d.input_periods)
                with ordinality as i(series_id, time_period, n)
              where w.depth < 8 and (d.outranks or not exists (
                select from observation o where o.series_id = w.series_id and o.time_period = w.time_period
                and o.obs_value is not null)))
            select w.depth, s.indicator, coalesce(v.code, s.region_id) as ref_area, s.freq, w.time_period, f.obs_value,
                   f.method, f.delivery_id, f.row_no, d.source_name
            from walk w
            join series s on s.series_id = w.series_id
            join figure f on f.series_id = w.series_id and f.time_period = w.time_period
            left join delivery d on d.delivery_id = f.delivery_id
            left join lateral (
              select code from region_validity v
              where v.region_id = s.region_id and v.valid_from <= last_day(s.freq, w.time_period)
              order by v.valid_from desc limit 1) v on true
            order by w.path
            """;

    /** An input, of any depth, that was set, changed or withdrawn since the last derivation. */
    private static final String STALE = """
            with recursive walk as (
              select i.series_id, i.time_period
              from derived d join series s using (series_id)
              cross join lateral unnest(d.input_series, d.input_periods) as i(series_id, time_period)
              where s.indicator = ? and s.region_id = ? and s.freq = ? and d.time_period = ? and s.dimensions = '{}'
              union
              select i.series_id, i.time_period
              from walk w join derived d on d.series_id = w.series_id and d.time_period = w.time_period
              cross join lateral unnest(d.input_series, d.input_periods) as i(series_id, time_period))
            select from walk w
            cross join (select coalesce(max(last_line), 0) as line from derivation) seen
            where exists (select from observation o
                          where o.series_id = w.series_id and o.time_period = w.time_period
                            and o.delivery_id > seen.line)
               or exists (select from revision r
                          where r.series_id = w.series_id and r.time_period = w.time_period
                            and r.replaced_by > seen.line)
            """;

    private static final String ASSESSED = """
            select distinct a.target_id, a.business_date::text, a.state
            from assessment a join series s using (series_id)
            where s.indicator = ? and s.region_id = ? and s.freq = ? and a.time_period = ? order by 2, 1
            """;
    private static final String EVENTS = """
            select e.rule_id, v.business_date::text, v.event, v.episode_id::text from episode_event v
            join episode e using (episode_id)
            where e.indicator = ? and e.region_id = ? and v.freq = ? and v.time_period = ? order by v.event_id
            """;
    private static final String MAILS = """
            select distinct n.notice_id, n.person, n.subject, n.state, n.message_id from episode_event v
            join episode e using (episode_id)
            join notice_event ne on ne.event_id = v.event_id join notice n on n.notice_id = ne.notice_id
            where e.indicator = ? and e.region_id = ? and v.freq = ? and v.time_period = ? order by n.notice_id
            """;

    private final DataSource warehouse;

    /** The lineage of the figures of {@code warehouse}. */
    public Lineage(DataSource warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * A present or former value, and the cell it was read from.
     *
     * @param seriesId the series
     * @param dimensions its dimensions, as a JSON object
     * @param obsValue the value; null where it is missing
     * @param obsStatus the status
     * @param deliveryId the ledger number of its delivery
     * @param rowNo the record's number in the delivery
     * @param columnNo the column's number in the delivery
     * @param replacedBy the ledger number that replaced it; null for the present value
     */
    public record Value(
            long seriesId,
            String dimensions,
            BigDecimal obsValue,
            String obsStatus,
            long deliveryId,
            long rowNo,
            int columnNo,
            Long replacedBy) {}

    /**
     * A figure that was derived from others.
     *
     * @param obsValue the value
     * @param method the method of derivation
     * @param deliveryId the greatest ledger number among its inputs
     * @param absent the ids of the regions without a figure, as far as the coverage rule allows them; empty where none
     *     is missing
     * @param outranked whether a reported figure takes its place
     * @param outranks whether it takes the place of a reported figure
     * @param stale whether a later ledger line changed or withdrew what it was made of, so that it holds no longer and
     *     the next night derives it anew
     * @param inputs its inputs, each followed by its own inputs
     */
    public record Derived(
            BigDecimal obsValue,
            String method,
            long deliveryId,
            List<String> absent,
            boolean outranked,
            boolean outranks,
            boolean stale,
            List<Input> inputs) {}

    /**
     * An input of a derived figure.
     *
     * @param depth 1 for an input of the traced figure, 2 for an input of that one
     * @param indicator the indicator's id
     * @param refArea the region's code in the period
     * @param timePeriod the period
     * @param obsValue the value
     * @param method the method of derivation; null where it was reported
     * @param deliveryId the ledger number
     * @param rowNo the record's number in the delivery; 0 where it was derived
     * @param sourceName the delivery's name
     */
    public record Input(
            int depth,
            String indicator,
            String refArea,
            String timePeriod,
            BigDecimal obsValue,
            String method,
            long deliveryId,
            long rowNo,
            String sourceName) {}

    /**
     * All that is known about one figure.
     *
     * @param derived the derived figure; null where there is none
     * @param values the present values, each followed by those it replaced, the newest first
     * @param assessments the assessments of targets that used it: target, date, state
     * @param events the events of episodes that it caused: rule, date, event, episode
     * @param mails the mails that reported it: notice, person, subject, state, Message-ID
     */
    public record Trace(
            List<Value> values,
            Derived derived,
            List<List<String>> assessments,
            List<List<String>> events,
            List<List<String>> mails) {

        /** Whether nothing is known. */
        public boolean isEmpty() {
            return values.isEmpty() && derived == null;
        }
    }

    /** The trace of an indicator's figure for a region and a period; its values are empty where nothing is known. */
    public Trace trace(String indicator, String regionId, TimePeriod timePeriod) {
        return Transactions.read(warehouse, connection -> {
            Object[] key = {indicator, regionId, timePeriod.freq().name(), timePeriod.firstDay()};
            List<Value> values = values(connection, key);
            return new Trace(
                    values,
                    derived(connection, key),
                    Sql.cells(connection, ASSESSED, key),
                    Sql.cells(connection, EVENTS, key),
                    Sql.cells(connection, MAILS, key));
        });
    }

    private static List<Value> values(Connection connection, Object[] key) throws SQLException {
        Object[] twice = Stream.of(key, key).flatMap(Arrays::stream).toArray();
        return Sql.list(
                connection,
                VALUES,
                row -> new Value(
                        row.getLong("series_id"),
                        row.getString("dimensions"),
                        row.getBigDecimal("obs_value"),
                        row.getString("obs_status"),
                        row.getLong("delivery_id"),
                        row.getLong("row_no"),
                        row.getInt("column_no"),
                        row.getObject("replaced_by", Long.class)),
                twice);
    }

    private static Derived derived(Connection connection, Object[] key) throws SQLException {
        List<Input> inputs = Sql.list(connection, INPUTS, Lineage::input, key);
        boolean stale = Sql.any(connection, STALE, key);
        return Sql.first(
                        connection,
                        DERIVED,
                        row -> new Derived(
                                row.getBigDecimal("obs_value"),
                                row.getString("method"),
                                row.getLong("delivery_id"),
                                Arrays.stream(row.getString("absent").split(" "))
                                        .filter(id -> !id.isEmpty())
                                        .toList(),
                                row.getBoolean("outranked"),
                                row.getBoolean("outranks"),
                                stale,
                                inputs),
                        key)
                .orElse(null);
    }

    private static Input input(ResultSet row) throws SQLException {
        return new Input(
                row.getInt("depth"),
                row.getString("indicator"),
                row.getString("ref_area"),
                Periods.text(row.getString("freq"), row.getObject("time_period", LocalDate.class)),
                row.getBigDecimal("obs_value"),
                row.getString("method"),
                row.getLong("delivery_id"),
                row.getLong("row_no"),
                row.getString("source_name"));
    }
}
