// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.jundeng.pipeline.camel.Edges;
import org.jundeng.pipeline.camel.EdgesKit;
import org.jundeng.pipeline.workspace.Claim;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stewards' folders under {@code serve}, with the real clock and the real file system. */
class WatchedFoldersIT {

    private static final Duration AT_ONCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private EdgesKit kit;
    private Path hrss;
    private Edges edges;

    @BeforeEach
    void start() throws IOException {
        kit = new EdgesKit(folder.resolve("a workspace (数据) 100% + #1"));
        hrss = Files.createDirectories(kit.workspace.inbox("hrss"));
        Files.createDirectories(kit.workspace.inboxes());
        Files.writeString(kit.workspace.inboxes().resolve("health"), "a file where a folder should be");
    }

    @AfterEach
    void stop() {
        if (edges != null) {
            edges.close();
        }
    }

    @Test
    void takesACopyWithinTenSecondsOfItsEnd() throws IOException {
        serve();
        Files.writeString(hrss.resolve("a.csv"), "figures");

        await().atMost(Duration.ofSeconds(30)).until(() -> kit.ledger.taken.containsKey("a.csv"));
        assertThat(kit.ledger.taken).containsEntry("a.csv", "figures");
    }

    @Test
    void takesAFileWholeThatIsWrittenWithPauses() throws IOException {
        serve();
        Path file = Files.writeString(hrss.resolve("a.csv"), "one,");
        for (String piece : List.of("two,", "three")) {
            await().during(Duration.ofSeconds(3)).atMost(Duration.ofSeconds(5)).until(kit.ledger.taken::isEmpty);
            Files.writeString(file, piece, StandardOpenOption.APPEND);
        }

        await().atMost(Duration.ofSeconds(30)).until(() -> kit.ledger.taken.containsKey("a.csv"));
        assertThat(kit.ledger.taken).containsEntry("a.csv", "one,two,three");
    }

    @Test
    void takesRenamedFilesAndThoseWithADoneFileAtOnce() throws IOException {
        serve();
        Files.writeString(hrss.resolve("done.csv"), "figures");
        Files.writeString(hrss.resolve("done.csv.done"), "");
        Path elsewhere = Files.writeString(kit.workspace.root().resolve("x"), "figures");
        await().pollDelay(Duration.ofMillis(20)).until(() -> true);
        Files.move(elsewhere, hrss.resolve("renamed.csv"));

        await().atMost(AT_ONCE).until(() -> kit.ledger.taken.size() == 2);
        await().atMost(AT_ONCE).until(() -> Files.notExists(hrss.resolve("done.csv.done")));
    }

    @Test
    void takesWhateverItIsCalled() throws IOException {
        List<String> names = List.of(
                "就业 数据.csv",
                "it's \"quoted\".csv",
                "-rf.csv",
                "a,b(c)${body}.csv",
                "100%.csv",
                "x".repeat(251) + ".csv");
        for (String name : names) {
            Files.writeString(hrss.resolve(name), name);
            Files.setLastModifiedTime(
                    hrss.resolve(name),
                    java.nio.file.attribute.FileTime.from(kit.clock.instant().minusSeconds(90)));
        }
        Files.createSymbolicLink(hrss.resolve("dangling.csv"), Path.of("nowhere"));
        serve();

        await().atMost(AT_ONCE).until(() -> kit.ledger.taken.size() == names.size() + 1);
        assertThat(kit.ledger.taken).containsKeys(names.toArray(String[]::new)).containsEntry("dangling.csv", "link");
    }

