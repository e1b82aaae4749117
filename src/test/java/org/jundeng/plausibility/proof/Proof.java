// SPDX-License-Identifier: Apache-2.0
package org.jundeng.plausibility.proof;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Measures the two figures by which the signs are judged: what they catch, and what they stop though it is true. */
final class Proof {

    private final List<World> worlds = new ArrayList<>();

    /** Measures in {@code number} cities, each of which has another kind of year. */
    Proof(int number) {
        World.Year[] years = World.Year.values();
        for (int no = 0; no < number; no++) {
            worlds.add(new World(1 + no, years[no % years.length]));
        }
    }

    /** The cities' honest deliveries of all feeds, and those of the published series. */
    List<Judged> honest(Path scratch) throws IOException {
        List<Judged> all = new ArrayList<>();
        for (World world : worlds) {
            world.deliveries()
                    .forEach((contract, deliveries) ->
                            all.addAll(HonestDeliveries.all(world.name(), contract, World.CATALOGUE, deliveries)));
        }
        all.addAll(PublishedSeries.covid(scratch.resolve("covid")).judged(false));
        all.addAll(PublishedSeries.unitedKingdom(scratch.resolve("uk")).judged(true));
        return all;
    }

    /** Each mistake, {@code times} times. */
    Map<Mistake, List<Judged>> mistakes(int times) {
        return new MistakesMade(99, worlds).judged(times);
    }
}
