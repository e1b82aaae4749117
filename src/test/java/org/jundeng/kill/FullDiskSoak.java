// SPDX-License-Identifier: Apache-2.0
package org.jundeng.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A workspace on a small file system of its own, warehouse included, that is full when a night begins, or fills up
 * within one: the night ends with 3, and once there is room all is as if there had always been. It needs a Linux that
 * lets a process mount a file system in a name space of its own.
 */
class FullDiskSoak {

    private static final long SEED = 20150709L;
    private static final int DELIVERIES_A_NIGHT = 20;
    /** What is left in each night when it is done first, in KB. */
    private static final List<Integer> ROOM = List.of(0, 150, 300);

    /**
     * Of three that are taken side by side the first may lack the room that is enough for the next; then the next run
     * takes it, behind that one. This is the same all the same, but for which of two that say the same is named.
     */
    private static final List<String> WHATEVER_THE_ORDER =
            List.of("observation", "archive", "quarantine", "derived", "assessment", "episode");

    @TempDir
    static Path folder;

    @Test
    void losesNothingWhereTheDiskIsFull() throws Exception {
        int nightsInAll = ROOM.size() + 1;
        int[] deliveries = new int[nightsInAll];
        Arrays.fill(deliveries, DELIVERIES_A_NIGHT);
        List<Drops.Night> nights =
                Drops.of(SEED, deliveries).stream().map(FullDiskSoak::eachOnce).toList();
        Account undisturbed = undisturbed(nights);
        TownWorkspace town = TownWorkspace.in(Files.createDirectory(folder.resolve("full")));

        Path said = run(town, script(town, nights));

        assertThat(Files.readAllLines(town.home().resolve("exits")))
                .as(Files.readString(said))
                .hasSize(1 + 2 * ROOM.size())
                .satisfies(exits -> {
                    for (int i = 0; i < exits.size(); i++) {
                        assertThat(exits.get(i))
                                .as("run %d: %s", i, exits)
                                .isIn(i % 2 == 1 ? List.of("3") : List.of("0", "1"));
                    }
                });
        List<Drops.Drop> came =
                nights.stream().flatMap(night -> night.drops().stream()).toList();
        assertThat(new Custody(town.workspace()).lost(came)).isEmpty();
        Account account = Account.of(town);
        for (String chapter : WHATEVER_THE_ORDER) {
            assertThat(values(account, chapter))
                    .as(chapter)
                    .isNotEmpty()
                    .containsExactlyElementsOf(values(undisturbed, chapter));
        }
    }

    private static List<String> values(Account account, String chapter) {
        return account.inAnyOrder(chapter).stream()
                .map(line -> line.replaceAll("; line=.*", ""))
                .toList();
    }

    /** Without what came twice: which of two that are the same is the duplicate depends on the order. */
    private static Drops.Night eachOnce(Drops.Night night) {
        return new Drops.Night(
                night.date(),
                night.drops().stream()
                        .filter(drop -> !drop.name().contains("-again-"))
                        .toList());
    }

    private static Account undisturbed(List<Drops.Night> nights) throws Exception {
        TownWorkspace town = TownWorkspace.in(Files.createDirectory(folder.resolve("undisturbed")));
        try (KilledNights undisturbed = new KilledNights(town, Program.Manner.PLAIN)) {
            for (Drops.Night night : nights) {
                undisturbed.begin(night);
                undisturbed.end();
            }
            return Account.of(town);
        }
    }

    /** The first night has room; each other is done without and then with it. */
    private static String script(TownWorkspace town, List<Drops.Night> nights) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("cd " + quoted(town.home().toString()));
        lines.add("mkdir data && mount -t tmpfs -o size=600m tmpfs data || exit 9");
        for (int i = 0; i < nights.size(); i++) {
            String dropped = "night-" + i;
            new TownWorkspace(town.home().resolve(dropped)).drop(nights.get(i));
            lines.add("mkdir -p data/inbox && cp -r " + dropped + "/data/inbox/. data/inbox/");
            String nightly = nightly(town, nights.get(i));
            if (i > 0) {
                lines.add("dd if=/dev/zero of=data/room bs=1024 count=" + ROOM.get(i - 1) + " 2> /dev/null");
                lines.add("dd if=/dev/zero of=data/filler bs=1024 2> /dev/null; rm data/room");
                lines.add(nightly);
                lines.add("rm data/filler");
            }
            lines.add(nightly);
        }
        // The file system goes with the name space: what was on it is looked at behind it.
        lines.add("cp -a data left && umount data && rmdir data && mv left data");
        return String.join("\n", lines) + "\n";
    }

    private static String nightly(TownWorkspace town, Drops.Night night) {
        String words = Program.words(town.nightly(night.date())).stream()
                .map(FullDiskSoak::quoted)
                .collect(Collectors.joining(" "));
        return "(cd %s; %s; echo $? >> %s)"
                .formatted(
                        quoted(Path.of("").toAbsolutePath().toString()),
                        words,
                        quoted(town.home().resolve("exits").toString()));
    }

    private static Path run(TownWorkspace town, String script) throws IOException, InterruptedException {
        Path file = Files.writeString(town.home().resolve("nights.sh"), script);
        Path said = town.home().resolve("said");
        boolean root = "root".equals(System.getProperty("user.name"));
        List<String> command = Stream.concat(
                        Stream.of("unshare", "--mount"), root ? Stream.empty() : Stream.of("--map-root-user"))
                .collect(Collectors.toCollection(ArrayList::new));
        command.addAll(List.of("sh", file.toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(said)).isZero();
        return said;
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
