// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.access;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jundeng.pipeline.camel.Edges;
import org.jundeng.pipeline.configuration.Folders;
import org.jundeng.pipeline.delivery.Progress;
import org.jundeng.pipeline.night.ConfigCopies;
import org.jundeng.pipeline.night.RunOptions;
import org.jundeng.pipeline.night.RunningPipeline;
import org.jundeng.pipeline.reload.Reloading;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.web.ServedPages;
import org.jundeng.web.server.WebServer;

/** The shipped configuration with some users, served; asked byte by byte, as a browser or an attacker would. */
public final class LoginSite implements AutoCloseable {

    /** The password of all users. It is hashed cheaply, so that tests are fast. */
    public static final String PASSWORD = "correct horse battery";

    private static final String HASH =
            "$argon2id$v=19$m=64,t=1,p=1$c2FsdHNhbHRzYWx0c2FsdA$QOKF1iG70GOhZX71bkTGoINw9zqSjKFirULQQtMxBVI";

    private static final Pattern COOKIE = Pattern.compile("(?m)^Set-Cookie: ([^=]+=[^;]*);.*$");
    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([0-9a-f]{64})\"");

    private final Path config;
    private final RunningPipeline running;
    private final WebServer server;

    private LoginSite(Path config, RunningPipeline running, WebServer server) {
        this.config = config;
        this.running = running;
        this.server = server;
    }

    /** Serves with these users and more settings. */
    public static LoginSite with(
            String users, Map<String, String> more, TestWarehouse warehouse, Path folder, Clock clock)
            throws IOException {
        Path config = folder.resolve("config");
        if (Files.notExists(config)) {
            ConfigCopies.whole(config);
        }
        Files.writeString(config.resolve("users.yaml"), users.replace("HASH", HASH));
        Map<String, String> environment = new HashMap<>();
        environment.put("JUNDENG_DB_URL", warehouse.url());
        environment.put("JUNDENG_WEB_PORT", "0");
        environment.putAll(more);
        Folders folders = new Folders(folder.resolve("data"), config, Path.of("routes"), environment);
        RunOptions options = new RunOptions(clock, LocalDate.of(2014, 7, 10), Progress.SILENT);
        RunningPipeline running = RunningPipeline.begin("test", Edges.Mode.NIGHTLY, folders, options);
        try {
            return new LoginSite(
                    config, running, ServedPages.serve(running, new Reloading(running, read -> List.of()), line -> {}));
        } catch (RuntimeException | IOException e) {
            running.close();
            throw e;
        }
    }

    /** The folder of the configuration. */
    public Path config() {
        return config;
    }

    /** The workspace. */
    public Path workspace() {
        return running.opened().workspace().root();
    }

    /** The port at which it is served. */
    public int port() {
        return server.port();
    }

    /** The pipeline whose pages are served. */
    public RunningPipeline running() {
        return running;
    }

    /** The answer to a GET with a cookie, null for none. */
    public String get(String path, String cookie) throws IOException {
        return sent("GET " + path + " HTTP/1.1", cookie == null ? List.of() : List.of("Cookie: " + cookie), "");
    }

    /** The answer to a form that a page of this server sends. */
    public String post(String path, String cookie, String form) throws IOException {
        return sent(
                "POST " + path + " HTTP/1.1",
                List.of(
                        "Cookie: " + (cookie == null ? "x=y" : cookie),
                        "Sec-Fetch-Site: same-origin",
                        "Content-Type: application/x-www-form-urlencoded"),
                form);
    }

    /** The cookie of a user who has logged in. */
    public String logIn(String user) throws IOException {
        return cookie(post("/login", null, "user=" + user + "&password=" + PASSWORD.replace(" ", "+")));
    }

    /** The cookie that an answer sets. */
    public static String cookie(String answer) {
        Matcher found = COOKIE.matcher(answer);
        if (!found.find()) {
            throw new AssertionError("no cookie in " + answer);
        }
        return found.group(1);
    }

    /** What the form of a page must bring. */
    public static String token(String page) {
        Matcher found = TOKEN.matcher(page);
        if (!found.find()) {
            throw new AssertionError("no token in " + page);
        }
        return found.group(1);
    }

    /** What comes back for a request with these headers; the Host is localhost unless they say otherwise. */
    public String sent(String line, List<String> headers, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        StringBuilder text = new StringBuilder(line).append("\r\n");
        if (headers.stream().noneMatch(each -> each.startsWith("Host:"))) {
            text.append("Host: localhost:").append(port()).append("\r\n");
        }
        headers.forEach(each -> text.append(each).append("\r\n"));
        if (headers.stream().noneMatch(each -> each.startsWith("Content-Length:")) && line.startsWith("POST")) {
            text.append("Content-Length: ").append(bytes.length).append("\r\n");
        }
        text.append("Connection: close\r\n\r\n");
        try (Socket socket = new Socket("127.0.0.1", port())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(text.toString().getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** A clock that a test moves. */
    public static Clock at(Supplier<Instant> now) {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneId.of("Asia/Shanghai");
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return Clock.fixed(now.get(), zone);
            }

            @Override
            public Instant instant() {
                return now.get();
            }
        };
    }

    @Override
    public void close() throws IOException {
        server.close();
        running.close();
    }
}
