// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source;

import java.util.List;

/** Oracle, for which H2 stands in: Oracle's dialect, H2's server. */
public final class OracleMode extends H2Product {

    /** Starts the server. */
    public OracleMode() {
        super("Oracle", "jdbc:oracle:");
    }

    @Override
    public ColumnTypes columnTypes() {
        return new ColumnTypes("char(6)", "date", "number(12,2)", "timestamp(6)", "varchar2(400)");
    }

    /** A {@code DATE} has a time, and an empty text is none. */
    @Override
    public List<TypeCase> types() {
        return List.of(
                new TypeCase(
                        "t_number",
                        "number(30,10)",
                        "12345678901234567890.0123456789",
                        "12345678901234567890.0123456789"),
                new TypeCase("t_whole", "number(10)", "42", "42"),
                new TypeCase("t_double", "binary_double", "0.1", "0.1"),
                new TypeCase("t_date", "date", "timestamp '2014-05-31 23:59:59'", "\"2014-05-31T23:59:59\""),
                new TypeCase("t_day", "date", "date '2014-05-31'", "\"2014-05-31T00:00\""),
                new TypeCase(
                        "t_timestamp",
                        "timestamp(6)",
                        "timestamp '2014-05-31 23:59:59.123456'",
                        "\"2014-05-31T23:59:59.123456\""),
                new TypeCase(
                        "t_zoned",
                        "timestamp(6) with time zone",
                        "timestamp with time zone '2014-05-31 15:30:00+00:00'",
                        "\"2014-05-31T23:30\""),
                new TypeCase("t_empty", "varchar2(10)", "''", "null"),
                new TypeCase("t_char", "char(4)", "'西湖'", "\"西湖  \""),
                new TypeCase("t_clob", "clob", "repeat('长', 3)", "\"长长长\""),
                new TypeCase("t_raw", "raw(2)", "x'00ff'", "\"00ff\""));
    }
}
