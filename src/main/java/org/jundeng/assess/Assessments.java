// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;

/** The table of assessments: one row for each target, region and business date. */
final class Assessments {

    private static final String UPSERT = """
            insert into assessment as a (target_id, region_id, business_date, state, series_id, time_period, freq,
                                         obs_value, bound, delivery_id, row_no, reason_zh, reason_en, run_id,
                                         method, progress, elapsed, lag, target_hash)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
                    (select hash from target where target.target_id = ?))
            on conflict (target_id, region_id, business_date) do update
            set state = excluded.state, series_id = excluded.series_id, time_period = excluded.time_period,
                freq = excluded.freq, obs_value = excluded.obs_value, bound = excluded.bound,
                delivery_id = excluded.delivery_id, row_no = excluded.row_no, reason_zh = excluded.reason_zh,
                reason_en = excluded.reason_en, run_id = excluded.run_id, method = excluded.method,
                progress = excluded.progress, elapsed = excluded.elapsed, lag = excluded.lag,
                target_hash = excluded.target_hash
            where (a.state, a.series_id, a.time_period, a.freq, a.obs_value, a.bound, a.delivery_id, a.row_no,
                   a.reason_zh, a.reason_en, a.method, a.progress, a.elapsed, a.lag, a.target_hash)
                  is distinct from
                  (excluded.state, excluded.series_id, excluded.time_period, excluded.freq, excluded.obs_value,
                   excluded.bound, excluded.delivery_id, excluded.row_no, excluded.reason_zh, excluded.reason_en,
                   excluded.method, excluded.progress, excluded.elapsed, excluded.lag,
                   excluded.target_hash)
            """;

    private static final String FORGET = """
            delete from assessment
            where business_date = ?
              and (target_id, region_id) not in (select * from unnest(?::text[], ?::text[]))
            """;

    private Assessments() {}

    /** Replaces the rows of the business date by {@code assessments}. A row that is the same already is not written. */
    static void write(Connection connection, List<Assessment> assessments, LocalDate businessDate, long runId)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FORGET)) {
            statement.setObject(1, businessDate);
            statement.setArray(
                    2,
                    texts(
                            connection,
                            assessments.stream().map(Assessment::targetId).toList()));
            statement.setArray(
                    3,
                    texts(
                            connection,
                            assessments.stream().map(Assessment::regionId).toList()));
            statement.executeUpdate();
        }
        update(connection, assessments, runId);
    }

    /** Writes {@code assessments} and leaves all other rows as they are. */
    static void update(Connection connection, List<Assessment> assessments, long runId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(UPSERT)) {
            for (Assessment assessment : assessments) {
                bind(statement, assessment);
                statement.setLong(14, runId);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static java.sql.Array texts(Connection connection, List<String> texts) throws SQLException {
        return connection.createArrayOf("text", texts.toArray());
    }

    private static void bind(PreparedStatement statement, Assessment assessment) throws SQLException {
        Figure figure = assessment.figure();
        statement.setString(1, assessment.targetId());
        statement.setString(2, assessment.regionId());
        statement.setObject(3, assessment.businessDate());
        statement.setString(4, assessment.state().code());
        statement.setObject(5, figure == null ? null : figure.seriesId(), Types.BIGINT);
        statement.setObject(
                6, figure == null ? null : Date.valueOf(figure.timePeriod().firstDay()), Types.DATE);
        statement.setString(
                7, figure == null ? null : figure.timePeriod().freq().name());
        statement.setBigDecimal(8, figure == null ? null : figure.obsValue());
        statement.setBigDecimal(
                9, assessment.bound() == null ? null : assessment.bound().value());
        statement.setObject(10, figure == null ? null : figure.source().deliveryId(), Types.BIGINT);
        statement.setObject(11, figure == null ? null : figure.source().rowNo(), Types.BIGINT);
        statement.setString(12, assessment.reason().zh());
        statement.setString(13, assessment.reason().en());
        statement.setString(15, figure == null ? null : figure.source().method());
        statement.setBigDecimal(16, assessment.progress());
        statement.setBigDecimal(17, assessment.elapsed());
        statement.setBigDecimal(18, assessment.lag());
        statement.setString(19, assessment.targetId());
    }
}
