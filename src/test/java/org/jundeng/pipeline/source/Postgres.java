// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.jundeng.ScratchFolders;

/** PostgreSQL, as Jundeng ships it; its accounts have passwords as a bureau's have. */
public final class Postgres extends Product {

    private static final String OWNER = "owner's 密码";
    private static final String READER = "reader's 密码";

    private final EmbeddedPostgres server;
    private final String url;

    /** Starts a server. */
    public Postgres() {
        try {
            server = EmbeddedPostgres.builder()
                    .setServerConfig("jit", "off")
                    .setDataDirectory(ScratchFolders.create())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("starting PostgreSQL", e);
        }
        url = "jdbc:postgresql://localhost:" + server.getPort() + "/postgres";
        execute(
                "set password_encryption to 'scram-sha-256'",
                "create role owner superuser login password 'owner''s 密码'",
                "create role reader login password 'reader''s 密码'",
                "grant pg_read_all_data to reader",
                "create temporary table rules (line text)",
                "insert into rules values ('local all all trust'), ('host all postgres 127.0.0.1/32 trust'),"
                        + " ('host all postgres ::1/128 trust'), ('host all all all scram-sha-256')",
                "do $$ begin execute format('copy rules to %L', current_setting('hba_file')); end $$",
                "select pg_reload_conf()");
    }

    @Override
    public Login reader() {
        return new Login(url, "reader", READER);
    }

    @Override
    public Login owner() {
        return new Login(url, "owner", OWNER);
    }

    @Override
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, "postgres", "");
    }

    @Override
    public String slow() {
        return "select pg_sleep(60)::text as value";
    }

    @Override
    public String writing() {
        return "with added as (insert into jobs (region_code, in_month, persons) values ('330122', '2014-05-01', 1)"
                + " returning *) select region_code, in_month, persons, note from added";
    }

    @Override
    public String rows(int count, int length) {
        return "select n, repeat('row 第' || n || ' ', " + length + ") as note from generate_series(1, " + count + ") n";
    }

    @Override
    public ColumnTypes columnTypes() {
        return new ColumnTypes("char(6)", "date", "numeric(12,2)", "timestamp", "varchar(400)");
    }

    @Override
    public List<TypeCase> types() {
        return List.of(
                new TypeCase("t_bigint", "bigint", "9223372036854775807", "9223372036854775807"),
                new TypeCase("t_boolean", "boolean", "true", "true"),
                new TypeCase(
                        "t_numeric", "numeric", "12345678901234567890.0123456789", "12345678901234567890.0123456789"),
                new TypeCase("t_double", "double precision", "0.1", "0.1"),
                new TypeCase("t_real", "real", "0.1", "0.1"),
                new TypeCase("t_date", "date", "'2014-05-31'", "\"2014-05-31\""),
                new TypeCase(
                        "t_timestamp", "timestamp", "'2014-05-31 23:59:59.123456'", "\"2014-05-31T23:59:59.123456\""),
                new TypeCase("t_zoned", "timestamptz", "'2014-05-31 15:30:00Z'", "\"2014-05-31T23:30\""),
                new TypeCase("t_empty", "text", "''", "\"\""),
                new TypeCase("t_char", "char(4)", "'西湖'", "\"西湖  \""),
                new TypeCase("t_bytes", "bytea", "'\\x00ff'", "\"00ff\""));
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("ending PostgreSQL", e);
        }
    }
}