    @Test
    void takesNamesInTheBytesOfWindows() throws IOException {
        serve();
        for (String name : List.of("就业月报-2014-06.csv", "done.csv", "就业.csv.done")) {
            Files.writeString(NamesInBytes.in(hrss, name, NamesInBytes.GBK), "figures");
        }
        Files.writeString(NamesInBytes.in(hrss, "就业.csv", NamesInBytes.GBK), "figures");

        await().atMost(AT_ONCE)
                .until(() -> kit.ledger.taken.keySet().containsAll(List.of("就业月报-2014-06.csv", "就业.csv", "done.csv")));
        assertThat(kit.ledger.taken).containsEntry("就业月报-2014-06.csv", "figures");
        await().atMost(AT_ONCE).untilAsserted(() -> assertThat(hrss).isDirectoryNotContaining("glob:**.done"));
    }

    /** Camel's own path of such a file has slashes in place of the backslashes in its name. */
    @Test
    void takesNamesWithBackslashes() throws IOException {
        List<String> names = List.of("月报\\..\\..\\..\\x.csv", "月报-D:\\报表\\六月.csv", "\\\\server\\y.csv");
        Files.createDirectories(hrss.resolve("2014"));
        serve();
        for (String name : names) {
            Files.writeString(hrss.resolve(name), "figures");
            Files.writeString(hrss.resolve(name + ".done"), "");
        }
        Files.writeString(hrss.resolve("2014/a\\b.csv"), "figures");
        Files.writeString(hrss.resolve("2014/a\\b.csv.done"), "");

        await().atMost(AT_ONCE).until(() -> kit.ledger.taken.size() == names.size() + 1);
        assertThat(kit.ledger.taken).containsKeys(names.toArray(String[]::new)).containsKey("a\\b.csv");
    }

    @Test
    void takesWhatLiesInFoldersBelow() throws IOException {
        Path below = Files.createDirectories(hrss.resolve("2014/04"));
        serve();
        Files.writeString(below.resolve("a.csv"), "figures");
        Files.writeString(below.resolve("a.csv.done"), "");

        await().atMost(AT_ONCE).until(() -> kit.ledger.taken.containsKey("a.csv"));
        assertThat(kit.ledger.claims).extracting(Claim::bureau).containsExactly("hrss");
    }

    @Test
    void takesWhatLiesInAFolderWhoseNameIsInTheBytesOfWindows() throws IOException {
        Path gbk = Files.createDirectory(NamesInBytes.in(hrss, "月报", NamesInBytes.GBK));
        Path backslash = Files.createDirectory(hrss.resolve("报表\\六月"));
        Path below = Files.createDirectory(gbk.resolve("2014"));
        kit.ledger.poison = "a.csv";
        serve();
        for (String name : List.of("a.csv", "b.csv")) {
            Files.writeString(below.resolve(name), name);
            Files.writeString(below.resolve(name + ".done"), "");
        }
        Files.writeString(NamesInBytes.in(gbk, "就业.csv", NamesInBytes.GBK), "figures");
        Files.writeString(backslash.resolve("d.csv"), "figures");

        await().atMost(AT_ONCE).until(() -> kit.ledger.taken.keySet().containsAll(List.of("b.csv", "就业.csv", "d.csv")));
        assertThat(kit.ledger.taken).containsEntry("就业.csv", "figures");
        assertThat(kit.inbox.unfinished()).extracting(Claim::sourceName).containsExactly("a.csv");
        done("c.csv");
        await().atMost(AT_ONCE).until(() -> kit.ledger.taken.containsKey("c.csv"));
    }

    @Test
    void looksForWhatIsOnlyTriedAndTakesNoneOfIt() throws IOException {
        Path trials = Files.createDirectories(hrss.resolve("试投"));
        Files.writeString(trials.resolve("a.csv"), "figures");
        Files.writeString(trials.resolve("a.csv.done"), "");
        serve();
        done("b.csv");

        await().atMost(AT_ONCE).until(() -> kit.trials.get() > 2 && kit.ledger.taken.containsKey("b.csv"));
        assertThat(kit.ledger.taken).containsOnlyKeys("b.csv");
        assertThat(trials.resolve("a.csv")).exists();
    }

