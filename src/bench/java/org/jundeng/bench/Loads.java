// SPDX-License-Identifier: Apache-2.0
package org.jundeng.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jundeng.bench.Delivery.Look;
import org.jundeng.bench.Meter.Taken;
import org.jundeng.bench.Meter.Work;
import org.jundeng.pipeline.camel.Edges;
import org.jundeng.pipeline.camel.PullResult;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.Outcome;

/** Whole deliveries, each held against L0 in the same round. */
final class Loads {

    private static final int FILES = 50;
    private static final int FILES_A_FEED = 5;

    private final Ground ground;
    private final Meter meter;
    private final Table table;
    private final int runs;

    Loads(Ground ground, Table table, int runs) {
        this.ground = ground;
        this.meter = new Meter(ground.serverData());
        this.table = table;
        this.runs = runs;
    }

    /** A file into an empty warehouse, then the same file, the same values in other bytes, and changed values. */
    void csv(long rows) throws Exception {
        Delivery fresh = Delivery.ofFirstFeed(Town.feed(0) + ".csv", rows, Look.CSV);
        String what = "CSV UTF-8, " + size(rows);
        Path file = fresh.write(ground.deliveries());
        Path other =
                fresh.as(Town.feed(0) + "-other-bytes.csv", Look.OTHER_BYTES).write(ground.deliveries());
        Path changed = fresh.withChanges(Town.feed(0) + "-changed.csv").write(ground.deliveries());
        rounds(what, List.of(fresh), limit -> {
            long good = limit.rows();
            time(what, "Jundeng, fresh", limit, () -> take(file, Outcome.TAKEN_IN_PART));
            require(good);
            ground.rest();
            time(what, "Jundeng, the same bytes again", limit, () -> take(file, Outcome.DUPLICATE));
            ground.rest();
            time(what, "Jundeng, the same values in other bytes", limit, () -> take(other, Outcome.TAKEN_IN_PART));
            ground.rest();
            time(what, "Jundeng, 10 % changed values", limit, () -> take(changed, Outcome.TAKEN_IN_PART));
            require(good);
            requireRevisions(rows);
        });
    }

    /** The same rows in another form, into an empty warehouse. */
    void form(String what, String name, long rows, Look look) throws Exception {
        Delivery delivery = Delivery.ofFirstFeed(name, rows, look);
        Path file = delivery.write(ground.deliveries());
        rounds(what + ", " + size(rows), List.of(delivery), limit -> {
            time(what + ", " + size(rows), "Jundeng, fresh", limit, () -> take(file, Outcome.TAKEN_IN_PART));
            require(limit.rows());
        });
    }

    /** A bureau's database, asked by the route and taken. */
    void source(long rows) throws Exception {
        Delivery delivery = Delivery.ofFirstFeed("none", rows, Look.CSV);
        SourceTable.fill(ground.server(), delivery);
        String what = "SQL source, " + size(rows);
        rounds(what, List.of(delivery), limit -> {
            Edges edges = ground.openWithRoutes().edges();
            time(what, "Jundeng, fresh", limit, () -> pull(edges));
            require(limit.rows());
        });
    }

