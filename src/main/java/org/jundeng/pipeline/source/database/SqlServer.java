// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jundeng.contract.Watermark;
import org.jundeng.pipeline.source.database.SelectText.Word;

/**
 * Microsoft SQL Server. It has no session that reads only, and takes several statements without a semicolon between
 * them; so the words of a statement are looked at, and nothing is committed.
 */
final class SqlServer implements Dialect {

    private static final int DATETIMEOFFSET = -155;

    /** Reserved words, so no name outside brackets can be one of them. */
    private static final Set<String> WRITING = Set.of(
            "insert",
            "update",
            "delete",
            "exec",
            "execute",
            "create",
            "alter",
            "drop",
            "truncate",
            "grant",
            "revoke",
            "deny",
            "use",
            "declare",
            "set",
            "begin",
            "backup",
            "restore",
            "kill",
            "shutdown",
            "bulk",
            "dbcc");

    private static final Set<Integer> AWAY = Set.of(
            596, 701, 1204, 1205, 4221, 6005, 8645, 8651, 10928, 10929, 17142, 17197, 17830, 18401, 40143, 40197, 40501,
            40540, 40613, 49918, 49919, 49920);
    private static final int LOCK_REQUEST_TIMEOUT = 1222;

    @Override
    public String product() {
        return "SQL Server";
    }

    @Override
    public String jar() {
        return "mssql-jdbc-*.jar";
    }

    @Override
    public Map<String, String> properties(Limits limits) {
        return Map.of(
                "applicationName",
                "jundeng",
                "loginTimeout",
                String.valueOf(limits.connectSeconds()),
                "socketTimeout",
                String.valueOf(limits.silenceMillis()),
                "responseBuffering",
                "adaptive");
    }

    /** The driver's read-only mode is only a wish; the socket's limit is a property. */
    @Override
    public void begin(Connection connection, Limits limits) throws SQLException {
        Sessions.run(connection, "set lock_timeout " + limits.answerMillis());
        connection.setAutoCommit(false);
    }

    @Override
    public SelectText select(String sql) {
        return SelectText.of(sql, SelectText.Quotes.BRACKETS);
    }

    @Override
    public String asked(String sql) throws AskingFailed {
        SelectText select = select(sql);
        List<Word> words = select.words();
        for (int i = 0; i < words.size(); i++) {
            String next = i + 1 < words.size() ? words.get(i + 1).text() : "";
            boolean merges = words.get(i).text().equals("merge")
                    && !Set.of("join", "union").contains(next);
            if (merges || WRITING.contains(words.get(i).text())) {
                throw SelectText.refused(words.get(i).text());
            }
        }
        return select.onlyReading();
    }

    /**
     * A derived table here may hold neither WITH nor ORDER BY. The tables of WITH go before; an ORDER BY is left out,
     * because a delivery has an order of its own.
     */
    @Override
    public String newer(String sql, Watermark watermark, String since) {
        String bare = select(sql).bare();
        int main = select(bare).main();
        String tables = bare.substring(0, main).stripTrailing();
        String unordered = unordered(bare.substring(main));
        String column = "asked." + watermark.column();
        return String.format(
                Locale.ROOT,
                tables.isEmpty()
                        ? "select * from (\n%2$s\n) asked where %3$s >= %4$s or %3$s is null"
                        : "%1$s, asked as (\n%2$s\n) select * from asked where %3$s >= %4$s or %3$s is null",
                tables,
                unordered,
                column,
                literal(watermark.type(), since));
    }

    private String unordered(String main) {
        SelectText select = select(main);
        int orderBy = select.orderBy();
        boolean needed =
                orderBy < 0 || select.has("top", 0) || select.has("offset", orderBy) || select.has("for", orderBy);
        return needed ? main : main.substring(0, orderBy).stripTrailing();
    }

    /**
     * A {@code datetime} counts in steps of 3⅓ ms, which are other numbers when they are compared with a
     * {@code datetime2}. Hundredths of a second are the same in both.
     */
    @Override
    public String literal(Watermark.Type type, String value) {
        return switch (type) {
            case NUMBER -> value;
            case DATE -> "cast('" + value + "' as date)";
            case TIMESTAMP -> "cast('" + Times.text(value, 2, 'T') + "' as datetime2)";
        };
    }

    @Override
    public Object value(ResultSet rows, int index, SourceColumn column, Limits limits) throws SQLException {
        if (column.type() == DATETIMEOFFSET) {
            return Values.local(rows.getObject(index, OffsetDateTime.class), limits.zone());
        }
        return column.type() == Types.TIMESTAMP
                ? rows.getObject(index, LocalDateTime.class)
                : Values.of(rows, index, column, limits.zone());
    }

    @Override
    public Trouble trouble(SQLException thrown) {
        int code = thrown.getErrorCode();
        if (code == LOCK_REQUEST_TIMEOUT) {
            return Trouble.SLOW;
        }
        return AWAY.contains(code) ? Trouble.AWAY : Dialect.super.trouble(thrown);
    }
}
