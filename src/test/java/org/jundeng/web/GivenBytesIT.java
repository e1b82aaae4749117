// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jundeng.pipeline.camel.Edges;
import org.jundeng.pipeline.configuration.Folders;
import org.jundeng.pipeline.delivery.Progress;
import org.jundeng.pipeline.night.RunOptions;
import org.jundeng.pipeline.night.RunningPipeline;
import org.jundeng.pipeline.reload.Reloading;
import org.jundeng.pipeline.workspace.Archive;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.load.Deliveries;
import org.jundeng.web.server.WebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Deliveries as they came, over HTTP: whole, under their names and hashes, or a page that says why not. */
class GivenBytesIT {

    private static final Instant NOW = Instant.parse("2014-07-11T01:00:00Z");
    private static final String NAME = "就业 <2014年6月>.csv";
    private static final byte[] BYTES = "地区,月份\r\n<script>alert(1)</script>\r\n".getBytes(Charset.forName("GB18030"));

    @RegisterExtension
    private final TestWarehouse warehouse = new TestWarehouse();

    @TempDir
    private Path workspace;

    private RunningPipeline running;
    private WebServer server;
    private Path kept;
    private long delivery;

    @BeforeEach
    void serveADelivery() throws IOException {
        Map<String, String> environment = Map.of("JUNDENG_DB_URL", warehouse.url(), "JUNDENG_WEB_PORT", "0");
        Folders folders = new Folders(workspace, Path.of("config"), Path.of("routes"), environment);
        RunOptions options =
                new RunOptions(Clock.fixed(NOW, ZoneOffset.UTC), LocalDate.of(2014, 7, 10), Progress.SILENT);
        running = RunningPipeline.begin("test", Edges.Mode.NIGHTLY, folders, options);
        server = ServedPages.serve(running, new Reloading(running, read -> List.of()), line -> {});
        kept = workspace.resolve("archive/hrss/2014/07/1-" + NAME);
        Files.createDirectories(kept.getParent());
        Files.write(kept, BYTES);
        delivery = new Deliveries(warehouse.dataSource())
                .of("hrss-employment")
                .row("urban-unemployment-rate", "hangzhou", "2014-06", "3.2")
                .store()
                .deliveryId();
        warehouse.execute("update jundeng.delivery set source_name = '" + NAME + "', sha256 = '" + Archive.sha256(kept)
                + "', bytes = " + BYTES.length + ", kept_path = 'archive/hrss/2014/07/1-" + NAME + "'");
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        running.close();
    }

