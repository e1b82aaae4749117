// SPDX-License-Identifier: Apache-2.0
package org.jundeng.kill;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jundeng.warehouse.UnpackedPrograms;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deliveries of some nights, undisturbed and killed: in the end nothing tells the one from the other. The first nights
 * are killed at each named point of the protocol, the others at random instants; the server is killed with the program
 * in one half of the rounds and left to be adopted in the other. Mails leave as files at first, then to a real server.
 */
class KillIT {

    private static final Logger LOG = LoggerFactory.getLogger(KillIT.class);
    private static final long SEED = Long.getLong("kill.seed", 20150708L);
    private static final int ROUNDS = Integer.getInteger("kill.rounds", 12);
    private static final int ROUNDS_A_NIGHT = 10;
    private static final int NIGHTS_AT_RANDOM = Math.max(1, ROUNDS / ROUNDS_A_NIGHT);
    private static final int DELIVERIES_A_NIGHT = Integer.getInteger("kill.deliveries", 20);
    /** The points that each build tries; the others are tried where {@code kill.points} is {@code all}. */
    private static final Set<String> FEW = Set.of(
            "initdb-under-way",
            "claim-renamed",
            "bytes-part-written",
            "within-copy",
            "before-commit",
            "committed-no-receipt",
            "quarantine-linked",
            "notices-decided",
            "mail-left");

    private static final int FIRST_WITH_A_SERVER = 2;
    /** Before this night somebody confirms what waits since one of the nights before. */
    private static final int CONFIRMED_BEFORE = 2;

    private static final List<Drops.Night> NIGHTS = Drops.of(
            SEED,
            IntStream.generate(() -> DELIVERIES_A_NIGHT)
                    .limit(3L + NIGHTS_AT_RANDOM)
                    .toArray());
    /** Points by night, in the order of the protocol, each with how often it is passed before. */
    private static final List<Map<String, Integer>> POINTS = List.of(
            points(
                    "programs-half-unpacked 40",
                    "initdb-under-way 1",
                    "data-not-renamed 1",
                    "no-roles-yet 1",
                    "database-not-granted 1",
                    "half-migrated 2",
                    "claim-folder-made 3",
                    "claim-renamed 3",
                    "bytes-written 2",
                    "bytes-renamed 2",
                    "before-transaction 2",
                    "before-commit 2",
                    "bytes-part-written 1",
                    "within-copy 1",
                    "notices-decided 1",
                    "notices-committed 1"),
            points(
                    "committed-no-receipt 2",
                    "receipt-half-written 3",
                    "receipt-without-page 1",
                    "before-let-go 2",
                    "half-let-go 3",
                    "let-go-unlooked 2",
                    "quarantine-linked 1",
                    "mail-half-written 1",
                    "mail-left 2",
                    "before-page 1",
                    "page-half-written 2"),
            points("mail-left 1"));

    @TempDir
    static Path folder;

    private static Program.Manner manner;
    private static Duration whole = Duration.ZERO;
    private static Account undisturbed;
    private static List<String> mails;

    @BeforeAll
    static void runUndisturbed() throws Exception {
        TownWorkspace town = TownWorkspace.in(Files.createDirectory(folder.resolve("undisturbed")));
        UnpackedPrograms.linkedIn(town.serverHome());
        manner = new Program.Manner(archive(), Map.of());
        try (KilledNights nights = new KilledNights(town, manner)) {
            for (Drops.Night night : NIGHTS) {
                if (night == NIGHTS.get(CONFIRMED_BEFORE)) {
                    nights.confirm();
                }
                nights.begin(night);
                whole = nights.end();
            }
            undisturbed = Account.of(town);
            mails = MessageIds.inOutbox(town);
        }
        undisturbed.chapters().forEach((chapter, lines) -> LOG.info("undisturbed: {} {}", lines.size(), chapter));
    }

