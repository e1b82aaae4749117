// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.ArrayList;
import java.util.List;

/** What a database says about an answer before it gives it. Not every driver can. */
final class Description {

    private Description() {}

    /** The columns of the answer to {@code sql}; empty where the driver cannot describe them before it asks. */
    static List<SourceColumn> of(Connection connection, String sql, Session session) throws SQLException {
        boolean escapes = session.dialect().escapesQuestionMarks();
        if (sql.contains("?") && !escapes) {
            return List.of();
        }
        try (PreparedStatement prepared = connection.prepareStatement(sql.replace("?", "??"))) {
            return of(prepared, session);
        }
    }

    private static List<SourceColumn> of(PreparedStatement prepared, Session session) throws SQLException {
        try {
            ResultSetMetaData described = prepared.getMetaData();
            return described == null ? List.of() : columns(described, session.promised());
        } catch (SQLFeatureNotSupportedException unable) {
            return List.of();
        }
    }

    /** Throws if two columns would have the same label. */
    static void checkLabels(Connection connection, String sql, Session session) throws SQLException {
        session.promised().checkOnce(of(connection, sql, session));
    }

    /** Throws if two columns would have the same label. */
    static void checkLabels(PreparedStatement prepared, Session session) throws SQLException {
        session.promised().checkOnce(of(prepared, session));
    }

    static List<SourceColumn> columns(ResultSetMetaData described, PromisedLabels promised) throws SQLException {
        List<String> labels = new ArrayList<>();
        for (int i = 1; i <= described.getColumnCount(); i++) {
            labels.add(described.getColumnLabel(i));
        }
        List<String> named = promised.named(labels);
        List<SourceColumn> columns = new ArrayList<>();
        for (int i = 1; i <= labels.size(); i++) {
            columns.add(new SourceColumn(named.get(i - 1), described.getColumnType(i), described.getColumnTypeName(i)));
        }
        return columns;
    }
}
