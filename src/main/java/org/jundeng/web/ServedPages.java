// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web;

import java.io.IOException;
import java.net.BindException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jundeng.binding.Settings;
import org.jundeng.pipeline.night.OpenWorkspace;
import org.jundeng.pipeline.night.OverdueFeeds;
import org.jundeng.pipeline.night.RunningPipeline;
import org.jundeng.pipeline.reload.ReloadAttempt;
import org.jundeng.pipeline.reload.Reloading;
import org.jundeng.warehouse.ledger.AuditTrail;
import org.jundeng.warehouse.ledger.LedgerCounts;

/**
 * Creates the pages of a running pipeline and serves them: health, metrics and, where mails have links, the pages
 * behind them.
 */
public final class ServedPages {

    private static final String HOST = "127.0.0.1";
    private static final int PORT = 8080;

    private final RunningPipeline running;
    private final Reloading reloading;
    private final LedgerCounts counts;
    private final AuditTrail audit;
    private final Clock clock;
    private final LatestAnswer<Optional<LastNight>> lastNight;

    private ServedPages(RunningPipeline running, Reloading reloading) {
        this.running = running;
        this.reloading = reloading;
        OpenWorkspace opened = running.opened();
        this.counts = new LedgerCounts(opened.watched());
        this.clock = opened.clock();
        this.audit = new AuditTrail(opened.watched(), clock);
        this.lastNight = new LatestAnswer<>("the warehouse", this::lastNight, clock);
    }

    /**
     * Serves the pages at the host and port of the settings; at any free port where that port is taken.
     *
     * @param running the running pipeline; it must stay open as long as the server
     * @param reloading takes up another configuration while it runs
     * @param operator receives the addresses, line by line
     * @throws IOException if the server cannot listen at the host
     */
    public static WebServer serve(RunningPipeline running, Reloading reloading, Consumer<String> operator)
            throws IOException {
        OpenWorkspace opened = running.opened();
        Settings settings = opened.configuration().settings();
        String host = settings.text("jundeng.web.host").orElse(HOST);
        int port = settings.number("jundeng.web.port", PORT);
        Map<String, Page> pages = new ServedPages(running, reloading).byPath();
        WebServer server;
        try {
            server = new WebServer(host, port, pages);
        } catch (BindException taken) {
            operator.accept("Port " + port + " is taken.");
            server = new WebServer(host, 0, pages);
        }
        operator.accept("Health and metrics: http://" + host + ":" + server.port() + "/health/ready and /metrics");
        opened.ackLinks().ifPresent(each -> operator.accept("Acknowledging by link: " + each.page()));
        opened.confirmLinks().ifPresent(each -> operator.accept("Confirming by link: " + each.page()));
        return server;
    }

    private Map<String, Page> byPath() {
        Map<String, Page> pages = new HashMap<>(new HealthPages(new Watched(
                        this::health,
                        this::figures,
                        this::overdue,
                        () -> DiskSpace.of(running.opened().workspace()),
                        this::configurations,
                        clock))
                .byPath());
        pages.putAll(LinkedPages.of(running));
        return pages;
    }

    private Health health() {
        LatestAnswer.Answer<Optional<LastNight>> answer = lastNight.within(LatestAnswer.PATIENCE);
        List<String> reasons = new ArrayList<>();
        if (!answer.isCurrent()) {
            reasons.add(answer.ageSeconds(clock.instant())
                    .map(age -> "the warehouse does not answer; it last did " + age + " s ago")
                    .orElse("the warehouse does not answer"));
        }
        if (!running.hasItsName()) {
            reasons.add("this node does not have its name on the warehouse, and takes nothing until it does");
        }
        return new Health(
                answer.isCurrent(),
                running.edges().stoppedRoutes(),
                answer.latest().flatMap(LatestAnswer.Known::value),
                running.edges().untaken(),
                reasons,
                Optional.of(new Health.Configured(running.inForce(), reloading.latest())),
                running.opened()
                        .replyAddresses()
                        .map(mailbox -> running.edges().repliesTrouble().orElse("")));
    }

    private Optional<LastNight> lastNight() {
        return counts.lastRun().map(run -> new LastNight(run.businessDate(), run.endedAt(), run.exitCode()));
    }

    private LedgerFigures figures() {
        LedgerCounts.Counts now = counts.count();
        return new LedgerFigures(
                now.deliveries(),
                now.rowsRead(),
                now.rowsRejected(),
                now.findings(),
                now.openEpisodes(),
                now.notices(),
                now.feedsFailing(),
                now.oldestUnsent(),
                now.unconfirmed().count(),
                now.unconfirmed().since().map(day -> day.atStartOfDay(
                                running.opened().configuration().zone())
                        .toInstant()),
                now.channels(),
                now.replies(),
                running.opened().watchedPeople().unreachable().size(),
                now.lastDone(),
                audit.latest(AuditTrail.Act.BACK_UP, "done"));
    }

    private Map<String, Integer> overdue() {
        OpenWorkspace opened = running.opened();
        return OverdueFeeds.on(opened.businessDate(), opened.configuration(), opened.watched());
    }

    private Watched.Configurations configurations() {
        Map<String, Long> reloads = new HashMap<>();
        for (ReloadAttempt.Outcome outcome : ReloadAttempt.Outcome.values()) {
            reloads.put(outcome.code(), reloading.count(outcome));
        }
        return new Watched.Configurations(running.inForce().since(), reloads);
    }
}
