// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jundeng.ScratchFolders;
import org.jundeng.warehouse.sql.Roles;
import org.jundeng.warehouse.sql.Schema;
import org.jundeng.warehouse.sql.Transactions;
import org.jundeng.warehouse.sql.UncheckedSqlException;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A migrated, empty warehouse for each test: a copy of a template database on one server a JVM, gone after the test.
 * Register it with {@code @RegisterExtension}. In a field that belongs to the class, static or of a test with one
 * instance a class, it is one warehouse for all tests of the class.
 */
public final class TestWarehouse implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

    private static final int MOST_CONNECTIONS = 20;

    private final String version;
    private Server server;
    private PGSimpleDataSource database;
    private HikariDataSource pool;
    private HikariDataSource superusers;
    private boolean ofTheClass;

    /** A warehouse on the PostgreSQL that Jundeng ships. */
    public TestWarehouse() {
        this("shipped");
    }

    /** A warehouse on another version: {@code oldest} is the oldest that is supported. */
    public TestWarehouse(String version) {
        this.version = version;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        ofTheClass = true;
        begin();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (!ofTheClass) {
            begin();
        }
    }

    private void begin() {
        server = Server.of(version);
        open();
    }

    private void open() {
        database = server.fresh();
        pool = pool(database);
        superusers = pool(server.database(Roles.SUPERUSER, database.getDatabaseName()));
    }

    /** A pool that fills as it is asked: a test that needs one connection waits for no other. */
    private static HikariDataSource pool(DataSource database) {
        HikariDataSource pool = new HikariDataSource();
        pool.setDataSource(database);
        pool.setMaximumPoolSize(MOST_CONNECTIONS);
        pool.setMinimumIdle(0);
        return pool;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (!ofTheClass) {
            end();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (ofTheClass) {
            end();
        }
    }

    private void end() {
        int kept = pool.isRunning() ? pool.getHikariPoolMXBean().getActiveConnections() : 0;
        pool.close();
        superusers.close();
        server.drop(database);
        if (kept > 0) {
            throw new IllegalStateException(kept + " connections were not given back");
        }
    }

    /** A warehouse outside of JUnit Jupiter, for who has no extensions; {@link #stop} ends it. */
    public static TestWarehouse started() {
        TestWarehouse alone = new TestWarehouse();
        alone.server = Server.of(alone.version);
        alone.open();
        return alone;
    }

    /** Begins anew with an empty warehouse, on the same server. */
    public void renew() {
        end();
        open();
    }

    /** Ends a warehouse that was {@link #started}. */
    public void stop() {
        end();
    }

    /** The warehouse of the running test, as the role sees it that works and cannot alter. */
    public DataSource dataSource() {
        return pool;
    }

    /** The same database as one sees it who may make and drop tables; each connection is a new one. */
    public DataSource owner() {
        return server.database(Roles.SUPERUSER, database.getDatabaseName());
    }

    /** Its JDBC address, with the superuser in it. */
    public String url() {
        return database.getUrl() + "&user=" + Roles.SUPERUSER;
    }

    /**
     * Runs statements as they are, as the superuser. Its connection is kept for the next ones, so they must leave it as
     * it is: starting a connection costs the server more than most statements.
     */
    public void execute(String... statements) {
        try (Connection connection = superuser();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    /** Not one that the test has broken off since. */
    private Connection superuser() throws SQLException {
        Connection kept = superusers.getConnection();
        while (!kept.isValid(0)) {
            superusers.evictConnection(kept);
            kept.close();
            kept = superusers.getConnection();
        }
        return kept;
    }

    /** The schema as it was after that migration. Today's grants name tables that were not there yet. */
    public void makeAsVersion(String migration) {
        execute("drop schema jundeng cascade");
        Flyway.configure()
                .dataSource(owner())
                .schemas(Schema.NAME)
                .defaultSchema(Schema.NAME)
                .locations("classpath:org/jundeng/warehouse/migrations")
                .target(migration)
                .load()
                .migrate();
        execute(
                "grant usage on schema jundeng to " + Roles.APP,
                "grant select on all tables in schema jundeng to " + Roles.APP);
    }

    /** The first column of what a query answers. */
    public List<String> texts(String sql) {
        return Transactions.read(pool, connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(sql)) {
                List<String> texts = new ArrayList<>();
                while (row.next()) {
                    texts.add(row.getString(1));
                }
                return texts;
            }
        });
    }

    /** A server with a connection of its superuser, which is kept because starting one costs so much. */
    private record Server(EmbeddedPostgres postgres, Connection connection) {

        /** By version. Each ends itself with the JVM. JUnit's own store would not do: it ends with each class. */
        private static final Map<String, Server> STARTED = new ConcurrentHashMap<>();

        /** The server of that version, started where it is not yet. */
        static Server of(String version) {
            return STARTED.computeIfAbsent(version, Server::start);
        }

        private static Server start(String version) {
            try {
                EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                        .setServerConfig("jit", "off")
                        .setServerConfig("autovacuum", "off")
                        .setDataDirectory(ScratchFolders.create());
                if (version.equals("oldest")) {
                    Path binaries = Path.of(System.getProperty("jundeng.oldest-postgres", "target/oldest-postgres"));
                    builder.setPgBinaryResolver(new OldestPostgres(binaries));
                }
                EmbeddedPostgres postgres = builder.start();
                Server server =
                        new Server(postgres, postgres.getPostgresDatabase().getConnection());
                server.run("create role " + Roles.APP + " login");
                server.run("create role " + Roles.READER + " login");
                server.run("create database template_warehouse");
                PGSimpleDataSource template = server.database(Roles.SUPERUSER, "template_warehouse");
                Schema.migrate(template);
                Roles.grant(template, null);
                return server;
            } catch (SQLException e) {
                throw new UncheckedSqlException(e);
            } catch (IOException e) {
                throw new UncheckedIOException("starting the test server " + version, e);
            }
        }

        PGSimpleDataSource fresh() {
            String name = "test_"
                    + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
            run("create database " + name + " template template_warehouse strategy file_copy");
            return database(Roles.APP, name);
        }

        /** Also where a failed test has left connections. */
        void drop(PGSimpleDataSource database) {
            run("drop database " + database.getDatabaseName() + " with (force)");
        }

        PGSimpleDataSource database(String role, String name) {
            PGSimpleDataSource source = (PGSimpleDataSource) postgres.getDatabase(role, name);
            source.setCurrentSchema(Schema.NAME);
            source.setFlushCacheOnDdl(false);
            return source;
        }

        private void run(String sql) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new UncheckedSqlException(e);
            }
        }
    }
}
