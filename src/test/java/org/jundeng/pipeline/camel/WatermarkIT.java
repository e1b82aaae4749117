// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.camel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.TimeZone;
import org.jundeng.contract.Watermark;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.pipeline.inbox.Inbox;
import org.jundeng.pipeline.inbox.Spooled;
import org.jundeng.pipeline.night.Pipeline;
import org.jundeng.pipeline.night.TestPipeline;
import org.jundeng.pipeline.workspace.AnsweredQuestion;
import org.jundeng.pipeline.workspace.Claim;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.ledger.LedgerKind;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.Outcome;
import org.jundeng.warehouse.ledger.Pull;
import org.jundeng.warehouse.ledger.Watermarks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pulls by a watermark, against a real database. */
class WatermarkIT {

    @RegisterExtension
    final TestWarehouse warehouse = new TestWarehouse();

    @TempDir
    Path folder;

    private final TimeZone zone = TimeZone.getDefault();
    private WatchedSource source;

    @BeforeEach
    void opens() throws IOException {
        source = new WatchedSource(folder, warehouse);
        source.row("330102", "2014-05", 100, "09:00").row("330106", "2014-05", 200, "10:00");
    }

    @AfterEach
    void closes() {
        TimeZone.setDefault(zone);
        source.close();
    }

    private String reached() {
        return new Watermarks(source.pipeline().opened().database())
                .of(WatchedSource.FEED)
                .orElseThrow()
                .reached();
    }

    @Test
    void asksForWhatIsNewAndForTheOverlap() {
        source.promising(WatchedSource.LATE);
        assertThat(source.pull().result().counts().rowsRead()).isEqualTo(2);
        source.row("330105", "2014-05", 300, "10:30");

        LedgerLine second = source.pull();
        LedgerLine third = source.pull();

        assertThat(second.result().counts().rowsRead())
                .as("09:00 is where the overlap begins")
                .isEqualTo(3);
        assertThat(second.result().counts().obsNew()).isEqualTo(1);
        assertThat(third.result().counts().rowsRead()).as("from 09:30").isEqualTo(2);
        assertThat(third.result().outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(source.pull().result().outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(reached()).isEqualTo("2014-07-01T10:30");
        assertThat(source.known()).isEqualTo(source.held());
    }

    @Test
    void asksAgainForTheTimestampAtTheBoundary() {
        source.promising(WatchedSource.EARLY).pull();
        source.row("330105", "2014-05", 300, "10:00");

        assertThat(source.pull().result().counts().rowsRead()).isEqualTo(2);

        assertThat(source.known()).isEqualTo(source.held());
    }

    @Test
    void findsARowThatWasCommittedLate() throws SQLException {
        source.promising(WatchedSource.LATE);
        try (Connection slow = source.connect();
                Statement statement = slow.createStatement()) {
            slow.setAutoCommit(false);
            statement.execute("insert into insured values ('330108', '2014-05-01', 7, '2014-07-01 09:30')");
            source.row("330105", "2014-05", 300, "10:30").pull();
            assertThat(source.known()).doesNotContain("330108 2014-05 7");
            slow.commit();
        }

        source.pull();

        assertThat(source.known()).isEqualTo(source.held());
    }

    @Test
    void coversAClockThatFellBehindByTheOverlapAndTheRestByAPullOfEverything() {
        source.promising(WatchedSource.LATE).pull();
        source.row("330105", "2014-05", 300, "09:10").row("330108", "2014-05", 400, "08:00");

        source.pull();
        assertThat(source.known()).contains("330105 2014-05 300").doesNotContain("330108 2014-05 400");

        source.pullEverything();
        assertThat(source.known()).isEqualTo(source.held());
    }

    @Test
    void asksForEverythingOnceItIsDue() {
        source.promising("watermark: {column: changed_at, type: timestamp, overlap: PT0S, full-every: PT0S}")
                .pull();
        source.row("330108", "2014-05", 400, "08:00");

        assertThat(source.pull().result().counts().rowsRead()).isEqualTo(3);
    }

    @Test
    void asksForEverythingOnceUnderAnotherContract() {
        source.promising(WatchedSource.EARLY).pull();
        source.row("330108", "2014-05", 400, "08:00");

        source.promising(WatchedSource.LATE);

        assertThat(source.pull().result().counts().rowsRead()).isEqualTo(3);
        assertThat(source.pull().result().counts().rowsRead()).isEqualTo(2);
    }

    @Test
    void readsTimesAsThoseOfTheCityWhereverTheProcessRuns() {
        source.execute("alter table insured alter changed_at type timestamptz"
                + " using changed_at at time zone 'Asia/Shanghai'");
        source.promising(WatchedSource.EARLY).pull();
        source.execute("insert into insured values ('330105', '2014-05-01', 300, '2014-07-01 10:30+08')");
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));

        source.promising(WatchedSource.EARLY).pull();

        assertThat(source.known()).isEqualTo(source.held());
        assertThat(reached()).isEqualTo("2014-07-01T10:30");
    }

