// SPDX-License-Identifier: Apache-2.0
package org.jundeng.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jundeng.bench.Delivery.Look;
import org.jundeng.bench.Meter.Taken;
import org.jundeng.contract.Contract;
import org.jundeng.finding.FindingCode;
import org.jundeng.pipeline.inbox.Inbox;
import org.jundeng.warehouse.ledger.Arrival;
import org.jundeng.warehouse.ledger.Grounds;
import org.jundeng.warehouse.ledger.LedgerKind;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.load.Content;
import org.jundeng.warehouse.load.Loader;

/**
 * What it costs to judge whether figures can be right: the same deliveries by the same loader, judged and not judged,
 * by turns and from the same state of the warehouse.
 */
final class JudgedLoads {

    /** Two years of the first feed, in two deliveries. */
    private static final long KNOWN = 24L * Town.AREAS * Town.INDICATORS_A_FEED;

    private static final int SMALL_RUNS = 40;
    private static final int SMALL_ROWS = 13 * Town.INDICATORS_A_FEED;

    private final Ground ground;
    private final Meter meter;
    private final long rows;
    private final int runs;
    private final Map<String, List<Taken>> judged = new LinkedHashMap<>();
    private final Map<String, List<Taken>> believed = new LinkedHashMap<>();
    private int arrivals;

    JudgedLoads(Ground ground, long rows, int runs) {
        this.ground = ground;
        this.meter = new Meter(ground.serverData());
        this.rows = rows;
        this.runs = runs;
    }

    /** The table, as lines of Markdown. */
    List<String> run() throws Exception {
        for (int round = 0; round <= runs; round++) {
            boolean judgedFirst = round % 2 == 0;
            way(judgedFirst);
            way(!judgedFirst);
            if (round == 0) {
                // The first round warms up and does not count.
                judged.clear();
                believed.clear();
            }
        }
        List<String> lines = new ArrayList<>(List.of(
                "",
                "| Delivery | Judged, s | Not judged, s | Ratio | CPU judged, s | CPU not judged, s |",
                "|---|--:|--:|--:|--:|--:|"));
        judged.forEach((what, with) -> lines.add(line(what, with, believed.get(what))));
        return lines;
    }

    private void way(boolean isJudged) throws Exception {
        Map<String, List<Taken>> into = isJudged ? judged : believed;
        ground.empty();
        time(into, "fresh, " + Loads.size(rows), delivery(0, rows, false), isJudged);
        ground.empty();
        take(delivery(0, KNOWN / 2, false), isJudged);
        take(delivery(KNOWN / 2, KNOWN / 2, false), isJudged);
        ground.rest();
        time(into, "new periods, " + Loads.size(rows), delivery(KNOWN, rows, false), isJudged);
        ground.rest();
        time(into, "10 % changed values, " + Loads.size(rows), delivery(KNOWN, rows, true), isJudged);
        ground.rest();
        List<Delivery> small = new ArrayList<>();
        for (int i = 0; i < SMALL_RUNS; i++) {
            small.add(delivery(KNOWN + rows + i * (long) Town.AREAS * Town.INDICATORS_A_FEED, SMALL_ROWS, false));
        }
        Taken taken = meter.time(() -> {
            for (Delivery each : small) {
                take(each, isJudged);
            }
        });
        note(into, SMALL_RUNS + " deliveries of " + Loads.size(SMALL_ROWS), taken);
    }

    private Delivery delivery(long from, long count, boolean changed) {
        return new Delivery(
                Town.feed(0) + "-" + ++arrivals + ".csv", 0, Town.INDICATORS_A_FEED, from, count, changed, Look.CSV);
    }

    private void time(Map<String, List<Taken>> into, String what, Delivery delivery, boolean isJudged)
            throws Exception {
        Path file = delivery.write(ground.deliveries());
        note(into, what, meter.time(() -> take(file, isJudged)));
        Files.delete(file);
    }

    private static void note(Map<String, List<Taken>> into, String what, Taken taken) {
        into.computeIfAbsent(what, first -> new ArrayList<>()).add(taken);
        Bench.say("%s: %.2f s, of the processor %.2f s here and %.2f s in the server"
                .formatted(
                        what,
                        taken.seconds(),
                        taken.ownSeconds(),
                        taken.serverSeconds().orElse(Double.NaN)));
    }

    private void take(Delivery delivery, boolean isJudged) throws IOException {
        Path file = delivery.write(ground.deliveries());
        take(file, isJudged);
        Files.delete(file);
    }

    private void take(Path file, boolean isJudged) {
        Contract contract = ground.pipeline()
                .opened()
                .configuration()
                .contracts()
                .feed(Town.feed(0))
                .orElseThrow()
                .contract();
        Content content = ground.pipeline()
                .reader()
                .of(new Inbox.Kept(file, file.getFileName().toString(), null), contract, Ground.NIGHT);
        LedgerLine line = new Loader(ground.warehouse(), Clock.systemUTC())
                .store(arrival(file), isJudged ? content : new Believed(content), outcome -> "archive/none");
        if (!line.result().outcome().isKnown()) {
            throw new IllegalStateException(line.result() + " of " + file + ": "
                    + ground.pipeline().opened().ledger().findings(line.deliveryId()).stream()
                            .filter(finding -> finding.code().weight() == FindingCode.Weight.SIGN)
                            .limit(2)
                            .toList());
        }
    }

    private static Arrival arrival(Path file) {
        String name = file.getFileName().toString();
        return new Arrival(
                name,
                LedgerKind.DELIVERY,
                null,
                new Arrival.Origin(Town.BUREAU, Town.feed(0), name),
                new Arrival.DeliveredBytes(name, 0, "archive/none"),
                new Arrival.Times(Clock.systemUTC().instant(), Ground.NIGHT, new Arrival.AsOf(name)),
                new Arrival.Promise("none", 0),
                new Arrival.Taker(null, "bench", null),
                Grounds.NONE);
    }

    private static String line(String what, List<Taken> with, List<Taken> without) {
        double[] ratios = new double[with.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = with.get(i).seconds() / without.get(i).seconds();
        }
        return String.format(
                Locale.ROOT,
                "| %s | %.2f | %.2f | **%.3f** | %.2f | %.2f |",
                what,
                median(with),
                median(without),
                Table.median(ratios),
                cpu(with),
                cpu(without));
    }

    private static double median(List<Taken> taken) {
        return Table.median(taken.stream().mapToDouble(Taken::seconds).toArray());
    }

    private static double cpu(List<Taken> taken) {
        return Table.median(taken.stream()
                .mapToDouble(each -> each.ownSeconds() + each.serverSeconds().orElse(Double.NaN))
                .toArray());
    }
}
