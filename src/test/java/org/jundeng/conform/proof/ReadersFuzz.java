// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Lets Jazzer, which is guided by the branches that it reaches, make up deliveries for ten minutes a kind, and holds
 * each against all promises, in a process with a small heap: {@code mvn -Pfuzz verify -Dtest=None
 * -Dit.test=ReadersFuzz}, or some kinds only: {@code -Dfuzz.only=copy,guess}. A delivery that breaks one is left in
 * {@code target/fuzz}; put it into {@code src/test/resources/org/jundeng/conform/proof/<kind>} and {@code
 * FuzzedDeliveriesTest} tries it in each build.
 */
class ReadersFuzz {

    private static final String SECONDS = System.getProperty("fuzz.seconds", "600");
    private static final List<String> ONLY =
            List.of(System.getProperty("fuzz.only", "").split(","));
    private static final Path FOLDER = Path.of("target/fuzz").toAbsolutePath();

    @ParameterizedTest
    @EnumSource(FuzzedKind.class)
    void noDeliveryBreaksAPromise(FuzzedKind kind) throws IOException, InterruptedException {
        String name = kind.name().toLowerCase(Locale.ROOT);
        Assumptions.assumeTrue(ONLY.contains("") || ONLY.contains(name));
        Path corpus = Files.createDirectories(FOLDER.resolve(name).resolve("corpus"));
        List<byte[]> seeds = kind.seeds();
        for (int i = 0; i < seeds.size(); i++) {
            Files.write(corpus.resolve("seed-" + i), seeds.get(i));
        }
        Path log = FOLDER.resolve(name).resolve("log");

        int status = new ProcessBuilder(command(name, corpus))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();

        assertThat(log).content().contains("DONE");
        assertThat(status).as("see %s", log).isZero();
    }

    private static List<String> command(String name, Path corpus) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-Dfile.encoding=UTF-8",
                "-Dfuzz.kind=" + name,
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + FuzzedBytes.class.getName(),
                "--instrumentation_includes=org.jundeng.intake.**:org.jundeng.conform.**:org.jundeng.guess.**"
                        + ":de.siegmar.fastcsv.**",
                "--custom_hook_excludes=**",
                "--reproducer_path=" + corpus.getParent()));
        command.addAll(List.of(
                "-artifact_prefix=" + corpus.getParent() + "/",
                "-max_total_time=" + SECONDS,
                "-timeout=60",
                "-rss_limit_mb=0",
                "-max_len=16384",
                corpus.toString()));
        return command;
    }
}
