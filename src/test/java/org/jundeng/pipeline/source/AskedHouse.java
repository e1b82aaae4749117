// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jundeng.catalogue.ConfigCopy;
import org.jundeng.finding.Finding;
import org.jundeng.pipeline.camel.Edges;
import org.jundeng.pipeline.camel.EdgesKit;
import org.jundeng.pipeline.camel.PullRequest;
import org.jundeng.pipeline.camel.PullResult;
import org.jundeng.pipeline.configuration.Folders;
import org.jundeng.pipeline.delivery.Progress;
import org.jundeng.pipeline.night.Pipeline;
import org.jundeng.pipeline.night.RunOptions;
import org.jundeng.pipeline.night.RunningPipeline;
import org.jundeng.pipeline.night.TestPipeline;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.Watermarks;

/**
 * A small installation whose feeds are all pulled from databases, each from a source of its own: so one running
 * pipeline can ask one server in many ways, over good wires and bad ones.
 */
final class AskedHouse implements AutoCloseable {

    private static final String BUREAU = "hrss";

    private final Path folder;
    private final Path config;
    private final Path routes;
    private final Map<String, String> environment = new HashMap<>();
    private RunningPipeline running;

    /**
     * A question.
     *
     * @param sql one SELECT
     * @param seconds the most time that it may take
     * @param watermark the watermark as YAML; null if everything is asked for
     */
    record Asked(String sql, int seconds, String watermark) {

        Asked(String sql, int seconds) {
            this(sql, seconds, null);
        }
    }

    AskedHouse(Path folder, TestWarehouse warehouse) throws IOException {
        this.folder = folder;
        this.config = folder.resolve("config");
        ConfigCopy.into(config);
        Files.delete(config.resolve("feeds/hrss/hrss-rate.yaml"));
        EdgesKit kit = new EdgesKit(folder.resolve("data"));
        kit.ensureRoutes();
        this.routes = kit.routes;
        environment.put("JUNDENG_DB_URL", warehouse.url());
    }

    /**
     * Adds a feed, and an indicator of the same name that counts persons.
     *
     * @param login whom it asks
     * @param asked what it asks
     * @param promises the rest of the contract: lines of YAML
     */
    AskedHouse feed(String feed, Login login, Asked asked, String promises) {
        new ConfigCopy(config).spoil("catalogue/01-employment.yaml", "indicators:\n", """
                indicators:
                  - id: %1$s
                    name: {zh: 人数-%1$s, en: Persons of %1$s}
                    unit: 人
                    freq: M
                    direction: up
                    aggregation: reported-only
                """.formatted(feed));
        set(feed, "URL", login.url());
        if (login.user() != null) {
            set(feed, "USER", login.user());
            set(feed, "PASSWORD", login.password());
        }
        write(
                config.resolve("feeds/hrss").resolve(feed + ".yaml"),
                """
                feed: %1$s
                bureau: hrss
                steward: wu
                name: {zh: 某表, en: A table}
                format: sql
                freq: M
                bad-rows: {policy: refuse-delivery}
                source:
                  name: %1$s
                  sql: |
                    %2$s
                  timeout-seconds: %3$d
                """.formatted(feed, asked.sql.replace("\n", "\n    "), asked.seconds)
                        + (asked.watermark == null ? "" : "  watermark: " + asked.watermark + "\n")
                        + promises);
        write(routes.resolve("bureaus").resolve(feed + ".camel.yaml"), """
                - templatedRoute:
                    routeId: pull-%1$s
                    routeTemplateRef: query-source
                    parameters:
                      - name: bureau
                        value: hrss
                      - name: feed
                        value: %1$s
                """.formatted(feed));
        return this;
    }

    /** Sets {@code jundeng.source.FEED.what}, by the environment. */
    AskedHouse set(String feed, String what, String value) {
        environment.put("JUNDENG_SOURCE_" + feed.toUpperCase(Locale.ROOT).replace('-', '_') + "_" + what, value);
        return this;
    }

    /** Starts the routes. */
    AskedHouse begin() {
        Folders folders = new Folders(folder.resolve("data"), config, routes, environment);
        running = RunningPipeline.begin(
                "test",
                Edges.Mode.NIGHTLY,
                folders,
                new RunOptions(Clock.systemUTC(), LocalDate.of(2014, 7, 10), Progress.SILENT));
        return this;
    }

    LedgerLine pull(String feed) {
        return line(running.edges().pull(feed));
    }

    LedgerLine pullEverything(String feed) {
        return line(running.edges().pull(feed, new PullRequest(true, false)));
    }

    private static LedgerLine line(PullResult result) {
        return result instanceof PullResult.Pulled pulled ? pulled.line() : ((PullResult.Failed) result).line();
    }

    List<Finding> findings(LedgerLine line) {
        return running.pipeline().opened().ledger().findings(line.deliveryId());
    }

    /** How far the feed's watermark has moved. */
    String reached(String feed) {
        return new Watermarks(running.pipeline().opened().database())
                .of(feed)
                .orElseThrow()
                .reached();
    }

    /** The feed's only answer so far, as it is kept. */
    List<String> answer(String feed) {
        try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
            Path answer = files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().contains("/archive/")
                            || file.toString().contains("/quarantine/"))
                    .filter(file -> file.getFileName().toString().contains(feed + "."))
                    .filter(file -> file.toString().endsWith(".jsonl"))
                    .reduce((one, other) -> {
                        throw new IllegalStateException(feed + " has answered twice: " + one + ", " + other);
                    })
                    .orElseThrow(() -> new IllegalStateException("no answer of " + feed + " is kept"));
            return Files.readAllLines(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is left of answers that were not taken. */
    List<Path> leftSpools() {
        try (Stream<Path> files = Files.walk(folder.resolve("data/inbox").resolve(BUREAU))) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the warehouse holds of an indicator: region, period and value, M if the value is missing. */
    List<String> known(String indicator) {
        return TestPipeline.observations(pipeline()).stream()
                .map(row -> row.split(" "))
                .filter(row -> row[1].equals(indicator))
                .map(row -> row[2] + " " + row[3] + " " + (row[5].equals("M") ? "M" : row[4]))
                .sorted()
                .toList();
    }

    Pipeline pipeline() {
        return running.pipeline();
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (running != null) {
            running.close();
        }
    }
}
