// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jundeng.warehouse.sql.RolePasswords;
import org.jundeng.warehouse.sql.Roles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs PostgreSQL's own programs on the data folder of one embedded server. */
final class ServerPrograms {

    private static final Logger LOG = LoggerFactory.getLogger(ServerPrograms.class);

    /** Recovery after a crash may replay a long log, and until it is done the server accepts no connection. */
    private static final Duration START_LIMIT = Duration.ofMinutes(10);

    private static final String HALF_MADE = "data-";
    private static final String SAID = "said";
    private static final int STOP_LIMIT_SECONDS = 60;
    private static final int TRIES = 20;
    private static final Pattern PORT_OPTION = Pattern.compile("\"-p\" \"(\\d+)\"");

    private final Path home;
    private final Path data;
    private final Path programs;
    private final PidFile pidFile;

    /** Runs the programs of this build, unless a server in {@code home} is running with others. */
    ServerPrograms(Path home) throws IOException {
        this.home = home;
        this.data = home.resolve("data");
        this.pidFile = new PidFile(data);
        this.programs = PostgresBinaries.unpackedIn(
                home.resolve("programs"), runningPort().isPresent());
    }

    /** Creates the data folder unless it exists: under another name first, so that an incomplete one is never used. */
    void initialise(RolePasswords secrets) throws IOException {
        clearAway();
        if (Files.exists(data)) {
            checkVersion();
            return;
        }
        Path made = home.resolve(HALF_MADE + Long.toHexString(System.nanoTime()));
        Path password = secrets.asFile(Roles.SUPERUSER, home.resolve("initdb.password"));
        try {
            run(List.of(
                    program("initdb"),
                    "--pgdata=" + made,
                    "--username=" + Roles.SUPERUSER,
                    "--auth=scram-sha-256",
                    "--pwfile=" + password,
                    "--encoding=UTF8",
                    "--no-locale",
                    "--data-checksums"));
        } finally {
            Files.delete(password);
        }
        Files.move(made, data, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Removes what killed processes left behind. Where their child processes still write to it, the next start removes
     * it.
     */
    private void clearAway() throws IOException {
        List<Path> left;
        try (Stream<Path> all = Files.list(home)) {
            left = all.filter(path -> path.getFileName().toString().startsWith(HALF_MADE)
                            || path.getFileName().toString().startsWith(SAID))
                    .toList();
        }
        for (Path path : left) {
            try {
                PostgresBinaries.delete(path);
            } catch (NoSuchFileException | DirectoryNotEmptyException stillWritten) {
                LOG.debug("{} is left for the next start", path);
            }
        }
    }

    private void checkVersion() throws IOException {
        String stored = Files.readString(data.resolve("PG_VERSION")).strip();
        String shipped = run(List.of(program("postgres"), "--version")).replaceAll("(?s)[^0-9]*(\\d+).*", "$1");
        if (!stored.equals(shipped)) {
            throw new IOException("its data is of PostgreSQL " + stored + ", this Jundeng brings " + shipped
                    + "; start the Jundeng that wrote it, or move the data with pg_upgrade");
        }
    }

    /** The port of the running server, whatever state it is in; empty where none runs. */
    OptionalInt runningPort() throws IOException {
        return pidFile.port();
    }

    /**
     * Starts the server and returns its port: the one it had last, so that other processes find it again, or a free one
     * where that is taken.
     */
    int start() throws IOException {
        IOException last = null;
        for (int tried = 0; tried < TRIES; tried++) {
            int port = tried == 0 ? lastPort().orElse(freePort()) : freePort();
            try {
                run(List.of(
                        program("pg_ctl"),
                        "--pgdata=" + data,
                        "--log=" + home.resolve("server.log"),
                        "--timeout=" + START_LIMIT.toSeconds(),
                        "--wait",
                        "--options=" + options(port),
                        "start"));
                return port;
            } catch (IOException e) {
                // After a kill, the processes of the old server need a moment to notice that it is gone.
                last = e;
                pause();
            }
        }
        throw new IOException("it does not start: " + last.getMessage() + "; see " + home.resolve("server.log"), last);
    }

    private static String options(int port) {
        return String.join(
                " ",
                "-p " + port,
                "-c listen_addresses=127.0.0.1",
                "-c unix_socket_directories=''",
                "-c fsync=on",
                "-c synchronous_commit=on",
                "-c full_page_writes=on",
                "-c password_encryption=scram-sha-256",
                "-c max_wal_size=2GB",
                "-c shared_buffers=256MB",
                "-c timezone=UTC",
                "-c log_timezone=UTC");
    }

    void awaitThat(Check check) throws IOException {
        long end = System.nanoTime() + START_LIMIT.toNanos();
        while (!check.holds()) {
            if (System.nanoTime() > end) {
                throw new IOException("it does not answer; see " + home.resolve("server.log"));
            }
            pause();
        }
    }

    /** A condition to wait for. */
    @FunctionalInterface
    interface Check {
        boolean holds() throws IOException;
    }

    void stop() throws IOException {
        if (runningPort().isPresent()) {
            run(List.of(
                    program("pg_ctl"),
                    "--pgdata=" + data,
                    "--mode=fast",
                    "--timeout=" + STOP_LIMIT_SECONDS,
                    "--wait",
                    "stop"));
        }
    }

    private String program(String name) {
        return programs.resolve("bin").resolve(name).toString();
    }

    private OptionalInt lastPort() throws IOException {
        Path options = data.resolve("postmaster.opts");
        if (Files.exists(options)) {
            Matcher port = PORT_OPTION.matcher(Files.readString(options));
            if (port.find() && isFree(Integer.parseInt(port.group(1)))) {
                return OptionalInt.of(Integer.parseInt(port.group(1)));
            }
        }
        return OptionalInt.empty();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /**
     * Runs a program to its end and returns its output. PostgreSQL refuses to run as root, so root runs it
     * unprivileged.
     */
    private String run(List<String> command) throws IOException {
        List<String> words = new ArrayList<>();
        boolean asRoot = isRoot();
        if (asRoot) {
            words.addAll(List.of("unshare", "--user"));
        }
        words.addAll(command);
        Path said = Files.createTempFile(home, SAID, ".txt");
        try {
            // Not a pipe: the server would inherit it, and reading it would wait for the server to end.
            Process process = new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            process.getOutputStream().close();
            int exit = process.waitFor();
            String text = Files.readString(said, StandardCharsets.UTF_8).strip();
            if (exit != 0) {
                throw new IOException(explain(command.get(0), text, asRoot));
            }
            return text;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while running " + command.get(0), e);
        } finally {
            Files.delete(said);
        }
    }

    private static String explain(String program, String said, boolean asRoot) {
        String name = Path.of(program).getFileName().toString();
        if (asRoot && said.contains("unshare")) {
            return "PostgreSQL refuses to run as root, and this system forbids root to step down by user namespaces ("
                    + said + "); run Jundeng as another user, or set jundeng.db.url to a server of your own";
        }
        return name + ": " + (said.isEmpty() ? "failed without a word" : said);
    }

    private static boolean isRoot() throws IOException {
        Path self = Path.of("/proc/self");
        return Files.exists(self) && Integer.valueOf(0).equals(Files.getAttribute(self, "unix:uid"));
    }

    private static void pause() throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(250);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the server", e);
        }
    }
}
