// SPDX-License-Identifier: Apache-2.0
package org.jundeng.bench;

import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.jundeng.bench.Meter.Taken;
import org.jundeng.cli.Jundeng;
import org.jundeng.cli.terminal.Screen;
import org.jundeng.pipeline.configuration.Folders;
import picocli.CommandLine;

/**
 * All figures listed by {@code jundeng observations}, in each format: the command as it is, without the JVM's start.
 */
final class ListedFigures {

    private static final int PERIODS = 100;

    private final Ground ground;

    ListedFigures(Ground ground) {
        this.ground = ground;
    }

    List<String> run(long figures) throws Exception {
        ground.empty();
        ground.asSuperuser("insert into jundeng.series (freq, indicator, region_id)"
                + " select 'M', 'figure-' || n, 'nowhere' from generate_series(1, " + figures / PERIODS + ") n");
        // Month by month, as they come: a series' figures do not lie together.
        ground.asSuperuser("insert into jundeng.observation select s.series_id, month::date, s.series_id, 'A', 1, 1, 1"
                + " from generate_series('2010-01-01'::date, '2018-04-01', '1 month') month, jundeng.series s");
        ground.rest();
        Meter meter = new Meter(ground.serverData());
        Folders folders = ground.folders();
        ground.leave();
        List<String> told = new ArrayList<>();
        for (int round = 0; round < 2; round++) {
            for (String format : List.of("--csv", "--json", "--wide")) {
                told.add(line(format, figures, meter, folders));
            }
        }
        ground.open();
        return told;
    }

    private static String line(String format, long figures, Meter meter, Folders folders) throws Exception {
        Lines out = new Lines();
        Taken taken = meter.time(() -> {
            CommandLine command = Jundeng.commandLine();
            command.setOut(new Screen(out));
            int exit = command.execute(
                    "observations",
                    format,
                    "--workspace",
                    folders.workspace().toString(),
                    "--config",
                    folders.config().toString(),
                    "--routes",
                    folders.routes().toString());
            if (exit != 0) {
                throw new IllegalStateException("observations " + format + " ended with " + exit);
            }
        });
        if (format.equals("--csv") && out.count != figures + 1) {
            throw new IllegalStateException(out.count + " lines for " + figures + " figures");
        }
        String line = "Listed figures, %,d, %s: %.1f s, %,.0f figures/s (CPU here %.1f s, in the server %.1f s)"
                .formatted(
                        figures,
                        format,
                        taken.seconds(),
                        figures / taken.seconds(),
                        taken.ownSeconds(),
                        taken.serverSeconds().orElse(Double.NaN));
        Bench.say(line);
        return "- " + line;
    }

    /** Counts lines and forgets them. */
    private static final class Lines extends Writer {

        private long count;

        @Override
        public void write(char[] text, int from, int length) {
            for (int i = from; i < from + length; i++) {
                if (text[i] == '\n') {
                    count++;
                }
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
