// SPDX-License-Identifier: Apache-2.0
package org.jundeng.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jundeng.catalogue.Target;
import org.jundeng.pipeline.camel.Edges;
import org.jundeng.pipeline.configuration.Folders;
import org.jundeng.pipeline.delivery.Progress;
import org.jundeng.pipeline.night.NightResult;
import org.jundeng.pipeline.night.RunOptions;
import org.jundeng.pipeline.night.RunningPipeline;
import org.jundeng.pipeline.reload.Reloading;
import org.jundeng.sample.SampleFile;
import org.jundeng.sample.SampleSet;
import org.jundeng.warehouse.server.EmbeddedServer;
import org.jundeng.warehouse.server.ServerDoor;
import org.jundeng.web.ServedPages;
import org.jundeng.web.server.WebServer;

/** The shipped plan with the samples' figures and a long history before them; its pages are served. */
final class ReadingCity implements AutoCloseable {

    private static final LocalDate NIGHT = LocalDate.of(2014, 7, 10);
    private static final String HISTORY = "generate_series(date '1985-01-01', date '2012-12-31', ";
    private static final int MONTHS = 28 * 12;

    private final Path root;
    private final EmbeddedServer server;
    private final RunningPipeline running;
    private final WebServer pages;

    private ReadingCity(Path root, EmbeddedServer server, RunningPipeline running, WebServer pages) {
        this.root = root;
        this.server = server;
        this.running = running;
        this.pages = pages;
    }

    /** A new one in {@code root}, which is emptied first. */
    static ReadingCity in(Path root) throws IOException {
        Ground.remove(root);
        Path workspace = Files.createDirectories(root).resolve("workspace");
        EmbeddedServer server = EmbeddedServer.attach(workspace.resolve("postgres"));
        Folders folders = new Folders(
                workspace,
                Path.of("config"),
                Path.of("routes"),
                Map.of(
                        "JUNDENG_WEB_PORT",
                        "0",
                        "JUNDENG_WEB_API_PER_MINUTE",
                        "1000000",
                        "JUNDENG_INBOX_QUIET_PERIOD",
                        "1ms"));
        RunningPipeline running = RunningPipeline.begin(
                "bench", Edges.Mode.NIGHTLY, folders, new RunOptions(Clock.systemUTC(), NIGHT, Progress.SILENT));
        WebServer pages = ServedPages.serve(running, new Reloading(running, read -> List.of()), Bench::say);
        return new ReadingCity(root, server, running, pages);
    }

    /** Where a page is; {@code path} begins with a slash. */
    String address(String path) {
        return "http://127.0.0.1:" + pages.port() + path;
    }

    List<String> targets() {
        return running.opened().configuration().catalogue().targets().stream()
                .map(Target::id)
                .toList();
    }

    Path serverData() {
        return running.opened().workspace().postgres().resolve("data");
    }

    /**
     * A night that brings the samples; each {@code edition} has other last decimals, so that each brings as many
     * corrections as the one before.
     */
    void night(int edition) throws IOException {
        Path inboxes = running.opened().workspace().inboxes();
        List<SampleFile> samples = SampleSet.write(
                inboxes,
                running.opened().configuration().contracts(),
                running.opened().configuration().catalogue());
        for (SampleFile sample : samples) {
            change(inboxes.resolve(sample.bureau()).resolve(sample.fileName()), edition);
        }
        NightResult result = running.night().run("nightly");
        if (result.lines().size() < samples.size() || !result.troubles().isEmpty()) {
            throw new IllegalStateException(result.lines().size() + " lines, " + result.troubles());
        }
    }

    /** What is not UTF-8 stays as it is. */
    private static void change(Path file, int edition) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            Files.writeString(file, text.replaceAll("(\\d\\.\\d*)\\d(?!\\d)", "$1" + edition % 10));
        } catch (CharacterCodingException other) {
            Files.write(file, bytes);
        }
    }

    /**
     * Twenty-eight years before what is known of each series; then other figures, until there are {@code rows}: half of
     * them of indicators with one series each, half of one indicator that is split into very many.
     */
    void fill(long rows) throws SQLException {
        for (Map.Entry<String, String> step : Map.of("M", "1 month", "Q", "3 months", "S", "6 months", "A", "1 year")
                .entrySet()) {
            execute("insert into jundeng.observation (series_id, time_period, obs_value, obs_status, delivery_id,"
                    + " row_no, column_no) select s.series_id, day::date, round(first.obs_value * (0.9 + 0.001"
                    + " * ((extract(year from day)::int * 7 + s.series_id) % 200)), 2), 'A',"
                    + " first.delivery_id, 1, 1 from jundeng.series s"
                    + " cross join lateral (select o.obs_value, o.delivery_id from jundeng.observation o"
                    + " where o.series_id = s.series_id and o.obs_value is not null"
                    + " order by o.time_period limit 1) first cross join "
                    + HISTORY + "interval '" + step.getValue() + "') day where s.freq = '" + step.getKey()
                    + "' on conflict do nothing");
        }
        long more = (rows - count("select count(*) from jundeng.observation")) / MONTHS;
        if (more > 0) {
            execute("with other as (insert into jundeng.series (freq, indicator, region_id, dimensions)"
                    + " select 'M', 'figure-' || case n % 2 when 0 then 'split' else n::text end, 'hangzhou',"
                    + " case n % 2 when 0 then jsonb_build_object('part', n::text) else '{}' end"
                    + " from generate_series(1, " + more + ") n returning series_id)"
                    + " insert into jundeng.observation (series_id, time_period, obs_value, obs_status, delivery_id,"
                    + " row_no, column_no) select series_id, day::date, 1, 'A', 1, 1, 1 from other cross join "
                    + HISTORY + "interval '1 month') day");
        }
        execute("vacuum (analyze)");
        execute("checkpoint");
    }

    long count(String query) throws SQLException {
        try (Connection connection = ServerDoor.superuser(server).getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = ServerDoor.superuser(server).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws IOException {
        pages.close();
        running.close();
        server.close();
        Ground.remove(root);
    }
}
