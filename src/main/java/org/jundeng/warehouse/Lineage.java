// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jundeng.observation.TimePeriod;

/** Where a figure comes from, what stood there before, and who has been told of it. */
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
    private static final String ASSESSED = """
            select distinct target_id, business_date::text, state from assessment
            where series_id = ? and time_period = ? order by 2, 1
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
     * A value that stands, or stood, and the cell it was read from.
     *
     * @param seriesId the series
     * @param dimensions what else splits it, as a JSON object
     * @param obsValue the value; null where it is missing
     * @param obsStatus the status
     * @param deliveryId the ledger number of the delivery that holds it
     * @param rowNo the record's number there
     * @param columnNo the column's number there
     * @param replacedBy the ledger number that replaced it; null for the one that stands
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
     * All that is known of one figure.
     *
     * @param values the ones that stand, each followed by those it replaced, the newest first
     * @param assessments targets that were held against it: target, date, state
     * @param events episodes that it changed: rule, date, event, episode
     * @param mails mails that told it: notice, person, subject, state, Message-ID
     */
    public record Trace(
            List<Value> values, List<List<String>> assessments, List<List<String>> events, List<List<String>> mails) {}

    /** The trace of an indicator's figure for a region and a period; its values are empty where nothing is known. */
    public Trace trace(String indicator, String regionId, TimePeriod timePeriod) {
        return Transactions.read(warehouse, connection -> {
            Object[] key = {indicator, regionId, timePeriod.freq().name(), timePeriod.firstDay()};
            List<Value> values = values(connection, key);
            List<List<String>> assessments = new ArrayList<>();
            for (long seriesId :
                    values.stream().mapToLong(Value::seriesId).distinct().toArray()) {
                assessments.addAll(texts(connection, ASSESSED, seriesId, timePeriod.firstDay()));
            }
            return new Trace(values, assessments, texts(connection, EVENTS, key), texts(connection, MAILS, key));
        });
    }

    private static List<Value> values(Connection connection, Object[] key) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(VALUES)) {
            for (int i = 0; i < key.length; i++) {
                statement.setObject(i + 1, key[i]);
                statement.setObject(i + 1 + key.length, key[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                List<Value> values = new ArrayList<>();
                while (row.next()) {
                    values.add(new Value(
                            row.getLong("series_id"),
                            row.getString("dimensions"),
                            row.getBigDecimal("obs_value"),
                            row.getString("obs_status"),
                            row.getLong("delivery_id"),
                            row.getLong("row_no"),
                            row.getInt("column_no"),
                            row.getObject("replaced_by", Long.class)));
                }
                return values;
            }
        }
    }

    private static List<List<String>> texts(Connection connection, String sql, Object... arguments)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                List<List<String>> rows = new ArrayList<>();
                while (row.next()) {
                    List<String> cells = new ArrayList<>();
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        cells.add(row.getString(i));
                    }
                    rows.add(cells);
                }
                return rows;
            }
        }
    }
}
