// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.health;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.Supplier;
import org.jundeng.web.server.Page;
import org.jundeng.web.server.Request;
import org.jundeng.web.server.Response;

/**
 * Health and metrics: {@code /health/live}, {@code /health/ready} and {@code /metrics}.
 *
 * <p>Each request asks suppliers for the current values: one that may keep it waiting on a thread of its own, and no
 * longer than {@link LatestAnswer#PATIENCE}, so that every request is answered within two seconds.
 */
public final class HealthPages {

    private static final int MOST_UNTAKEN = 20;

    private final ObjectMapper json = new ObjectMapper();
    private final Supplier<Health> health;
    private final Metrics metrics;

    /**
     * Shows what is watched. Where the readiness check throws, the response has status 503; until the ledger has been
     * counted once, there are no metrics.
     */
    HealthPages(Watched watched) {
        this.health = watched.health();
        this.metrics = new Metrics(watched);
    }

    /** The pages by path, for one server, which closes them. */
    public Map<String, Page> byPath() {
        return Map.of(
                "/health/live", request -> Response.json(200, "{\"status\":\"live\"}"),
                "/health/ready", request -> ready(),
                "/metrics", new Scrape(metrics));
    }

    private Response ready() throws JsonProcessingException {
        Health now = health.get();
        ObjectNode body = json.createObjectNode();
        body.put("status", now.ready() ? "ready" : "not-ready");
        body.put("database", now.database() ? "up" : "down");
        body.set("stopped_routes", json.valueToTree(now.stoppedRoutes()));
        now.lastNight()
                .ifPresentOrElse(
                        night -> body.putObject("last_night")
                                .put("business_date", night.businessDate().toString())
                                .put("ended_at", night.endedAt().toString())
                                .put("exit_code", night.exitCode()),
                        () -> body.putNull("last_night"));
        if (!now.untaken().isEmpty()) {
            body.put("untaken_count", now.untaken().size());
            body.set(
                    "untaken",
                    json.valueToTree(now.untaken().stream().limit(MOST_UNTAKEN).toList()));
        }
        if (!now.reasons().isEmpty()) {
            body.set("reasons", json.valueToTree(now.reasons()));
        }
        now.replies().ifPresent(trouble -> {
            ObjectNode replies = body.putObject("replies").put("status", trouble.isBlank() ? "up" : "down");
            if (!trouble.isBlank()) {
                replies.put("reason", trouble);
            }
        });
        now.configured().ifPresent(configured -> body.set("configuration", configuration(configured)));
        return Response.json(now.ready() ? 200 : 503, json.writeValueAsString(body));
    }

    private ObjectNode configuration(Health.Configured configured) {
        ObjectNode body = json.createObjectNode()
                .put("hash", configured.inForce().hash())
                .put("since", configured.inForce().since().toString());
        configured.lastReload().ifPresent(attempt -> body.putObject("last_reload")
                .put("at", attempt.at().toString())
                .put("by", attempt.by())
                .put("way", attempt.way())
                .put("outcome", attempt.outcome().code())
                .set("faults", json.valueToTree(attempt.faults())));
        return body;
    }

    /** The page of metrics; the server closes the metrics with it. */
    private record Scrape(Metrics metrics) implements Page {

        @Override
        public Response answer(Request request) {
            return metrics.scrape()
                    .map(text -> Response.text("text/plain; version=0.0.4; charset=utf-8", text))
                    .orElse(Response.NO_WAREHOUSE);
        }

        @Override
        public void close() {
            metrics.close();
        }
    }
}
