// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.flywaydb.core.api.FlywayException;
import org.jundeng.warehouse.TestWarehouse;
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
    void keptPathsOfNamesWithBackslashesAreMended() throws IOException {
        String line = "insert into jundeng.delivery (arrival_id, bureau, feed, source_name, sha256, arrived_at,"
                + " recorded_at, business_date, as_of, outcome, kept_path, node) values ('%1$s', 'hrss', 'f', '%2$s',"
                + " repeat('a', 64), now(), now(), '2014-07-10', 'x', 'taken', '%3$s', 'n')";
        warehouse.execute(
                line.formatted("t-1", "就业\\..\\x.csv", "archive/hrss/2014/07/t-1-就业/../x.csv"),
                line.formatted("t-2", "D:\\六月.csv", "quarantine/hrss/t-2-D:/六月.csv"),
                line.formatted("t-3", "a\\b.csv", "archive/hrss/2014/07/t-3-a\\b.csv"),
                line.formatted("t-4", "a.csv", "archive/hrss/2014/07/t-4-a.csv"),
                "set search_path to jundeng;"
                        + Files.readString(MIGRATIONS.resolve("V11__kept_paths.sql"), StandardCharsets.UTF_8));

        assertThat(warehouse.texts("select kept_path from jundeng.delivery order by arrival_id"))
                .containsExactly(
                        "archive/hrss/2014/07/t-1-就业\\..\\x.csv",
                        "quarantine/hrss/t-2-D:\\六月.csv",
                        "archive/hrss/2014/07/t-3-a\\b.csv",
                        "archive/hrss/2014/07/t-4-a.csv");
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
