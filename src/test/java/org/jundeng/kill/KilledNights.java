// SPDX-License-Identifier: Apache-2.0
package org.jundeng.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jundeng.warehouse.Warehouse;
import org.jundeng.warehouse.ledger.UnconfirmedLines;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Nights in a town, each of them killed as often as is asked for, and then let run to its end. */
final class KilledNights implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KilledNights.class);

    private final TownWorkspace town;
    private Program.Manner manner;
    private final List<Drops.Drop> came = new ArrayList<>();
    private LocalDate date;
    private int kills;
    private int serverKills;
    private int rounds;

    KilledNights(TownWorkspace town, Program.Manner manner) {
        this.town = town;
        this.manner = manner;
    }

    /** From now on mails go to a server at this port. */
    void sendingTo(int port) {
        manner = manner.with(Map.of("JUNDENG_SMTP_HOST", "127.0.0.1", "JUNDENG_SMTP_PORT", Integer.toString(port)));
    }

    /** Lets two days pass over all hidden things, as far as files can tell. */
    void growOld() throws IOException {
        FileTime longAgo = FileTime.from(Instant.now().minus(Duration.ofDays(2)));
        try (Stream<Path> all = Files.walk(town.workspace())) {
            for (Path path : all.filter(KilledNights::isTemporary).toList()) {
                Files.setLastModifiedTime(path, longAgo);
            }
        }
    }

    private static boolean isTemporary(Path path) {
        return path.getFileName().toString().endsWith(".part")
                || path.toString().contains("/.spool/")
                || path.toString().contains("/.claims/");
    }

    /** A night begins: its files are dropped. */
    void begin(Drops.Night night) throws IOException {
        date = night.date();
        town.drop(night);
        came.addAll(night.drops());
    }

    /** Runs the night and kills it after so long, and the server, too, where {@code all}; it may end before. */
    void killAfter(Duration age, boolean all) throws IOException, InterruptedException {
        rounds++;
        try (Program program = manner.start(town.nightly(date))) {
            if (program.killAfter(age)) {
                killed(all, program);
            }
        }
    }

    /** Runs the night up to a point of the protocol and kills it there. */
    void killAt(FaultPoint point, int nth, boolean all) throws IOException, InterruptedException {
        rounds++;
        try (Program program = manner.startUpTo(point, nth, town.nightly(date))) {
            program.killAt(point);
            killed(all, program);
        }
    }

    /** Somebody confirms the first delivery that waits. */
    void confirm() throws IOException, InterruptedException {
        rounds++;
        try (Program program = manner.start(confirmation())) {
            assertThat(program.end()).as(program.said()).isZero();
        }
    }

    /** Somebody confirms the first delivery that waits, is killed at a point of the protocol, and tries once more. */
    void killConfirmingAt(FaultPoint point, boolean all) throws IOException, InterruptedException {
        String[] words = confirmation();
        rounds += 2;
        try (Program program = manner.startUpTo(point, 1, words)) {
            program.killAt(point);
            killed(all, program);
        }
        try (Program program = manner.start(words)) {
            assertThat(program.end()).as(program.said()).isEqualTo(1);
            assertThat(program.said()).contains("is confirmed already, by line");
        }
    }

    private String[] confirmation() {
        try (Warehouse warehouse = Warehouse.open(null, town.serverHome())) {
            long line = new UnconfirmedLines(warehouse.dataSource())
                    .waiting()
                    .get(0)
                    .deliveryId();
            return town.command(
                    "release", Long.toString(line), "--reason", "counted once more", "--as", "water-steward");
        }
    }

    private void killed(boolean all, Program program) throws IOException {
        kills++;
        LOG.info("kill {}, {}", kills, all ? "with the server" : "the program alone");
        if (all && ServerProcesses.kill(town.serverHome())) {
            serverKills++;
        }
        assertNothingIsLost(program);
    }

    /** Runs the night to its end, and returns how long it took. */
    Duration end() throws IOException, InterruptedException {
        rounds++;
        long start = System.nanoTime();
        try (Program program = manner.start(town.nightly(date))) {
            assertThat(program.end()).as(program.said()).isLessThan(2);
            assertNothingIsLost(program);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private void assertNothingIsLost(Program program) throws IOException {
        assertThat(new Custody(town.workspace()).lost(came))
                .as("lost after %d kills; it had said %s", kills, program.said())
                .isEmpty();
    }

    @Override
    public String toString() {
        return "%d runs, %d of them killed, %d with the server; %d deliveries"
                .formatted(rounds, kills, serverKills, came.size());
    }

    TownWorkspace town() {
        return town;
    }

    /** Ends what a failed test left running. */
    @Override
    public void close() throws IOException {
        ServerProcesses.kill(town.serverHome());
    }
}
