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
    static final String VERSION = "14";

    private static final String HISTORY = NAME + ".flyway_schema_history";
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
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            try (ResultSet history = statement.executeQuery("select to_regclass('" + HISTORY + "') is not null")) {
                if (!history.next() || !history.getBoolean(1)) {
                    return false;
                }
            }
            try (ResultSet last = statement.executeQuery("select version = '" + VERSION + "' and success from "
                    + HISTORY + " order by installed_rank desc limit 1")) {
                return last.next() && last.getBoolean(1);
            }
        } catch (SQLException unknown) {
            return false;
        }
    }
}
