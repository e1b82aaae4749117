// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** MariaDB, as Debian ships it. */
public final class MariaDb extends Product {

    private final MariaDbServer server = MariaDbServer.start();

    @Override
    public Login reader() {
        return server.reader();
    }

    @Override
    public Login owner() {
        return server.owner();
    }

    @Override
    public Connection connect() throws SQLException {
        return server.connect();
    }

    @Override
    public void letRead(String table) {
        if (table.equals("jobs")) {
            execute("create function added() returns int modifies sql data begin insert into jobs"
                    + " (region_code, in_month, persons) values ('330122', '2014-05-01', 1); return 1; end");
        }
    }

    @Override
    public String slow() {
        return "select sleep(60) as value";
    }

    @Override
    public String writing() {
        return "select '330122' as region_code, '2014-05' as in_month, added() as persons, '' as note";
    }

    @Override
    public String rows(int count, int length) {
        return "select seq as n, repeat(concat('row 第', seq, ' '), " + length + ") as note from seq_1_to_" + count;
    }

    @Override
    public ColumnTypes columnTypes() {
        return new ColumnTypes("char(6)", "date", "decimal(12,2)", "datetime(6)", "varchar(400)");
    }

    @Override
    public List<TypeCase> types() {
        return List.of(
                new TypeCase("t_bigint_unsigned", "bigint unsigned", "18446744073709551615", "18446744073709551615"),
                new TypeCase("t_bit", "bit(1)", "b'1'", "true"),
                new TypeCase("t_bits", "bit(9)", "b'100000001'", "257"),
                new TypeCase("t_tinyint_1", "tinyint(1)", "7", "7"),
                new TypeCase("t_boolean", "boolean", "true", "1"),
                new TypeCase("t_year", "year", "2014", "2014"),
                new TypeCase(
                        "t_decimal",
                        "decimal(30,10)",
                        "12345678901234567890.0123456789",
                        "12345678901234567890.0123456789"),
                new TypeCase("t_double", "double", "0.1", "0.1"),
                new TypeCase("t_float", "float", "0.1", "0.1"),
                new TypeCase("t_date", "date", "'2014-05-31'", "\"2014-05-31\""),
                new TypeCase(
                        "t_datetime", "datetime(6)", "'2014-05-31 23:59:59.123456'", "\"2014-05-31T23:59:59.123456\""),
                new TypeCase("t_midnight", "datetime", "'2014-05-31'", "\"2014-05-31T00:00\""),
                new TypeCase("t_timestamp", "timestamp null", "'2014-05-31 23:30:00'", "\"2014-05-31T23:30\""),
                new TypeCase("t_time", "time", "'23:59:59'", "\"23:59:59\""),
                new TypeCase("t_zero_date", "date", "'0000-00-00'", "\"0000-00-00\""),
                new TypeCase("t_zero_datetime", "datetime", "'0000-00-00 00:00:00'", "\"0000-00-00 00:00:00\""),
                new TypeCase("t_empty", "varchar(10)", "''", "\"\""),
                new TypeCase("t_char", "char(10)", "'西湖'", "\"西湖\""),
                new TypeCase("t_enum", "enum('上', '下')", "'下'", "\"下\""),
                new TypeCase("t_json", "json", "'{\"a\": 1}'", "\"{\"a\": 1}\""),
                new TypeCase("t_text", "longtext", "repeat('长', 3)", "\"长长长\""),
                new TypeCase("t_blob", "blob", "x'00ff'", "\"00ff\""));
    }

    @Override
    public String quoted(String name) {
        return "`" + name + "`";
    }

    @Override
    public void close() {
        server.close();
    }
}
