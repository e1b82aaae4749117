// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jundeng.alert.KnownEpisodes;
import org.jundeng.alert.Rule;
import org.jundeng.alert.rules.Rules;
import org.jundeng.binding.Faults;
import org.jundeng.binding.InvalidConfiguration;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.ConfigCopy;
import org.jundeng.notice.channel.ChannelBook;
import org.jundeng.notice.link.SignedLinks;
import org.jundeng.notice.outbox.Outbox;
import org.jundeng.notice.outbox.OutboxWriter;
import org.jundeng.notice.outbox.SendingHours;
import org.jundeng.pipeline.camel.Edges;
import org.jundeng.pipeline.camel.EdgesKit;
import org.jundeng.warehouse.TestWarehouse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A messenger beside mail: 周 wants notices by it, too. */
class ChannelIT {

    private static final String KEY = "digest/zhou/2014-07-10/0a1b";
    private static final String SECRET = "the messenger's secret of 32 characters";

    @RegisterExtension
    private final TestWarehouse warehouse = new TestWarehouse();

    @TempDir
    Path folder;

    private final KnownEpisodes episodes = new KnownEpisodes(warehouse);
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
    private HttpServer messenger;
    private EdgesKit kit;

    /** A request to the messenger. */
    private record Received(Map<String, String> headers, byte[] body) {

        JsonNode json() throws IOException {
            return new ObjectMapper().readTree(body);
        }

        String header(String name) {
            return headers.get(name.toLowerCase(java.util.Locale.ROOT));
        }
    }

    @BeforeEach
    void start() throws IOException {
        messenger = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        messenger.createContext("/jundeng", this::answer);
        messenger.start();
        kit = new EdgesKit(folder.resolve("workspace"));
        kit.environment.put(
                "JUNDENG_CHANNEL_MESSENGER_URL",
                "http://127.0.0.1:" + messenger.getAddress().getPort() + "/jundeng?access_token=hush");
        kit.environment.put("JUNDENG_CHANNEL_MESSENGER_SECRET", SECRET);
        kit.wantedChannels = Set.of("messenger");
        kit.ensureRoutes();
        Files.copy(Path.of("routes/channels/messenger.camel.yaml"), kit.routes.resolve("messenger.camel.yaml"));
        tell();
    }

    @AfterEach
    void stop() {
        messenger.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        Map<String, String> headers = exchange.getRequestHeaders().entrySet().stream()
                .collect(Collectors.toMap(
                        each -> each.getKey().toLowerCase(java.util.Locale.ROOT),
                        each -> String.join(",", each.getValue())));
        received.add(new Received(headers, exchange.getRequestBody().readAllBytes()));
        int status = Optional.ofNullable(answers.poll()).orElse(204);
        if (status == 302) {
            exchange.getResponseHeaders().add("Location", "http://127.0.0.1:1/elsewhere");
        }
        if (status > 0) {
            exchange.sendResponseHeaders(status, -1);
        }
        exchange.close();
    }

    private void tell() throws IOException {
        episodes.open();
        warehouse.execute(
                ("insert into notice (notice_key, kind, person, address, business_date, run_id, created_at, message_id,"
                                + " subject, text_body, html_body, state, reason) select '%1$s', 'digest', 'zhou',"
                                + " 'zhou@hangzhou.example', '2014-07-10', min(run_id), '2014-07-10T00:00Z', '%2$s',"
                                + " '预警1项', '失业率4.21%%', '<p>x</p>', 'pending', 'episode-opened' from run")
                        .formatted(KEY, OutboxWriter.messageId(KEY)),
                "insert into notice_event select max(notice_id), event_id from notice, episode_event"
                        + " group by event_id");
        ConfigCopy config = ConfigCopy.into(folder.resolve("config"));
        config.spoil("people.yaml", "    deputy: wu", "    deputy: wu\n    notices: {channels: [messenger, other]}");
        Catalogue catalogue = Catalogue.read(config.folder(), new Faults());
        Map<String, Rule> rules = Rules.read(config.folder(), catalogue, List.of(), new Faults()).stream()
                .collect(Collectors.toMap(Rule::id, rule -> rule));
        SignedLinks links = new SignedLinks(
                SignedLinks.Use.ACKNOWLEDGE,
                "https://jundeng.example",
                SECRET.getBytes(StandardCharsets.UTF_8),
                Duration.ofDays(14),
                kit.clock);
        warehouse.execute("update notice set text_body = text_body || '；确认："
                + links.link("zhou", 1, KEY, java.time.Instant.parse("2014-07-10T00:00:00Z")) + "'");
        kit.channels =
                new BookedChannels(new ChannelBook(warehouse.dataSource(), catalogue, rules, Optional.of(links)));
        kit.notices = new OutboxQueue(
                new Outbox(warehouse.dataSource(), catalogue.people()).andBy(Set.of("messenger")),
                new SendingHours(catalogue.people(), catalogue.workingDays(), ZoneOffset.UTC, instant -> null),
                () -> LocalDate.of(2014, 7, 10),
                () -> {},
                "jundeng@x.example");
    }

