// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.pipeline.source.AskedHouse.Asked;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What must hold for every product that is a server, on a network that fails in each way that networks do. Most of
 * these pulls wait for something that does not come, so they all wait at once, and each test looks at one of them.
 */
abstract class ServerFacts extends SourceFacts {

    private static final int ROWS = 400;
    private static final int FREELY = 20_000;
    private static final long LONGEST_WAIT_SECONDS = 90;
    private static final Asked ALL = new Asked("select region_code, in_month, persons, note from long_answer", 60);
    private static final Asked ALL_SOON = new Asked(ALL.sql(), 2);
    private static final List<String> BAD_NETWORKS =
            List.of("down", "silent", "falls-silent", "slow", "drips", "drips-on", "cut-off");
    private static final String PROMISES = """
            layout: wide
            columns:
              - {name: region_code, role: ref-area}
              - {name: in_month, role: time-period}
              - {name: persons, role: obs-value, indicator: %s, unit: 人}
              - {name: note, role: note}
            """;

    private final List<AutoCloseable> wires = new ArrayList<>();
    private final ExecutorService pulling = Executors.newFixedThreadPool(BAD_NETWORKS.size());
    private final Map<String, Future<LedgerLine>> pulls = new HashMap<>();

    @Override
    void addFeeds() throws IOException {
        addLongAnswer();
        Login good = product.reader();
        AnswerWire drips = keep(AnswerWire.dripping(good.url(), FREELY, Duration.ofMillis(10)));
        AnswerWire dripsOn = keep(AnswerWire.dripping(good.url(), FREELY, Duration.ofSeconds(1)));
        AnswerWire fallsSilent = keep(AnswerWire.fallingSilent(good.url(), FREELY));
        AnswerWire cutOff = keep(AnswerWire.cutOff(good.url(), FREELY));
        ServerSocket silent = keep(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        ask("down", good.at(at(freePort())), ALL_SOON);
        ask("silent", good.at(at(silent.getLocalPort())), ALL_SOON);
        ask("falls-silent", good.at(fallsSilent.through(good.url())), ALL_SOON);
        ask("slow", good, new Asked(product.slow(), 1));
        ask("drips", good.at(drips.through(good.url())), ALL);
        ask("drips-on", good.at(dripsOn.through(good.url())), ALL_SOON);
        ask("cut-off", good.at(cutOff.through(good.url())), ALL);
        ask("wrong-password", good.with("不对"), ALL);
        ask("wrong-database", good.at(wrongDatabase(good.url())), ALL);
        table("jobs");
        ask("writing", product.owner(), new Asked(product.writing(), 30));
    }

    private void ask(String feed, Login login, Asked asked) {
        house.feed(feed, login, asked, PROMISES.formatted(feed));
    }

    private <T extends AutoCloseable> T keep(T wire) {
        wires.add(wire);
        return wire;
    }

    /** The product's address with a database that is not there. */
    String wrongDatabase(String url) {
        return url.replaceFirst("/[a-z]+(?=$|[?;])", "/nirgends");
    }

    private String at(int port) {
        return product.reader().url().replaceFirst(":\\d+/", ":" + port + "/");
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    /** Some 120 kilobytes, so that an answer is under way for a while. */
    private void addLongAnswer() {
        Product.ColumnTypes types = product.columnTypes();
        product.execute("create table long_answer (region_code %s, in_month %s, persons %s, note %s)"
                .formatted(types.code(), types.day(), types.number(), types.text()));
        product.letRead("long_answer");
        StringBuilder rows = new StringBuilder("insert into long_answer values ");
        for (int i = 0; i < ROWS; i++) {
            rows.append(i == 0 ? "" : ", ")
                    .append("('330122', %s, %d, '%s')"
                            .formatted(
                                    product.day("%d-%02d-01".formatted(1980 + i / 12, i % 12 + 1)),
                                    i,
                                    ("row " + i + " ").repeat(30)));
        }
        product.execute(rows.toString());
    }

    @BeforeAll
    void startsThePullsThatWait() {
        for (String feed : BAD_NETWORKS) {
            pulls.put(feed, pulling.submit(() -> house.pull(feed)));
        }
    }

    @AfterAll
    void cutsTheWires() throws Exception {
        for (AutoCloseable wire : wires) {
            wire.close();
        }
        pulling.shutdown();
        assertThat(pulling.awaitTermination(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS))
                .isTrue();
    }

    private LedgerLine pulled(String feed) throws ExecutionException, InterruptedException, TimeoutException {
        return pulls.get(feed).get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
    }

    private void failed(LedgerLine line, FindingCode code) {
        assertThat(line.result().outcome()).isEqualTo(Outcome.FAILED);
        List<Finding> findings = house.findings(line);
        assertThat(findings).as("%s", findings).extracting(Finding::code).containsExactly(code);
    }

    @Test
    void aServerThatIsDownIsOutOfReach() throws Exception {
        failed(pulled("down"), FindingCode.SOURCE_OUT_OF_REACH);
    }

    @Test
    void aServerThatAcceptsAndSaysNothingIsOutOfReach() throws Exception {
        failed(pulled("silent"), FindingCode.SOURCE_OUT_OF_REACH);
    }

    @Test
    void aServerThatFallsSilentInAnAnswerIsGivenUp() throws Exception {
        LedgerLine line = pulled("falls-silent");

        assertThat(line.result().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(house.findings(line))
                .extracting(Finding::code)
                .containsAnyOf(FindingCode.SOURCE_TOO_SLOW, FindingCode.SOURCE_OUT_OF_REACH);
    }

    @Test
    void aQueryBeyondItsTimeIsEndedAndTooSlow() throws Exception {
        failed(pulled("slow"), FindingCode.SOURCE_TOO_SLOW);
    }

    @Test
    void anAnswerThatDripsInTimeIsTakenWhole() throws Exception {
        LedgerLine line = pulled("drips");

        assertThat(line.result().outcome()).isEqualTo(Outcome.TAKEN);
        assertThat(house.known("drips")).hasSize(ROWS);
    }

    @Test
    void anAnswerThatDripsBeyondItsTimeIsTooSlow() throws Exception {
        failed(pulled("drips-on"), FindingCode.SOURCE_TOO_SLOW);
    }

    @Test
    void anAnswerThatIsCutOffIsNotTaken() throws Exception {
        failed(pulled("cut-off"), FindingCode.SOURCE_OUT_OF_REACH);
    }

    @Test
    void aWrongPasswordIsRefusedAndNotTold() {
        LedgerLine line = house.pull("wrong-password");

        failed(line, FindingCode.SOURCE_REFUSED);
        assertThat(house.findings(line).get(0).found()).doesNotContain("不对");
    }

    @Test
    void anUnknownDatabaseIsRefused() {
        failed(house.pull("wrong-database"), FindingCode.SOURCE_REFUSED);
    }

    @Test
    void nothingIsChangedInABureausDatabaseWhateverTheAccountMayDo() throws Exception {
        LedgerLine line = house.pull("writing");

        assertThat(line.result().outcome()).isEqualTo(Outcome.FAILED);
        try (Connection connection = product.connect();
                ResultSet jobs = connection.createStatement().executeQuery("select count(*) from jobs")) {
            jobs.next();
            assertThat(jobs.getInt(1)).isZero();
        }
    }
}
