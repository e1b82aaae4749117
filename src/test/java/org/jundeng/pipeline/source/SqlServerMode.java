// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source;

import java.util.List;

/** SQL Server, for which H2 stands in: SQL Server's dialect, H2's server. */
public final class SqlServerMode extends H2Product {

    /** Starts the server. */
    public SqlServerMode() {
        super("MSSQLServer", "jdbc:sqlserver:");
    }

    @Override
    public ColumnTypes columnTypes() {
        return new ColumnTypes("char(6)", "date", "decimal(12,2)", "datetime2(6)", "nvarchar(400)");
    }

    @Override
    public String quoted(String name) {
        return "[" + name + "]";
    }

    @Override
    public List<TypeCase> types() {
        return List.of(
                new TypeCase("t_bigint", "bigint", "9223372036854775807", "9223372036854775807"),
                new TypeCase("t_tinyint", "tinyint", "127", "127"),
                new TypeCase("t_bit", "bit", "1", "true"),
                new TypeCase(
                        "t_decimal",
                        "decimal(30,10)",
                        "12345678901234567890.0123456789",
                        "12345678901234567890.0123456789"),
                new TypeCase("t_money", "money", "12.3400", "12.3400"),
                new TypeCase("t_float", "float", "0.1", "0.1"),
                new TypeCase("t_date", "date", "'2014-05-31'", "\"2014-05-31\""),
                new TypeCase("t_datetime", "datetime", "'2014-05-31 23:59:59.123'", "\"2014-05-31T23:59:59.123\""),
                new TypeCase(
                        "t_datetime2",
                        "datetime2(7)",
                        "'2014-05-31 23:59:59.1234567'",
                        "\"2014-05-31T23:59:59.123456700\""),
                new TypeCase(
                        "t_zoned",
                        "timestamp with time zone",
                        "timestamp with time zone '2014-05-31 15:30:00+00:00'",
                        "\"2014-05-31T23:30\""),
                new TypeCase("t_empty", "nvarchar(10)", "''", "\"\""),
                new TypeCase("t_nchar", "nchar(4)", "'西湖'", "\"西湖  \""),
                new TypeCase("t_text", "ntext", "repeat('长', 3)", "\"长长长\""),
                new TypeCase(
                        "t_id",
                        "uniqueidentifier",
                        "'01234567-89ab-cdef-0123-456789abcdef'",
                        "\"01234567-89ab-cdef-0123-456789abcdef\""),
                new TypeCase("t_binary", "varbinary(2)", "x'00ff'", "\"00ff\""));
    }
}
