// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import org.jundeng.contract.Watermark;

/** PostgreSQL: its driver counts seconds, and its server keeps a session that reads only from writing. */
final class Postgresql implements Dialect {

    @Override
    public String product() {
        return "PostgreSQL";
    }

    @Override
    public String jar() {
        return "postgresql-*.jar";
    }

    @Override
    public Map<String, String> properties(Limits limits) {
        return Map.of(
                "ApplicationName", "jundeng",
                "connectTimeout", String.valueOf(limits.connectSeconds()),
                "loginTimeout", String.valueOf(limits.connectSeconds()),
                "socketTimeout", String.valueOf(limits.silenceSeconds()));
    }

    @Override
    public void begin(Connection connection, Limits limits) throws SQLException {
        Sessions.run(connection, "set statement_timeout to '" + limits.answerSeconds() + "s'");
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
    }

    /** The server refuses to write, whatever the statement. */
    @Override
    public String asked(String sql) {
        return sql;
    }

    @Override
    public boolean escapesQuestionMarks() {
        return true;
    }

    @Override
    public String newer(String sql, Watermark watermark, String since) {
        return String.format(
                Locale.ROOT,
                "select * from (\n%1$s\n) asked where asked.%2$s >= %3$s or asked.%2$s is null",
                sql,
                watermark.column(),
                SINCE);
    }

    @Override
    public boolean bindsSince() {
        return true;
    }

    /** The driver's own values; the process has the city's time zone. */
    @Override
    public Object value(ResultSet rows, int index, SourceColumn column, Limits limits) throws SQLException {
        return rows.getObject(index);
    }
}