    @Test
    void sendsWhatTheMailSaidSignedAndWithTheKeyOfTheNotice() throws IOException, GeneralSecurityException {
        assertThat(send()).isEqualTo(new SendResult(1, 0, 0, false));
        send();

        assertThat(received).hasSize(1);
        Received one = received.get(0);
        assertThat(one.header("Idempotency-Key")).isEqualTo(KEY);
        assertThat(one.header("Content-Type")).isEqualTo("application/json; charset=utf-8");
        assertThat(one.header("Jundeng-Signature"))
                .isEqualTo("v1="
                        + hmac(one.header("Jundeng-Timestamp") + "." + new String(one.body(), StandardCharsets.UTF_8)));
        JsonNode json = one.json();
        assertThat(json.get("version").asInt()).isEqualTo(1);
        assertThat(json.get("key").asText()).isEqualTo(KEY);
        assertThat(json.get("person").toString())
                .isEqualTo("{\"id\":\"zhou\",\"name\":\"周\",\"email\":\"zhou@hangzhou.example\",\"language\":\"zh\"}");
        assertThat(json.get("subject").asText()).isEqualTo("预警1项");
        assertThat(json.get("text").asText()).startsWith("失业率4.21%；确认：");
        JsonNode item = json.get("items").get(0);
        assertThat(item.get("link").asText()).startsWith("https://jundeng.example/ack?t=");
        assertThat(json.get("text").asText()).endsWith(item.get("link").asText());
        ((com.fasterxml.jackson.databind.node.ObjectNode) item).remove("link");
        assertThat(item.toString())
                .startsWith("{\"episode\":1,\"event\":\"opened\",")
                .contains("\"region\":{\"id\":\"fuyang\",\"name\":\"富阳市\"}")
                .contains("\"indicator\":{\"id\":\"unemployment-rate\",\"name\":\"登记失业率\"}")
                .contains("\"feed\":null,\"level\":{\"id\":\"orange\",\"name\":\"橙色\"}")
                .contains("\"period\":\"2014-06\",\"value\":4.21,")
                .contains("\"measure\":4.21,\"bound\":4");
        assertThat(states()).containsExactly("messenger sent 1 -");
    }