    @Test
    void asksForEverythingOnceInAnotherTimeZone() throws IOException {
        source.promising(WatchedSource.EARLY).pull();
        Files.writeString(folder.resolve("workspace/application.properties"), "jundeng.time-zone=Europe/Berlin\n");

        source.promising(WatchedSource.EARLY);

        assertThat(source.pull().result().counts().rowsRead()).isEqualTo(2);
        assertThat(source.pull().result().counts().rowsRead()).isEqualTo(1);
    }

    @Test
    void neverLosesARowWithoutWatermark() {
        source.promising(WatchedSource.EARLY).row("330105", "2014-05", 300, null);
        LedgerLine first = source.pull();
        source.row("330105", "2014-05", 301, null);

        LedgerLine second = source.pull();

        assertThat(second.result().counts().obsRevised()).isEqualTo(1);
        assertThat(source.known()).isEqualTo(source.held());
        assertThat(source.pipeline().opened().ledger().findings(first.deliveryId()))
                .containsExactly(Finding.of(FindingCode.NO_WATERMARK, "1", "changed_at"));
        assertThat(reached()).isEqualTo("2014-07-01T10:00");
    }

    @Test
    void isNotCarriedAwayByARowFromTheFuture() {
        source.promising(WatchedSource.EARLY)
                .execute(
                        "insert into insured values ('330105', '2014-05-01', 3, '2999-01-01')",
                        "insert into insured values ('330108', '2014-05-01', 4, 'infinity')");
        LedgerLine first = source.pull();
        source.row("330127", "2014-05", 5, "11:00").pull();

        assertThat(source.known()).isEqualTo(source.held());
        assertThat(source.pipeline().opened().ledger().findings(first.deliveryId()))
                .containsExactly(Finding.of(FindingCode.WATERMARK_AHEAD, "2", "changed_at"));
        assertThat(reached()).isEqualTo("2014-07-01T11:00");
    }

