// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToDoubleFunction;

/**
 * The counts of the ledger and of the JVM as Prometheus text. Each scrape asks the ledger; where it does not answer in
 * time, the scrape has the last known counts, and says how old they are.
 */
final class Metrics implements AutoCloseable {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final AtomicReference<LedgerFigures> latest = new AtomicReference<>();
    private final Set<String> outcomes = new HashSet<>();
    private final LatestAnswer<LedgerFigures> ledger;
    private final AtomicReference<LatestAnswer.Answer<LedgerFigures>> answer = new AtomicReference<>();
    private final MultiGauge openEpisodes;
    private final MultiGauge notices;

    Metrics(LatestAnswer<LedgerFigures> ledger) {
        this.ledger = ledger;
        for (MeterBinder binder : List.of(new JvmMemoryMetrics(), new JvmThreadMetrics(), new UptimeMetrics())) {
            binder.bindTo(registry);
        }
        counter("jundeng.rows.read", "Rows read from deliveries", LedgerFigures::rowsRead);
        counter("jundeng.rows.rejected", "Rows left out of deliveries", LedgerFigures::rowsRejected);
        counter("jundeng.findings", "Findings in deliveries", LedgerFigures::findings);
        Gauge.builder("jundeng.last.successful.night", latest, Metrics::lastSuccessfulNight)
                .baseUnit("seconds")
                .description("When the latest night ended that was done, in seconds since 1970; NaN for never")
                .register(registry);
        Gauge.builder(
                        "jundeng.last.backup",
                        latest,
                        figures -> seconds(figures.get().lastBackup()))
                .baseUnit("seconds")
                .description("When the latest backup by schedule was made, in seconds since 1970; NaN for never")
                .register(registry);
        Gauge.builder("jundeng.warehouse.up", answer, each -> each.get().isCurrent() ? 1 : 0)
                .description("1 if the warehouse has answered this scrape, 0 if the figures are older")
                .register(registry);
        Gauge.builder("jundeng.warehouse.figures.timestamp", answer, Metrics::countedAt)
                .baseUnit("seconds")
                .description("When the figures of the warehouse were counted, in seconds since 1970")
                .register(registry);
        openEpisodes = MultiGauge.builder("jundeng.episodes.open")
                .description("Open episodes by level")
                .register(registry);
        notices = MultiGauge.builder("jundeng.notices")
                .description("Notices by state")
                .register(registry);
    }

    /** The Prometheus text of this moment; empty where the ledger has never been counted. */
    synchronized Optional<String> scrape() {
        LatestAnswer.Answer<LedgerFigures> now = ledger.within(LatestAnswer.PATIENCE);
        if (now.latest().isEmpty()) {
            return Optional.empty();
        }
        LedgerFigures figures = now.latest().get().value();
        answer.set(now);
        latest.set(figures);
        figures.deliveries().keySet().stream().filter(outcomes::add).forEach(this::countDeliveries);
        openEpisodes.register(rows("level", figures.openEpisodes()), true);
        notices.register(rows("state", figures.notices()), true);
        return Optional.of(registry.scrape());
    }

    private void countDeliveries(String outcome) {
        FunctionCounter.builder("jundeng.deliveries", latest, figures -> figures.get()
                        .deliveries()
                        .getOrDefault(outcome, 0L))
                .description("Lines of the ledger by outcome")
                .tag("outcome", outcome)
                .register(registry);
    }

    private void counter(String name, String description, ToDoubleFunction<LedgerFigures> figure) {
        FunctionCounter.builder(name, latest, figures -> figure.applyAsDouble(figures.get()))
                .description(description)
                .register(registry);
    }

    private static Iterable<MultiGauge.Row<?>> rows(String tag, Map<String, Long> counts) {
        return counts.entrySet().stream()
                .<MultiGauge.Row<?>>map(entry -> MultiGauge.Row.of(Tags.of(tag, entry.getKey()), entry.getValue()))
                .toList();
    }

    private static double countedAt(AtomicReference<LatestAnswer.Answer<LedgerFigures>> answer) {
        return answer.get().latest().orElseThrow().at().getEpochSecond();
    }

    private static double lastSuccessfulNight(AtomicReference<LedgerFigures> figures) {
        return seconds(figures.get().lastSuccessfulNight());
    }

    private static double seconds(Optional<Instant> at) {
        return at.map(Instant::getEpochSecond).map(Long::doubleValue).orElse(Double.NaN);
    }

    @Override
    public void close() {
        registry.close();
    }
}
