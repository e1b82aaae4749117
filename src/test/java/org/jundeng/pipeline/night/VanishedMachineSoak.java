// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A node whose machine vanishes without a word, with a delivery in hand: another has it within a minute. It needs a
 * Linux that lets a process have a network of its own, and the command {@code ip}.
 */
class VanishedMachineSoak {

    private static final Logger LOG = LoggerFactory.getLogger(VanishedMachineSoak.class);

    @TempDir
    Path folder;

    @Test
    void leavesItsDeliveriesToAnotherWithinAMinute() throws Exception {
        Path said = folder.resolve("said");
        List<String> words = new ArrayList<>(List.of("unshare", "--net"));
        if (!"root".equals(System.getProperty("user.name"))) {
            words.add("--map-root-user");
        }
        words.addAll(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                VanishedMachine.class.getName(),
                folder.resolve("house").toString()));
        Process process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroy();
        }
        assertThat(process.exitValue()).as(Files.readString(said)).isZero();
        LOG.info(Files.readString(said).strip());
    }
}
