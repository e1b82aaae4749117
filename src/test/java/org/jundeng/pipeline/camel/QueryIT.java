// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jundeng.contract.FeedSource;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.finding.Location;
import org.jundeng.pipeline.camel.PullResult.Failed;
import org.jundeng.pipeline.camel.PullResult.NotConfigured;
import org.jundeng.pipeline.camel.PullResult.Pulled;
import org.jundeng.pipeline.outage.NotTaken;
import org.jundeng.warehouse.TestWarehouse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Feeds that are a bureau's query, against a real server. */
class QueryIT {

    @RegisterExtension
    final TestWarehouse bureau = new TestWarehouse();

    @TempDir
    Path folder;

    private EdgesKit kit;

    @BeforeEach
    void kit() {
        kit = new EdgesKit(folder.resolve("work space 工作"));
        kit.environment.put("JUNDENG_SOURCE_HRSS_URL", bureau.url());
    }

    @Test
    void spoolsTheRowsAsCanonicalJsonLines() {
        bureau.execute(
                "create table jobs (zone text, value numeric)", "insert into jobs values ('b', 2.50), ('a', null)");

        assertThat(pull("select zone, value from jobs", 10)).isInstanceOf(Pulled.class);

        assertThat(kit.ledger.taken)
                .containsEntry("jobs.jsonl", "{\"value\":2.50,\"zone\":\"b\"}\n{\"value\":null,\"zone\":\"a\"}\n");
    }

    @Test
    void hasTheSameBytesWhateverOrderTheRowsComeIn() {
        pull("select g as value from generate_series(1, 100) g order by g", 10);
        String upwards = kit.ledger.taken.get("jobs.jsonl");
        kit = new EdgesKit(folder.resolve("second"));
        kit.environment.put("JUNDENG_SOURCE_HRSS_URL", bureau.url());

        pull("select g as value from generate_series(1, 100) g order by g desc", 10);

        assertThat(kit.ledger.taken).containsEntry("jobs.jsonl", upwards);
    }

    @Test
    void streamsMoreThanTheHeapHolds() throws IOException {
        Path bytes = folder.resolve("spooled");
        kit.ledger.keepBytesIn = bytes;

        pull("select g as value, repeat(md5(g::text), 170) as note from generate_series(1, 80000) g", 120);

        assertThat(Files.size(bytes)).isGreaterThan(Runtime.getRuntime().maxMemory());
    }

