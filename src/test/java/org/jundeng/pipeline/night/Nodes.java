// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Nodes, each in a process of its own, on one warehouse and inbox; none outlives the test. */
public final class Nodes implements AutoCloseable {

    /** A feed, as the server's lock names it while a delivery of it is stored. */
    static final String FEED = "hashtextextended('feed hrss-employment', 0)";

    /** How many sessions wait for one of our locks, such as that of the feed. */
    static final String WAITING =
            "select count(*) from pg_locks where locktype = 'advisory' and not granted and database ="
                    + " (select oid from pg_database where datname = current_database())";

    private final FaultyHouse house;
    private final List<Process> all = new ArrayList<>();

    public Nodes(FaultyHouse house) {
        this.house = house;
    }

    /** Starts a node that serves, and waits until it is up. */
    public Process serve(String node) throws IOException {
        Process process = start("serve", node);
        String line = process.inputReader().readLine();
        while (line != null && !line.startsWith("Health and metrics")) {
            line = process.inputReader().readLine();
        }
        assertThat(line).as("what node " + node + " says when it is up").isNotNull();
        return process;
    }

    /** A build started with nohup ignores SIGHUP, and so would the processes that it starts. */
    private static List<String> hearingSignals() throws IOException {
        Path status = Path.of("/proc/self/status");
        boolean ignored = Files.exists(status)
                && Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .anyMatch(line ->
                                (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 1) == 1);
        return ignored ? List.of("env", "--default-signal=HUP") : List.of();
    }

    /** Starts a node that runs a command. */
    Process start(String command, String node) throws IOException {
        List<String> words = new ArrayList<>(hearingSignals());
        words.addAll(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "org.jundeng.cli.Jundeng"));
        words.addAll(house.words(command));
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().putAll(house.environment);
        builder.environment().put("JUNDENG_NODE", node);
        builder.environment().put("JUNDENG_WEB_PORT", "0");
        if (command.equals("serve")) {
            builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        }
        Process process = builder.start();
        all.add(process);
        return process;
    }

    @Override
    public void close() throws InterruptedException {
        for (Process node : all) {
            node.destroyForcibly().waitFor();
        }
    }
}
