// SPDX-License-Identifier: Apache-2.0
package org.jundeng.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jundeng.bench.Meter.Taken;

/** The one table: a line a way, with medians over the rounds and how far they lie apart. */
final class Table {

    static final String HEAD = """
            | What | Way | Rows | Median s | Rows/s | CPU here | CPU server | Heap MB | Ratio to L0 | Spread |
            |---|---|--:|--:|--:|--:|--:|--:|--:|--:|
            """;
    private static final double MEGABYTE = 1 << 20;

    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private record Entry(String what, String way, long rows, List<Taken> taken, List<Double> ratios) {}

    /**
     * Notes a round.
     *
     * @param what the delivery
     * @param way who took it; with the delivery it names the line
     * @param rows how many rows were taken
     * @param taken what it took
     * @param limit the seconds that L0 took in the same round
     */
    void add(String what, String way, long rows, Taken taken, double limit) {
        Entry entry = entries.computeIfAbsent(
                what + "|" + way, key -> new Entry(what, way, rows, new ArrayList<>(), new ArrayList<>()));
        entry.taken().add(taken);
        entry.ratios().add(taken.seconds() / limit);
    }

    String lines() {
        StringBuilder lines = new StringBuilder();
        entries.values().forEach(entry -> lines.append(line(entry)));
        return lines.toString();
    }

    private static String line(Entry entry) {
        double seconds =
                median(entry.taken().stream().mapToDouble(Taken::seconds).toArray());
        double[] ratios =
                entry.ratios().stream().mapToDouble(Double::doubleValue).toArray();
        return String.format(
                Locale.ROOT,
                "| %s | %s | %,d | %.2f | %,.0f | %.2f | %s | %.0f | %.2f | %.2f–%.2f |%n",
                entry.what(),
                entry.way(),
                entry.rows(),
                seconds,
                entry.rows() / seconds,
                median(entry.taken().stream().mapToDouble(Taken::ownSeconds).toArray()),
                server(entry.taken()),
                entry.taken().stream().mapToLong(Taken::heapBytes).max().orElse(0) / MEGABYTE,
                median(ratios),
                Arrays.stream(ratios).min().orElse(0),
                Arrays.stream(ratios).max().orElse(0));
    }

    private static String server(List<Taken> taken) {
        return taken.stream().allMatch(one -> one.serverSeconds().isPresent())
                ? String.format(
                        Locale.ROOT,
                        "%.2f",
                        median(taken.stream()
                                .mapToDouble(one -> one.serverSeconds().getAsDouble())
                                .toArray()))
                : "–";
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