    @Test
    void areGivenUnderTheirNameAndHash() throws IOException, InterruptedException {
        HttpResponse<byte[]> got = ask("/bytes?delivery=" + delivery);
        String tag = '"' + Archive.sha256(kept) + '"';

        assertThat(got.statusCode()).isEqualTo(200);
        assertThat(got.body()).isEqualTo(BYTES);
        assertThat(header(got, "Content-Type")).isEqualTo("application/octet-stream");
        assertThat(header(got, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(got, "Content-Security-Policy")).startsWith("default-src 'none'");
        assertThat(header(got, "ETag")).isEqualTo(tag);
        assertThat(header(got, "Content-Disposition"))
                .startsWith("attachment; filename=\"delivery-" + delivery + ".csv\"; filename*=UTF-8''");
        String name = header(got, "Content-Disposition").replaceFirst(".*''", "");
        assertThat(URLDecoder.decode(name, StandardCharsets.UTF_8)).isEqualTo("就业 _2014年6月_.csv");

        HttpResponse<byte[]> head =
                send(request("/bytes?delivery=" + delivery).method("HEAD", BodyPublishers.noBody()));
        assertThat(header(head, "Content-Length")).isEqualTo(Integer.toString(BYTES.length));
        assertThat(head.body()).isEmpty();
        HttpResponse<byte[]> known = send(request("/bytes?delivery=" + delivery).header("If-None-Match", tag));
        assertThat(known.statusCode()).isEqualTo(304);
        assertThat(known.body()).isEmpty();
        assertThat(send(request("/bytes?delivery=" + delivery).POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(405);
    }

    @Test
    void areALineOfTheAuditTrailOnceANight() throws IOException, InterruptedException {
        String bytes = "/bytes?delivery=" + delivery;
        String lines = "select concat_ws('|', actor, act, subject, outcome, detail, origin) from jundeng.audit"
                + " where act = 'download' order by audit_id";

        send(request(bytes).method("HEAD", BodyPublishers.noBody()));
        ask("/bytes?delivery=" + (delivery + 1));
        assertThat(warehouse.texts(lines)).isEmpty();

        ask(bytes);
        send(request(bytes).header("Range", "bytes=0-3"));
        ask(bytes);
        assertThat(warehouse.texts(lines)).containsExactly("|download|delivery " + delivery + "|done|page|127.0.0.1");
    }

    @Test
    void areNotGivenWhereTheAuditTrailDoesNotTakeTheLine() throws IOException, InterruptedException {
        warehouse.execute("alter table jundeng.audit rename to audit_away");

        HttpResponse<byte[]> refused = ask("/bytes?delivery=" + delivery);

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(new String(refused.body(), StandardCharsets.UTF_8)).doesNotContain("alert(1)");
        warehouse.execute("alter table jundeng.audit_away rename to audit");
        assertThat(ask("/bytes?delivery=" + delivery).body()).isEqualTo(BYTES);
    }

    @Test
    void areReachedFromEachPageThatSpeaksOfThem() throws IOException, InterruptedException {
        String link = "href=\"./bytes?delivery=" + delivery + "\"";

        assertThat(page("/delivery?number=" + delivery)).contains(link, "下载原件");
        String row = warehouse.texts("select row_no from jundeng.observation").get(0);
        assertThat(page("/row?delivery=" + delivery + "&row=" + row)).contains(link);
        assertThat(page("/figure?indicator=urban-unemployment-rate&region=hangzhou&period=2014-06"))
                .contains(link);
        assertThat(page("/delivery?number=" + delivery + "&lang=en"))
                .contains("href=\"./bytes?delivery=" + delivery + "&amp;lang=en\"");
    }

    @Test
    void areNotGivenWhereThereAreNone() throws IOException, InterruptedException {
        assertPage("/bytes?delivery=" + (delivery + 1), 404, "查无此台账编号");
        assertPage(
                "/bytes?delivery=" + (delivery + 1),
                404,
                "lang=\"en\" href=\"./bytes?delivery=" + (delivery + 1) + "&amp;lang=en\"");
        assertPage("/bytes?delivery=x", 400, "地址有误");
        assertPage("/bytes", 400, "地址不完整");

        Files.write(kept, "其他内容".getBytes(StandardCharsets.UTF_8));
        assertPage("/bytes?delivery=" + delivery, 500, "已不是收到时的内容");
        Files.delete(kept);
        assertPage("/bytes?delivery=" + delivery + "&lang=en", 500, "is missing, or holds something else");

        warehouse.execute("insert into jundeng.let_go select kept_path, sha256, bytes, '2016-01-01 20:00Z', null"
                + " from jundeng.delivery");
        assertPage("/bytes?delivery=" + delivery, 410, "的原件已于2016年1月2日按保存期限清理");
        assertPage("/bytes?delivery=" + delivery + "&lang=en", 410, "was let go on 2 January 2016");
        assertPage("/bytes?delivery=" + delivery, 410, "<a href=\"./delivery?number=" + delivery + "\">台账");
        assertThat(page("/delivery?number=" + delivery)).doesNotContain("href=\"./bytes");

        Files.write(kept, BYTES);
        Files.setLastModifiedTime(kept, FileTime.from(NOW));
        assertThat(ask("/bytes?delivery=" + delivery).body())
                .as("put back from a backup")
                .isEqualTo(BYTES);

        warehouse.execute("update jundeng.delivery set sha256 = null, kept_path = null");
        assertPage("/bytes?delivery=" + delivery, 404, "没有收到任何内容");
        assertThat(page("/delivery?number=" + delivery)).doesNotContain("href=\"./bytes");
    }

    private void assertPage(String path, int status, String words) throws IOException, InterruptedException {
        HttpResponse<byte[]> got = ask(path);
        assertThat(got.statusCode()).as(path).isEqualTo(status);
        assertThat(header(got, "Content-Type")).startsWith("text/html");
        assertThat(got.headers().firstValue("Content-Disposition")).isEmpty();
        assertThat(new String(got.body(), StandardCharsets.UTF_8)).contains(words);
    }

    private String page(String path) throws IOException, InterruptedException {
        return new String(ask(path).body(), StandardCharsets.UTF_8);
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElseThrow();
    }

    private HttpResponse<byte[]> ask(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .timeout(Duration.ofMinutes(1));
    }

    private static HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofByteArray());
    }
}