    @Test
    void triesAgainWhatWasNotTakenUnderTheSameKeyUntilItIsGivenUp() {
        kit.environment.put("JUNDENG_MAIL_ATTEMPTS", "5");
        answers.addAll(List.of(503, 302, 401, -1));

        send();
        assertThat(states()).containsExactly("messenger pending 1 put-off: status 503");
        send();
        assertThat(states())
                .containsExactly("messenger pending 2 redirected: status 302; set the address that it leads to");
        send();
        assertThat(states())
                .containsExactly(
                        "messenger pending 3 signature-refused: status 401; compare the secrets and the clocks");
        send();
        assertThat(states().get(0))
                .startsWith("messenger pending 4 channel-away: ")
                .doesNotContain("hush");
        send();
        assertThat(states()).containsExactly("messenger sent 5 -");

        assertThat(received).hasSize(5).allMatch(each -> each.header("Idempotency-Key")
                .equals(KEY));
        assertThat(received.stream()
                        .map(each -> new String(each.body(), StandardCharsets.UTF_8))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void givesUpWhatIsRefusedForGoodAndAfterTheLastAttempt() {
        answers.add(422);
        send();
        assertThat(states()).containsExactly("messenger given-up 1 notice-refused: status 422");

        warehouse.execute("update notice_channel set state = 'pending', attempts = 11");
        answers.add(500);
        send();
        assertThat(states())
                .containsExactly("messenger given-up 12 attempts-used-up, 12 of them; the last: put-off: status 500");
        send();
        assertThat(received).hasSize(2);
    }

    @Test
    void sendsNothingOfWhatWasWithheldOrHasNotLeftByMail() {
        warehouse.execute("update notice set state = 'withheld'");

        send();

        assertThat(states()).isEmpty();
        assertThat(received).isEmpty();
    }

    @Test
    void givesNoLinkThatTheMailHasNotAndNamesGroups() throws IOException {
        warehouse.execute(
                "update notice set kind = 'steward', text_body = '失业率4.21%'",
                "update episode set region_id = 'group:county-level'");

        send();

        JsonNode item = received.get(0).json().get("items").get(0);
        assertThat(item.get("link").isNull()).isTrue();
        assertThat(item.get("region").toString()).isEqualTo("{\"id\":\"group:county-level\",\"name\":\"五县（市）\"}");
    }

    @Test
    void forgetsWhatWaitedLongForAChannelThatWasUnset() {
        answers.add(503);
        send();
        String url = kit.environment.remove("JUNDENG_CHANNEL_MESSENGER_URL");
        String secret = kit.environment.remove("JUNDENG_CHANNEL_MESSENGER_SECRET");
        send();
        assertThat(states()).as("a slip loses nothing").containsExactly("messenger pending 1 put-off: status 503");

        warehouse.execute("update notice_channel set created_at = created_at - interval '49 hours'");
        send();
        assertThat(states()).containsExactly("messenger given-up 1 channel-unset: the channel is not set");

        kit.environment.put("JUNDENG_CHANNEL_MESSENGER_URL", url);
        kit.environment.put("JUNDENG_CHANNEL_MESSENGER_SECRET", secret);
        send();
        assertThat(received).hasSize(1);
    }

    @Test
    void oneNoticeThatCannotBeReadStopsNoOther() {
        warehouse.execute(
                "insert into notice (notice_key, kind, person, address, business_date, run_id, created_at, message_id,"
                        + " subject, text_body, html_body, state, reason) select 'sound', kind, person, address,"
                        + " business_date, run_id, created_at, '<s@x>', subject, text_body, html_body, state, reason"
                        + " from notice",
                "update episode_event set freq = 'A'");

        assertThat(send()).isEqualTo(new SendResult(2, 0, 0, false));

        assertThat(states().get(0)).startsWith("messenger pending 1 notice-unreadable: ");
        assertThat(states().get(1)).isEqualTo("messenger sent 1 -");
    }

    @Test
    void waitsForAChannelThatIsAwayAndBothersNobodyElse() {
        messenger.stop(0);

        assertThat(send()).isEqualTo(new SendResult(1, 0, 0, false));

        assertThat(states().get(0)).startsWith("messenger pending 1 channel-away: ");
    }

    @Test
    void leavesAChannelThatAcceptsAndNeverAnswersAloneAndServesTheOther() throws IOException {
        Path webhook = kit.routes.resolve("send-webhook.camel.yaml");
        Files.writeString(webhook, Files.readString(webhook).replace("responseTimeout: 30000", "responseTimeout: 300"));
        Files.writeString(
                kit.routes.resolve("other.camel.yaml"),
                Files.readString(kit.routes.resolve("messenger.camel.yaml")).replace("messenger", "other"));
        kit.wantedChannels = Set.of("messenger", "other");
        kit.environment.put("JUNDENG_CHANNEL_OTHER_URL", kit.environment.get("JUNDENG_CHANNEL_MESSENGER_URL"));
        kit.environment.put("JUNDENG_CHANNEL_OTHER_SECRET", SECRET);
        warehouse.execute(
                "update notice set state = 'sent'",
                "insert into notice (notice_key, kind, person, address, business_date, run_id, created_at, message_id,"
                        + " subject, text_body, html_body, state, reason) select 'k' || i, kind, person, address,"
                        + " business_date, run_id, created_at, '<' || i || '@x>', subject, text_body, html_body,"
                        + " 'sent',"
                        + " reason from notice, generate_series(1, 4) i",
                "insert into notice_channel (notice_id, channel, state, created_at) select notice_id,"
                        + " unnest(array['messenger', 'other']), 'pending', created_at from notice");
        try (ServerSocket hangs = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String answers = kit.environment.put(
                    "JUNDENG_CHANNEL_MESSENGER_URL", "http://127.0.0.1:" + hangs.getLocalPort() + "/");
            send();
            kit.environment.put("JUNDENG_CHANNEL_MESSENGER_URL", answers);
        }

        assertThat(received).as("by the other channel").hasSize(5);
        assertThat(states().stream().map(line -> line.replaceFirst("(channel-away|not-tried): .*", "$1")))
                .containsExactlyInAnyOrder(
                        "messenger pending 1 channel-away",
                        "messenger pending 0 not-tried",
                        "messenger pending 0 not-tried",
                        "messenger pending 0 not-tried",
                        "messenger pending 0 not-tried",
                        "other sent 1 -",
                        "other sent 1 -",
                        "other sent 1 -",
                        "other sent 1 -",
                        "other sent 1 -");
        send();
        assertThat(states()).as("tried again, once it answers").noneMatch(line -> line.contains("pending"));
        assertThat(received).hasSize(10);
    }

    @Test
    void namesAChannelWithoutARouteAndWithoutASecret() throws IOException {
        Files.delete(kit.routes.resolve("messenger.camel.yaml"));
        assertThatThrownBy(() -> kit.start(Edges.Mode.NIGHTLY))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("somebody in people.yaml has channel messenger, but no route leads to it");

        kit.environment.remove("JUNDENG_CHANNEL_MESSENGER_SECRET");
        assertThatThrownBy(() -> kit.start(Edges.Mode.NIGHTLY))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining(
                        "JUNDENG_CHANNEL_MESSENGER_URL is set, but JUNDENG_CHANNEL_MESSENGER_SECRET is not");
    }

    private SendResult send() {
        try (Edges edges = kit.start(Edges.Mode.NIGHTLY)) {
            return edges.sendNotices();
        }
    }

    private List<String> states() {
        return episodes.ask("select concat_ws(' ', channel, state, attempts, coalesce(last_error, '-')) from"
                + " notice_channel order by notice_id, channel");
    }

    private static String hmac(String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }
}