    /** Many files of several feeds into an empty warehouse. */
    void backfill(long rows) throws Exception {
        List<Delivery> deliveries = new ArrayList<>();
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < FILES; i++) {
            int feed = i / FILES_A_FEED;
            Delivery delivery = new Delivery(
                    Town.feed(feed) + "-" + i + ".csv",
                    feed * Town.INDICATORS_A_FEED,
                    Town.INDICATORS_A_FEED,
                    i % FILES_A_FEED * rows,
                    rows,
                    false,
                    Look.CSV);
            deliveries.add(delivery);
            files.add(delivery.write(ground.deliveries()));
        }
        String what = "Backfill, " + FILES + " files of " + size(rows);
        rounds(what, deliveries, limit -> {
            time(what, "Jundeng, fresh", limit, () -> {
                for (Path file : files) {
                    take(file, Outcome.TAKEN_IN_PART);
                }
            });
            require(limit.rows());
            ground.empty();
            List<Path> dropped = new ArrayList<>();
            for (Path file : files) {
                dropped.add(ground.drop(file));
            }
            time(what, "Jundeng, fresh, as a night takes them", limit, () -> ground.door()
                    .takeAll(Town.BUREAU, dropped));
            require(limit.rows());
        });
    }

    /** What people write instead, each into an empty table. */
    void peers(long rows) throws Exception {
        Delivery fresh = Delivery.ofFirstFeed(Town.feed(0) + ".csv", rows, Look.CSV);
        Path file = fresh.write(ground.deliveries());
        Path changed = fresh.withChanges(Town.feed(0) + "-changed.csv").write(ground.deliveries());
        String what = "CSV UTF-8, " + size(rows);
        rounds(what, List.of(fresh), limit -> {
            peer(what, "staging + INSERT … SELECT", limit, () -> Peers.staging(file, ground.warehouse()));
            ground.addLine();
            ground.addLine();
            ground.rest();
            time(
                    what,
                    "staging + INSERT … SELECT, 10 % changed values",
                    limit,
                    () -> Peers.stagingAgain(changed, ground.warehouse()));
            requireRevisions(rows);
            ground.empty();
            peer(what, "JDBC, batches of 1,000 rewritten", limit, () -> Peers.batches(file, ground.rewriting()));
            ground.empty();
            peer(
                    what,
                    "Spring Batch 5.2, chunks of 10,000",
                    limit,
                    () -> SpringBatchPeer.load(file, ground.rewriting()));
            ground.empty();
            peer(what, "Camel, split by line, batches of 1,000", limit, () -> CamelPeer.load(file, ground.rewriting()));
        });
    }

    private void peer(String what, String way, Limit limit, Work work) throws Exception {
        time(what, way, limit, work);
        require(limit.rows());
    }

    /** One round. */
    @FunctionalInterface
    private interface Round {
        void run(Limit limit) throws Exception;
    }

    private record Limit(long rows, double seconds, boolean counts) {}

    /** L0 and the ways by turns; the first round warms up and does not count. */
    private void rounds(String what, List<Delivery> deliveries, Round round) throws Exception {
        Prepared prepared = Prepared.of(deliveries, ground.deliveries().resolve("prepared.copy"));
        for (int i = 0; i <= runs; i++) {
            ground.empty();
            Taken taken = meter.time(() -> prepared.copy(ground.warehouse()));
            require(prepared.rows());
            boolean counts = i > 0 || runs == 0;
            if (counts) {
                table.add(what, "L0: COPY of resolved rows", prepared.rows(), taken, taken.seconds());
            }
            ground.empty();
            round.run(new Limit(prepared.rows(), taken.seconds(), counts));
            Bench.say("%s: round %d of %d, L0 %.2f s".formatted(what, i, runs, taken.seconds()));
        }
        Ground.remove(ground.deliveries());
    }

    private void time(String what, String way, Limit limit, Work work) throws Exception {
        Taken taken = meter.time(work);
        if (limit.counts()) {
            table.add(what, way, limit.rows(), taken, limit.seconds());
        }
        Bench.say("%s: %s %.2f s, %.2f of L0".formatted(what, way, taken.seconds(), taken.seconds() / limit.seconds()));
    }

    private void take(Path file, Outcome expected) throws IOException {
        Path dropped = ground.drop(file);
        LedgerLine line = ground.take(dropped);
        if (line.result().outcome() != expected) {
            throw new IllegalStateException("%s instead of %s, %s"
                    .formatted(
                            line.result().outcome(),
                            expected,
                            ground.pipeline().opened().ledger().findings(line.deliveryId()).stream()
                                    .limit(2)
                                    .toList()));
        }
    }

    private static void pull(Edges edges) {
        if (!(edges.pull(Town.SOURCE) instanceof PullResult.Pulled pulled)
                || pulled.line().result().outcome() != Outcome.TAKEN_IN_PART) {
            throw new IllegalStateException("the source was not taken");
        }
    }

    private void require(long rows) throws SQLException {
        ground.require("select count(*) from observation", rows);
    }

    private void requireRevisions(long rows) throws SQLException {
        long found = Long.parseLong(ground.ask("select count(*) from revision"));
        if (found < rows * 8 / 100 || found > rows * 12 / 100) {
            throw new IllegalStateException(found + " revisions of " + rows + " rows");
        }
    }

    static String size(long rows) {
        return "%,d rows".formatted(rows);
    }
}
