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
import java.util.Optional;
import javax.sql.DataSource;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.RegionValidity;
import org.jundeng.catalogue.Target;
import org.jundeng.contract.ContractVersion;
import org.jundeng.contract.Contracts;

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

    /** Makes the copies what the configuration is now; versions are only ever added. */
    public void refresh(Catalogue catalogue, Contracts contracts) {
        Transactions.write(warehouse, connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("select pg_advisory_xact_lock(hashtextextended('configuration', 0))");
                statement.execute("delete from region_validity");
                statement.execute("delete from indicator");
                statement.execute("delete from target");
            }
            copy(connection, catalogue, contracts);
            return null;
        });
    }

    /**
     * Has the rest of a transaction see copies of the configuration as it is now: in temporary tables that stand before
     * the lasting ones, which stay as they are.
     */
    public void overlay(Connection connection, Catalogue catalogue, Contracts contracts) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                statement.execute("create temp table %1$s (like %2$s.%1$s including indexes) on commit drop"
                        .formatted(table, Schema.NAME));
            }
            statement.execute("insert into config_version table " + Schema.NAME + ".config_version");
        }
        copy(connection, catalogue, contracts);
    }

    private void copy(Connection connection, Catalogue catalogue, Contracts contracts) throws SQLException {
        copyRegions(connection, catalogue);
        copyIndicators(connection, catalogue);
        copyTargets(connection, catalogue);
        addVersions(connection, catalogue, contracts);
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

    private static void copyRegions(Connection connection, Catalogue catalogue) throws SQLException {
        String sql = "insert into region_validity values (?, ?, ?, ?, ?, ?, ?, ?)";
        try (PreparedStatement row = connection.prepareStatement(sql)) {
            for (RegionValidity region : catalogue.regions().validities()) {
                add(
                        row,
                        region.regionId(),
                        region.code(),
                        region.name().zh(),
                        region.name().en(),
                        region.level(),
                        region.parentId(),
                        region.validFrom(),
                        region.validTo());
            }
            row.executeBatch();
        }
    }

    private static void copyIndicators(Connection connection, Catalogue catalogue) throws SQLException {
        String sql = "insert into indicator values (?, ?, ?, ?, ?, ?, ?, ?)";
        try (PreparedStatement row = connection.prepareStatement(sql)) {
            for (Indicator indicator : catalogue.indicators()) {
                add(
                        row,
                        indicator.id(),
                        indicator.name().zh(),
                        indicator.name().en(),
                        indicator.unit(),
                        indicator.freq().name(),
                        indicator.direction().name(),
                        indicator.aggregation().name(),
                        Version.of(indicator).hash());
            }
            row.executeBatch();
        }
    }

    private static void copyTargets(Connection connection, Catalogue catalogue) throws SQLException {
        String sql = "insert into target values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?)";
        try (PreparedStatement row = connection.prepareStatement(sql)) {
            for (Target target : catalogue.targets()) {
                Version version = Version.of(target);
                add(
                        row,
                        target.id(),
                        target.project(),
                        target.item(),
                        target.indicator(),
                        target.bureau(),
                        target.name().zh(),
                        target.name().en(),
                        version.text(),
                        version.hash());
            }
            row.executeBatch();
        }
    }

    private void addVersions(Connection connection, Catalogue catalogue, Contracts contracts) throws SQLException {
        String sql = "insert into config_version values (?, ?, ?, ?, ?) on conflict do nothing";
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        try (PreparedStatement row = connection.prepareStatement(sql)) {
            for (ContractVersion version : contracts.all()) {
                add(row, "contract", version.contract().feed(), version.hash(), version.text(), now);
            }
            for (Target target : catalogue.targets()) {
                Version version = Version.of(target);
                add(row, "target", target.id(), version.hash(), version.text(), now);
            }
            for (Indicator indicator : catalogue.indicators()) {
                Version version = Version.of(indicator);
                add(row, "indicator", indicator.id(), version.hash(), version.text(), now);
            }
            Version regions = Version.of(List.of(
                    catalogue.regions().validities(), catalogue.regions().successions()));
            add(row, "regions", "regions", regions.hash(), regions.text(), now);
            row.executeBatch();
        }
    }

    private static void add(PreparedStatement row, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            row.setObject(i + 1, values[i]);
        }
        row.addBatch();
    }
}
