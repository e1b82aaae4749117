// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** SQLite: a file, without accounts. */
public final class SqliteFile extends Product {

    private final String url;

    /** Keeps its database in a file, which is made. */
    public SqliteFile(Path file) {
        url = "jdbc:sqlite:" + file;
    }

    @Override
    public Login reader() {
        return new Login(url, null, null);
    }

    @Override
    public Login owner() {
        return reader();
    }

    @Override
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url);
    }

    @Override
    public String slow() {
        return "with recursive n(x) as (select 1 union all select x + 1 from n where x < 100000000000)"
                + " select sum(x) as persons from n";
    }

    /** SQLite has no function that writes. */
    @Override
    public String writing() {
        return "select region_code, in_month, persons, note from jobs";
    }

    @Override
    public String rows(int count, int length) {
        return "with recursive r(n) as (select 1 union all select n + 1 from r where n < " + count
                + ") select n, replace(hex(zeroblob(" + length + ")), '00', 'row 第' || n || ' ') as note from r";
    }

    @Override
    public ColumnTypes columnTypes() {
        return new ColumnTypes("text", "text", "numeric", "text", "text");
    }

    @Override
    public String day(String day) {
        return "'" + day + "'";
    }

    @Override
    public String time(String time) {
        return "'" + time + "'";
    }

    @Override
    public List<TypeCase> types() {
        return List.of(
                new TypeCase("t_integer", "integer", "9223372036854775807", "9223372036854775807"),
                new TypeCase("t_real", "real", "0.1", "0.1"),
                new TypeCase("t_numeric", "numeric", "2.50", "2.5"),
                new TypeCase("t_text_in_number", "integer", "'约三百'", "\"约三百\""),
                new TypeCase("t_number_in_text", "text", "007", "\"7\""),
                new TypeCase("t_date", "date", "'2014-05-31'", "\"2014-05-31\""),
                new TypeCase("t_datetime", "datetime", "'2014-05-31 23:59:59.123'", "\"2014-05-31 23:59:59.123\""),
                new TypeCase("t_empty", "text", "''", "\"\""),
                new TypeCase("t_boolean", "boolean", "true", "1"),
                new TypeCase("t_blob", "blob", "x'00ff'", "\"00ff\""));
    }
}
