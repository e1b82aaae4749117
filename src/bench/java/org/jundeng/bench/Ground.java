// SPDX-License-Identifier: Apache-2.0
package org.jundeng.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
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
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jundeng.pipeline.camel.Edges;
import org.jundeng.pipeline.configuration.Folders;
import org.jundeng.pipeline.delivery.Progress;
import org.jundeng.pipeline.night.FrontDoor;
import org.jundeng.pipeline.night.Pipeline;
import org.jundeng.pipeline.night.RunOptions;
import org.jundeng.pipeline.night.RunningPipeline;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.server.EmbeddedServer;
import org.jundeng.warehouse.server.ServerDoor;
import org.postgresql.ds.PGSimpleDataSource;

/** A workspace with the embedded server as the product runs it, in which all ways are measured one after the other. */
final class Ground implements AutoCloseable {

    static final LocalDate NIGHT = LocalDate.of(2015, 1, 12);

    private final Path root;
    private final Town town;
    private final EmbeddedServer server;
    private HikariDataSource rewriting;
    private Pipeline pipeline;
    private RunningPipeline running;
    private FrontDoor door;

    private Ground(Path root, Town town) {
        this.root = root;
        this.town = town;
        // Held all the time, so that the server stays up while pipelines come and go.
        this.server = EmbeddedServer.attach(workspace().resolve("postgres"));
    }

    /** A new one in {@code root}, which is emptied first. */
    static Ground in(Path root) throws IOException, SQLException {
        remove(root);
        Ground ground = new Ground(root, Town.found(Files.createDirectories(root), Path.of("routes")));
        ground.open();
        ground.requireSafeSettings();
        return ground;
    }

    /** Opens the pipeline anew, so that it remembers nothing of what was measured before. */
    void open() {
        leave();
        pipeline = Pipeline.open(folders(), options());
        door = new FrontDoor(pipeline);
    }

    /** Opens it with its routes. */
    RunningPipeline openWithRoutes() {
        leave();
        running = RunningPipeline.begin("bench", Edges.Mode.NIGHTLY, folders(), options());
        pipeline = running.pipeline();
        door = new FrontDoor(pipeline);
        return running;
    }

    /** Closes it; the server stays. */
    void leave() {
        if (running != null) {
            running.close();
        } else if (pipeline != null) {
            pipeline.close();
        }
        running = null;
        pipeline = null;
    }

    private static RunOptions options() {
        return new RunOptions(Clock.systemUTC(), NIGHT, Progress.SILENT);
    }

    Folders folders() {
        return new Folders(
                workspace(),
                town.config(),
                town.routes(),
                Map.of("JUNDENG_SOURCE_PULLED_URL", "embedded:" + Town.SOURCE, "JUNDENG_INBOX_QUIET_PERIOD", "1ms"));
    }

    private Path workspace() {
        return root.resolve("workspace");
    }

    Path deliveries() {
        return root.resolve("deliveries");
    }

    Path serverData() {
        return pipeline.opened().workspace().postgres().resolve("data");
    }

    Pipeline pipeline() {
        return pipeline;
    }

    FrontDoor door() {
        return door;
    }

    EmbeddedServer server() {
        return server;
    }

    /** Connections as the product has them. */
    DataSource warehouse() {
        return pipeline.opened().database();
    }

    /** A pool like the product's, with the driver's rewriting of batches. */
    DataSource rewriting() throws SQLException {
        if (rewriting == null) {
            PGSimpleDataSource source = (PGSimpleDataSource) ServerDoor.superuser(server);
            source.setReWriteBatchedInserts(true);
            source.setCurrentSchema("jundeng");
            HikariConfig config = new HikariConfig();
            config.setDataSource(source);
            config.setConnectionInitSql("set jit = off");
            rewriting = new HikariDataSource(config);
        }
        return rewriting;
    }

    Path inbox() {
        return pipeline.opened().workspace().inbox(Town.BUREAU);
    }

    /** Puts a generated file into the inbox under its name: a link, so that the disk has it only once. */
    Path drop(Path generated) throws IOException {
        return Files.createLink(Files.createDirectories(inbox()).resolve(generated.getFileName()), generated);
    }

    LedgerLine take(Path dropped) throws IOException {
        return door.take(Town.BUREAU, dropped);
    }

    /** Empties all that deliveries fill, tidies up and lets the disk come to rest. */
    void empty() throws SQLException, IOException {
        asSuperuser("truncate jundeng.delivery, jundeng.series, jundeng.observation, jundeng.revision, jundeng.finding,"
                + " jundeng.derived, jundeng.derivation, jundeng.run restart identity cascade");
        asSuperuser("update jundeng.evaluation set last_line = 0, last_event = 0");
        for (String folder : new String[] {"archive", "quarantine", "receipts"}) {
            remove(workspace().resolve(folder));
        }
        open();
        rest();
    }

    /** What a server does by itself between two nights. */
    void rest() throws SQLException {
        asSuperuser("vacuum (analyze) jundeng.observation, jundeng.revision, jundeng.series, jundeng.delivery,"
                + " jundeng.finding");
        asSuperuser("checkpoint");
    }

    /** Adds a ledger line for those that write none. */
    void addLine() throws SQLException {
        asSuperuser("insert into jundeng.delivery (arrival_id, bureau, source_name, arrived_at, recorded_at,"
                + " business_date, as_of, outcome, node, feed) select count(*)::text, 'office', 'filled', '2015-01-01',"
                + " '2015-01-01', '2015-01-01', '0', 'taken', 'bench', 'everything' from jundeng.delivery");
    }

    void asSuperuser(String sql) throws SQLException {
        try (Connection connection = ServerDoor.superuser(server).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    String ask(String query) throws SQLException {
        try (Connection connection = warehouse().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    /** A way that does not lead to the right observations is not measured. */
    void require(String query, Object expected) throws SQLException {
        String found = ask(query);
        if (!found.equals(expected.toString())) {
            throw new IllegalStateException(query + " gives " + found + " instead of " + expected);
        }
    }

    private void requireSafeSettings() throws SQLException {
        require("show fsync", "on");
        require("show synchronous_commit", "on");
        require("show full_page_writes", "on");
    }

    static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(each -> {
                try {
                    Files.delete(each);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    @Override
    public void close() throws IOException {
        leave();
        if (rewriting != null) {
            rewriting.close();
        }
        server.close();
        remove(root);
    }
}
