// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.jundeng.ScratchFolders;

/**
 * A MariaDB server as Debian packages it, as a process of its own with data of its own. It ends with {@link #close},
 * and also when this process ends in any way: a shell beside it waits for the end of a pipe that this process holds.
 */
public final class MariaDbServer implements AutoCloseable {

    /** The database that stands for a bureau's. */
    static final String DATABASE = "bureau";

    private static final List<String> FOLDERS = List.of("/usr/sbin", "/usr/libexec", "/usr/bin", "/usr/local/sbin");
    private static final String ENDS_WITH_ITS_PARENT =
            "\"$@\" & server=$!; read -r _; kill -9 $server 2>/dev/null; wait $server 2>/dev/null";
    private static final int TRIES = 3;
    private static final Duration LONGEST_START = Duration.ofMinutes(2);

    private final Path folder;
    private final int port;
    private final Process process;
    private String lastRefusal = "nothing was asked";

    private MariaDbServer(Path folder, int port, Process process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    /** Whether this machine has the server's programs. */
    public static boolean installed() {
        return program("mariadbd").isPresent() && program("mariadb-install-db").isPresent();
    }

    /** Makes a data folder, and starts a server on it; throws with the server's log if it does not come up. */
    public static MariaDbServer start() {
        try {
            Path folder = ScratchFolders.create();
            install(folder);
            for (int left = TRIES; ; left--) {
                MariaDbServer server = begin(folder);
                if (server.comesUp()) {
                    return server;
                }
                server.end();
                if (left == 1) {
                    throw new IllegalStateException(
                            "MariaDB did not start (" + server.lastRefusal + "): " + Files.readString(log(folder)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("starting MariaDB", e);
        }
    }

    private static void install(Path folder) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                program("mariadb-install-db").orElseThrow().toString(),
                "--no-defaults",
                "--datadir=" + folder.resolve("data"),
                "--auth-root-authentication-method=normal",
                "--skip-test-db",
                "--innodb-log-file-size=4M",
                "--innodb-buffer-pool-size=8M"));
        asRoot(command);
        Process install = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log(folder).toFile())
                .start();
        if (waitFor(install) != 0) {
            throw new IllegalStateException("mariadb-install-db failed: " + Files.readString(log(folder)));
        }
        Files.writeString(folder.resolve("init.sql"), """
                alter user root@localhost identified by 'owner of 库';
                create user if not exists owner@'%' identified by 'owner''s \\\\ 密码';
                grant all on *.* to owner@'%';
                create database if not exists bureau character set utf8mb4;
                create user if not exists reader@'%' identified by 'reader''s 密码';
                grant select, execute on bureau.* to reader@'%';
                """);
    }

    private static MariaDbServer begin(Path folder) throws IOException {
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(
                "sh",
                "-c",
                ENDS_WITH_ITS_PARENT,
                "sh",
                program("mariadbd").orElseThrow().toString(),
                "--no-defaults",
                "--datadir=" + folder.resolve("data"),
                "--socket=" + folder.resolve("s"),
                "--pid-file=" + folder.resolve("pid"),
                "--init-file=" + folder.resolve("init.sql"),
                "--bind-address=127.0.0.1",
                "--port=" + port,
                "--skip-name-resolve",
                "--skip-log-bin",
                "--performance-schema=OFF",
                "--character-set-server=utf8mb4",
                "--max-connections=60",
                "--innodb-buffer-pool-size=16M",
                "--innodb-log-file-size=4M",
                "--innodb-flush-log-at-trx-commit=0",
                "--key-buffer-size=1M",
                "--aria-pagecache-buffer-size=1M"));
        asRoot(command);
        return new MariaDbServer(
                folder,
                port,
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log(folder).toFile())
                        .start());
    }

    private static void asRoot(List<String> command) {
        if (System.getProperty("user.name").equals("root")) {
            command.add("--user=root");
        }
    }

    private boolean comesUp() {
        try {
            Awaitility.await()
                    .atMost(LONGEST_START)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> !process.isAlive() || answers() || wasRefusedItsPort());
            return answers();
        } catch (ConditionTimeoutException tooSlow) {
            return false;
        }
    }

    private boolean answers() {
        try (Connection connection = connect()) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            lastRefusal = notYet.toString();
            return false;
        }
    }

    /** The server's shell lives on where the server ended. */
    private boolean wasRefusedItsPort() throws IOException {
        return Files.readString(log(folder)).contains("Aborting");
    }

    /** A connection of the account that may do everything, which also takes dates that are none. */
    public Connection connect() throws SQLException {
        Login owner = owner();
        Properties loose = new Properties();
        loose.setProperty("user", owner.user());
        loose.setProperty("password", owner.password());
        loose.setProperty("sessionVariables", "sql_mode='',time_zone='+08:00'");
        return DriverManager.getConnection(owner.url(), loose);
    }

    private String url() {
        return "jdbc:mariadb://localhost:" + port + "/" + DATABASE;
    }

    /** The account that may do everything. */
    public Login owner() {
        return new Login(url(), "owner", "owner's \\ 密码");
    }

    /** The account that may only read. */
    public Login reader() {
        return new Login(url(), "reader", "reader's 密码");
    }

    @Override
    public void close() {
        end();
        FileUtils.deleteQuietly(folder.toFile());
    }

    private void end() {
        try {
            process.getOutputStream().close();
            waitFor(process);
        } catch (IOException e) {
            throw new UncheckedIOException("ending MariaDB", e);
        }
    }

    private static int waitFor(Process process) {
        try {
            if (!process.waitFor(LONGEST_START.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(process.info() + " does not end");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Path log(Path folder) {
        return folder.resolve("log");
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private static Optional<Path> program(String name) {
        String path = String.valueOf(System.getenv("PATH"));
        return Stream.concat(Stream.of(path.split(File.pathSeparator)), FOLDERS.stream())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
