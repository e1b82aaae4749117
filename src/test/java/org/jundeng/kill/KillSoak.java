// SPDX-License-Identifier: Apache-2.0
package org.jundeng.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Two hundred deliveries over some nights, undisturbed and killed: in the end nothing tells the one from the other. The
 * embedded server is killed with the program in half of the rounds and left to be adopted in the others.
 */
class KillSoak {

    private static final Logger LOG = LoggerFactory.getLogger(KillSoak.class);
    private static final long SEED = Long.getLong("kill.seed", 20150708L);
    private static final int ROUNDS = Integer.getInteger("kill.rounds", 20);
    private static final int DELIVERIES = Integer.getInteger("kill.deliveries", 200);
    private static final int ROUNDS_A_NIGHT = 5;

    @TempDir
    static Path folder;

    private static final List<Drops.Night> NIGHTS = Drops.of(SEED, Math.max(2, ROUNDS / ROUNDS_A_NIGHT), DELIVERIES);
    private static Program.Manner manner;
    private static Duration whole = Duration.ZERO;
    private static Account undisturbed;

    @BeforeAll
    static void runUndisturbed() throws Exception {
        Town town = Town.in(Files.createDirectory(folder.resolve("undisturbed")));
        manner = new Program.Manner(Program.archive(folder, town.command("doctor")), java.util.Map.of());
        try (KilledNights nights = new KilledNights(town, manner)) {
            for (Drops.Night night : NIGHTS) {
                nights.begin(night);
                whole = nights.end();
            }
            undisturbed = Account.of(town);
        }
        undisturbed.chapters().forEach((chapter, lines) -> LOG.info("undisturbed: {} {}", lines.size(), chapter));
    }

    @Test
    void comesToTheSameHoweverItIsKilled() throws Exception {
        Random random = new Random(SEED);
        Town town = Town.in(Files.createDirectory(folder.resolve("killed")));
        try (KilledNights nights = new KilledNights(town, manner)) {
            for (Drops.Night night : NIGHTS) {
                nights.begin(night);
                for (int round = 0; round < ROUNDS / NIGHTS.size(); round++) {
                    nights.killAfter(whole.multipliedBy(random.nextInt(1000)).dividedBy(1000), random.nextBoolean());
                }
                nights.end();
            }
            assertUndisturbed(Account.of(town));
            LOG.info(
                    "{} kills at random, {} of them with the server, {} deliveries",
                    nights.kills(),
                    nights.serverKills(),
                    nights.deliveries());
        }
    }

    private static void assertUndisturbed(Account account) {
        undisturbed
                .chapters()
                .forEach((chapter, lines) ->
                        assertThat(account.chapters().get(chapter)).as(chapter).containsExactlyElementsOf(lines));
        assertThat(account.leftovers()).isEmpty();
    }
}
