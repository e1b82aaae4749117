// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source.database;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * MariaDB and MySQL, through either's driver. Both count milliseconds; each has a limit of its own for a statement, and
 * another way to let an answer flow.
 */
final class Mariadb implements Dialect {

    /** The session was ended, the server is stopping or full, a deadlock: all may pass. */
    private static final Set<Integer> AWAY = Set.of(
            1040, 1053, 1077, 1078, 1079, 1152, 1158, 1159, 1160, 1161, 1184, 1203, 1213, 1226, 1927, 2002, 2003, 2006,
            2013, 4031);

    /** Cancelled, a limit of the server, a lock that was waited for too long. */
    private static final Set<Integer> SLOW = Set.of(1205, 1317, 1969, 3024);

    private static final Set<Integer> FLOATING = Set.of(Types.REAL, Types.FLOAT, Types.DOUBLE);
    private static final String NOTHING = "do 0";

    private final Connector connector;

    Mariadb(Connector connector) {
        this.connector = connector;
    }

    /** The driver. */
    enum Connector {
        /** MariaDB's own, which is shipped. */
        MARIADB,
        /** MySQL's own. */
        MYSQL
    }

    @Override
    public String product() {
        return connector == Connector.MARIADB ? "MariaDB" : "MySQL";
    }

    @Override
    public String jar() {
        return connector == Connector.MARIADB ? "mariadb-java-client-*.jar" : "mysql-connector-j-*.jar";
    }

    /** A TINYINT(1) is a number, and a year is no day. No server may ask for a file of this machine. */
    @Override
    public Map<String, String> properties(Limits limits) {
        return Map.of(
                "connectTimeout",
                String.valueOf(limits.connectMillis()),
                "socketTimeout",
                String.valueOf(limits.silenceMillis()),
                "tinyInt1isBit",
                "false",
                "yearIsDateType",
                "false",
                connector == Connector.MARIADB ? "allowLocalInfile" : "allowLoadLocalInfile",
                "false");
    }

    /**
     * A server knows zones by name only where their table was filled. MariaDB has the first limit, MySQL the second;
     * MySQL before 5.7.8 has none.
     */
    @Override
    public void begin(Connection connection, Limits limits) throws SQLException {
        String zone = limits.zone().getId();
        boolean knowsIt =
                Sessions.answers(connection, "select convert_tz('2014-01-01 00:00:00', '+00:00', '" + zone + "')");
        Sessions.run(connection, "set time_zone = '" + (knowsIt ? zone : limits.offset()) + "'");
        Sessions.runFirst(
                connection,
                "set max_statement_time = " + limits.answerSeconds(),
                "set max_execution_time = " + limits.answerMillis(),
                NOTHING);
        Sessions.run(connection, "set session transaction read only");
        connection.setAutoCommit(false);
    }

    /** MySQL's driver holds the whole answer for any other number. */
    @Override
    public int fetchSize() {
        return connector == Connector.MARIADB ? Dialect.super.fetchSize() : Integer.MIN_VALUE;
    }

    /** The server has the limit; the drivers' own would end a statement over a second connection. */
    @Override
    public boolean knowsQueryTimeout() {
        return false;
    }

    @Override
    public SelectText select(String sql) {
        return SelectText.of(sql, SelectText.Quotes.BACKSLASHES);
    }

    /**
     * Days are read as texts, for {@code 0000-00-00} is none and must be seen as it is; numbers in floating point, too,
     * since the server's text is the shortest that means them.
     */
    @Override
    public Object value(ResultSet rows, int index, SourceColumn column, Limits limits) throws SQLException {
        return switch (column.type()) {
            case Types.DATE, Types.TIME -> rows.getString(index);
            case Types.TIMESTAMP -> time(rows, index);
            default -> other(rows, index, column, limits);
        };
    }

    /** As a text, MariaDB's driver gives .001 s as .1000. A time that is none has no other form than a text. */
    private Object time(ResultSet rows, int index) throws SQLException {
        LocalDateTime time = null;
        if (connector == Connector.MARIADB) {
            try {
                time = rows.getObject(index, LocalDateTime.class);
            } catch (SQLException | DateTimeException none) {
                return rows.getString(index);
            }
        }
        return time == null ? Times.iso(rows.getString(index)) : time;
    }

    private static Object other(ResultSet rows, int index, SourceColumn column, Limits limits) throws SQLException {
        if (FLOATING.contains(column.type())) {
            String text = rows.getString(index);
            return text == null ? null : new BigDecimal(text);
        }
        Object value = Values.of(rows, index, column, limits.zone());
        boolean bits = column.typeName().toUpperCase(Locale.ROOT).startsWith("BIT");
        return bits && value instanceof byte[] bytes ? new BigInteger(1, bytes) : value;
    }

    @Override
    public Trouble trouble(SQLException thrown) {
        int code = thrown.getErrorCode();
        if (SLOW.contains(code)) {
            return Trouble.SLOW;
        }
        return AWAY.contains(code) ? Trouble.AWAY : Dialect.super.trouble(thrown);
    }
}
