// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.jundeng.catalogue.WorkingDays;
import org.jundeng.notice.outbox.NoticeRows;
import org.jundeng.notice.outbox.SendingHours;
import org.jundeng.pipeline.camel.Edges;
import org.jundeng.pipeline.camel.EdgesKit;
import org.jundeng.pipeline.mail.OutboxQueue;
import org.jundeng.pipeline.mail.ScriptedSmtp;
import org.jundeng.pipeline.mail.SendResult;
import org.jundeng.warehouse.TestWarehouse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes with one database and one mail server, and real outboxes between them. */
class TwoNodesIT {

    private static final String GRANTED =
            "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted";
    private static final String WAITING = "select count(*) from pg_locks where locktype = 'advisory' and not granted";

    @RegisterExtension
    private final TestWarehouse warehouse = new TestWarehouse();

    @TempDir
    Path folder;

    private final NoticeRows rows = new NoticeRows(warehouse);
    private ScriptedSmtp server;

    @BeforeEach
    void start() throws IOException {
        server = ScriptedSmtp.inTheClear();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void sendEachNoticeOnce() {
        IntStream.rangeClosed(1, 20).forEach(id -> rows.add(id, "official" + id + "@x.example"));
        try (Edges one = node("one");
                Edges another = node("another")) {
            List<CompletableFuture<SendResult>> rounds = List.of(
                    CompletableFuture.supplyAsync(one::sendNotices),
                    CompletableFuture.supplyAsync(another::sendNotices),
                    CompletableFuture.supplyAsync(one::sendNotices));

            assertThat(rounds.stream()
                            .map(CompletableFuture::join)
                            .mapToInt(SendResult::sent)
                            .sum())
                    .isEqualTo(20);
        }
        assertThat(server.received).hasSize(20);
        assertThat(server.received.stream().map(TwoNodesIT::messageId)).doesNotHaveDuplicates();
        assertThat(rows.text(
                        "select string_agg(distinct concat_ws(' ', state, attempts, unanswered), ',') from notice"))
                .isEqualTo("sent 1 0");
    }

    @Test
    void takeOverFromEachOther() {
        IntStream.rangeClosed(1, 3).forEach(id -> rows.add(id, "official" + id + "@x.example"));
        CountDownLatch hasAMail = new CountDownLatch(1);
        CountDownLatch dead = new CountDownLatch(1);
        server.beforeAnswerToMail = () -> {
            hasAMail.countDown();
            awaitQuietly(dead);
        };
        try (Edges dying = node("dying");
                Edges other = node("other")) {
            CompletableFuture<SendResult> first = CompletableFuture.supplyAsync(dying::sendNotices);
            awaitQuietly(hasAMail);
            CompletableFuture<SendResult> second = CompletableFuture.supplyAsync(other::sendNotices);
            await().until(() -> rows.text(WAITING).equals("1"));

            warehouse.execute(GRANTED);
            server.beforeAnswerToMail = () -> {};
            assertThat(second.join()).isEqualTo(new SendResult(3, 0, 0, false));
            dead.countDown();
            assertThat(first.handle((result, thrown) -> thrown == null ? result.sent() : 0)
                            .join())
                    .isLessThanOrEqualTo(1);
        }

        assertThat(server.received.stream().map(TwoNodesIT::messageId))
                .containsExactly(
                        "<notice-1@notices.jundeng>",
                        "<notice-1@notices.jundeng>",
                        "<notice-2@notices.jundeng>",
                        "<notice-3@notices.jundeng>");
        assertThat(rows.row(2)).isEqualTo("sent 1 0 -");
    }

    @Test
    void sendAgainOnceWhatOneDiedOf() {
        rows.add(1, "chen@x.example");
        server.answerToMail = ScriptedSmtp.DIES;
        try (Edges one = node("one");
                Edges another = node("another")) {
            assertThat(one.sendNotices()).isEqualTo(new SendResult(0, 1, 0, true));
            assertThat(rows.row(1)).startsWith("pending 1 1 unanswered: ");

            assertThat(another.sendNotices()).isEqualTo(new SendResult(0, 0, 1, true));
            assertThat(rows.row(1))
                    .startsWith("given-up 2 2 unanswered: handed over whole 2 times, and no answer came");
            assertThat(one.sendNotices()).isEqualTo(new SendResult(0, 0, 0, false));
        }
        assertThat(server.received).hasSize(2);
    }

    @Test
    void sendWhatWaitsForATimeWhereNobodyWouldComeLater() {
        rows.add(1, "chen@x.example");
        rows.add(2, "zhou@x.example");
        rows.set(1, "not_before = now() + interval '1 hour'");
        rows.set(2, "next_attempt = now() + interval '1 hour', attempts = 1");

        try (Edges one = node("one")) {
            assertThat(one.sendNotices()).isEqualTo(new SendResult(2, 0, 0, false));
        }
    }

    private Edges node(String name) {
        EdgesKit kit = new EdgesKit(folder.resolve(name));
        kit.environment.put("JUNDENG_SMTP_HOST", "127.0.0.1");
        kit.environment.put("JUNDENG_SMTP_PORT", String.valueOf(server.port()));
        kit.notices = new OutboxQueue(
                rows.outbox(),
                new SendingHours(
                        NoticeRows.nobody(), new WorkingDays(Set.of(), Set.of()), ZoneOffset.UTC, instant -> null),
                () -> TestPipeline.NIGHT,
                () -> {},
                "jundeng@x.example");
        return kit.start(Edges.Mode.NIGHTLY);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String messageId(String mail) {
        return mail.lines()
                .filter(line -> line.startsWith("Message-ID: "))
                .findFirst()
                .orElseThrow()
                .substring("Message-ID: ".length());
    }
}
