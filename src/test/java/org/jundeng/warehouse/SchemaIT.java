// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A schema that is current is left alone; any other is Flyway's business. */
class SchemaIT {

    private static final Path MIGRATIONS = Path.of("src/main/resources/org/jundeng/warehouse/migrations");

    @RegisterExtension
    final TestWarehouse warehouse = new TestWarehouse();

    @Test
    void knowsTheNewestMigration() throws IOException {
        try (Stream<Path> all = Files.list(MIGRATIONS)) {
            int newest = all.map(path -> path.getFileName().toString().replaceAll("^V(\\d+)__.*", "$1"))
                    .map(Integer::valueOf)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            assertThat(Schema.VERSION).isEqualTo(Integer.toString(newest));
        }
        assertThat(warehouse.texts("select version from flyway_schema_history order by installed_rank desc limit 1"))
                .containsExactly(Schema.VERSION);
    }

    @Test
    void isLeftAloneWhereItIsCurrent() {
        warehouse.execute("update jundeng.flyway_schema_history set checksum = 1 where version = '1'");

        assertThatCode(() -> Schema.migrate(warehouse.owner())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update jundeng.flyway_schema_history set success = false where version = '" + Schema.VERSION + "'",
                "delete from jundeng.flyway_schema_history where version = '" + Schema.VERSION + "'"
            })
    void isHandedToFlywayWhereItsLastMigrationIsMissingOrFailed(String fault) {
        warehouse.execute(fault);

        assertThatThrownBy(() -> Schema.migrate(warehouse.owner())).isInstanceOf(FlywayException.class);
    }
}
