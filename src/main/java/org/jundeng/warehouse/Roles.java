// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** The database roles: the owner migrates, the app works and cannot alter, the reader only reads. */
final class Roles {

    static final String SUPERUSER = "postgres";
    static final String OWNER = "jundeng_owner";
    static final String APP = "jundeng_app";
    static final String READER = "jundeng_reader";

    private Roles() {}

    /** Makes the roles that an embedded server lacks, with the passwords of {@code secrets}. */
    static void create(DataSource superuser, Secrets secrets) throws SQLException {
        try (Connection connection = superuser.getConnection();
                Statement statement = connection.createStatement()) {
            for (String role : new String[] {OWNER, APP, READER}) {
                if (!exists(statement, role)) {
                    statement.execute("create role " + role + " login password '" + secrets.of(role) + "'");
                }
            }
            statement.execute("alter role " + READER + " set default_transaction_read_only = on");
        }
    }

    /** Lets the app and the reader at the tables, where the server has such roles. */
    static void grant(DataSource owner) throws SQLException {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            if (exists(statement, APP)) {
                statement.execute("grant usage on schema " + Schema.NAME + " to " + APP);
                statement.execute(
                        "grant select, insert, update, delete on all tables in schema " + Schema.NAME + " to " + APP);
                statement.execute("grant usage, select on all sequences in schema " + Schema.NAME + " to " + APP);
            }
            if (exists(statement, READER)) {
                statement.execute("grant usage on schema " + Schema.NAME + " to " + READER);
                statement.execute("grant select on all tables in schema " + Schema.NAME + " to " + READER);
            }
        }
    }

    private static boolean exists(Statement statement, String role) throws SQLException {
        try (ResultSet row = statement.executeQuery("select from pg_roles where rolname = '" + role + "'")) {
            return row.next();
        }
    }
}
