// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jundeng.observation.Freq;
import org.jundeng.warehouse.sql.Sql;

/**
 * Keeps where each target stands, in the tables {@code standing} and {@code assessed_night}: a standing is written once
 * for all nights on which it is the same. The view {@code assessment} has a row for each target, region and night.
 *
 * <p>A night may be assessed again, and nights may come in any order: what is written changes no other night.
 */
final class Assessments {

    private static final String LOOKED = Sql.resource(Assessments.class, "standing-looked.sql");
    private static final String KEEP = Sql.resource(Assessments.class, "standing-keep.sql");
    private static final String FILL = """
            insert into looked (target_id, region_id, state, series_id, time_period, freq, obs_value, bound,
                                delivery_id, row_no, reason_zh, reason_en, method, progress, elapsed, lag)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String FRAME = "insert into looked_on (night, run_id, complete) values (?, ?, ?)";

    private Assessments() {}

    /** Lets {@code assessments} be all there is on the business date. What is the same already is not written. */
    static void write(Connection connection, List<Assessment> assessments, LocalDate businessDate, long runId)
            throws SQLException {
        keep(connection, assessments, businessDate, runId, true);
    }

    /** Keeps {@code assessments} and leaves all others of the business date as they are. */
    static void update(Connection connection, List<Assessment> assessments, LocalDate businessDate, long runId)
            throws SQLException {
        if (!assessments.isEmpty()) {
            keep(connection, assessments, businessDate, runId, false);
        }
    }

    private static void keep(
            Connection connection, List<Assessment> assessments, LocalDate businessDate, long runId, boolean complete)
            throws SQLException {
        Sql.execute(connection, LOOKED);
        Sql.run(connection, FRAME, businessDate, runId, complete);
        Sql.runAll(connection, FILL, assessments.stream().map(Assessments::row).toList());
        Sql.execute(connection, KEEP);
    }

    private static List<Object> row(Assessment assessment) {
        Figure figure = assessment.figure();
        return Arrays.asList(
                assessment.targetId(),
                assessment.regionId(),
                assessment.state().code(),
                figure == null ? null : figure.seriesId(),
                figure == null ? null : figure.timePeriod().firstDay(),
                figure == null ? null : freq(figure).name(),
                figure == null ? null : figure.obsValue(),
                assessment.bound() == null ? null : assessment.bound().value(),
                figure == null ? null : figure.source().deliveryId(),
                figure == null ? null : figure.source().rowNo(),
                assessment.reason().zh(),
                assessment.reason().en(),
                figure == null ? null : figure.source().method(),
                assessment.progress(),
                assessment.elapsed(),
                assessment.lag());
    }

    private static Freq freq(Figure figure) {
        return figure.timePeriod().freq();
    }
}
