// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Set;

/** Oracle. A {@code DATE} has a time, an empty text is no value, and names are in upper case. */
final class Oracle implements Dialect {

    private static final int TIMESTAMP_WITH_TIME_ZONE = -101;
    private static final int TIMESTAMP_WITH_LOCAL_TIME_ZONE = -102;
    private static final int INTERVAL_YEAR_TO_MONTH = -103;
    private static final int INTERVAL_DAY_TO_SECOND = -104;

    /** The session or the server ended, is starting, or has no room; the listener does not know the service (yet). */
    private static final Set<Integer> AWAY = Set.of(
            18, 20, 28, 600, 1012, 1033, 1034, 1089, 1090, 1092, 1555, 2391, 2396, 3113, 3114, 3135, 3136, 12170, 12505,
            12514, 12516, 12518, 12519, 12520, 12528, 12537, 12541, 12543, 12545, 12547, 12571, 17002, 17008, 17009,
            17410, 17800);

    private static final Set<Integer> REFUSED = Set.of(1017, 1005, 1031, 1045, 12154, 28000, 28001, 28009);

    /** Cancelled, by us or by a limit of the server; a lock was waited for too long. */
    private static final Set<Integer> SLOW = Set.of(40, 51, 54, 1013, 2049, 17016, 30006);

    @Override
    public String product() {
        return "Oracle";
    }

    @Override
    public String jar() {
        return "ojdbc17.jar";
    }

    @Override
    public Map<String, String> properties(Limits limits) {
        return Map.of(
                "oracle.net.CONNECT_TIMEOUT",
                String.valueOf(limits.connectMillis()),
                "oracle.jdbc.ReadTimeout",
                String.valueOf(limits.silenceMillis()),
                "oracle.jdbc.J2EE13Compliant",
                "true",
                "v$session.program",
                "jundeng");
    }

    /** A transaction that reads only sees one moment; an older server may not know the zone by its name. */
    @Override
    public void begin(Connection connection, Limits limits) throws SQLException {
        Sessions.runFirst(
                connection,
                "alter session set time_zone = '" + limits.zone().getId() + "'",
                "alter session set time_zone = '" + limits.offset() + "'");
        connection.setAutoCommit(false);
        Sessions.run(connection, "set transaction read only");
    }

    @Override
    public Object value(ResultSet rows, int index, SourceColumn column, Limits limits) throws SQLException {
        return switch (column.type()) {
            case TIMESTAMP_WITH_TIME_ZONE, TIMESTAMP_WITH_LOCAL_TIME_ZONE, Types.TIMESTAMP_WITH_TIMEZONE ->
                Values.local(rows.getObject(index, OffsetDateTime.class), limits.zone());
            case INTERVAL_YEAR_TO_MONTH, INTERVAL_DAY_TO_SECOND -> rows.getString(index);
            case Types.DATE, Types.TIMESTAMP -> rows.getObject(index, LocalDateTime.class);
            default -> Values.of(rows, index, column, limits.zone());
        };
    }

    @Override
    public Trouble trouble(SQLException thrown) {
        int code = thrown.getErrorCode();
        if (SLOW.contains(code)) {
            return Trouble.SLOW;
        }
        if (REFUSED.contains(code)) {
            return Trouble.REFUSED;
        }
        return AWAY.contains(code) ? Trouble.AWAY : Dialect.super.trouble(thrown);
    }
}
