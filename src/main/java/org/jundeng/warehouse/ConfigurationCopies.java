// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.contract.Contracts;
import org.jundeng.warehouse.sql.AdvisoryLock;
import org.jundeng.warehouse.sql.Schema;
import org.jundeng.warehouse.sql.Sql;
import org.jundeng.warehouse.sql.Transactions;

/** Copies the configuration into the warehouse, so that SQL can join it and earlier decisions can be explained. */
public final class ConfigurationCopies {

    private static final List<String> TABLES = List.of("region_validity", "indicator", "target", "config_version");

    private final DataSource warehouse;
    private final Clock clock;

    /** Copies into {@code warehouse}; new versions are stamped with the time of {@code clock}. */
    public ConfigurationCopies(DataSource warehouse, Clock clock) {
        this.warehouse = warehouse;
        this.clock = clock;
    }

    /** Brings the copies up to date with the configuration. Versions are only ever added. */
    public void refresh(Catalogue catalogue, Contracts contracts) {
        ConfigurationRows rows = ConfigurationRows.of(catalogue, contracts);
        if (areUpToDate(rows)) {
            return;
        }
        Transactions.write(warehouse, connection -> {
            // Of two that refresh, the later one has the last word: it waits for what the other is writing.
            AdvisoryLock.CONFIGURATION.take(connection);
            Sql.execute(connection, "delete from region_validity; delete from indicator; delete from target");
            rows.insert(connection, now());
            return null;
        });
    }

    private boolean areUpToDate(ConfigurationRows rows) {
        return Transactions.read(warehouse, connection -> {
            AdvisoryLock.CONFIGURATION.share(connection);
            return rows.areIn(connection);
        });
    }

    /**
     * Lets the rest of a transaction see copies of this configuration: temporary tables hide the lasting ones, which
     * are not changed.
     */
    public void overlay(Connection connection, Catalogue catalogue, Contracts contracts) throws SQLException {
        for (String table : TABLES) {
            Sql.executeHiding(
                    connection,
                    String.format(
                            Locale.ROOT,
                            "create temp table %1$s (like %2$s.%1$s including indexes) on commit drop",
                            table,
                            Schema.NAME));
        }
        Sql.execute(connection, "insert into config_version table " + Schema.NAME + ".config_version");
        ConfigurationRows.of(catalogue, contracts).insert(connection, now());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    /** The text of a version that was used at some time; empty where it was not kept. */
    public static Optional<String> text(DataSource warehouse, String kind, String name, String hash) {
        String sql = "select content from config_version where kind = ? and name = ? and hash = ?";
        return Transactions.read(
                warehouse, connection -> Sql.first(connection, sql, row -> row.getString(1), kind, name, hash));
    }
}
