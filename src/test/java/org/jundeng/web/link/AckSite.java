// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.link;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jundeng.alert.Acknowledgements;
import org.jundeng.alert.Rule;
import org.jundeng.alert.book.EpisodeBook;
import org.jundeng.alert.rules.Rules;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.ConfigCopy;
import org.jundeng.contract.Contracts;
import org.jundeng.notice.link.SignedLinks;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.ledger.AuditTrail;
import org.jundeng.web.server.Page;
import org.jundeng.web.server.WebServer;
import org.slf4j.LoggerFactory;

/** A server with the acknowledgement page on the morning of 11 July 2014, and a browser. */
final class AckSite implements AutoCloseable {

    static final Instant NOW = Instant.parse("2014-07-11T01:00:00Z");

    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private final SignedLinks links = links("the test's secret of thirty-two characters");
    private final WebServer server;

    private AckSite(TestWarehouse warehouse, Path config) throws IOException {
        Catalogue catalogue = Catalogue.read(config, new Faults());
        Contracts contracts = Contracts.read(config, catalogue, new Faults());
        List<Rule> rules = Rules.read(config, catalogue, List.of(), new Faults());
        AckPage acknowledging = new AckPage(
                new Acknowledgements(warehouse.dataSource(), CLOCK, () -> LocalDate.of(2014, 7, 11), "here"),
                new EpisodeBook(warehouse.dataSource()),
                new AckWords(catalogue, contracts, rules, true));
        Page page = new LinkedPage(
                links, catalogue.people(), new AuditTrail(warehouse.dataSource(), CLOCK), CLOCK, acknowledging);
        AckAllPage ofAll = new AckAllPage(
                new Acknowledgements(warehouse.dataSource(), CLOCK, () -> LocalDate.of(2014, 7, 11), "here"),
                new EpisodeBook(warehouse.dataSource()),
                catalogue.levels(),
                new AckWords(catalogue, contracts, rules, true));
        Page all = new LinkedPage(
                links.as(SignedLinks.Use.ACKNOWLEDGE_ALL),
                catalogue.people(),
                new AuditTrail(warehouse.dataSource(), CLOCK),
                CLOCK,
                ofAll);
        server = new WebServer(null, 0, Map.of(AckPage.KIND.path(), page, AckAllPage.KIND.path(), all));
        log.start();
        jundeng().addAppender(log);
    }

    static AckSite on(TestWarehouse warehouse) throws IOException {
        return on(warehouse, ConfigCopy.whole());
    }

    /** With another configuration. */
    static AckSite on(TestWarehouse warehouse, Path config) throws IOException {
        return new AckSite(warehouse, config);
    }

    static SignedLinks links(String secret) {
        return new SignedLinks(
                SignedLinks.Use.ACKNOWLEDGE,
                "https://jundeng.hangzhou.example",
                secret.getBytes(StandardCharsets.UTF_8),
                Duration.ofDays(14),
                CLOCK);
    }

    private static Logger jundeng() {
        return (Logger) LoggerFactory.getLogger("org.jundeng");
    }

    SignedLinks links() {
        return links;
    }

    /** The lines of the log. */
    List<String> log() {
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    /** The token of a link that was made an hour ago. */
    String token(String person, long episodeId) {
        return token(links.link(person, episodeId, "digest/1", NOW.minusSeconds(3600)));
    }

    String token(String link) {
        return link.substring(link.indexOf("?t=") + 3);
    }

    HttpResponse<String> open(String token) {
        return ask("GET", "?t=" + token, null);
    }

    HttpResponse<String> openAll(String token) {
        return answer(HttpRequest.newBuilder(address("-all?t=" + token)).build());
    }

    HttpResponse<String> sendAll(String token, String note) {
        return answer(request("POST", "-all", form(token, note)));
    }

    HttpResponse<String> send(String token, String note) {
        return answer(request("POST", "", form(token, note)));
    }

    CompletableFuture<HttpResponse<String>> sendAtOnce(String token, String note) {
        return client.sendAsync(request("POST", "", form(token, note)), BodyHandlers.ofString());
    }

    private static String form(String token, String note) {
        return "t=" + token + "&note=" + URLEncoder.encode(note, StandardCharsets.UTF_8);
    }

    /** Requests the page's path followed by {@code behind}: with a form, or without a body where the form is null. */
    HttpResponse<String> ask(String method, String behind, String form) {
        return answer(request(method, behind, form));
    }

    private HttpRequest request(String method, String behind, String form) {
        return HttpRequest.newBuilder(address(behind))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(method, form == null ? BodyPublishers.noBody() : BodyPublishers.ofString(form))
                .build();
    }

    URI address(String behind) {
        return URI.create("http://localhost:" + server.port() + "/ack" + behind);
    }

    HttpResponse<String> answer(HttpRequest request) {
        try {
            HttpResponse<String> page = client.send(request, BodyHandlers.ofString());
            String looking = System.getProperty("jundeng.write-pages");
            if (looking != null) {
                // Kept for the eye, one of each title.
                String title = page.body().replaceFirst("(?s).*<title>(.*?)</title>.*", "$1");
                Files.writeString(Path.of(looking).resolve("ack-" + title.replace('/', '-') + ".html"), page.body());
            }
            return page;
        } catch (IOException e) {
            throw new IllegalStateException(request + " failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(request + " was interrupted", e);
        }
    }

    @Override
    public void close() {
        server.close();
        jundeng().detachAppender(log);
    }
}