    /** The server's own limit and the driver's cancel come in the same second; either may be the first. */
    @Test
    void failsAQueryThatTakesTooLong() {
        Instant start = Instant.now();

        assertThat(pull("select pg_sleep(60), 1 as value", 1)).isInstanceOf(Failed.class);

        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(20));
        assertThat(kit.ledger.failures)
                .singleElement()
                .isIn(
                        tooSlow("ERROR: canceling statement due to statement timeout"),
                        tooSlow("ERROR: canceling statement due to user request"));
    }

    private static Finding tooSlow(String said) {
        return Finding.of(FindingCode.SOURCE_TOO_SLOW, said, "hrss", "1");
    }

    @Test
    void failsRowsThatDripTooSlowly() {
        pull(
                "select case when g % 20 = 0 then pg_sleep(0.005) end::text as value from generate_series(1, 100000) g",
                2);

        assertThat(kit.ledger.failures).extracting(Finding::code).containsExactly(FindingCode.SOURCE_TOO_SLOW);
        assertThat(folder.resolve("work space 工作/inbox/hrss/.spool")).isEmptyDirectory();
    }

    @Test
    void failsWhereNobodyListens() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            kit.environment.put(
                    "JUNDENG_SOURCE_HRSS_URL", "jdbc:postgresql://localhost:" + free.getLocalPort() + "/hrss");
        }

        assertThat(pull("select 1 as value", 1)).isInstanceOf(Failed.class);

        assertThat(kit.ledger.failures).extracting(Finding::code).containsExactly(FindingCode.SOURCE_OUT_OF_REACH);
    }

    @Test
    void failsWhereTheServerAcceptsAndSaysNothing() throws IOException {
        try (ServerSocket silent = new ServerSocket(0)) {
            kit.environment.put(
                    "JUNDENG_SOURCE_HRSS_URL", "jdbc:postgresql://localhost:" + silent.getLocalPort() + "/hrss");

            assertThat(pull("select 1 as value", 1)).isInstanceOf(Failed.class);
        }
        assertThat(kit.ledger.failures).extracting(Finding::code).containsExactly(FindingCode.SOURCE_OUT_OF_REACH);
    }

    @Test
    void failsAQueryThatTheDatabaseRefuses() {
        pull("select value from nowhere", 5);

        assertThat(kit.ledger.failures).hasSize(1);
        assertThat(kit.ledger.failures.get(0).code()).isEqualTo(FindingCode.SOURCE_REFUSED);
        assertThat(kit.ledger.failures.get(0).found()).startsWith("ERROR: relation \"nowhere\" does not exist");
    }

    @Test
    void refusesTwoColumnsOfOneLabelBeforeItAsks() {
        assertThat(pull("select 1 as value, 2 as value, pg_sleep(30)", 1)).isInstanceOf(Failed.class);

        assertThat(kit.ledger.failures)
                .containsExactly(Finding.at(FindingCode.REPEATED_COLUMN, new Location(0, "value"), "value", "value"));
        assertThat(kit.ledger.taken).isEmpty();
    }

    @Test
    void takesAQuestionMarkForWhatTheDatabaseTakesItFor() {
        assertThat(pull("select count(*) as value, '?' as note where '{\"a\": 1}'::jsonb ? 'a'", 5))
                .isInstanceOf(Pulled.class);

        assertThat(kit.ledger.taken).containsEntry("jobs.jsonl", "{\"note\":\"?\",\"value\":1}\n");
    }

    @Test
    void changesNothingInABureausDatabase() {
        bureau.execute("create table jobs (value int)");

        pull("insert into jobs values (1) returning value", 5);

        assertThat(kit.ledger.failures.get(0).found())
                .isEqualTo("ERROR: cannot execute INSERT in a read-only transaction");
    }

    @Test
    void skipsASourceThatIsNotConfigured() {
        kit.environment.clear();

        assertThat(pull("select 1 as value", 5)).isEqualTo(new NotConfigured("jobs", "hrss"));
        assertThat(kit.ledger.failures).isEmpty();
    }

    @Test
    void asksForTheAddressOfAnEmbeddedDatabase() {
        kit.environment.put("JUNDENG_SOURCE_HRSS_URL", "embedded:sample_hrss");
        kit.environment.put("embedded:sample_hrss", bureau.url());

        assertThat(pull("select 1 as value", 5)).isInstanceOf(Pulled.class);
    }

    @Test
    void triesAgainWhileTheWarehouseIsAway() {
        kit.ledger.timesAway.set(2);

        assertThat(pull("select 1 as value", 5)).isInstanceOf(Pulled.class);
        assertThat(kit.ledger.tries).hasValue(3);
    }

    @Test
    void keepsTheClaimWhereTheWarehouseStaysAway() throws IOException {
        kit.ledger.timesAway.set(100);

        assertThatThrownBy(() -> pull("select 1 as value", 5)).isInstanceOf(NotTaken.class);

        assertThat(kit.inbox.unfinished()).hasSize(1);
        assertThat(kit.ledger.failures).isEmpty();
    }

    @Test
    void blamesNoSourceForAnAnswerThatCannotBeClaimed() throws IOException {
        Path claims = kit.workspace.claims("hrss");
        Files.createDirectories(claims.getParent());
        Files.createSymbolicLink(claims, Files.createDirectories(folder.resolve("outside")));

        assertThatThrownBy(() -> pull("select 1 as value", 5))
                .isInstanceOf(NotTaken.class)
                .hasMessage("claiming jobs: java.nio.file.FileSystemException: " + claims
                        + ": a link or a file, where only a folder can be");

        assertThat(kit.ledger.failures).isEmpty();
        assertThat(folder.resolve("outside")).isEmptyDirectory();
    }

    private PullResult pull(String sql, int timeoutSeconds) {
        kit.pulled("jobs", new FeedSource("hrss", sql, null, timeoutSeconds, null));
        try (Edges edges = kit.start(Edges.Mode.NIGHTLY)) {
            return edges.pull("jobs");
        }
    }
}
