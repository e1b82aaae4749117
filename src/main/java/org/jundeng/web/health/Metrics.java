// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.health;

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
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * The counts of the ledger and of the JVM as Prometheus text. Each scrape asks the ledger; where it does not answer in
 * time, the scrape has the last known counts, and says how old they are.
 */
final class Metrics implements AutoCloseable {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final AtomicReference<LedgerFigures> latest = new AtomicReference<>();
    private final Set<String> outcomes = new HashSet<>();
    private static final Duration REST = Duration.ofMillis(200);

    private final LatestAnswer<LedgerFigures> ledger;
    private final LatestAnswer<List<DiskSpace>> disks;
    private final LatestAnswer<Map<String, Integer>> overdueFeeds;
    private final Watched watched;
    private final AtomicReference<LatestAnswer.Answer<LedgerFigures>> answer = new AtomicReference<>();
    private final MultiGauge openEpisodes;
    private final MultiGauge notices;
    private final MultiGauge channels;
    private final MultiGauge replies;
    private final MultiGauge overdue;
    private final MultiGauge overdueCount;
    private final MultiGauge free;
    private final MultiGauge size;
    private final Set<String> reloads = new HashSet<>();
    private final Set<String> answers = new HashSet<>();

    Metrics(Watched watched) {
        this.watched = watched;
        this.ledger = new LatestAnswer<>("the ledger's figures", watched.figures(), watched.clock());
        this.overdueFeeds = new LatestAnswer<>("the overdue feeds", watched.overdue(), watched.clock());
        this.disks = new LatestAnswer<>("the disk space", watched.disks(), watched.clock());
        for (MeterBinder binder : List.of(new JvmMemoryMetrics(), new JvmThreadMetrics(), new UptimeMetrics())) {
            binder.bindTo(registry);
        }
        counter("jundeng.rows.read", "Rows read from deliveries", LedgerFigures::rowsRead);
        counter("jundeng.rows.rejected", "Rows left out of deliveries", LedgerFigures::rowsRejected);
        counter("jundeng.findings", "Findings in deliveries", LedgerFigures::findings);
        timestamp(
                "jundeng.last.successful.night.timestamp",
                "When the latest night ended that was done, in seconds since 1970; NaN for never",
                LedgerFigures::lastSuccessfulNight);
        timestamp(
                "jundeng.last.backup.timestamp",
                "When the latest backup by schedule was made, in seconds since 1970; NaN for never",
                LedgerFigures::lastBackup);
        overdueCount = many("jundeng.feeds.overdue", null, "Feeds of which a period is overdue");
        gauge("jundeng.notices.unsent", "Notices that wait to be sent", each -> each.notices()
                .getOrDefault("pending", 0L));
        timestamp(
                "jundeng.notices.oldest.unsent.timestamp",
                "When the oldest notice that waits was written, in seconds since 1970; NaN where none waits",
                LedgerFigures::oldestUnsent);
        gauge(
                "jundeng.deliveries.unconfirmed",
                "Deliveries that wait to be confirmed, because figures look wrong",
                LedgerFigures::unconfirmed);
        timestamp(
                "jundeng.deliveries.oldest.unconfirmed.timestamp",
                "From when the oldest delivery that waits does so, in seconds since 1970; NaN where none waits",
                LedgerFigures::oldestUnconfirmed);
        counter("jundeng.pulls.failed", "Pulls of a source that failed", each -> each.deliveries()
                .getOrDefault("failed", 0L));
        overdue = many("jundeng.feed.overdue.working.days", null, "Working days since a feed's oldest due day");
        free = many("jundeng.disk.free", "bytes", "What may still be written to a file system of the workspace");
        size = many("jundeng.disk.size", "bytes", "The size of a file system of the workspace");
        openEpisodes = MultiGauge.builder("jundeng.episodes.open")
                .description("Open episodes by level")
                .register(registry);
        notices = MultiGauge.builder("jundeng.notices")
                .description("Notices by state")
                .register(registry);
        channels = many("jundeng.channel.notices", null, "Notices by channel and state");
        replies = many(
                "jundeng.replies", null, "Former name of jundeng_replies_received_total; goes with the next version");
        tellState();
    }

    /** Dashboards of the version before ask for these names; the next version drops them. */
    private void tellUnderFormerNames() {
        timestamp(
                "jundeng.last.successful.night",
                "Former name of jundeng_last_successful_night_timestamp_seconds; goes with the next version",
                LedgerFigures::lastSuccessfulNight);
        timestamp(
                "jundeng.last.backup",
                "Former name of jundeng_last_backup_timestamp_seconds; goes with the next version",
                LedgerFigures::lastBackup);
    }

    /**
     * Who cannot be written to, whether the figures are of this scrape, and since when they and the configuration are
     * what they are.
     */
    private void tellState() {
        tellUnderFormerNames();
        gauge("jundeng.feeds.failing", "Feeds whose latest pull failed", LedgerFigures::feedsFailing);
        gauge(
                "jundeng.people.unreachable",
                "People whose address the mail server refuses",
                LedgerFigures::refusedAddresses);
        Gauge.builder("jundeng.warehouse.up", answer, each -> each.get().isCurrent() ? 1 : 0)
                .description("1 if the warehouse has answered this scrape, 0 if the figures are older")
                .register(registry);
        Gauge.builder("jundeng.warehouse.figures.timestamp", answer, Metrics::countedAt)
                .baseUnit("seconds")
                .description("When the figures of the warehouse were counted, in seconds since 1970")
                .register(registry);
        Gauge.builder(
                        "jundeng.configuration.in.force.timestamp",
                        watched,
                        each -> each.configuration().get().inForceSince().getEpochSecond())
                .baseUnit("seconds")
                .description("When the configuration in force was taken up, in seconds since 1970")
                .register(registry);
    }

