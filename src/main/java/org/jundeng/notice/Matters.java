// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jundeng.alert.Event;
import org.jundeng.alert.FactsJson;
import org.jundeng.alert.Reason;
import org.jundeng.alert.WatchedPlace;
import org.jundeng.assess.Figure;
import org.jundeng.catalogue.Levels;
import org.jundeng.notice.decision.Matter;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;
import org.jundeng.warehouse.sql.Sql;

/** Reads the episodes of which something may have to be told, in one query. */
final class Matters {

    private static final String QUERY = Sql.resource(Matters.class, "matters.sql");

    private Matters() {}

    /** In the order in which they were opened. */
    static List<Matter> read(Connection connection, Levels levels) throws SQLException {
        return Sql.list(connection, QUERY, row -> matter(row, levels));
    }

    private static Matter matter(ResultSet row, Levels levels) throws SQLException {
        Matter.Change change = new Matter.Change(
                row.getLong("event_id"),
                Event.of(row.getString("event")),
                Reason.of(row.getString("reason")),
                row.getObject("changed_on", LocalDate.class),
                row.getLong("ordinal"),
                row.getBigDecimal("before"));
        String author = row.getString("author");
        return new Matter(
                row.getLong("episode_id"),
                new WatchedPlace(row.getString("rule_id"), row.getString("region_id"), row.getString("feed")),
                row.getString("target_id"),
                row.getString("indicator"),
                row.getString("state").equals("open"),
                levels.known(row.getString("level")),
                row.getObject("opened_on", LocalDate.class),
                change,
                seen(row),
                author == null
                        ? null
                        : new Matter.Note(
                                row.getLong("note_event"),
                                author,
                                row.getString("note"),
                                row.getObject("noted_on", LocalDate.class)),
                row.getBoolean("acknowledged"));
    }

    private static Matter.Seen seen(ResultSet row) throws SQLException {
        BigDecimal measure =
                row.getBigDecimal("measure") == null ? row.getBigDecimal("obs_value") : row.getBigDecimal("measure");
        return measure == null
                ? null
                : new Matter.Seen(
                        figure(row), measure, row.getBigDecimal("bound"), FactsJson.read(row.getString("detail")));
    }

    private static Figure figure(ResultSet row) throws SQLException {
        LocalDate firstDay = row.getObject("time_period", LocalDate.class);
        if (firstDay == null) {
            return null;
        }
        long rowNo = row.getLong("row_no");
        String method = row.getString("method");
        return new Figure(
                row.getLong("series_id"),
                new TimePeriod(Freq.valueOf(row.getString("freq")), firstDay),
                row.getBigDecimal("obs_value"),
                null,
                new Figure.Source(row.getLong("delivery_id"), rowNo, row.getString("source_name"), method));
    }
}
