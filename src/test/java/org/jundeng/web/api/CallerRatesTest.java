// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.jundeng.api.ApiScope;
import org.jundeng.web.server.WebServer;
import org.junit.jupiter.api.Test;

/** How often programs may ask, over HTTP. No question here gets as far as the warehouse. */
class CallerRatesTest {

    private static final int PER_MINUTE = 6;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2014-07-10T00:00:00Z"));
    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void whoAsksTooOftenIsToldWhenToComeAgainAndNobodyElseWaits() throws Exception {
        ResourcePage.Service service = new ResourcePage.Service(
                () -> {
                    throw new IllegalStateException("asked for figures");
                },
                request -> new Caller(request.header("x-caller"), ApiScope.ALL),
                new CallerRates(PER_MINUTE, clock()),
                new CursorSeal("a secret of the test, long enough".getBytes()));
        try (WebServer server = new WebServer(null, 0, ApiPages.of(service))) {
            for (int i = 0; i < PER_MINUTE / 2; i++) {
                assertThat(ask(server, "client a").statusCode()).isEqualTo(400);
            }
            HttpResponse<String> refused = ask(server, "client a");

            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(new ObjectMapper().readTree(refused.body()).get("type").asText())
                    .isEqualTo("urn:jundeng:api:too-many");
            assertThat(ask(server, "client b").statusCode()).as("another").isEqualTo(400);
            long seconds =
                    Long.parseLong(refused.headers().firstValue("Retry-After").orElseThrow());
            assertThat(seconds).isBetween(1L, 20L);
            now.updateAndGet(instant -> instant.plusSeconds(seconds));
            assertThat(ask(server, "client a").statusCode())
                    .as("when it was told to")
                    .isEqualTo(400);
            assertThat(ask(server, "client a").statusCode()).isEqualTo(429);
        }
    }

    private HttpResponse<String> ask(WebServer server, String caller) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + "/api/v1/regions?no-such=1"))
                        .header("X-Caller", caller)
                        .build(),
                BodyHandlers.ofString());
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
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
}
