// SPDX-License-Identifier: Apache-2.0
package org.jundeng.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jundeng.pipeline.camel.Edges;
import org.jundeng.pipeline.camel.Wire;
import org.jundeng.pipeline.configuration.Folders;
import org.jundeng.pipeline.delivery.Progress;
import org.jundeng.pipeline.night.EverythingLogged;
import org.jundeng.pipeline.night.RunOptions;
import org.jundeng.pipeline.night.RunningPipeline;
import org.jundeng.warehouse.TestWarehouse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A warehouse of one's own that is out of reach for longer than all retries last, while deliveries come: once it is
 * back, all comes to what it comes to in a town that has no outage.
 */
abstract class OutageFacts {

    private static final long SEED = 20150711L;
    private static final LocalDate FIRST = LocalDate.of(2015, 7, 8);
    private static final LocalDate BROKEN = FIRST.plusDays(1);
    private static final LocalDate NEXT = FIRST.plusDays(2);
    /** What does not depend on how often something was evaluated, and by which command. */
    private static final List<String> FIGURES = List.of(
            "ledger",
            "finding",
            "observation",
            "revision",
            "derived",
            "assessment",
            "episode",
            "receipt-told",
            "archive",
            "quarantine",
            "receipt");

    /** So many a night takes at a time: where it has claimed more, one of them has failed. */
    private static final int AT_A_TIME = 3;

    private static final String STAYS = "could not be taken and stays claimed";
    private static final String WAITS = "the night waits for the warehouse";

    private static Account undisturbed;

    @RegisterExtension
    final TestWarehouse calm = new TestWarehouse();

    @RegisterExtension
    final TestWarehouse troubled = new TestWarehouse();

    @TempDir
    Path folder;

    private final List<Drops.Drop> came = new ArrayList<>();
    private Drops.Night before;
    private Drops.Night first;
    private Drops.Night second;
    private Wire wire;
    private TownWorkspace town;
    private String said;

    /** Whether routes retry as they are shipped, which takes more than two minutes, or once and soon. */
    abstract boolean retriesAsShipped();

    @BeforeEach
    void nightsBeforeTheOutage() throws Exception {
        List<Drops.Night> nights = Drops.of(SEED, 8, 40);
        before = nights.get(0);
        List<Drops.Drop> each = oneOfEachKind(nights.get(1).drops());
        first = night(BROKEN, each.stream().filter(drop -> !inTheLastFolder(drop)));
        second = night(NEXT, each.stream().filter(OutageFacts::inTheLastFolder));
        wire = Wire.to(troubled.url());
        town = TownWorkspace.in(Files.createDirectory(folder.resolve("troubled")));
        drop(before);
        assertThat(nightly(FIRST)).as(said).isLessThan(2);
    }

    @AfterEach
    void cuts() throws IOException {
        wire.close();
    }

    /** So that they come to the same in whatever order they are taken. */
    private static List<Drops.Drop> oneOfEachKind(List<Drops.Drop> drops) {
        Map<String, Drops.Drop> kinds = new LinkedHashMap<>();
        drops.stream()
                .filter(drop -> !drop.name().contains("-again-") && drop.bytes().length > 0)
                .forEach(drop -> kinds.putIfAbsent(drop.name().replaceAll("-\\d.*", ""), drop));
        return List.copyOf(kinds.values());
    }

    /** A night takes what came together folder by folder, and what came earlier first. */
    private static boolean inTheLastFolder(Drops.Drop drop) {
        return drop.bureau().equals("water");
    }

    private static Drops.Night night(LocalDate date, Stream<Drops.Drop> drops) {
        return new Drops.Night(date, drops.toList());
    }

    private void drop(Drops.Night night) throws IOException {
        town.drop(night);
        came.addAll(night.drops());
    }

    /** The driver says each statement in full, so that the wire can hear it. */
    private String throughTheWire() {
        return wire.through(troubled.url()) + "&prepareThreshold=0";
    }

    private int nightly(LocalDate date) throws IOException, InterruptedException {
        return nightly(town, throughTheWire(), date);
    }

    private int nightly(TownWorkspace where, String url, LocalDate date) throws IOException, InterruptedException {
        try (Program program = start(where, url, date)) {
            int exit = program.end();
            said = program.said();
            return exit;
        }
    }

    private static Program start(TownWorkspace where, String url, LocalDate date) throws IOException {
        return Program.Manner.PLAIN.with(Map.of("JUNDENG_DB_URL", url)).start(where.nightly(date));
    }

    /** What the same deliveries come to where nothing happens; all of the outage came by the next night. */
    private Account undisturbed() throws Exception {
        if (undisturbed == null) {
            undisturbed = withoutOutage();
        }
        return undisturbed;
    }

    private Account withoutOutage() throws Exception {
        TownWorkspace quiet = TownWorkspace.in(Files.createDirectory(folder.resolve("calm")));
        quiet.drop(before);
        assertThat(nightly(quiet, calm.url(), FIRST)).isLessThan(2);
        quiet.drop(first);
        quiet.drop(second);
        assertThat(nightly(quiet, calm.url(), NEXT)).isLessThan(2);
        return Account.of(quiet, calm.owner());
    }

    private Account account() throws Exception {
        return Account.of(town, troubled.owner());
    }

    private List<Path> claims() throws IOException {
        try (Stream<Path> all = Files.walk(town.workspace().resolve("inbox"), 3)) {
            return all.filter(path -> path.getParent().endsWith(".claims")).toList();
        } catch (java.io.UncheckedIOException goneMeanwhile) {
            return List.of();
        }
    }

