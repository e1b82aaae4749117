// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source;

import java.util.List;

/** H2 as itself: a product that Jundeng knows nothing of but that it has a JDBC driver. */
public final class PlainH2 extends H2Product {

    /** Starts the server. */
    public PlainH2() {
        super("REGULAR", "jdbc:");
    }

    @Override
    public Login reader() {
        return existing(super.reader());
    }

    @Override
    public Login owner() {
        return existing(super.owner());
    }

    private static Login existing(Login login) {
        return login.at(login.url() + ";IFEXISTS=TRUE");
    }

    @Override
    public ColumnTypes columnTypes() {
        return new ColumnTypes("char(6)", "date", "numeric(12,2)", "timestamp(6)", "varchar(400)");
    }

    @Override
    public List<TypeCase> types() {
        return List.of(
                new TypeCase("t_boolean", "boolean", "true", "true"),
                new TypeCase(
                        "t_numeric",
                        "numeric(30,10)",
                        "12345678901234567890.0123456789",
                        "12345678901234567890.0123456789"),
                new TypeCase("t_date", "date", "date '2014-05-31'", "\"2014-05-31\""),
                new TypeCase(
                        "t_timestamp",
                        "timestamp(6)",
                        "timestamp '2014-05-31 23:59:59.123456'",
                        "\"2014-05-31T23:59:59.123456\""),
                new TypeCase(
                        "t_zoned",
                        "timestamp with time zone",
                        "timestamp with time zone '2014-05-31 15:30:00+00:00'",
                        "\"2014-05-31T23:30\""),
                new TypeCase("t_empty", "varchar(10)", "''", "\"\""),
                new TypeCase("t_clob", "clob", "repeat('长', 3)", "\"长长长\""),
                new TypeCase("t_bytes", "varbinary(2)", "x'00ff'", "\"00ff\""));
    }
}
