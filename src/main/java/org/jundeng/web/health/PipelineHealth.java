// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.health;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jundeng.pipeline.configuration.Configuration;
import org.jundeng.pipeline.night.OpenWorkspace;
import org.jundeng.pipeline.night.RunningPipeline;
import org.jundeng.pipeline.reload.ReloadAttempt;
import org.jundeng.pipeline.reload.Reloading;
import org.jundeng.warehouse.history.OverdueFeeds;
import org.jundeng.warehouse.ledger.AuditTrail;
import org.jundeng.warehouse.ledger.LedgerCounts;
import org.jundeng.web.server.Page;

/** Asks a running pipeline what its health and its metrics are. */
public final class PipelineHealth {

    private final RunningPipeline running;
    private final Reloading reloading;
    private final LedgerCounts counts;
    private final AuditTrail audit;
    private final Clock clock;
    private final LatestAnswer<Optional<LastNight>> lastNight;

    private PipelineHealth(RunningPipeline running, Reloading reloading) {
        this.running = running;
        this.reloading = reloading;
        OpenWorkspace opened = running.opened();
        this.counts = new LedgerCounts(opened.watched());
        this.clock = opened.clock();
        this.audit = new AuditTrail(opened.watched(), clock);
        this.lastNight = new LatestAnswer<>("the warehouse", this::lastNight, clock);
    }

    /** The pages of health and metrics of {@code running}, by path; {@code reloading} takes up other configurations. */
    public static Map<String, Page> pages(RunningPipeline running, Reloading reloading) {
        PipelineHealth of = new PipelineHealth(running, reloading);
        return new HealthPages(new Watched(
                        of::health,
                        of::figures,
                        of::overdue,
                        () -> DiskSpace.of(running.opened().workspace()),
                        of::configurations,
                        of.clock))
                .byPath();
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
        Configuration configuration = opened.configuration();
        return OverdueFeeds.on(
                opened.businessDate(),
                configuration.contracts(),
                configuration.catalogue().workingDays(),
                opened.watched());
    }

    private Watched.Configurations configurations() {
        Map<String, Long> reloads = new HashMap<>();
        for (ReloadAttempt.Outcome outcome : ReloadAttempt.Outcome.values()) {
            reloads.put(outcome.code(), reloading.count(outcome));
        }
        return new Watched.Configurations(running.inForce().since(), reloads);
    }
}
