// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.ConfigCopy;
import org.jundeng.contract.Contracts;
import org.jundeng.warehouse.sql.UncheckedSqlException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the warehouse keeps of the configuration: the newest as rows, every one that was ever used by its hash. */
class ConfigurationCopiesIT {

    private static final String VERSIONS =
            "select content::jsonb ->> 'value' from config_version where kind = 'target' order by first_used, content";
    private static final String NOW = "select definition ->> 'value' from target";

    @RegisterExtension
    private final TestWarehouse warehouse = new TestWarehouse();

    @TempDir
    private Path folder;

    private ConfigCopy config;

    @BeforeEach
    void copy() throws IOException {
        config = ConfigCopy.into(folder);
        refresh();
    }

    @Test
    void keepsEachVersionOfATargetThatWasEverUsed() {
        config.spoil("catalogue/01-employment.yaml", "value: 4", "value: 5");
        refresh();

        assertThat(texts(NOW)).containsExactly("5");
        assertThat(texts(VERSIONS)).containsExactlyInAnyOrder("4", "5");
    }

    @Test
    void theSameConfigurationAgainAddsNoVersion() {
        List<String> before = texts("select kind || name || hash from config_version order by 1");
        refresh();

        assertThat(texts("select kind || name || hash from config_version order by 1"))
                .isEqualTo(before)
                .isNotEmpty();
    }

    @Test
    void theSameConfigurationAgainWritesNothing() {
        String all = "select 'r' || xmin from region_validity union all select 'i' || xmin from indicator"
                + " union all select 't' || xmin from target union all select 'v' || xmin from config_version";
        List<String> before = texts(all);
        refresh();

        assertThat(texts(all)).isEqualTo(before).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update jundeng.region_validity set name_zh = 'x' where code = '330102'",
                "update jundeng.region_validity set valid_to = '2020-01-01' where code = '330102'",
                "update jundeng.indicator set name_zh = 'x'",
                "update jundeng.target set bureau = 'x'",
                "update jundeng.target set hash = 'x'",
                "delete from jundeng.config_version"
            })
    void whatWasSpoiltIsMadeGoodAgain(String spoils) {
        String all = "select r::text from region_validity r union all select i::text from indicator i"
                + " union all select t::text from target t union all select name || hash from config_version"
                + " order by 1";
        List<String> before = texts(all);
        warehouse.execute(spoils);
        assertThat(texts(all)).isNotEqualTo(before);
        refresh();

        assertThat(texts(all)).isEqualTo(before);
    }

    @Test
    void aTargetThatReturnsToItsWordsIsTheVersionItWas() {
        String first = texts("select hash from target").get(0);
        config.spoil("catalogue/01-employment.yaml", "value: 4", "value: 5");
        refresh();
        assertThat(texts("select hash from target")).isNotEmpty().doesNotContain(first);
        config.spoil("catalogue/01-employment.yaml", "value: 5", "value: 4");
        refresh();

        assertThat(texts("select hash from target")).containsExactly(first);
        assertThat(texts(VERSIONS)).hasSize(2);
    }

    @Test
    void keepsIndicatorsAndRegionsToo() {
        config.spoil("catalogue/01-employment.yaml", "direction: down", "direction: up");
        config.spoil("regions/regions.csv", "富阳市", "富阳县");
        refresh();

        assertThat(texts("select content::jsonb ->> 'direction' from config_version where kind = 'indicator'"
                        + " and name = 'unemployment-rate'"))
                .containsExactlyInAnyOrder("DOWN", "UP");
        assertThat(texts("select (content like '%富阳县%')::text from config_version where kind = 'regions'"))
                .containsExactlyInAnyOrder("false", "true");
    }

    private void refresh() {
        Faults faults = new Faults();
        Catalogue catalogue = Catalogue.read(folder, faults);
        Contracts contracts = Contracts.read(folder, catalogue, faults);
        assertThat(faults.all()).isEmpty();
        new ConfigurationCopies(warehouse.dataSource(), Clock.systemUTC()).refresh(catalogue, contracts);
    }

    private List<String> texts(String sql) {
        List<String> texts = new ArrayList<>();
        try (Connection connection = warehouse.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
        return texts;
    }
}
