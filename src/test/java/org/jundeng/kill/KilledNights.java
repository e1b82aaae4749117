// SPDX-License-Identifier: Apache-2.0
package org.jundeng.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Nights in a town, each of them killed as often as is asked for, and then let run to its end. */
final class KilledNights implements AutoCloseable {

    private final Town town;
    private final Program.Manner manner;
    private final List<Drops.Drop> came = new ArrayList<>();
    private LocalDate date;
    private int kills;
    private int serverKills;

    KilledNights(Town town, Program.Manner manner) {
        this.town = town;
        this.manner = manner;
    }

    /** A night begins: its files are dropped. */
    void begin(Drops.Night night) throws IOException {
        date = night.date();
        town.drop(night);
        came.addAll(night.drops());
    }

    /** Runs the night and kills it after so long, and the server, too, where {@code all}; it may end before. */
    void killAfter(Duration age, boolean all) throws IOException, InterruptedException {
        try (Program program = manner.start(town.nightly(date))) {
            if (program.killAfter(age)) {
                killed(all, program);
            }
        }
    }

    /** Runs the night up to a point of the protocol and kills it there. */
    void killAt(FaultPoint point, int nth, boolean all) throws IOException, InterruptedException {
        try (Program program = manner.startUpTo(point, nth, town.nightly(date))) {
            program.killAt(point);
            killed(all, program);
        }
    }

    private void killed(boolean all, Program program) throws IOException {
        kills++;
        if (all && ServerProcesses.kill(town.serverHome())) {
            serverKills++;
        }
        assertNothingIsLost(program);
    }

    /** Runs the night to its end, and returns how long it took. */
    Duration end() throws IOException, InterruptedException {
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

    int kills() {
        return kills;
    }

    int serverKills() {
        return serverKills;
    }

    int deliveries() {
        return came.size();
    }

    Town town() {
        return town;
    }

    /** Ends what a failed test left running. */
    @Override
    public void close() throws IOException {
        ServerProcesses.kill(town.serverHome());
    }
}
