// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jundeng.contract.Watermark;

/**
 * What one database product needs to be asked. The methods that a product does not override say what holds for any
 * JDBC driver: nothing is assumed that a driver may lack.
 */
public interface Dialect {

    /** The placeholder by which a route binds the value that a watermark begins at. */
    String SINCE = ":?since";

    /** The product's name, for people. */
    String product();

    /** The jar that holds the product's driver, as a pattern of its name. */
    default String jar() {
        return "*.jar";
    }

    /** What the driver is told about time limits and values, in its own names and units; none for an unknown driver. */
    default Map<String, String> properties(Limits limits) {
        return Map.of();
    }

    /** Makes a new connection ready: it reads only, does not commit by itself, and knows its limits. */
    default void begin(Connection connection, Limits limits) throws SQLException {
        Sessions.readOnlyIfItCan(connection);
        Sessions.silenceIfItCan(connection, limits);
        connection.setAutoCommit(false);
    }

    /** The number of rows that a driver is told to fetch at once, so that it does not hold the whole answer. */
    default int fetchSize() {
        return 500;
    }

    /** Whether {@code setQueryTimeout} bounds the statement, and nothing else. */
    default boolean knowsQueryTimeout() {
        return true;
    }

    /** The words of a statement, by the way in which the product quotes. */
    default SelectText select(String sql) {
        return SelectText.of(sql, SelectText.Quotes.STANDARD);
    }

    /**
     * The SELECT as it is sent. A session that the product does not keep from writing is protected here.
     *
     * @throws AskingFailed if the text is not a single SELECT
     */
    default String asked(String sql) throws AskingFailed {
        return select(sql).onlyReading();
    }

    /** Whether a question mark of a prepared statement may be written {@code ??}, so that it is no parameter. */
    default boolean escapesQuestionMarks() {
        return false;
    }

    /**
     * The SELECT for the rows of {@code sql} whose column is {@code since} or more, or has no value.
     *
     * @param since the least value, in the form of {@link Watermark#read}
     */
    default String newer(String sql, Watermark watermark, String since) {
        String column = "asked." + watermark.column();
        return String.format(
                Locale.ROOT,
                "select * from (\n%s\n) asked where %s >= %s or %s is null",
                select(sql).bare(),
                column,
                literal(watermark.type(), since),
                column);
    }

    /** Whether {@link #newer} holds {@link #SINCE} for the value, instead of the value itself. */
    default boolean bindsSince() {
        return false;
    }

    /** A watermark's value as the product writes it in a statement; times are cut to microseconds. */
    default String literal(Watermark.Type type, String value) {
        return switch (type) {
            case NUMBER -> value;
            case DATE -> "date '" + value + "'";
            case TIMESTAMP -> "timestamp '" + Times.text(value, 6, ' ') + "'";
        };
    }

    /** The value of a column in the current row: exact, and a time in the zone of the limits. */
    default Object value(ResultSet rows, int index, SourceColumn column, Limits limits) throws SQLException {
        return Values.of(rows, index, column, limits.zone());
    }

    /** What an error means. */
    default Trouble trouble(SQLException thrown) {
        String state = String.valueOf(thrown.getSQLState());
        if (thrown instanceof SQLTimeoutException
                || List.of("57014", "HYT00", "HYT01", "HY008").contains(state)) {
            return Trouble.SLOW;
        }
        boolean away = AskingFailed.isBroken(thrown)
                || thrown instanceof SQLTransientException
                || thrown instanceof SQLRecoverableException
                || state.startsWith("08")
                || state.startsWith("53")
                || state.startsWith("57");
        return away ? Trouble.AWAY : Trouble.REFUSED;
    }
}
