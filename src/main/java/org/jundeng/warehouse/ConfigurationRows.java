// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.RegionValidity;
import org.jundeng.catalogue.Target;
import org.jundeng.contract.ContractVersion;
import org.jundeng.contract.Contracts;
import org.jundeng.warehouse.sql.Sql;

/**
 * The configuration as rows of the tables that copy it.
 *
 * @param regions rows of {@code region_validity}
 * @param indicators rows of {@code indicator}, the hash last
 * @param targets rows of {@code target}, the hash last
 * @param versions rows of {@code config_version} without the time of their first use
 */
record ConfigurationRows(
        List<List<Object>> regions,
        List<List<Object>> indicators,
        List<List<Object>> targets,
        List<List<Object>> versions) {

    static ConfigurationRows of(Catalogue catalogue, Contracts contracts) {
        ConfigurationRows rows =
                new ConfigurationRows(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (ContractVersion version : contracts.all()) {
            rows.add("contract", version.contract().feed(), new ConfigurationVersion(version.text(), version.hash()));
        }
        catalogue.regions().validities().forEach(rows::add);
        catalogue.indicators().forEach(rows::add);
        catalogue.targets().forEach(rows::add);
        ConfigurationVersion regions = ConfigurationVersion.of(
                List.of(catalogue.regions().validities(), catalogue.regions().successions()));
        rows.add("regions", "regions", regions);
        return rows;
    }

    private void add(String kind, String name, ConfigurationVersion version) {
        versions.add(List.of(kind, name, version.hash(), version.text()));
    }

    private void add(RegionValidity region) {
        regions.add(Arrays.asList(
                region.regionId(),
                region.code(),
                region.name().zh(),
                region.name().en(),
                region.level(),
                region.parentId(),
                region.validFrom(),
                region.validTo()));
    }

    private void add(Indicator indicator) {
        ConfigurationVersion version = ConfigurationVersion.of(indicator);
        add("indicator", indicator.id(), version);
        indicators.add(List.of(
                indicator.id(),
                indicator.name().zh(),
                indicator.name().en(),
                indicator.unit(),
                indicator.freq().name(),
                indicator.direction().name(),
                indicator.aggregation().name(),
                version.hash()));
    }

    private void add(Target target) {
        ConfigurationVersion version = ConfigurationVersion.of(target);
        add("target", target.id(), version);
        targets.add(Arrays.asList(
                target.id(),
                target.project(),
                target.item(),
                target.indicator(),
                target.bureau(),
                target.name().zh(),
                target.name().en(),
                version.text(),
                version.hash()));
    }

    /** Whether the tables hold these rows already. */
    boolean areIn(Connection connection) throws SQLException {
        String target = "select target_id, project, item, indicator, bureau, name_zh, name_en, hash from target";
        return texts(connection, "select * from region_validity").equals(texts(regions, 0, 1, 2, 3, 4, 5, 6, 7))
                && texts(connection, "select * from indicator").equals(texts(indicators, 0, 1, 2, 3, 4, 5, 6, 7))
                && texts(connection, target).equals(texts(targets, 0, 1, 2, 3, 4, 5, 6, 8))
                && texts(connection, "select kind, name, hash from config_version")
                        .containsAll(texts(versions, 0, 1, 2));
    }

    private static Set<List<String>> texts(List<List<Object>> rows, int... columns) {
        Set<List<String>> texts = new HashSet<>();
        for (List<Object> row : rows) {
            texts.add(Arrays.stream(columns)
                    .mapToObj(column -> Objects.toString(row.get(column), null))
                    .toList());
        }
        return texts;
    }

    private static Set<List<String>> texts(Connection connection, String query) throws SQLException {
        return new HashSet<>(Sql.cells(connection, query));
    }

    /** Adds the rows. The tables must be empty, but for the versions: of those, the missing ones are added. */
    void insert(Connection connection, OffsetDateTime firstUsed) throws SQLException {
        Sql.runAll(connection, "insert into region_validity values (?, ?, ?, ?, ?, ?, ?, ?)", regions);
        Sql.runAll(connection, "insert into indicator values (?, ?, ?, ?, ?, ?, ?, ?)", indicators);
        Sql.runAll(connection, "insert into target values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?)", targets);
        Sql.runAll(
                connection,
                "insert into config_version values (?, ?, ?, ?, ?) on conflict do nothing",
                versions.stream()
                        .map(version -> {
                            List<Object> used = new ArrayList<>(version);
                            used.add(firstUsed);
                            return used;
                        })
                        .toList());
    }
}