    @Test
    void staysWhereADeliveryIsRefused() {
        source.promising(WatchedSource.EARLY).pull();
        source.row("330105", "2014-05", 300, "11:00").row("330199", "2014-05", 1, "12:00");
        LedgerLine refused = source.pull();
        assertThat(refused.result().outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(reached()).isEqualTo("2014-07-01T10:00");
        source.execute("delete from insured where region_code = '330199'");

        source.pull();

        assertThat(source.known()).isEqualTo(source.held());
        assertThat(reached()).isEqualTo("2014-07-01T11:00");
    }

    @Test
    void movesWithARefusedDeliveryThatIsReleased() throws IOException {
        source.promising(WatchedSource.EARLY).pull();
        source.row("330105", "2014-05", 300, "11:00").row("330199", "2014-05", 1, "12:00");

        source.pipeline().takeAgain().take(LedgerKind.RELEASE, source.pull());

        assertThat(source.known()).contains("330105 2014-05 300");
        assertThat(reached()).isEqualTo("2014-07-01T12:00");
    }

    @Test
    void staysWhereTheSourceFails() {
        source.promising(WatchedSource.EARLY).pull();
        source.execute("alter table insured rename to elsewhere");

        assertThat(source.pull().result().outcome()).isEqualTo(Outcome.FAILED);

        assertThat(reached()).isEqualTo("2014-07-01T10:00");
    }

    @Test
    void takesAnEmptyAnswerForNothingNew() {
        source.promising(WatchedSource.EARLY).pull();
        source.execute("delete from insured where region_code = '330106'");

        LedgerLine line = source.pull();

        assertThat(line.result().outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(line.result().counts().findings()).isZero();
        assertThat(reached()).isEqualTo("2014-07-01T10:00");
    }

    /** The note says that the answer had rows, but the file is empty: somebody, or a power cut, removed them. */
    @ParameterizedTest
    @CsvSource({"2014-07-01T11:00, 0, 0", ", 1, 0", ", 0, 1"})
    void staysWhereAnAnswerHasLostItsRows(String end, long without, long ahead) throws IOException {
        source.promising(WatchedSource.EARLY).pull();
        Pipeline pipeline = source.pipeline();
        String question = new Watermarks(pipeline.opened().database())
                .of(WatchedSource.FEED)
                .orElseThrow()
                .question();
        Pull pull = new Pull(question, Watermark.Type.TIMESTAMP, reached(), end, without, ahead);
        Inbox inbox = pipeline.inbox();
        Path emptied = inbox.newSpool("hrss", WatchedSource.FEED);
        Claim claim = inbox.claimSpool(
                "hrss", WatchedSource.FEED, new Spooled(emptied, new AnsweredQuestion(inbox.stamp(), pull), false));

        LedgerLine line = pipeline.taking().take(claim);

        assertThat(line.result().outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(pipeline.opened().ledger().findings(line.deliveryId()))
                .extracting(Finding::code)
                .contains(FindingCode.NO_ROWS);
        assertThat(reached()).isEqualTo("2014-07-01T10:00");
    }

    @Test
    void bringsAWithdrawnDeliveryBackByAPullOfEverything() {
        source.promising(WatchedSource.EARLY);
        LedgerLine first = source.pull();
        new org.jundeng.warehouse.withdrawal.Withdrawals(
                        source.pipeline().opened().database(),
                        source.pipeline().opened().clock(),
                        "test")
                .withdraw(first, "wrong", TestPipeline.NIGHT);
        assertThat(source.known()).isEmpty();
        assertThat(reached()).isEqualTo("2014-07-01T10:00");

        source.pullEverything();

        assertThat(source.known()).isEqualTo(source.held());
    }

    @Test
    void letsTheAnswerThatWasAskedForLaterStandWhereItComesFirst() throws IOException {
        source.promising(WatchedSource.EARLY).pull();
        Claim earlier = source.row("330106", "2014-05", 201, "11:00").answer();
        Claim later = source.row("330106", "2014-05", 200, "12:00").answer();

        LedgerLine first = source.pipeline().taking().take(later);
        LedgerLine second = source.pipeline().taking().take(earlier);

        assertThat(first.result().outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(second.result().outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(source.pipeline().opened().ledger().findings(second.deliveryId()))
                .extracting(Finding::code)
                .containsExactly(FindingCode.OLDER_THAN_KNOWN);
        assertThat(source.known()).isEqualTo(source.held());
    }

    @Test
    void followsANumberThatTheSourceCountsUp() {
        source.execute("alter table insured rename changed_at to changed_on");
        source.execute("alter table insured add changed_at bigint");
        source.execute("update insured set changed_at = case region_code when '330102' then 36 else 41 end");
        source.promising("watermark: {column: changed_at, type: number, overlap: 5}");
        source.pull();
        source.execute("insert into insured values ('330105', '2014-05-01', 300, null, true, 42)");
        source.execute("insert into insured values ('330108', '2014-05-01', 400, null, true, 35)");

        LedgerLine second = source.pull();

        assertThat(second.result().counts().rowsRead()).as("36, 41 and 42").isEqualTo(3);
        assertThat(reached()).isEqualTo("42");
    }
}
