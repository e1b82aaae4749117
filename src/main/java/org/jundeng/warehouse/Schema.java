// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The warehouse's tables: brought up to date before anybody works with them. */
public final class Schema {

    /** The PostgreSQL schema that everything lives in. */
    public static final String NAME = "jundeng";

    private static final String MIGRATIONS = "classpath:org/jundeng/warehouse/migrations";

    private Schema() {}

    /** Runs the migrations that {@code owner}'s database lacks; running them twice does nothing. */
    public static void migrate(DataSource owner) {
        Flyway.configure()
                .dataSource(owner)
                .schemas(NAME)
                .defaultSchema(NAME)
                .locations(MIGRATIONS)
                .load()
                .migrate();
    }
}
