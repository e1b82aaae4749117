// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;

/**
 * The labels of a query's columns. A row is a map, which keeps only the last of two columns with the same label. So the
 * labels are checked before the query runs: the database can describe its answer without sending it.
 */
public final class ColumnLabels {

    private ColumnLabels() {}

    /** Throws if two columns have the same label. */
    public static void check(String sql, DataSource source) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement described = connection.prepareStatement(withoutParameters(sql))) {
            ResultSetMetaData columns = described.getMetaData();
            Set<String> labels = new HashSet<>();
            for (int i = 1; columns != null && i <= columns.getColumnCount(); i++) {
                if (!labels.add(columns.getColumnLabel(i))) {
                    throw SourceTrouble.repeatedColumn(columns.getColumnLabel(i));
                }
            }
        }
    }

    /** The driver takes a question mark for a parameter; here it is part of the query, as it will be when that runs. */
    private static String withoutParameters(String sql) {
        return sql.replace("?", "??");
    }
}