    /** Of the classes of a night in a town of its own, which the accounts do not see. */
    private static Path archive() throws IOException, InterruptedException {
        TownWorkspace other = TownWorkspace.in(Files.createDirectory(folder.resolve("archived")));
        UnpackedPrograms.linkedIn(other.serverHome());
        other.drop(NIGHTS.get(0));
        return Program.archive(folder, other.nightly(NIGHTS.get(0).date()));
    }

    private static Map<String, Integer> points(String... points) {
        Map<String, Integer> passed = new LinkedHashMap<>();
        for (String point : points) {
            String[] words = point.split(" ");
            if (FEW.contains(words[0])
                    || System.getProperty("kill.points", "few").equals("all")) {
                passed.put(words[0], Integer.valueOf(words[1]));
            }
        }
        return passed;
    }

    @Test
    void comesToTheSameHoweverOftenItIsKilled() throws Exception {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp").dynamicPort());
        server.start();
        TownWorkspace town = TownWorkspace.in(Files.createDirectory(folder.resolve("killed")));
        if (!POINTS.get(0).containsKey("programs-half-unpacked")) {
            UnpackedPrograms.linkedIn(town.serverHome());
        }
        try (KilledNights nights = new KilledNights(town, manner)) {
            for (int night = 0; night < NIGHTS.size(); night++) {
                if (night == FIRST_WITH_A_SERVER) {
                    nights.sendingTo(server.getSmtp().getPort());
                }
                if (night == CONFIRMED_BEFORE) {
                    nights.killConfirmingAt(new FaultPoint("committed-no-receipt"), false);
                }
                nights.begin(NIGHTS.get(night));
                if (night < POINTS.size()) {
                    killAtEachPoint(nights, POINTS.get(night));
                } else {
                    killAtRandom(nights, night);
                }
                nights.end();
            }
            nights.growOld();
            nights.end();
            LOG.info("{}", nights);
            assertUndisturbed(nights, server);
        } finally {
            server.stop();
        }
    }

    private static void killAtEachPoint(KilledNights nights, Map<String, Integer> points) throws Exception {
        boolean all = false;
        for (Map.Entry<String, Integer> point : points.entrySet()) {
            nights.killAt(new FaultPoint(point.getKey()), point.getValue(), all);
            all = !all;
        }
    }

    private static void killAtRandom(KilledNights nights, int night) throws Exception {
        Random random = new Random(SEED + night);
        for (int round = 0; round < ROUNDS / NIGHTS_AT_RANDOM; round++) {
            nights.killAfter(whole.multipliedBy(random.nextInt(1000)).dividedBy(1000), random.nextBoolean());
        }
    }

    private static void assertUndisturbed(KilledNights nights, GreenMail server) throws Exception {
        Account account = Account.of(nights.town());
        List<String> asFiles = MessageIds.inOutbox(nights.town());
        List<String> sent = MessageIds.at(server);
        write("undisturbed", undisturbed);
        write("killed", account);

        undisturbed
                .chapters()
                .forEach((chapter, lines) ->
                        assertThat(account.chapters().get(chapter)).as(chapter).containsExactlyElementsOf(lines));
        assertThat(account.leftovers()).isEmpty();
        assertThat(asFiles).doesNotHaveDuplicates();
        assertThat(sent).hasSizeGreaterThan(new HashSet<>(sent).size());
        Set<String> left = new HashSet<>(asFiles);
        left.addAll(sent);
        assertThat(left).containsExactlyInAnyOrderElementsOf(mails);
    }

    /** The accounts, for whoever has to find out where they part. */
    private static void write(String name, Account account) throws IOException {
        Path target = Files.createDirectories(Path.of("target", "kill", name));
        for (Map.Entry<String, List<String>> chapter : account.chapters().entrySet()) {
            Files.write(target.resolve(chapter.getKey() + ".txt"), chapter.getValue());
        }
        Files.write(target.resolve("leftovers.txt"), account.leftovers());
    }
}
