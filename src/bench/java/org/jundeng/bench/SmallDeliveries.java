// SPDX-License-Identifier: Apache-2.0
package org.jundeng.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jundeng.bench.Delivery.Look;
import org.jundeng.bench.Meter.Taken;
import org.jundeng.pipeline.night.Night;
import org.jundeng.pipeline.night.NightResult;

/** A night with very many small files: what a delivery costs apart from its rows. */
final class SmallDeliveries {

    private static final int ROWS = 200;

    private final Ground ground;

    SmallDeliveries(Ground ground) {
        this.ground = ground;
    }

    List<String> run(long files) throws Exception {
        List<String> told = new ArrayList<>();
        Meter meter = new Meter(ground.serverData());
        // A night also pulls: from a source that is there, for one that is away would be asked again and again.
        SourceTable.fill(ground.server(), new Delivery("pulled", 0, Town.INDICATORS_A_FEED, 0, 1, false, Look.CSV));
        for (int round = 0; round < 2; round++) {
            ground.empty();
            List<Path> dropped = drop(files);
            Taken taken = meter.time(() -> {
                for (Path file : dropped) {
                    ground.take(file);
                }
            });
            ground.require("select count(*) from delivery where outcome in ('taken', 'taken-in-part')", files);
            told.add(line("one by one", files, taken));
            ground.empty();
            drop(files);
            Night job = ground.openWithRoutes().night();
            Taken night = meter.time(() -> {
                NightResult result = job.run("nightly");
                if (result.lines().size() < files || !result.troubles().isEmpty()) {
                    throw new IllegalStateException(result.lines().size() + " lines, " + result.troubles());
                }
            });
            told.add(line("as a night, evaluation and page included", files, night));
        }
        Ground.remove(ground.deliveries());
        return told;
    }

    private static String line(String how, long files, Taken taken) {
        String line = ("Small deliveries, %,d files of %d rows with receipts, %s: %.1f s, %.0f files/s"
                        + " (CPU here %.1f s, in the server %.1f s)")
                .formatted(
                        files,
                        ROWS,
                        how,
                        taken.seconds(),
                        files / taken.seconds(),
                        taken.ownSeconds(),
                        taken.serverSeconds().orElse(Double.NaN));
        Bench.say(line);
        return "- " + line;
    }

    private List<Path> drop(long files) throws Exception {
        Ground.remove(ground.deliveries());
        List<Path> dropped = new ArrayList<>();
        for (int i = 0; i < files; i++) {
            int feed = i % Town.FEEDS;
            Delivery delivery = new Delivery(
                    Town.feed(feed) + "-" + i + ".csv",
                    feed * Town.INDICATORS_A_FEED,
                    Town.INDICATORS_A_FEED,
                    (long) (i / Town.FEEDS) * ROWS,
                    ROWS,
                    false,
                    Look.CSV);
            dropped.add(ground.drop(delivery.write(ground.deliveries())));
        }
        return dropped;
    }
}
