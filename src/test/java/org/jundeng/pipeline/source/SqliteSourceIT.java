// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.jundeng.ScratchFolders;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.pipeline.source.AskedHouse.Asked;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Pulls from SQLite, a file: it can be absent, locked, cut short or no database at all. */
class SqliteSourceIT extends SourceFacts {

    private static final String DRIPPING =
            "with recursive n(x) as (select 1 union all select x + 1 from n where x < %d)"
                    + " select '330122' as region_code, date('1980-01-01', (x - 1) || ' months') as in_month,"
                    + " (with recursive m(y) as (select 1 union all select y + 1 from m where y < %d + n.x %% 2)"
                    + " select count(*) from m) as persons from n";
    private static final long LONGEST_WAIT_SECONDS = 90;
    private static final List<String> WAITING = List.of("locked", "slow", "drips", "drips-on");

    private final ExecutorService pulling = Executors.newFixedThreadPool(WAITING.size());
    private final Map<String, Future<LedgerLine>> pulls = new HashMap<>();
    private Path files;
    private byte[] before;
    private Connection lock;

    @Override
    Product start() {
        try {
            files = ScratchFolders.create();
            return new SqliteFile(files.resolve("局 库.sqlite"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    void addFeeds() throws IOException {
        product.execute("create table long_answer as with recursive n(x) as"
                + " (select 1 union all select x + 1 from n where x < 3000)"
                + " select '330122' as region_code, '2014-05' as in_month, x as persons,"
                + " hex(zeroblob(100)) as note from n");
        Path whole = files.resolve("局 库.sqlite");
        before = Files.readAllBytes(whole);
        Path cut = files.resolve("cut.sqlite");
        Files.write(cut, Arrays.copyOf(before, before.length / 2));
        Files.writeString(files.resolve("text.sqlite"), "no database, but a text that is long enough. ".repeat(99));
        Files.write(files.resolve("locked.sqlite"), before);
        String all = "select region_code, in_month, persons, note from long_answer";
        ask("absent", "absent.sqlite", all, 1);
        ask("nowhere-at-all", "no folder/absent.sqlite", all, 1);
        ask("no-database", "text.sqlite", all, 1);
        ask("cut-off", "cut.sqlite", all, 30);
        ask("locked", "locked.sqlite", all, 2);
        ask("slow", "局 库.sqlite", product.slow(), 1);
        ask("drips", "局 库.sqlite", DRIPPING.formatted(100, 20_000), 60);
        ask("drips-on", "局 库.sqlite", DRIPPING.formatted(100_000, 20_000), 1);
        try {
            lock = DriverManager.getConnection("jdbc:sqlite:" + files.resolve("locked.sqlite"));
            lock.createStatement().execute("begin exclusive");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void ask(String feed, String file, String sql, int seconds) {
        house.feed(
                feed,
                new Login("jdbc:sqlite:" + files.resolve(file), null, null),
                new Asked(sql, seconds),
                """
                layout: wide
                columns:
                  - {name: region_code, role: ref-area}
                  - {name: in_month, role: time-period}
                  - {name: persons, role: obs-value, indicator: %s, unit: 人}
                  - {name: note, role: note, optional: true}
                """.formatted(feed));
    }

    @BeforeAll
    void startsThePullsThatWait() {
        WAITING.forEach(feed -> pulls.put(feed, pulling.submit(() -> house.pull(feed))));
    }

    @AfterAll
    void removesTheFiles() throws Exception {
        pulling.shutdown();
        assertThat(pulling.awaitTermination(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS))
                .isTrue();
        lock.close();
        FileUtils.deleteQuietly(files.toFile());
    }

    private LedgerLine pulled(String feed) throws Exception {
        return pulls.get(feed).get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
    }

    private void failed(LedgerLine line, FindingCode code) {
        assertThat(line.result().outcome()).isEqualTo(Outcome.FAILED);
        List<Finding> findings = house.findings(line);
        assertThat(findings).as("%s", findings).extracting(Finding::code).containsExactly(code);
    }

    @Test
    void aFileThatIsNotThereIsOutOfReachAndNotMade() {
        failed(house.pull("absent"), FindingCode.SOURCE_OUT_OF_REACH);
        failed(house.pull("nowhere-at-all"), FindingCode.SOURCE_OUT_OF_REACH);

        assertThat(files.resolve("absent.sqlite")).doesNotExist();
        assertThat(files.resolve("no folder")).doesNotExist();
    }

    @Test
    void aFileThatIsNoDatabaseIsRefused() {
        failed(house.pull("no-database"), FindingCode.SOURCE_REFUSED);
    }

    @Test
    void aFileThatIsCutShortIsRefused() {
        failed(house.pull("cut-off"), FindingCode.SOURCE_REFUSED);
    }

    @Test
    void aFileThatSomebodyKeepsLockedIsOutOfReach() throws Exception {
        failed(pulled("locked"), FindingCode.SOURCE_OUT_OF_REACH);
    }

    @Test
    void aQueryBeyondItsTimeIsEndedAndTooSlow() throws Exception {
        failed(pulled("slow"), FindingCode.SOURCE_TOO_SLOW);
    }

    @Test
    void rowsThatDripInTimeAreTakenWhole() throws Exception {
        assertThat(pulled("drips").result().outcome()).isEqualTo(Outcome.TAKEN);
        assertThat(house.known("drips")).hasSize(100);
    }

    @Test
    void rowsThatDripBeyondTheirTimeAreTooSlow() throws Exception {
        failed(pulled("drips-on"), FindingCode.SOURCE_TOO_SLOW);
    }

    @Test
    void theFileStaysAsItWas() throws Exception {
        pulled("drips");

        try (Stream<Path> names = Files.list(files)) {
            assertThat(names.map(Path::getFileName).map(Path::toString))
                    .containsExactlyInAnyOrder("局 库.sqlite", "cut.sqlite", "text.sqlite", "locked.sqlite");
        }
        assertThat(Files.readAllBytes(files.resolve("cut.sqlite"))).isEqualTo(Arrays.copyOf(before, before.length / 2));
    }
}
