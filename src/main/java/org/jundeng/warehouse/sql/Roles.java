// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.sql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * The database roles: the owner migrates the schema, the app works with the tables but cannot alter them, the reader
 * only reads.
 */
public final class Roles {

    public static final String SUPERUSER = "postgres";
    public static final String OWNER = "jundeng_owner";
    public static final String APP = "jundeng_app";
    public static final String READER = "jundeng_reader";

    /** All of them, the superuser included. */
    public static final List<String> ALL = List.of(SUPERUSER, OWNER, APP, READER);

    private static final List<String> ONLY_ADDED = List.of(
            "delivery",
            "finding",
            "config_version",
            "audit",
            "audit_link",
            "telling",
            "pull",
            "coverage",
            "let_go",
            "reply",
            "unconfirmed_newer",
            "renaming",
            "refused_period");
    /** Tables whose rows stay, and in which only these columns may change: by ending a row, or by another id. */
    private static final Map<String, String> ONLY_ENDED = Map.of(
            "silence", "ended_at, ended_by, indicator, rule_id",
            "absence", "ended_on, ended_by",
            "unconfirmed", "settled_by, settled_how",
            "past_breach", "ended_run, ended_on, ended_by, now_measure, indicator, rule_id, series_id",
            "unconfirmed_coverage", "indicator",
            "rejected_figure", "indicator",
            "revision", "series_id");

    /** So that an analyst need not name the schema; the samples' tables lie in public. */
    private static final String LET_READER_FIND =
            "alter role " + READER + " set search_path = " + Schema.NAME + ", public";

    private static final String NO_RIGHT = "42501";

    private Roles() {}

    /**
     * Creates the roles that an embedded server lacks, with the passwords of {@code secrets}. A password is 192 random
     * bits, so stretching its hash would protect nothing and slow down each connection. The reader's is stretched
     * nevertheless, since other drivers may insist on it. The reader is not in {@code pg_read_all_data}, which would
     * let it read the catalogue of passwords.
     */
    public static void create(DataSource superuser, RolePasswords secrets) throws SQLException {
        try (Connection connection = superuser.getConnection();
                Statement statement = connection.createStatement()) {
            if (!exists(statement, READER)) {
                create(statement, READER, secrets);
            }
            stretch(statement, secrets);
            statement.execute("set scram_iterations = 1");
            if (!exists(statement, APP)) {
                statement.execute("alter role " + SUPERUSER + " password '" + secrets.of(SUPERUSER) + "'");
                create(statement, OWNER, secrets);
                create(statement, APP, secrets);
            }
            statement.execute("alter role " + READER + " set default_transaction_read_only = on");
            statement.execute(LET_READER_FIND);
            statement.execute("revoke pg_read_all_data from " + READER);
        }
    }

    /** Earlier versions did not stretch the reader's password. */
    private static void stretch(Statement statement, RolePasswords secrets) throws SQLException {
        boolean stretched;
        try (ResultSet row = statement.executeQuery(
                "select rolpassword not like 'SCRAM-SHA-256$1:%' from pg_authid where rolname = '" + READER + "'")) {
            row.next();
            stretched = row.getBoolean(1);
        }
        if (!stretched) {
            statement.execute("alter role " + READER + " password '" + secrets.of(READER) + "'");
        }
    }

    /** Lets the reader read the owner's present and future tables in another database of the server. */
    public static void letRead(DataSource owner) throws SQLException {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            inTurn(connection);
            letRead(statement, "public");
            connection.commit();
        }
    }

    /** The server refuses one of two simultaneous grants, so they are made one after the other. */
    private static void inTurn(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        AdvisoryLock.RIGHTS.take(connection);
    }

    private static void letRead(Statement statement, String schema) throws SQLException {
        statement.execute("grant usage on schema " + schema + " to " + READER);
        statement.execute("grant select on all tables in schema " + schema + " to " + READER);
        statement.execute("alter default privileges in schema " + schema + " grant select on tables to " + READER);
    }

    private static void create(Statement statement, String role, RolePasswords secrets) throws SQLException {
        statement.execute("create role " + role + " login password '" + secrets.of(role) + "'");
    }

    /**
     * Grants their rights on the tables to the app and the reader, where the server has such roles, and to
     * {@code user}, which does the app's work under another name; null where none does. Only the owner can change or
     * remove lines of the ledger.
     */
    public static void grant(DataSource owner, String user) throws SQLException {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            inTurn(connection);
            if (exists(statement, APP)) {
                letWork(statement, APP);
            }
            if (user != null && exists(statement, user) && !user.equals(current(statement))) {
                letWork(statement, statement.enquoteIdentifier(user, true));
            }
            if (exists(statement, READER)) {
                letRead(statement, Schema.NAME);
                letFind(connection, statement);
            }
            connection.commit();
        }
    }

    /**
     * Not every owner may change the reader; where it may not, the administrator's script has done it, or analysts can.
     */
    private static void letFind(Connection connection, Statement statement) throws SQLException {
        try (ResultSet settings = statement.executeQuery(
                "select from pg_db_role_setting s join pg_roles r on r.oid =" + " s.setrole where r.rolname = '"
                        + READER + "' and array_to_string(s.setconfig, ' ') ~ 'search_path='")) {
            if (settings.next()) {
                return;
            }
        }
        Savepoint before = connection.setSavepoint();
        try {
            statement.execute(LET_READER_FIND);
        } catch (SQLException e) {
            connection.rollback(before);
            if (!NO_RIGHT.equals(e.getSQLState())) {
                throw e;
            }
        }
    }

    private static void letWork(Statement statement, String role) throws SQLException {
        String all = " on all tables in schema " + Schema.NAME;
        statement.execute("grant usage on schema " + Schema.NAME + " to " + role);
        statement.execute("grant select, insert, update, delete" + all + " to " + role);
        statement.execute("grant usage, select on all sequences in schema " + Schema.NAME + " to " + role);
        for (String table : ONLY_ADDED) {
            statement.execute("revoke update, delete on " + Schema.NAME + "." + table + " from " + role);
        }
        for (Map.Entry<String, String> table : ONLY_ENDED.entrySet()) {
            String place = " on " + Schema.NAME + "." + table.getKey();
            statement.execute("revoke update, delete" + place + " from " + role);
            statement.execute("grant update (" + table.getValue() + ")" + place + " to " + role);
        }
        statement.execute("revoke insert, update, delete on " + Schema.NAME + ".flyway_schema_history from " + role);
    }

    private static String current(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select current_user")) {
            row.next();
            return row.getString(1);
        }
    }

    private static boolean exists(Statement statement, String role) throws SQLException {
        try (ResultSet row =
                statement.executeQuery("select from pg_roles where rolname = " + statement.enquoteLiteral(role))) {
            return row.next();
        }
    }
}
