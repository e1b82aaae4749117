// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.api.FlywayException;
import org.jundeng.sign.Sign;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.Outcome;
import org.jundeng.warehouse.load.Deliveries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A schema that is current is left alone; any other is Flyway's business. */
class SchemaIT {

    private static final Path MIGRATIONS = Path.of("src/main/resources/org/jundeng/warehouse/migrations");

    private static final String ASSESSMENTS =
            "select a::text from (select target_id, region_id, business_date, state, series_id, time_period, freq,"
                    + " obs_value, bound, delivery_id, row_no, reason_zh, reason_en, run_id, method, progress,"
                    + " elapsed, lag, target_hash from jundeng.assessment) a order by 1";

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

    /** Where an analyst finds out what a table, a view or a column is. */
    @Test
    void eachTableViewAndColumnSaysWhatItIs() {
        String columns = "select c.relname || coalesce('.' || a.attname, '')"
                + " from pg_class c left join pg_attribute a on a.attrelid = c.oid and a.attnum %s"
                + " and not a.attisdropped"
                + " where c.relnamespace = 'jundeng'::regnamespace and c.relkind in ('r', 'v')"
                + " and c.relname <> 'flyway_schema_history'"
                + " and coalesce(%s, '') !~ '\\w' order by 1";

        assertThat(warehouse.texts(columns.formatted("< -100", "obj_description(c.oid)")))
                .isEmpty();
        assertThat(warehouse.texts(columns.formatted("> 0", "col_description(c.oid, a.attnum)")))
                .isEmpty();
        assertThat(warehouse.texts("select obj_description('jundeng.named_figure'::regclass)"))
                .containsExactly("all figures with names: what was reported, else what follows from other figures");
    }

    /** A night run twice, one on which not all was assessed, one left out, a value that comes and goes. */
    @Test
    void eachAssessmentOfEarlierVersionsIsStillThereAfterStandingsAreMadeOfThem() throws SQLException {
        String row =
                "insert into assessment (target_id, region_id, business_date, state, obs_value, reason_zh, reason_en,"
                        + " run_id, lag) select '%s', '%s', '2014-07-0%d', '%s', %s, '因', 'why', %d, %s";
        warehouse.makeAsVersion("13");
        warehouse.execute("set search_path to jundeng; insert into run (command, business_date, started_at, node)"
                + " select 'nightly', '2014-07-01'::date + n, now(), 'here' from generate_series(0, 8) n");
        for (int day = 1; day <= 6; day++) {
            if (day == 4) {
                continue;
            }
            warehouse.execute(
                    row.formatted("a", "fuyang", day, "met", "4.1", day, "null"),
                    row.formatted("a", "linan", day, day == 3 ? "lost" : "met", "4.1", day == 5 ? 8 : day, "null"),
                    row.formatted("b", "linan", day, "met", day == 2 ? "4.10" : "4.1", day, "-0.5"));
            if (day != 2 && day != 6) {
                warehouse.execute(row.formatted("c", "hz", day, "no-data", "null", day, "null"));
            }
        }
        List<String> before = warehouse.texts(ASSESSMENTS);

        Schema.migrate(warehouse.owner());
        Roles.grant(warehouse.owner(), null);

        assertThat(warehouse.texts(ASSESSMENTS)).hasSize(18).isEqualTo(before);
        assertThat(warehouse.texts("select concat_ws(' ', target_id, region_id, since, until, run_id)"
                        + " from jundeng.standing order by 1"))
                .containsExactly(
                        "a fuyang 2014-07-01 1",
                        "a linan 2014-07-01 2014-07-03 1",
                        "a linan 2014-07-03 2014-07-05 3",
                        "a linan 2014-07-05 8",
                        "b linan 2014-07-01 2014-07-02 1",
                        "b linan 2014-07-02 2014-07-03 2",
                        "b linan 2014-07-03 3",
                        "c hz 2014-07-01 2014-07-02 1",
                        "c hz 2014-07-03 2014-07-06 3");
        assertThatWhatLooksWrongWaits();
    }

    /** In a warehouse of earlier versions as in a new one. */
    private void assertThatWhatLooksWrongWaits() {
        Deliveries deliveries = new Deliveries(warehouse.dataSource());
        LedgerLine line = deliveries
                .of("hrss-jobs")
                .row("jobs", "fuyang", "2014-06", "6000000")
                .doubted(Sign.SCALE)
                .store();
        assertThat(line.outcome()).isEqualTo(Outcome.UNCONFIRMED);
        LedgerLine confirmation = deliveries
                .of("hrss-jobs")
                .row("jobs", "fuyang", "2014-06", "6000000")
                .confirming(line)
                .store();
        assertThat(confirmation.outcome()).isEqualTo(Outcome.TAKEN);
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
