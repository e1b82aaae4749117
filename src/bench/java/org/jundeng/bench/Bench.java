// SPDX-License-Identifier: Apache-2.0
package org.jundeng.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jundeng.bench.Delivery.Look;

/**
 * Runs the scenarios and prints one table. Nothing here fails because of a time, all fails because of a wrong result.
 * The properties {@code bench.rows}, {@code bench.runs}, {@code bench.only} and {@code bench.folder} are in
 * docs/performance.md.
 */
public final class Bench {

    private static final int TENTH = 10;
    private static final int TWENTIETH = 20;

    private final Ground ground;
    private final Table table = new Table();
    private final Loads loads;
    private final long rows;
    private final Set<String> only;
    private final List<String> told = new ArrayList<>();
    private final Path folder;
    private final int runs = Integer.getInteger("bench.runs", 5);

    private Bench(Ground ground, Path folder) {
        this.folder = folder;
        this.ground = ground;
        this.rows = Long.getLong("bench.rows", 2_000_000);
        this.only = Set.of(System.getProperty("bench.only", "").split(","));
        this.loads = new Loads(ground, table, runs);
    }

    /** Runs the bench; takes no arguments. */
    public static void main(String[] arguments) throws Exception {
        if (!System.getProperty("bench.pollock", "").isEmpty()) {
            Pollock.main(arguments);
            return;
        }
        Path folder = Path.of(System.getProperty("bench.folder", "target/bench"));
        try (Ground ground = Ground.in(folder.resolve("ground"))) {
            Bench bench = new Bench(ground, folder);
            try {
                bench.run();
            } finally {
                // What was measured before something failed is still worth reading.
                bench.report(folder.resolve("table.md"));
            }
        }
    }

    static void say(String text) {
        System.out.println(text);
    }

    private boolean wanted(String scenario) {
        return only.contains("") || only.contains(scenario);
    }

    private void run() throws Exception {
        if (wanted("csv")) {
            loads.csv(rows / TENTH);
            loads.csv(rows);
        }
        if (wanted("gb18030")) {
            form("CSV GB18030", Town.feed(0) + ".csv", Look.GB18030);
        }
        if (wanted("wide")) {
            loads.form("CSV wide", "sheet.csv", rows, Look.SHEET);
        }
        if (wanted("json")) {
            loads.form("JSON", "records.json", rows, Look.JSON);
        }
        if (wanted("sql")) {
            loads.source(rows / 2);
        }
        if (wanted("products")) {
            told.addAll(new Products(folder.resolve("products"), (int) (rows / 2), runs).run());
        }
        if (wanted("backfill")) {
            loads.backfill(rows / TWENTIETH);
        }
        if (wanted("peers")) {
            loads.peers(rows);
        }
        if (wanted("small")) {
            told.addAll(new SmallDeliveries(ground).run(rows / 2_000));
        }
        if (wanted("signs")) {
            told.addAll(new JudgedLoads(ground, rows, runs).run());
        }
        if (wanted("scale")) {
            told.addAll(new GrowingWarehouse(ground).run(rows / 2, rows * 25));
        }
        if (wanted("listed")) {
            told.addAll(new ListedFigures(ground).run(rows / 2));
        }
        served();
        if (wanted("workbooks")) {
            told.addAll(new WorkbookReaders(folder.resolve("workbooks")).run((int) (rows / 2)));
        }
        if (wanted("checks")) {
            told.addAll(new CheckedSizes(ground).run((int) (rows / 2), rows * 2_500));
        }
        if (wanted("memory")) {
            told.addAll(new Memory(ground).run(rows * 5_000));
        }
    }

    private void served() throws Exception {
        if (wanted("pages")) {
            told.addAll(new Readers(folder.resolve("pages")).run(rows * 5 / 2, runs));
        }
        if (wanted("api")) {
            told.addAll(new Programs(folder.resolve("api")).run(rows * 5 / 2));
        }
    }

    private void form(String what, String name, Look look) throws Exception {
        loads.form(what, name, rows / TENTH, look);
        loads.form(what, name, rows, look);
    }

    private void report(Path file) throws IOException {
        String text = Machine.described() + "\n" + Table.HEAD + table.lines() + "\n" + String.join("\n", told) + "\n";
        Files.writeString(file, text);
        say(text);
        say("written to " + file);
    }
}
