// SPDX-License-Identifier: Apache-2.0
package org.jundeng.kill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jboss.byteman.agent.Main;

/** The shipped program in a process of its own. */
final class Program implements AutoCloseable {

    /** No run of these sizes takes so long; only a test that cannot end any more is ended by it. */
    static final Duration LONG = Duration.ofMinutes(5);

    private static final Path JAR = Path.of("target/jundeng.jar");
    private static final Path BYTEMAN = Path.of(
            Main.class.getProtectionDomain().getCodeSource().getLocation().getPath());

    private final Process process;
    private final Path said;
    private final long startedAt = System.nanoTime();

    private Program(Process process, Path said) {
        this.process = process;
        this.said = said;
    }

    /**
     * How programs are started.
     *
     * @param archive classes made ready for a fast start; null for none
     * @param environment further variables
     */
    record Manner(Path archive, Map<String, String> environment) {

        static final Manner PLAIN = new Manner(null, Map.of());

        Manner with(Map<String, String> variables) {
            return new Manner(archive, variables);
        }

        /** Starts a command. */
        Program start(String... words) throws IOException {
            return start(List.of(), words);
        }

        /** Starts a command that stops, and says so, where {@code point} is reached the {@code nth} time. */
        Program startUpTo(FaultPoint point, int nth, String... words) throws IOException {
            String boot = point.isInTheJdk() ? "boot:" + BYTEMAN + "," : "";
            String agent = "-javaagent:" + BYTEMAN + "=" + boot + "script:" + point.script();
            // Not from the archive: a JVM that may change classes looks for each class of an archive in its jar, and
            // breaks
            // off where the jar has it for later versions of Java only, as that of the warehouse's driver has.
            return new Manner(null, environment).start(List.of(agent, "-Dfault.nth=" + nth), words);
        }

        private Program start(List<String> options, String... words) throws IOException {
            List<String> command = new ArrayList<>(java());
            if (archive != null) {
                command.add("-XX:SharedArchiveFile=" + archive);
            }
            command.addAll(options);
            command.addAll(List.of("-jar", JAR.toString()));
            command.addAll(List.of(words));
            Path said = Files.createTempFile("jundeng", ".said");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
            builder.environment().putAll(environment);
            return new Program(builder.start(), said);
        }
    }

    /** The words by which a command of the shipped program is started in the project's folder. */
    static List<String> words(String... words) {
        List<String> all = new ArrayList<>(java());
        all.addAll(List.of("-jar", JAR.toString()));
        all.addAll(List.of(words));
        return all;
    }

    private static List<String> java() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xlog:cds=off",
                "-Xlog:cds+dynamic=off",
                "-Duser.timezone=Asia/Shanghai",
                "-Duser.language=en");
    }

    /**
     * Makes the classes of a command ready in {@code folder}, by running it once: most of the time of a process that
     * lives for two seconds is spent with loading them.
     */
    static Path archive(Path folder, String... words) throws IOException, InterruptedException {
        Path classes = folder.resolve("classes.list");
        Path archive = folder.resolve("classes.jsa");
        try (Program once = Manner.PLAIN.start(List.of("-XX:DumpLoadedClassList=" + classes), words)) {
            once.end();
        }
        List<String> dump = new ArrayList<>(java());
        dump.addAll(List.of("-Xshare:dump", "-XX:SharedClassListFile=" + classes, "-XX:SharedArchiveFile=" + archive));
        dump.addAll(List.of("-cp", JAR.toString()));
        new ProcessBuilder(dump)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("dump.said").toFile())
                .start()
                .waitFor();
        return Files.exists(archive) ? archive : null;
    }

    /** Waits until it ends by itself and returns its exit code. */
    int end() throws InterruptedException {
        if (!process.waitFor(LONG.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("it does not end: " + said());
        }
        return process.exitValue();
    }

    /** Kills it after so long; false where it ended before. */
    boolean killAfter(Duration age) throws InterruptedException {
        long left = age.toNanos() - (System.nanoTime() - startedAt);
        if (process.waitFor(left, TimeUnit.NANOSECONDS)) {
            return false;
        }
        kill();
        return true;
    }

    /** Kills it where it has reached {@code point}. */
    void killAt(FaultPoint point) throws InterruptedException {
        Awaitility.await("it reaches " + point.name())
                .atMost(LONG)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> said().contains(point.mark()) || !process.isAlive());
        if (!said().contains(point.mark())) {
            throw new AssertionError(
                    "it ended with " + process.exitValue() + " and never reached \"" + point.name() + "\":\n" + said());
        }
        kill();
    }

    private void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** What it has said up to now. */
    String said() {
        try {
            return Files.readString(said);
        } catch (IOException e) {
            throw new IllegalStateException("reading " + said, e);
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        kill();
        Files.delete(said);
    }
}
