// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.contract.Contracts;
import org.jundeng.warehouse.sql.Schema;
import org.jundeng.warehouse.sql.Transactions;

/**
 * Copies what the configuration says into the warehouse, so that SQL can join it and old decisions can be explained.
 */
public final class ConfigurationCopies {

    private static final List<String> TABLES = List.of("region_validity", "indicator", "target", "config_version");

    private final DataSource warehouse;
    private final Clock clock;

    /** Copies into {@code warehouse}; new versions are stamped with the time of {@code clock}. */
    public ConfigurationCopies(DataSource warehouse, Clock clock) {
        this.warehouse = warehouse;
        this.clock = clock;
    }

    /** Makes the copies what the configuration is now, unless they are; versions are only ever added. */
    public void refresh(Catalogue catalogue, Contracts contracts) {
        ConfigurationRows rows = ConfigurationRows.of(catalogue, contracts);
        if (areUpToDate(rows)) {
            return;
        }
        Transactions.write(warehouse, connection -> {
            lock(connection, "pg_advisory_xact_lock");
            try (Statement statement = connection.createStatement()) {
                statement.execute("delete from region_validity");
                statement.execute("delete from indicator");
                statement.execute("delete from target");
            }
            rows.insert(connection, now());
            return null;
        });
    }

    private boolean areUpToDate(ConfigurationRows rows) {
        return Transactions.read(warehouse, connection -> {
            lock(connection, "pg_advisory_xact_lock_shared");
            return rows.areIn(connection);
        });
    }

    /**
     * Has the rest of a transaction see copies of the configuration as it is now: in temporary tables that stand before
     * the lasting ones, which stay as they are.
     */
    public void overlay(Connection connection, Catalogue catalogue, Contracts contracts) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                statement.execute(String.format(
                        Locale.ROOT,
                        "create temp table %1$s (like %2$s.%1$s including indexes) on commit drop",
                        table,
                        Schema.NAME));
            }
            statement.execute("insert into config_version table " + Schema.NAME + ".config_version");
        }
        ConfigurationRows.of(catalogue, contracts).insert(connection, now());
    }

    /** Of two that refresh, the later one has the last word: it waits for what the other is writing. */
    private static void lock(Connection connection, String function) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select " + function + "(hashtextextended('configuration', 0))");
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    /** The text of a version that was used once, of kind {@code contract}; empty where it was not kept. */
    public static Optional<String> text(DataSource warehouse, String kind, String name, String hash) {
        return Transactions.read(warehouse, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    "select content from config_version where kind = ? and name = ? and hash = ?")) {
                statement.setString(1, kind);
                statement.setString(2, name);
                statement.setString(3, hash);
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
                }
            }
        });
    }
}
