// SPDX-License-Identifier: Apache-2.0
package org.jundeng.bench;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/** What people write instead, in plain JDBC. */
final class Peers {

    private static final int BATCH_ROWS = 1_000;

    private static final String STAGE = """
            create temporary table raw (
              row_no bigint generated always as identity, area text, period text, indicator text, value text, unit text)
            on commit drop
            """;
    private static final String WORDS = """
            create temporary table word on commit drop as
            select 'area' as kind, w.word, w.place - 1 as number from unnest(?::text[]) with ordinality w(word, place)
            union all
            select 'indicator', w.word, w.place - 1 from unnest(?::text[]) with ordinality w(word, place)
            """;
    private static final String RESOLVED = """
            with resolved as (
              select a.number * %d + i.number + 1 as series_id,
                     make_date(substr(r.period, 1, 4)::int, substring(r.period from 6 for length(r.period) - 6)::int, 1)
                       as time_period,
                     r.value::numeric as obs_value, r.row_no + 1 as row_no
              from raw r
              join word a on a.kind = 'area' and a.word = r.area
              join word i on i.kind = 'indicator' and i.word = r.indicator
              where r.value ~ '^-?\\d{1,15}(\\.\\d{1,9})?$' and r.period ~ '^\\d{4}年([1-9]|1[0-2])月$' and r.unit = '人')
            """.formatted(Town.INDICATORS);
    private static final String INSERT = RESOLVED + "insert into " + Prepared.COLUMNS
            + " select series_id, time_period, obs_value, 'A', 1, row_no, 4 from resolved";
    private static final String REVISE = RESOLVED + """
            , changed as (
              select r.*, o.obs_value as old_value, o.obs_status as old_status, o.delivery_id as old_delivery,
                     o.row_no as old_row, o.column_no as old_column
              from resolved r join observation o using (series_id, time_period)
              where o.obs_value is distinct from r.obs_value),
            kept as (
              insert into revision
              select series_id, time_period, old_value, old_status, old_delivery, old_row, old_column, 1, 2
              from changed)
            update observation o set obs_value = c.obs_value, delivery_id = 2, row_no = c.row_no
            from changed c where o.series_id = c.series_id and o.time_period = c.time_period
            """;

    private Peers() {}

    /** The file as it is into a staging table, then one INSERT … SELECT that resolves and checks. */
    static void staging(Path file, DataSource warehouse) throws SQLException, IOException {
        staged(file, warehouse, INSERT);
    }

    /** The same for a file that brings known observations: what is changed is kept as a revision, and replaced. */
    static void stagingAgain(Path file, DataSource warehouse) throws SQLException, IOException {
        staged(file, warehouse, REVISE);
    }

    private static void staged(Path file, DataSource warehouse, String then) throws SQLException, IOException {
        try (Connection connection = warehouse.getConnection();
                Statement statement = connection.createStatement();
                InputStream in = Files.newInputStream(file)) {
            connection.setAutoCommit(false);
            statement.execute(STAGE);
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "copy raw (area, period, indicator, value, unit) from stdin (format csv, header)",
                            in,
                            1 << 16);
            try (PreparedStatement words = connection.prepareStatement(WORDS)) {
                words.setArray(1, connection.createArrayOf("text", DeliveryWords.AREAS));
                words.setArray(2, connection.createArrayOf("text", DeliveryWords.INDICATORS));
                words.execute();
            }
            statement.execute("analyze raw");
            statement.execute("analyze word");
            statement.execute(then);
            connection.commit();
        }
    }

    /** Row by row through the maps, sent in batches that the driver rewrites; one transaction. */
    static void batches(Path file, DataSource rewriting) throws SQLException, IOException {
        try (Connection connection = rewriting.getConnection();
                PreparedStatement insert = connection.prepareStatement(Observed.INSERT);
                CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(file)) {
            connection.setAutoCommit(false);
            int waiting = 0;
            long rowNo = 0;
            for (CsvRecord row : rows) {
                rowNo++;
                Observed observed = rowNo == 1 ? null : Observed.of(row.getFields(), rowNo);
                if (observed != null) {
                    observed.bind(insert);
                    insert.addBatch();
                    if (++waiting == BATCH_ROWS) {
                        insert.executeBatch();
                        waiting = 0;
                    }
                }
            }
            insert.executeBatch();
            connection.commit();
        }
    }
}
