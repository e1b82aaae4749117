// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.camel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Writers that change a bureau's table and commit late while it is being pulled; and one that is large. */
class LateWritersIT {

    private static final long SEED = 20140710;
    private static final int TRANSACTIONS = 60;
    private static final List<String> REGIONS = List.of(
            "330102", "330103", "330104", "330105", "330106", "330108", "330109", "330110", "330183", "330185",
            "330182");

    @RegisterExtension
    final TestWarehouse warehouse = new TestWarehouse();

    @TempDir
    Path folder;

    private WatchedSource source;

    @BeforeEach
    void opens() throws IOException {
        source = new WatchedSource(folder, warehouse);
    }

    @AfterEach
    void closes() {
        source.close();
    }

    @Test
    void loseNothing() throws SQLException, InterruptedException, ExecutionException {
        source.row("330122", "2014-05", 1, null);
        source.execute(
                "update insured set changed_at = clock_timestamp() at time zone 'Asia/Shanghai' - interval '1 day'");
        source.promising("watermark: {column: changed_at, type: timestamp, overlap: PT5M}")
                .pull();
        ExecutorService writers = Executors.newFixedThreadPool(2);
        try {
            List<Future<Integer>> writing = new ArrayList<>();
            writing.add(writers.submit(writer(new Random(SEED), 0)));
            writing.add(writers.submit(writer(new Random(SEED + 1), 1)));
            int pulls = 0;
            while (!writing.stream().allMatch(Future::isDone)) {
                assertThat(source.pull().result().outcome()).isNotIn(Outcome.REFUSED, Outcome.FAILED);
                pulls++;
            }
            for (Future<Integer> each : writing) {
                assertThat(each.get()).isEqualTo(TRANSACTIONS);
            }
            source.pull();

            assertThat(source.known())
                    .as("after %d pulls, seed %d", pulls + 1, SEED)
                    .isEqualTo(source.held());
        } finally {
            writers.shutdownNow();
        }
    }

    /** Stamps each row when it is written, by a clock of its own, and commits up to 40 ms later. */
    private Callable<Integer> writer(Random random, int half) {
        return () -> {
            int done = 0;
            try (Connection connection = source.connect();
                    PreparedStatement write = connection.prepareStatement(
                            "insert into insured values (?, cast(? as date), ?, clock_timestamp() at time zone"
                                    + " 'Asia/Shanghai' - make_interval(secs => ?)) on conflict (region_code, month)"
                                    + " do update set pension = excluded.pension, changed_at = excluded.changed_at");
                    PreparedStatement late = connection.prepareStatement("select pg_sleep(?)")) {
                connection.setAutoCommit(false);
                for (; done < TRANSACTIONS; done++) {
                    for (int rows = 1 + random.nextInt(3); rows > 0; rows--) {
                        write.setString(1, REGIONS.get(random.nextInt(REGIONS.size() / 2) * 2 + half));
                        write.setString(2, "2014-0%d-01".formatted(1 + random.nextInt(6)));
                        write.setInt(3, random.nextInt(1000));
                        write.setInt(4, half * 60);
                        write.executeUpdate();
                    }
                    late.setDouble(1, random.nextInt(40) / 1000.0);
                    late.execute();
                    connection.commit();
                }
            }
            return done;
        };
    }

    @Test
    void andALargeTableIsReadOnceAndThenInPart() {
        source.execute("insert into insured select region, month, 7, timestamp '2014-07-01' + n * interval '1 second'"
                + " from (select region, month::date, row_number() over (order by month, region) as n"
                + " from unnest(array['330102','330106','330122','330127','330182']) region,"
                + " generate_series(date '1992-01-01', date '2014-06-01', interval '1 month') month)"
                + " all_of");
        source.promising("watermark: {column: changed_at, type: timestamp, overlap: PT10S}");
        LedgerLine first = source.pull();
        source.execute("update insured set pension = 8, changed_at = '2014-07-02' where month = '2000-01-01'");

        LedgerLine second = source.pull();

        assertThat(first.result().counts().obsNew()).isEqualTo(source.held().size());
        assertThat(second.result().counts().rowsRead()).isLessThan(30);
        assertThat(source.known()).isEqualTo(source.held());
    }
}
