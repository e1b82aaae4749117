// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.backup;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jundeng.warehouse.DatabaseSettings;
import org.jundeng.warehouse.Warehouse;
import org.jundeng.warehouse.server.EmbeddedServer;
import org.jundeng.warehouse.sql.Roles;
import org.jundeng.warehouse.sql.Schema;
import org.jundeng.warehouse.sql.Sql;
import org.jundeng.warehouse.sql.Transactions;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A warehouse in which a backup is restored for a trial, and which is then thrown away: another database of the
 * embedded server, or the one that {@code jundeng.backup.scratch-url} names on the own server. There, only a schema
 * that was made here is ever removed.
 */
final class ScratchWarehouse {

    private static final String DATABASE = "jundeng_scratch";
    private static final String MARK = "made by Jundeng to try a backup; may be removed";
    private static final String MARKED = """
            select obj_description(oid, 'pg_namespace') = ? from pg_namespace where nspname = ?
            """;

    private final EmbeddedServer server;
    private final DataSource own;

    private ScratchWarehouse(EmbeddedServer server, DataSource own) {
        this.server = server;
        this.own = own;
    }

    /** The one that {@code warehouse} has; empty for an own server if no scratch database is set. */
    static Optional<ScratchWarehouse> of(Warehouse warehouse, DatabaseSettings database, String scratchUrl) {
        if (warehouse.server().isPresent()) {
            return Optional.of(new ScratchWarehouse(warehouse.server().get(), null));
        }
        return Optional.ofNullable(scratchUrl).map(url -> {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setUrl(url);
            if (database.app().user() != null) {
                source.setUser(database.app().user());
                source.setPassword(database.app().password());
            }
            source.setCurrentSchema(Schema.NAME);
            return new ScratchWarehouse(null, source);
        });
    }

    /** Hands an empty, migrated warehouse to {@code trial}, and removes it afterwards. */
    List<String> with(Function<DataSource, List<String>> trial) {
        return server == null ? withOwn(trial) : withEmbedded(trial);
    }

    private List<String> withEmbedded(Function<DataSource, List<String>> trial) {
        server.dropDatabase(DATABASE);
        server.createDatabase(DATABASE);
        try {
            PGSimpleDataSource owner = server.database(Roles.OWNER, DATABASE);
            owner.setCurrentSchema(Schema.NAME);
            Schema.migrate(owner);
            return trial.apply(owner);
        } finally {
            server.dropDatabase(DATABASE);
        }
    }

    private List<String> withOwn(Function<DataSource, List<String>> trial) {
        remove();
        Transactions.write(own, connection -> {
            Sql.execute(connection, "create schema " + Schema.NAME);
            Sql.execute(connection, "comment on schema " + Schema.NAME + " is '" + MARK + "'");
            return null;
        });
        try {
            Schema.migrate(own);
            return trial.apply(own);
        } finally {
            remove();
        }
    }

    private void remove() {
        Transactions.write(own, connection -> {
            if (isThere(connection)) {
                if (!Sql.first(connection, MARKED, row -> row.getBoolean(1), MARK, Schema.NAME)
                        .orElse(false)) {
                    throw new IllegalStateException("the database of jundeng.backup.scratch-url has a schema "
                            + Schema.NAME + " that was not made to try backups; name an empty database");
                }
                Sql.execute(connection, "drop schema " + Schema.NAME + " cascade");
            }
            return null;
        });
    }

    private static boolean isThere(Connection connection) throws SQLException {
        return Sql.any(connection, "select from pg_namespace where nspname = ?", Schema.NAME);
    }
}
