// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.night;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jundeng.catalogue.ConfigCopy;
import org.jundeng.pipeline.camel.Edges;
import org.jundeng.pipeline.camel.EdgesKit;
import org.jundeng.pipeline.configuration.Folders;
import org.jundeng.pipeline.delivery.Progress;
import org.jundeng.pipeline.inbox.Inbox;
import org.jundeng.pipeline.workspace.Claim;
import org.jundeng.pipeline.workspace.Workspace;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.sql.UncheckedSqlException;

/** A small installation with one bureau and a warehouse of the test's own, in which things go wrong. */
public final class FaultyHouse {

    public static final String BUREAU = "hrss";

    public final Path workspace;
    public final Map<String, String> environment = new HashMap<>();
    public Path config = ConfigCopy.whole();
    public Clock clock = Clock.systemUTC();
    public Progress progress = Progress.SILENT;
    public LocalDate date = LocalDate.of(2014, 7, 10);
    private final TestWarehouse warehouse;
    public final Path routes;

    public FaultyHouse(Path folder, TestWarehouse warehouse) {
        this(folder, warehouse, warehouse.url());
    }

    /** The same installation in another process, which cannot query the warehouse. */
    public static FaultyHouse again(Path folder, String url) {
        return new FaultyHouse(folder, null, url);
    }

    private FaultyHouse(Path folder, TestWarehouse warehouse, String url) {
        this.workspace = folder.resolve("data");
        this.warehouse = warehouse;
        EdgesKit kit = new EdgesKit(workspace);
        kit.ensureRoutes();
        this.routes = kit.routes;
        pull("hrss-rate");
        environment.put("JUNDENG_DB_URL", url);
        environment.put("JUNDENG_INBOX_QUIET_PERIOD", "500ms");
        environment.put("JUNDENG_KEEP_SITE_NIGHTS", "0");
    }

    private void pull(String feed) {
        try {
            Files.writeString(routes.resolve("bureaus").resolve(feed + ".camel.yaml"), """
                    - templatedRoute:
                        routeId: pull-%1$s
                        routeTemplateRef: query-source
                        parameters:
                          - name: bureau
                            value: hrss
                          - name: feed
                            value: %1$s
                    """.formatted(feed));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Folders folders() {
        return new Folders(workspace, config, routes, environment);
    }

    /** A command line with the folders of this installation. */
    public List<String> words(String command) {
        return List.of(
                command,
                "--workspace",
                workspace.toString(),
                "--config",
                config.toString(),
                "--routes",
                routes.toString());
    }

    public RunningPipeline begin(Edges.Mode mode) {
        return RunningPipeline.begin("test", mode, folders(), new RunOptions(clock, date, progress));
    }

    public RunningPipeline nightly() {
        return begin(Edges.Mode.NIGHTLY);
    }

    /** Runs one night, from start to end. */
    public NightResult night() {
        try (RunningPipeline running = nightly()) {
            return running.night().run("nightly");
        }
    }

    /** Drops a whole delivery of a month with this number of new jobs in 富阳. */
    public Path drop(String name, String month, int jobs) {
        return drop(name, "地区,月份,指标,数值\n富阳市," + month + ",新增就业," + jobs + "\n");
    }

    public Path drop(String name, String text) {
        try {
            Path inbox = Files.createDirectories(workspace.resolve("inbox").resolve(BUREAU));
            Path file = Files.writeString(inbox.resolve(name), text);
            Files.writeString(inbox.resolve(name + ".done"), "");
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A delivery of this many rows, at most 840, each for another region and month. */
    public static String rows(int count) {
        StringBuilder text = new StringBuilder("地区,月份,指标,数值\n");
        String[] regions = {"富阳市", "临安市", "建德市", "桐庐县", "淳安县"};
        for (int i = 0; i < count; i++) {
            text.append("%s,%d年%d月,新增就业,%d%n".formatted(regions[i % 5], 2000 + i / 60, i / 5 % 12 + 1, i));
        }
        return text.toString();
    }

    /** What the warehouse answers, line by line. */
    public List<String> ask(String sql) {
        try (Connection connection = warehouse.owner().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> lines = new ArrayList<>();
            while (row.next()) {
                lines.add(row.getString(1));
            }
            return lines;
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    /** Name and outcome of each line of the ledger. */
    public List<String> ledger() {
        return ask("select concat_ws(' ', source_name, outcome) from delivery order by delivery_id");
    }

    /** The claims that nobody let go. */
    public List<Claim> claims() {
        return new Inbox(new Workspace(workspace), clock, new java.util.Random(1)).unfinished();
    }

    /** The receipts as pages and as JSON; the tables of findings that lie beside some of them are not counted. */
    public List<Path> receipts() {
        return files("receipts").stream()
                .filter(file -> !file.getFileName().toString().endsWith(".findings.csv"))
                .toList();
    }

    /** The plain files below a folder of the workspace, also hidden ones, except what was let go and is kept beside. */
    public List<Path> files(String below) {
        Path folder = workspace.resolve(below);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains("/.let-go/"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
