// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.jundeng.warehouse.server.EmbeddedServer;
import org.jundeng.warehouse.sql.KeepAliveSockets;
import org.jundeng.warehouse.sql.Roles;
import org.jundeng.warehouse.sql.Schema;
import org.jundeng.warehouse.sql.UnusableWarehouse;
import org.jundeng.warehouse.sql.WarehouseUnreachable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The open warehouse: its schema is up to date, its roles have their rights, and a pool holds connections of the app.
 */
public final class Warehouse implements AutoCloseable {

    private static final String DATABASE = "jundeng";
    /** One of them is the session of the named locks, for as long as the process runs. */
    private static final int POOL = 9;

    private static final int WATCHING = 2;
    private static final String LIMITED_SESSION = "; set statement_timeout = '30s'";

    private static final long CONNECTION_MILLIS = 10_000;

    /**
     * Fresh tables have no statistics yet, so estimates are too high, and compiling a query would take longer than
     * running it. The server notices after 35 seconds that a node's machine has vanished; then it rolls back what the
     * node was doing and frees its locks.
     */
    private static final String EACH_SESSION = String.format(
            Locale.ROOT,
            """
            set jit = off;
            set tcp_keepalives_idle = %d; set tcp_keepalives_interval = %d; set tcp_keepalives_count = %d;
            set tcp_user_timeout = '%ds'
            """,
            KeepAliveSockets.IDLE_SECONDS,
            KeepAliveSockets.INTERVAL_SECONDS,
            KeepAliveSockets.COUNT,
            KeepAliveSockets.IDLE_SECONDS + KeepAliveSockets.INTERVAL_SECONDS * KeepAliveSockets.COUNT);

    private final HikariDataSource pool;
    private final EmbeddedServer server;
    private volatile DataSource owner;
    private HikariDataSource watched;
    private HikariDataSource read;
    private HikariDataSource readByPrograms;

    private Warehouse(HikariDataSource pool, DataSource owner, EmbeddedServer server) {
        this.pool = pool;
        this.owner = owner;
        this.server = server;
    }

    /**
     * Opens the server that {@code settings} name, or the embedded one in {@code home} where they are null. On a server
     * named by settings, the owner grants the app its rights, whatever its name; where both are one user, no role is
     * needed. Throws {@link WarehouseUnreachable} where the server is away, and {@link UnusableWarehouse} where it
     * answers and something has to be changed first.
     */
    public static Warehouse open(DatabaseSettings settings, Path home) {
        return settings == null ? embedded(home) : remote(settings);
    }

