// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jundeng.contract.FeedSource;
import org.jundeng.pipeline.camel.Edges;
import org.jundeng.pipeline.camel.EdgesKit;
import org.jundeng.pipeline.camel.PullResult;

/** Pulls of many rows, from the route to the spooled answer; what a warehouse makes of it is not looked at. */
public final class LargePull {

    private static final int SECONDS = 600;
    private static final double NANOS = 1e9;

    private LargePull() {}

    /**
     * An answer.
     *
     * @param rows how many rows came
     * @param seconds from the question to the spooled answer
     */
    public record Came(long rows, double seconds) {}

    /** Pulls once, in a new folder below {@code folder}; throws if the pull fails. */
    public static Came from(Login login, String sql, Path folder) throws IOException {
        Path room = Files.createTempDirectory(folder, "pull-");
        EdgesKit kit = new EdgesKit(room.resolve("data"));
        kit.environment.put("JUNDENG_SOURCE_HRSS_URL", login.url());
        if (login.user() != null) {
            kit.environment.put("JUNDENG_SOURCE_HRSS_USER", login.user());
            kit.environment.put("JUNDENG_SOURCE_HRSS_PASSWORD", login.password());
        }
        Path answer = room.resolve("answer.jsonl");
        kit.ledger.keepBytesIn = answer;
        kit.pulled("many", new FeedSource("hrss", sql, null, SECONDS, null));
        try (Edges edges = kit.start(Edges.Mode.NIGHTLY)) {
            long start = System.nanoTime();
            PullResult result = edges.pull("many");
            double seconds = (System.nanoTime() - start) / NANOS;
            if (!(result instanceof PullResult.Pulled)) {
                throw new IllegalStateException("not pulled: " + kit.ledger.failures);
            }
            try (Stream<String> lines = Files.lines(answer)) {
                return new Came(lines.count(), seconds);
            } finally {
                Files.delete(answer);
            }
        }
    }

    /** Pulls from each database that standard input names, in lines of name, address, user, password and SELECT. */
    public static void main(String[] arguments) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        List<String> lines = in.lines().toList();
        for (int i = 0; i < lines.size(); i += 5) {
            String user = lines.get(i + 2).isEmpty() ? null : lines.get(i + 2);
            Login login = new Login(lines.get(i + 1), user, lines.get(i + 3));
            Came came = from(login, lines.get(i + 4), Path.of(arguments[0]));
            System.out.println(String.format(
                    Locale.ROOT, "pulled %s %d %.0f rows/s", lines.get(i), came.rows(), came.rows() / came.seconds()));
        }
    }
}
