// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.sql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The warehouse's schema, which is migrated before anything else is done. */
public final class Schema {

    /** The PostgreSQL schema that holds all tables. */
    public static final String NAME = "jundeng";

    /** The version after the newest migration. */
    static final String VERSION = "28";

    private static final String HISTORY = NAME + ".flyway_schema_history";
    /** In this order: looking a table up in a schema that one may not use is an error. */
    private static final String SEES_HISTORY = "select case when has_schema_privilege(to_regnamespace('" + NAME
            + "'), 'usage') then has_table_privilege(to_regclass('" + HISTORY + "'), 'select') end";

    private static final String MIGRATIONS = "classpath:org/jundeng/warehouse/migrations";

    private Schema() {}

    /** Runs the migrations that {@code owner}'s database lacks. Doing so again does nothing. */
    public static void migrate(DataSource owner) {
        if (isCurrent(owner)) {
            return;
        }
        Flyway.configure()
                .dataSource(owner)
                .schemas(NAME)
                .defaultSchema(NAME)
                .locations(MIGRATIONS)
                .load()
                .migrate();
    }

    /**
     * Whether {@code database} has all migrations. Each command asks this, and asking Flyway would take longer than
     * many commands do. False also where the database does not answer: Flyway can then say what is wrong.
     */
    public static boolean isCurrent(DataSource database) {
        try (Connection connection = database.getConnection()) {
            return isCurrent(connection);
        } catch (SQLException unknown) {
            return false;
        }
    }

    /** Whether the database at the other end of {@code connection} has all migrations, and we may see that. */
    public static boolean isCurrent(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try (ResultSet history = statement.executeQuery(SEES_HISTORY)) {
                if (!history.next() || !history.getBoolean(1)) {
                    return false;
                }
            }
            try (ResultSet last = statement.executeQuery("select version = '" + VERSION + "' and success from "
                    + HISTORY + " order by installed_rank desc limit 1")) {
                return last.next() && last.getBoolean(1);
            }
        }
    }
}
