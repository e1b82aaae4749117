// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.reload;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jundeng.binding.InvalidConfiguration;
import org.jundeng.pipeline.configuration.Folders;
import org.jundeng.pipeline.night.OpenWorkspace;
import org.jundeng.pipeline.night.RunningPipeline;
import org.jundeng.pipeline.outage.OutOfReach;
import org.jundeng.pipeline.reload.ReloadAttempt.Outcome;
import org.jundeng.warehouse.ledger.AuditTrail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes up what the configuration's files say now, as a whole or not at all: it is checked first, and each attempt is
 * logged and noted in the audit trail, whatever its outcome.
 */
public final class Reloading {

    private static final Logger LOG = LoggerFactory.getLogger(Reloading.class);
    private static final int FAULTS_IN_THE_TRAIL = 3;

    private final RunningPipeline running;
    private final Function<Folders, List<String>> checks;
    private final Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
    private volatile ReloadAttempt latest;

    /**
     * Reloads the configuration of {@code running}.
     *
     * @param checks finds the faults that show without asking anybody, one sentence each
     */
    public Reloading(RunningPipeline running, Function<Folders, List<String>> checks) {
        this.running = running;
        this.checks = checks;
    }

    /** The latest attempt; empty where there was none since the start. */
    public Optional<ReloadAttempt> latest() {
        return Optional.ofNullable(latest);
    }

    /** How many attempts since the start had this outcome. */
    public long count(Outcome outcome) {
        synchronized (counts) {
            return counts.getOrDefault(outcome, 0L);
        }
    }

    /** Tries it, after a night that is running, and never throws. */
    public synchronized ReloadAttempt attempt(String by, String way) {
        String before = running.inForce().hash();
        ReloadAttempt attempt = tried(by, way, before);
        latest = attempt;
        synchronized (counts) {
            counts.merge(attempt.outcome(), 1L, Long::sum);
        }
        if (attempt.outcome() == Outcome.DONE) {
            LOG.info("configuration {} is in force, in place of {}", attempt.after(), before);
        } else {
            LOG.error("configuration {} stays in force, for what the files say now cannot be taken up:", before);
            attempt.faults().forEach(LOG::error);
        }
        note(attempt);
        return attempt;
    }

    private ReloadAttempt tried(String by, String way, String before) {
        try {
            List<String> faults = checks.apply(running.opened().folders());
            if (!faults.isEmpty()) {
                return ended(by, way, Outcome.REFUSED, before, faults);
            }
            running.takeUpConfiguration();
            return ended(by, way, Outcome.DONE, before, List.of());
        } catch (InvalidConfiguration e) {
            return ended(
                    by,
                    way,
                    Outcome.REFUSED,
                    before,
                    e.faults().stream().map(Object::toString).toList());
        } catch (RuntimeException e) {
            LOG.debug("the configuration was not taken up", e);
            return ended(by, way, Outcome.FAILED, before, List.of(OutOfReach.chain(e)));
        }
    }

    private ReloadAttempt ended(String by, String way, Outcome outcome, String before, List<String> faults) {
        String after = running.inForce().hash();
        return new ReloadAttempt(running.opened().clock().instant(), by, way, outcome, before, after, faults);
    }

    private void note(ReloadAttempt attempt) {
        OpenWorkspace opened = running.opened();
        StringBuilder detail =
                new StringBuilder(attempt.way()).append(", from ").append(attempt.before());
        if (attempt.outcome() == Outcome.DONE) {
            detail.append(" to ").append(attempt.after());
        } else {
            detail.append(", ").append(attempt.faults().size()).append(" faults: ");
            detail.append(String.join(
                    "; ", attempt.faults().stream().limit(FAULTS_IN_THE_TRAIL).toList()));
        }
        try {
            new AuditTrail(opened.database(), opened.clock())
                    .note(new AuditTrail.Entry(
                                    attempt.by(),
                                    AuditTrail.Act.RELOAD,
                                    "configuration",
                                    attempt.outcome().code(),
                                    detail.toString())
                            .because(null, opened.node()));
        } catch (RuntimeException e) {
            LOG.error("the attempt to reload is not in the audit trail: {}", OutOfReach.chain(e));
        }
    }
}
