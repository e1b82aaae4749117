// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.link;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jundeng.cli.Terminal;
import org.jundeng.notice.link.SignedLinks;
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

/**
 * A pipeline that serves, with a delivery that waits to be confirmed: in June 2014 the rates of three districts were
 * given as fractions. 吴晓 is the feed's steward; Wu, who reads English, is an operator.
 */
final class ConfirmSite implements AutoCloseable {

    static final Instant NOW = Instant.parse("2014-07-11T01:00:00Z");
    static final String ADDRESS = "https://jundeng.example";

    private static final String HEADER = "地区,月份,登记失业率(%),社会就业率(%),城镇新增就业(人),期末登记失业(人)\n";

    private final HttpClient client = HttpClient.newHttpClient();
    private final Path folder;
    private final TestWarehouse warehouse;
    private final RunningPipeline running;
    private final WebServer server;
    private Instant dropped = Instant.parse("2014-07-09T01:00:00Z");

    private ConfirmSite(TestWarehouse warehouse, Path folder) throws IOException {
        this.warehouse = warehouse;
        this.folder = folder;
        Path config = folder.resolve("config");
        ConfigCopies.whole(config);
        Files.writeString(
                config.resolve("people.yaml"),
                "  - {id: wu, name: {zh: 吴, en: Wu}, email: wu@hangzhou.example, language: en, operator: true}\n",
                StandardOpenOption.APPEND);
        Terminal terminal = Terminal.on(warehouse, Files.createDirectories(folder.resolve("data")), config);
        for (int month = 1; month <= 5; month++) {
            drop("就业月报" + month + ".csv", month, "3.4" + month, "3.3" + month, "3.2" + month);
        }
        drop("就业月报6.csv", 6, "0.0341", "0.0342", "0.0343");
        terminal.say("nightly", "--date", "2014-07-10");
        running = RunningPipeline.begin(
                "test",
                Edges.Mode.NIGHTLY,
                new Folders(
                        folder.resolve("data"),
                        config,
                        Path.of("routes"),
                        Map.of("JUNDENG_DB_URL", warehouse.url(), "JUNDENG_WEB_PORT", "0", "JUNDENG_WEB_URL", ADDRESS)),
                new RunOptions(Clock.fixed(NOW, ZoneOffset.UTC), LocalDate.of(2014, 7, 11), Progress.SILENT));
        server = ServedPages.serve(running, new Reloading(running, read -> List.of()), line -> {});
    }

    static ConfirmSite on(TestWarehouse warehouse, Path folder) throws IOException {
        return new ConfirmSite(warehouse, folder);
    }

    /** Drops the rates of 上城区, 西湖区 and 桐庐县 in a month of 2014. */
    private void drop(String name, int month, String... rates) throws IOException {
        Path inbox = Files.createDirectories(folder.resolve("data/inbox/hrss"));
        StringBuilder text = new StringBuilder(HEADER);
        List<String> regions = List.of("上城区", "西湖区", "桐庐县");
        for (int i = 0; i < regions.size(); i++) {
            text.append(regions.get(i))
                    .append(",2014年" + month + "月,")
                    .append(rates[i])
                    .append(",95.1," + (500 + 10 * month + i) + "," + (200 + month + i) + "\n");
        }
        Path file = Files.writeString(inbox.resolve(name), text);
        Files.setLastModifiedTime(file, FileTime.from(dropped));
        dropped = dropped.plusSeconds(1);
        Files.writeString(inbox.resolve(name + ".done"), "");
    }

    /** The ledger number of the delivery that waits. */
    long waiting() {
        return Long.parseLong(warehouse
                .texts("select delivery_id::text from unconfirmed order by delivery_id desc limit 1")
                .get(0));
    }

    SignedLinks links() {
        return running.opened().confirmLinks().orElseThrow();
    }

    RunningPipeline running() {
        return running;
    }

    String token(String person) {
        return token(person, waiting(), NOW.minusSeconds(3600));
    }

    String token(String person, long delivery, Instant issued) {
        return links().link(person, delivery, "steward/1", issued).substring((ADDRESS + "/confirm?t=").length());
    }

    HttpResponse<String> open(String token) {
        return ask("GET", "?t=" + token, null);
    }

    HttpResponse<String> send(String token, String reason) {
        return ask("POST", "", "t=" + token + "&reason=" + URLEncoder.encode(reason, StandardCharsets.UTF_8));
    }

    /** Requests the page's path followed by {@code behind}: with a form, or without a body where the form is null. */
    HttpResponse<String> ask(String method, String behind, String form) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.port() + "/confirm" + behind))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(method, form == null ? BodyPublishers.noBody() : BodyPublishers.ofString(form))
                .build();
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(request + " failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(request + " was interrupted", e);
        }
    }

    /** What was kept of the audit trail on confirmations and links: actor, act, subject, outcome. */
    List<String> audited() {
        return warehouse.texts("select concat_ws(' ', actor, act, subject, outcome) from audit"
                + " where act in ('confirm', 'open-link') order by audit_id");
    }

    @Override
    public void close() {
        server.close();
        running.close();
    }
}