    private List<String> ask(String sql) throws SQLException {
        try (Connection connection = troubled.owner().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> answers = new ArrayList<>();
            while (row.next()) {
                answers.add(row.getString(1));
            }
            return answers;
        }
    }

    /** Nothing of what came is lost, and nothing of it is in the warehouse. */
    private void assertOnlyClaimed(Account earlier) throws Exception {
        assertThat(new Custody(town.workspace()).lost(came)).isEmpty();
        Account now = account();
        assertThat(now.chapters().keySet()).containsAll(FIGURES);
        now.chapters().forEach((chapter, lines) -> {
            if (!List.of("archive", "quarantine").contains(chapter)) {
                assertThat(lines)
                        .as(chapter)
                        .containsExactlyElementsOf(earlier.chapters().get(chapter));
            }
        });
    }

    private void assertDone() throws Exception {
        assertThat(new Custody(town.workspace()).lost(came)).isEmpty();
        assertThat(account().leftovers()).isEmpty();
    }

    private void assertSameFigures(Account undisturbed) throws Exception {
        Account account = account();
        for (String chapter : FIGURES) {
            assertThat(account.inAnyOrder(chapter))
                    .as(chapter)
                    .isNotEmpty()
                    .containsExactlyElementsOf(undisturbed.inAnyOrder(chapter));
        }
    }

    @Test
    void throughTheNightTheNextNightTakesEverything() throws Exception {
        Account earlier = account();
        drop(first);
        wire.goAwayAfter(0, "copy ", "from stdin");

        assertThat(nightly(BROKEN)).as(said).isEqualTo(3);
        assertThat(wire.sprung()).isTrue();
        assertThat(claims()).hasSameSizeAs(first.drops());
        assertOnlyClaimed(earlier);

        drop(second);
        assertThat(nightly(NEXT)).as(said).isEqualTo(3);
        assertThat(said).contains("is out of reach");
        assertOnlyClaimed(earlier);

        wire.back();
        assertThat(nightly(NEXT)).as(said).isLessThan(2);

        assertDone();
        Account account = account();
        undisturbed()
                .chapters()
                .forEach((chapter, lines) ->
                        assertThat(account.chapters().get(chapter)).as(chapter).containsExactlyElementsOf(lines));
    }

    @Test
    void thatEndsWithinTheNightTheRestIsTakenAndTheNextRunTakesWhatFailed() throws Exception {
        drop(first);
        drop(second);
        wire.goAwayAfter(0, "copy ", "from stdin");
        try (Program program = start(town, throughTheWire(), NEXT)) {
            // As many as are taken at a time, and the one that waits for room: with one more, the first have failed.
            await().atMost(Duration.ofMinutes(2)).until(() -> claims().size() > AT_A_TIME + 1);
            wire.back();
            assertThat(program.end()).as(program.said()).isEqualTo(3);
            assertThat(program.said()).contains("Could not be done, and will be tried again by the next run");
        }
        assertThat(claims()).hasSizeBetween(1, AT_A_TIME + 1);

        assertThat(nightly(NEXT)).as(said).isLessThan(2);

        assertDone();
        assertSameFigures(undisturbed());
    }

    @Test
    void underServeDeliveriesAndTheNightWaitForIt() throws Exception {
        Account earlier = account();
        if (!retriesAsShipped()) {
            retryOnceAndSoon();
        }
        Map<String, String> environment =
                Map.of("JUNDENG_DB_URL", throughTheWire(), "JUNDENG_SCHEDULE_NIGHTLY", in(Duration.ofSeconds(10)));
        try (EverythingLogged log = new EverythingLogged(Level.WARN);
                RunningPipeline running = serve(environment)) {
            wire.goAway();
            drop(first);
            drop(second);
            await().atMost(Duration.ofMinutes(15)).until(() -> log.text().contains(STAYS));
            await().atMost(Duration.ofMinutes(1)).until(() -> log.text().contains(WAITS));
            assertThat(running.edges().stoppedRoutes()).isEmpty();
            assertOnlyClaimed(earlier);

            wire.back();

            await().atMost(Duration.ofMinutes(5)).until(() -> claims().isEmpty());
            await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> assertThat(
                            ask("select exit_code from run where command = 'serve' and ended_at is not null"))
                    .as("the night, which found what the folders had left to it")
                    .isIn(List.of("0"), List.of("1")));
        }
        assertDone();
        assertSameFigures(undisturbed());
    }

    private void retryOnceAndSoon() throws IOException {
        Path errors = town.home().resolve("routes/errors.camel.yaml");
        String text = Files.readString(errors);
        assertThat(text).contains("\"{{jundeng.retry.times}}\"", "\"{{jundeng.retry.delay-millis}}\"");
        Files.writeString(
                errors,
                text.replace("\"{{jundeng.retry.times}}\"", "1").replace("\"{{jundeng.retry.delay-millis}}\"", "100"));
    }

    private static String in(Duration time) {
        return ZonedDateTime.now(ZoneId.of("Asia/Shanghai"))
                .plus(time)
                .format(DateTimeFormatter.ofPattern("s m H d M '?' yyyy"));
    }

    private RunningPipeline serve(Map<String, String> environment) {
        return RunningPipeline.begin(
                "serve",
                Edges.Mode.SERVE,
                new Folders(
                        town.workspace(),
                        town.home().resolve("config"),
                        town.home().resolve("routes"),
                        environment),
                new RunOptions(Clock.systemUTC(), NEXT, Progress.SILENT));
    }
}