    /** The Prometheus text of this moment; empty where the ledger has never been counted. Nobody waits for another. */
    Optional<String> scrape() {
        disks.ask();
        overdueFeeds.ask();
        LatestAnswer.Answer<LedgerFigures> now = ledger.within(LatestAnswer.PATIENCE);
        if (now.latest().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(text(now, overdueFeeds.within(REST), disks.within(REST)));
    }

    private synchronized String text(
            LatestAnswer.Answer<LedgerFigures> now,
            LatestAnswer.Answer<Map<String, Integer>> late,
            LatestAnswer.Answer<List<DiskSpace>> spaces) {
        LedgerFigures figures = now.latest().orElseThrow().value();
        answer.set(now);
        latest.set(figures);
        figures.deliveries().keySet().stream().filter(outcomes::add).forEach(this::countDeliveries);
        openEpisodes.register(rows("level", figures.openEpisodes()), true);
        notices.register(rows("state", figures.notices()), true);
        figures.replies().keySet().stream().filter(answers::add).forEach(this::countReplies);
        replies.register(rows("outcome", figures.replies()), true);
        channels.register(
                figures.channels().entrySet().stream()
                        .flatMap(channel -> channel.getValue().entrySet().stream()
                                .<MultiGauge.Row<?>>map(state -> MultiGauge.Row.of(
                                        Tags.of("channel", channel.getKey(), "state", state.getKey()),
                                        state.getValue())))
                        .toList(),
                true);
        late.latest().ifPresent(known -> {
            overdue.register(rows("feed", known.value()), true);
            overdueCount.register(
                    List.of(MultiGauge.Row.of(Tags.empty(), known.value().size())), true);
        });
        watched.configuration().get().reloads().keySet().stream()
                .filter(reloads::add)
                .forEach(this::countReloads);
        spaces.latest().ifPresent(known -> {
            free.register(rows("path", byPath(known.value(), DiskSpace::freeBytes)), true);
            size.register(rows("path", byPath(known.value(), DiskSpace::sizeBytes)), true);
        });
        return registry.scrape();
    }

    private void countDeliveries(String outcome) {
        FunctionCounter.builder("jundeng.deliveries", latest, figures -> figures.get()
                        .deliveries()
                        .getOrDefault(outcome, 0L))
                .description("Lines of the ledger by outcome")
                .tag("outcome", outcome)
                .register(registry);
    }

    private void countReplies(String outcome) {
        FunctionCounter.builder("jundeng.replies.received", latest, figures -> figures.get()
                        .replies()
                        .getOrDefault(outcome, 0L))
                .description("Mails that came to the mailbox for replies, by outcome")
                .tag("outcome", outcome)
                .register(registry);
    }

    private void countReloads(String outcome) {
        FunctionCounter.builder(
                        "jundeng.configuration.reloads",
                        watched,
                        each -> each.configuration().get().reloads().getOrDefault(outcome, 0L))
                .description("Attempts to take up another configuration since the start, by outcome")
                .tag("outcome", outcome)
                .register(registry);
    }

    private static Map<String, Long> byPath(List<DiskSpace> disks, Function<DiskSpace, Long> bytes) {
        return disks.stream().collect(Collectors.toMap(DiskSpace::path, bytes));
    }

    private void counter(String name, String description, ToDoubleFunction<LedgerFigures> figure) {
        FunctionCounter.builder(name, latest, figures -> figure.applyAsDouble(figures.get()))
                .description(description)
                .register(registry);
    }

    private static Iterable<MultiGauge.Row<?>> rows(String tag, Map<String, ? extends Number> counts) {
        return counts.entrySet().stream()
                .<MultiGauge.Row<?>>map(entry -> MultiGauge.Row.of(Tags.of(tag, entry.getKey()), entry.getValue()))
                .toList();
    }

    private static double countedAt(AtomicReference<LatestAnswer.Answer<LedgerFigures>> answer) {
        return answer.get().latest().orElseThrow().at().getEpochSecond();
    }

    private void gauge(String name, String description, ToDoubleFunction<LedgerFigures> figure) {
        Gauge.builder(name, latest, figures -> figure.applyAsDouble(figures.get()))
                .description(description)
                .register(registry);
    }

    private void timestamp(String name, String description, Function<LedgerFigures, Optional<Instant>> time) {
        Gauge.builder(name, latest, figures -> time.apply(figures.get())
                        .map(Instant::getEpochSecond)
                        .map(Long::doubleValue)
                        .orElse(Double.NaN))
                .baseUnit("seconds")
                .description(description)
                .register(registry);
    }

    private MultiGauge many(String name, String unit, String description) {
        return MultiGauge.builder(name).baseUnit(unit).description(description).register(registry);
    }

    @Override
    public void close() {
        registry.close();
    }
}
