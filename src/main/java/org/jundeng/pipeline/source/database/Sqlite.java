// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import org.jundeng.contract.Watermark;

/**
 * SQLite: a file. Each value has its own type whatever its column's is, and times are texts or numbers, so that they
 * are compared as times and not as texts.
 */
final class Sqlite implements Dialect {

    private static final int PRIMARY_CODE = 0xff;
    private static final int BUSY = 5;
    private static final int LOCKED = 6;
    private static final int INTERRUPTED = 9;
    private static final int INPUT_OUTPUT = 10;
    private static final int CANNOT_OPEN = 14;

    @Override
    public String product() {
        return "SQLite";
    }

    @Override
    public String jar() {
        return "sqlite-jdbc-*.jar";
    }

    /** A file that is not there is not made. Waiting for a lock ends before the answer's time does, and says why. */
    @Override
    public Map<String, String> properties(Limits limits) {
        int lockMillis = Math.min(limits.connectMillis(), limits.answerMillis() / 2);
        return Map.of("open_mode", "1", "busy_timeout", String.valueOf(lockMillis));
    }

    @Override
    public void begin(Connection connection, Limits limits) throws SQLException {
        connection.setAutoCommit(false);
    }

    /** The driver takes it for the time to wait for a lock; the answer is interrupted instead. */
    @Override
    public boolean knowsQueryTimeout() {
        return false;
    }

    @Override
    public SelectText select(String sql) {
        return SelectText.of(sql, SelectText.Quotes.BRACKETS);
    }

    /** What is no time is in every answer, as what has no value is. */
    @Override
    public String newer(String sql, Watermark watermark, String since) {
        String column = "asked." + watermark.column();
        String compared =
                switch (watermark.type()) {
                    case NUMBER -> column;
                    case DATE -> "date(" + column + ")";
                    case TIMESTAMP -> "julianday(" + column + ")";
                };
        return String.format(
                Locale.ROOT,
                "select * from (\n%s\n) asked where %s >= %s or %s is null",
                select(sql).bare(),
                compared,
                literal(watermark.type(), since),
                compared);
    }

    @Override
    public String literal(Watermark.Type type, String value) {
        return switch (type) {
            case NUMBER -> value;
            case DATE -> "date('" + value + "')";
            case TIMESTAMP -> "julianday('" + Times.text(value, 3, ' ') + "')";
        };
    }

    @Override
    public Trouble trouble(SQLException thrown) {
        return switch (thrown.getErrorCode() & PRIMARY_CODE) {
            case BUSY, LOCKED, INPUT_OUTPUT, CANNOT_OPEN -> Trouble.AWAY;
            case INTERRUPTED -> Trouble.SLOW;
            default -> Dialect.super.trouble(thrown);
        };
    }
}
