// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.night;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jundeng.pipeline.camel.PullResult;
import org.jundeng.pipeline.mail.SendResult;
import org.jundeng.pipeline.outage.OutOfReach;
import org.jundeng.pipeline.outage.Troubles;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.sql.LockName;
import org.jundeng.warehouse.sql.NamedLocks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The nightly job, from what an earlier run left unfinished to the page of the night: resume, pull the sources, take
 * the inboxes, evaluate, send the notices, report. One delivery or source that fails stops no other.
 */
public final class Night {

    private static final String SERVE = "serve";
    private static final Logger LOG = LoggerFactory.getLogger(Night.class);
    /** The clocks of two nodes differ by less than this; nights are further apart. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    private static final Duration AWAY = Duration.ofSeconds(10);
    private static final Duration ANY_TIME = Duration.ofDays(1);

    private final NightParts parts;

    Night(NightParts parts) {
        this.parts = parts;
    }

    /** Runs the night of the pipeline's business date, after any other node that is running it. */
    public NightResult run(String command) {
        NightResult result;
        try (NamedLocks.Held turn = turn()) {
            result = runInTurn(command);
        }
        return backedUp(result);
    }

    /**
     * Runs the night that was due at {@code due}; empty if another node has done it. While the warehouse is away it
     * tries again and again: the schedule would start the job again only the next night.
     */
    Optional<NightResult> runScheduled(Instant due) {
        return runOnceReachable(due).map(this::backedUp);
    }

    private Optional<NightResult> runOnceReachable(Instant due) {
        while (true) {
            try (NamedLocks.Held turn = turn()) {
                LocalDate businessDate = parts.businessDate().get();
                boolean done = parts.runs().doneElsewhere(SERVE, businessDate, due.minus(CLOCKS_DIFFER));
                return done ? Optional.empty() : Optional.of(runInTurn(SERVE));
            } catch (RuntimeException e) {
                if (!OutOfReach.forAMoment(e)) {
                    throw e;
                }
                LOG.warn("the night waits for the warehouse: {}", OutOfReach.chain(e));
                parts.shutdown().pause(AWAY);
                parts.shutdown().check();
            }
        }
    }

    private NamedLocks.Held turn() {
        parts.shutdown().check();
        return parts.locks()
                .take(LockName.night(), ANY_TIME, parts.shutdown()::begun)
                .orElseThrow(() -> {
                    parts.shutdown().check();
                    return new IllegalStateException("interrupted while another node does the night");
                });
    }

    private NightResult runInTurn(String command) {
        LocalDate businessDate = parts.businessDate().get();
        long runId = parts.runs().start(command, businessDate);
        parts.arrivals().during(runId);
        try {
            Troubles troubles = new Troubles();
            parts.claims().resume(troubles);
            List<PullResult.NotConfigured> notConfigured = parts.pulls().pull(troubles);
            parts.claims().takeInboxes(parts.runs().night(runId), troubles);
            parts.shutdown().check();
            parts.replies().get().ifPresent(LOG::warn);
            boolean leftToServe = command.equals(SERVE) || somebodyServes();
            Evaluation.Result evaluated = parts.evaluation().evaluate(businessDate, runId, leftToServe);
            evaluated.orphans().forEach(LOG::warn);
            SendResult sent = leftToServe ? SendResult.NOTHING : parts.mail().get();
            List<LedgerLine> lines = parts.ledger().ofRun(runId);
            List<String> untaken = parts.untaken().now();
            untaken.forEach(LOG::warn);
            NightResult night = new NightResult(
                    runId,
                    businessDate,
                    lines,
                    notConfigured,
                    List.of(),
                    List.of(),
                    evaluated,
                    sent,
                    leftToServe,
                    untaken,
                    List.of());
            parts.reports().write(night, troubles);
            NightResult result = night.after(parts.retention().letGo(runId, troubles), troubles);
            parts.runs().finish(runId, result.exitCode());
            return result;
        } finally {
            parts.arrivals().during(null);
        }
    }

    /** Whether a process serves this warehouse, which sends mails in their time. */
    private boolean somebodyServes() {
        Optional<NamedLocks.Held> nobody = parts.locks().tryTake(LockName.nobodyServes());
        nobody.ifPresent(NamedLocks.Held::close);
        return nobody.isEmpty();
    }

    /**
     * The backup comes last, so that it holds the whole night; what is taken meanwhile belongs to no night, and other
     * nodes need not wait for it.
     */
    private NightResult backedUp(NightResult result) {
        Troubles troubles = new Troubles();
        parts.backup().run(troubles);
        if (troubles.all().isEmpty()) {
            return result;
        }
        NightResult troubled = result.with(troubles.all());
        parts.runs().finish(result.runId(), troubled.exitCode());
        return troubled;
    }

    /** Makes the backup that is due between nights. */
    void backUp() {
        Troubles troubles = new Troubles();
        parts.backup().run(troubles);
        troubles.all().forEach(LOG::error);
    }

    /** Evaluates what came since the last evaluation; does nothing if nothing did. */
    void evaluateNew() {
        if (!parts.evaluation().hasNews()) {
            return;
        }
        LocalDate businessDate = parts.businessDate().get();
        long runId = parts.runs().start("evaluate", businessDate);
        Evaluation.Result result = parts.evaluation().evaluateNew(businessDate, runId);
        parts.runs().finish(runId, 0);
        LOG.info(
                "evaluated what came by day: {} changes of episodes, {} mails",
                result.changes().size(),
                result.notices().mails().size());
    }
}
