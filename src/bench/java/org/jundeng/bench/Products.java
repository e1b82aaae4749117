// SPDX-License-Identifier: Apache-2.0
package org.jundeng.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jundeng.pipeline.source.LargePull;
import org.jundeng.pipeline.source.MariaDb;
import org.jundeng.pipeline.source.MariaDbServer;
import org.jundeng.pipeline.source.PlainH2;
import org.jundeng.pipeline.source.Postgres;
import org.jundeng.pipeline.source.Product;
import org.jundeng.pipeline.source.SqliteFile;

/**
 * How many rows a second are pulled from each database product, from the question to the spooled answer, beside
 * PostgreSQL in the same round. The server of H2, which stands for any driver, runs in this process. SQL Server and
 * Oracle are left out: what stands in for them in tests would be measured, and not they.
 */
final class Products {

    private static final String REFERENCE = "PostgreSQL";
    private static final int NOTE = 2;

    private final Path folder;
    private final int rows;
    private final int runs;

    /** Pulls so many rows of each product in each round. */
    Products(Path folder, int rows, int runs) {
        this.folder = folder;
        this.rows = rows;
        this.runs = runs;
    }

    /** The table, as lines of Markdown. */
    List<String> run() throws IOException {
        Files.createDirectories(folder);
        Map<String, Product> products = products();
        try {
            Map<String, List<Double>> rates = new LinkedHashMap<>();
            for (int round = 0; round <= runs; round++) {
                for (var each : products.entrySet()) {
                    double rate = rate(each.getValue());
                    if (round > 0) {
                        rates.computeIfAbsent(each.getKey(), name -> new ArrayList<>())
                                .add(rate);
                    }
                }
            }
            return lines(rates);
        } finally {
            products.values().forEach(Product::close);
        }
    }

    private Map<String, Product> products() throws IOException {
        Map<String, Product> products = new LinkedHashMap<>();
        products.put(REFERENCE, new Postgres());
        if (MariaDbServer.installed()) {
            products.put("MariaDB", new MariaDb());
        } else {
            Bench.say("!!! MariaDB is not installed, and is left out");
        }
        Path file = Files.createTempDirectory(folder, "sqlite-").resolve("rows.sqlite");
        Product sqlite = new SqliteFile(file);
        sqlite.execute("create table one (x int)");
        products.put("SQLite", sqlite);
        products.put("any driver (H2)", new PlainH2());
        return products;
    }

    private double rate(Product product) throws IOException {
        LargePull.Came came = LargePull.from(product.reader(), product.rows(rows, NOTE), folder);
        if (came.rows() != rows) {
            throw new IllegalStateException(came.rows() + " rows came instead of " + rows);
        }
        return rows / came.seconds();
    }

    private List<String> lines(Map<String, List<Double>> rates) {
        List<String> lines = new ArrayList<>(List.of(
                "",
                "| Pulls of %,d rows | Rows/s | Ratio to PostgreSQL | Spread |".formatted(rows),
                "|---|--:|--:|--:|"));
        List<Double> reference = rates.get(REFERENCE);
        rates.forEach((name, each) -> {
            List<Double> ratios = new ArrayList<>();
            for (int i = 0; i < each.size(); i++) {
                ratios.add(each.get(i) / reference.get(i));
            }
            ratios.sort(Comparator.naturalOrder());
            lines.add(String.format(
                    Locale.ROOT,
                    "| %s | %,.0f | **%.2f** | %.2f–%.2f |",
                    name,
                    median(each),
                    median(ratios),
                    ratios.get(0),
                    ratios.get(ratios.size() - 1)));
        });
        return lines;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
