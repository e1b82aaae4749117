// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jundeng.pipeline.night.NightResult;
import org.jundeng.pipeline.night.RunningPipeline;
import org.jundeng.pipeline.night.TestPipeline;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A night whose first delivery is held up just before it is stored: the outcome of the deliveries that wait behind it.
 */
@Timeout(120)
class ReadAheadIT {

    private static final String HEADER = "area_code;month;complaints;settled_percent\n";

    @RegisterExtension
    final TestWarehouse warehouse = new TestWarehouse();

    @TempDir
    Path home;

    @Test
    void whatHasToWaitIsReadMeanwhile() throws Exception {
        List<LedgerLine> lines = nightHeldUp(
                Map.of("1", rows("2014-03", "200"), "2", rows("2014-04", "300"), "3", rows("2014-04", "300")), true);

        assertThat(lines)
                .extracting(line -> line.result().outcome())
                .containsExactly(Outcome.TAKEN, Outcome.TAKEN, Outcome.DUPLICATE);
        assertThat(warehouse.texts(
                        "select trim_scale(obs_value) from observation where obs_value > 100 order by obs_value"))
                .containsExactly("200", "300");
    }

    @Test
    void whatIsTooMuchToBeHeldIsReadInItsTurn() throws Exception {
        String bad = IntStream.range(0, 1_500)
                .mapToObj(row -> "330102;2014-04;many;95.0\n")
                .collect(Collectors.joining("", HEADER, ""));

        List<LedgerLine> lines =
                nightHeldUp(Map.of("1", rows("2014-03", "200"), "2", bad, "3", rows("2014-05", "400")), false);

        assertThat(lines)
                .extracting(line -> line.result().outcome())
                .containsExactly(Outcome.TAKEN, Outcome.REFUSED, Outcome.TAKEN);
        assertThat(lines.get(1).result().counts().rowsRead()).isEqualTo(1_500);
        assertThat(lines.get(1).result().counts().findings()).isGreaterThanOrEqualTo(1_500);
    }

    private static String rows(String month, String complaints) {
        return HEADER + "330102;" + month + ";" + complaints + ";95.0\n";
    }

    /** The files of a night; if {@code spoilt}, the kept bytes of those that wait are changed before their turn. */
    private List<LedgerLine> nightHeldUp(Map<String, String> files, boolean spoilt) throws Exception {
        try (RunningPipeline running = new TestPipeline(home, warehouse).begin();
                Connection holding = warehouse.dataSource().getConnection();
                Statement turn = holding.createStatement()) {
            Path inbox = running.pipeline().opened().workspace().inbox("commerce");
            for (Map.Entry<String, String> file : new TreeMap<>(files).entrySet()) {
                Files.writeString(inbox.resolve("consumer-complaints-" + file.getKey() + ".csv"), file.getValue());
            }
            turn.execute("select pg_advisory_lock(hashtextextended('ledger', 0))");
            CompletableFuture<NightResult> night =
                    CompletableFuture.supplyAsync(() -> running.night().run("nightly"));
            await().atMost(60, TimeUnit.SECONDS).until(() -> waiting() == files.size() - 1 || night.isDone());
            if (spoilt) {
                for (Path kept : kept()) {
                    Files.writeString(kept, "spoilt");
                }
            }
            turn.execute("select pg_advisory_unlock(hashtextextended('ledger', 0))");
            NightResult result = night.get();
            assertThat(result.troubles()).isEmpty();
            return result.lines();
        }
    }

    private static long waiting() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> thread.getKey().getName().equals("taking"))
                .filter(thread -> Arrays.stream(thread.getValue())
                        .anyMatch(frame -> frame.getClassName().equals(StoringOrder.class.getName())))
                .count();
    }

    /** The archived files, except that of the first delivery, which is being read. */
    private List<Path> kept() throws IOException {
        try (Stream<Path> all = Files.walk(home.resolve("archive"))) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith("-1.csv"))
                    .toList();
        }
    }
}