    @Test
    void saysWithinAMinuteWhatItDoesNotTake() throws IOException {
        serve();
        Files.writeString(kit.workspace.inboxes().resolve("astray.csv"), "figures");
        Path elsewhere = Files.createDirectories(kit.workspace.inboxes().resolve("statistics"));
        Files.writeString(elsewhere.resolve("a.csv"), "figures");

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(edges.untaken())
                .anySatisfy(told -> assertThat(told).startsWith("inbox/astray.csv is not taken: "))
                .anySatisfy(told -> assertThat(told).startsWith("inbox/statistics/ is not looked into by day, ")));
    }

    @Test
    void takesTheNewerOfTwoFilesThatLieThereTogetherLast() throws IOException {
        Instant older = kit.clock.instant().minusSeconds(900);
        for (String name : List.of("月报.csv", "月报-修订.csv", "月报 (1).csv")) {
            Files.setLastModifiedTime(Files.writeString(hrss.resolve(name), name), FileTime.from(older));
            Files.writeString(hrss.resolve(name + ".done"), "");
            older = older.plusSeconds(60);
        }
        serve();

        await().atMost(AT_ONCE).until(() -> kit.ledger.taken.size() == 3);
        assertThat(kit.ledger.claims)
                .extracting(Claim::sourceName)
                .containsExactly("月报.csv", "月报-修订.csv", "月报 (1).csv");
        assertThat(kit.ledger.claims)
                .extracting(Claim::round)
                .containsOnly(kit.ledger.claims.get(0).arrivalId());
    }

    @Test
    void goesOnAfterAPoisonDeliveryAndKeepsItsClaim() throws IOException {
        kit.ledger.poison = "a.csv";
        serve();
        done("a.csv");
        done("b.csv");

        await().atMost(AT_ONCE).until(() -> kit.ledger.taken.containsKey("b.csv"));
        assertThat(kit.inbox.unfinished()).extracting(Claim::sourceName).containsExactly("a.csv");
    }

    @Test
    void resumesAClaimThatSomebodyLeft() throws IOException {
        Inbox before = new Inbox(kit.workspace, Clock.offset(kit.clock, Duration.ofMinutes(-2)), new Random(2));
        before.claim("hrss", Files.writeString(hrss.resolve("a.csv"), "figures"));
        serve();

        await().atMost(AT_ONCE).until(() -> kit.ledger.taken.containsKey("a.csv"));
    }

    @Test
    void waitsForAWarehouseThatIsAwayForAMoment() throws IOException {
        kit.ledger.timesAway.set(2);
        serve();
        done("a.csv");

        await().atMost(Duration.ofSeconds(30)).until(() -> kit.ledger.taken.containsKey("a.csv"));
    }

    @Test
    void makesAFolderThatIsMissingAndWatchesOneThatIsMended() throws IOException {
        serve();
        Path health = kit.workspace.inbox("health");
        Files.delete(health);

        await().atMost(AT_ONCE).until(() -> Files.isDirectory(health));
        Files.writeString(health.resolve("a.csv"), "figures");
        Files.writeString(health.resolve("a.csv.done"), "");
        await().atMost(AT_ONCE).until(() -> kit.ledger.taken.containsKey("a.csv"));
    }

    @Test
    void watchesNothingAtNight() throws IOException {
        edges = kit.start(Edges.Mode.NIGHTLY);
        done("a.csv");

        await().during(Duration.ofSeconds(2)).atMost(Duration.ofSeconds(4)).until(kit.ledger.taken::isEmpty);
    }

    @Test
    void startsTheNightByItsSchedule() {
        kit.environment.put("JUNDENG_SCHEDULE_NIGHTLY", "0/1 * * * * ?");
        serve();

        await().atMost(Duration.ofSeconds(30)).until(() -> kit.nights.get() > 0);
    }

    private void serve() {
        edges = kit.start(Edges.Mode.SERVE);
    }

    private void done(String name) throws IOException {
        Files.writeString(hrss.resolve(name), name);
        Files.writeString(hrss.resolve(name + ".done"), "");
    }
}