    private static Warehouse embedded(Path home) {
        EmbeddedServer server = EmbeddedServer.attach(home);
        try {
            server.createDatabase(DATABASE);
            ServerRefusal refusal = new ServerRefusal(
                    "the embedded server in " + home,
                    new DatabaseSettings.Login(Roles.OWNER, null),
                    ServerRefusal.Who.OWNER);
            migrate(server.database(Roles.OWNER, DATABASE), null, refusal);
            HikariConfig config = config();
            config.setDataSource(server.reviving(Roles.APP, DATABASE));
            PGSimpleDataSource owner = server.database(Roles.OWNER, DATABASE);
            owner.setCurrentSchema(Schema.NAME);
            return new Warehouse(pool(config, refusal), owner, server);
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** The owner's password is needed only where there is something to migrate. */
    private static Warehouse remote(DatabaseSettings settings) {
        ServerLook look = ServerLook.asApp(settings);
        HikariDataSource app =
                pool(config(settings.url(), settings.app()), ServerRefusal.of(settings, ServerRefusal.Who.APP));
        try {
            if (!settings.ownerIsAbsent() || !look.schemaIsCurrent()) {
                migrate(settings);
            }
            return new Warehouse(app, owner(settings), null);
        } catch (RuntimeException e) {
            app.close();
            throw e;
        }
    }

    private static void migrate(DatabaseSettings settings) {
        HikariConfig migrating = config(settings.url(), settings.owner());
        migrating.setMaximumPoolSize(2);
        ServerRefusal refusal = ServerRefusal.of(settings, ServerRefusal.Who.OWNER);
        try (HikariDataSource owner = pool(migrating, refusal)) {
            migrate(owner, settings.app().user(), refusal);
        } catch (UnusableWarehouse e) {
            throw settings.ownerIsAbsent()
                    ? new UnusableWarehouse(
                            e.getMessage() + "; its schema is to be migrated: run a command once with"
                                    + " JUNDENG_DB_OWNER_PASSWORD set",
                            e)
                    : e;
        }
    }

    private static DataSource owner(DatabaseSettings settings) {
        PGSimpleDataSource owner = new PGSimpleDataSource();
        owner.setUrl(settings.url());
        if (settings.owner().user() != null) {
            owner.setUser(settings.owner().user());
            owner.setPassword(settings.owner().password());
        }
        owner.setCurrentSchema(Schema.NAME);
        return owner;
    }

    private static void migrate(DataSource owner, String user, ServerRefusal refusal) {
        try {
            Schema.migrate(owner);
            Roles.grant(owner, user);
        } catch (FlywayException | SQLException e) {
            throw refusal.whileMigrating(e);
        }
    }

    private static HikariConfig config(String url, DatabaseSettings.Login login) {
        HikariConfig config = config();
        config.setJdbcUrl(url);
        config.setUsername(login.user());
        config.setPassword(login.password());
        config.addDataSourceProperty("socketFactory", KeepAliveSockets.class.getName());
        config.addDataSourceProperty("tcpKeepAlive", "true");
        // Temporary tables are made all the time; the statements that were prepared must outlive that.
        config.addDataSourceProperty("flushCacheOnDdl", "false");
        return config;
    }

    private static HikariConfig config() {
        HikariConfig config = new HikariConfig();
        config.setPoolName("warehouse");
        config.setMaximumPoolSize(POOL);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(CONNECTION_MILLIS);
        config.setSchema(Schema.NAME);
        config.setConnectionInitSql(EACH_SESSION);
        return config;
    }

    private static HikariDataSource pool(HikariConfig config, ServerRefusal refusal) {
        try {
            return new HikariDataSource(config);
        } catch (RuntimeException e) {
            throw refusal.meaning(e);
        }
    }

    /** Connections of the app. */
    public DataSource dataSource() {
        return pool;
    }

    /**
     * Connections for who watches over the work, such as the health check: few and apart from the others, so that they
     * are free when all others are in use, and none of their queries lasts for long.
     */
    public synchronized DataSource watched() {
        if (watched == null) {
            watched = apart("watching", WATCHING);
        }
        return watched;
    }

    /**
     * Connections for people who read, at most {@code most} as it is first asked: apart from those of the work and of
     * who watches over it, so that neither waits for readers. None of their queries lasts for long.
     */
    public synchronized DataSource read(int most) {
        if (read == null) {
            read = apart("reading", most);
        }
        return read;
    }

    /** As {@link #read}, for programs: however many of them ask, people have connections of their own. */
    public synchronized DataSource readByPrograms(int most) {
        if (readByPrograms == null) {
            readByPrograms = apart("programs", most);
        }
        return readByPrograms;
    }

    private HikariDataSource apart(String name, int most) {
        HikariConfig config = new HikariConfig();
        pool.copyStateTo(config);
        config.setPoolName(name);
        config.setMaximumPoolSize(most);
        config.setMinimumIdle(0);
        config.setConnectionInitSql(EACH_SESSION + LIMITED_SESSION);
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    /** Connections of the owner, for the little that the app must not do. They are not pooled. */
    public DataSource owner() {
        return Objects.requireNonNull(owner, "the owner, who is forgotten already");
    }

    /** Forgets the owner's password. */
    public void forgetOwner() {
        owner = null;
    }

    /** The embedded server; empty where the warehouse is on another server. */
    public Optional<EmbeddedServer> server() {
        return Optional.ofNullable(server);
    }

    @Override
    public void close() {
        closeThoseApart();
        pool.close();
        if (server != null) {
            server.close();
        }
    }

    private synchronized void closeThoseApart() {
        Stream.of(watched, read, readByPrograms).filter(Objects::nonNull).forEach(HikariDataSource::close);
    }
}
