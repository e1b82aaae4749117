// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.night;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jundeng.contract.Contract;
import org.jundeng.contract.ContractVersion;
import org.jundeng.pipeline.camel.Edges;
import org.jundeng.pipeline.camel.PullResult;
import org.jundeng.pipeline.delivery.ConcurrentTaking;
import org.jundeng.pipeline.delivery.FailedAttempts;
import org.jundeng.pipeline.delivery.Taking;
import org.jundeng.pipeline.inbox.InboxLook;
import org.jundeng.pipeline.inbox.KeptBeside;
import org.jundeng.pipeline.mail.SendResult;
import org.jundeng.pipeline.outage.OutOfReach;
import org.jundeng.pipeline.outage.Shutdown;
import org.jundeng.pipeline.workspace.Claim;
import org.jundeng.pipeline.workspace.StaleTemporaryFiles;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.Outcome;
import org.jundeng.warehouse.ledger.Runs;
import org.jundeng.warehouse.sql.LockName;
import org.jundeng.warehouse.sql.NamedLocks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The job, once: what was left unfinished, what the sources have, what lies in the inboxes; then evaluation, notices
 * and
 * the page of the night. One delivery or source that fails stops no other.
 */
public final class Night {

    private static final String SERVE = "serve";
    private static final Logger LOG = LoggerFactory.getLogger(Night.class);
    /** The clocks of two nodes differ by less than this; nights are further apart. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    private static final Duration AWAY = Duration.ofSeconds(10);
    private static final Duration ANY_TIME = Duration.ofDays(1);

    private final Pipeline pipeline;
    private final Edges edges;
    private final Taking taking;
    private final InboxLook look;
    private final KeptBeside beside;
    private final Evaluation evaluation;

    Night(Pipeline pipeline, Edges edges, Hands hands) {
        this.pipeline = pipeline;
        this.edges = edges;
        this.taking = hands.taking();
        this.look = hands.look();
        this.beside = hands.beside();
        this.evaluation = new Evaluation(pipeline);
    }

    /**
     * What a night came to.
     *
     * @param runId the run
     * @param businessDate the date it stood for
     * @param lines the ledger lines that it wrote, or that runs of the same night wrote that broke off, in their order
     * @param notConfigured pulled feeds whose source the settings do not name
     * @param troubles what could not be done and will be tried again, in words
     * @param evaluated what the evaluation changed
     * @param sent what became of the notices
     * @param untaken what lies in the inbox and is not going to be taken, a sentence each
     */
    public record Result(
            long runId,
            LocalDate businessDate,
            List<LedgerLine> lines,
            List<PullResult.NotConfigured> notConfigured,
            List<String> troubles,
            Evaluation.Result evaluated,
            SendResult sent,
            List<String> untaken) {

        /**
         * 3 where the warehouse, a disk or the mail server was out of reach, 1 where a delivery or feed failed, else
         * 0.
         */
        public int exitCode() {
            if (!troubles.isEmpty() || sent.outOfReach()) {
                return 3;
            }
            boolean failed = lines.stream()
                    .anyMatch(line -> line.result().outcome() == Outcome.REFUSED
                            || line.result().outcome() == Outcome.FAILED);
            return failed ? 1 : 0;
        }
    }

    /** Does the job for the pipeline's business date, after any other node that is doing it. */
    public Result run(String command) {
        try (NamedLocks.Held turn = turn()) {
            return runInTurn(command);
        }
    }

    /**
     * Does the job that was due at {@code due}; empty where another node has done it. Where the warehouse is away it is
     * tried until it is back: by its schedule the job would come again only the next night.
     */
    Optional<Result> runScheduled(Instant due) {
        while (true) {
            try (NamedLocks.Held turn = turn()) {
                boolean done = runs().doneElsewhere(SERVE, pipeline.businessDate(), due.minus(CLOCKS_DIFFER));
                return done ? Optional.empty() : Optional.of(runInTurn(SERVE));
            } catch (RuntimeException e) {
                if (!OutOfReach.forAMoment(e)) {
                    throw e;
                }
                LOG.warn("the night waits for the warehouse: {}", OutOfReach.chain(e));
                pipeline.ending().pause(AWAY);
                pipeline.ending().check();
            }
        }
    }

    private NamedLocks.Held turn() {
        Shutdown ending = pipeline.ending();
        ending.check();
        return pipeline.locks().take(LockName.night(), ANY_TIME, ending::begun).orElseThrow(() -> {
            ending.check();
            return new IllegalStateException("interrupted while another node does the night");
        });
    }

    private Runs runs() {
        return new Runs(pipeline.warehouse().dataSource(), pipeline.clock(), pipeline.node());
    }

    private Result runInTurn(String command) {
        LocalDate businessDate = pipeline.businessDate();
        Runs runs = runs();
        long runId = runs.start(command, businessDate);
        pipeline.arrivals().during(runId);
        try {
            List<String> troubles = Collections.synchronizedList(new ArrayList<>());
            List<PullResult.NotConfigured> notConfigured = new ArrayList<>();
            resume(troubles);
            pull(notConfigured, troubles);
            takeInboxes(runs.night(runId), troubles);
            pipeline.ending().check();
            Evaluation.Result evaluated = evaluation.evaluate(businessDate, runId, command.equals(SERVE));
            SendResult sent = edges.sendNotices();
            List<LedgerLine> lines = pipeline.ledger().ofRun(runId);
            List<String> untaken = pipeline.untaken();
            untaken.forEach(LOG::warn);
            report(
                    new Result(runId, businessDate, lines, notConfigured, List.of(), evaluated, sent, untaken),
                    troubles);
            Result result = new Result(runId, businessDate, lines, notConfigured, troubles, evaluated, sent, untaken);
            runs.finish(runId, result.exitCode());
            return result;
        } finally {
            pipeline.arrivals().during(null);
        }
    }

    /** Evaluates what came since the last evaluation; does nothing where nothing did. */
    void evaluateNew() {
        if (!evaluation.hasNews()) {
            return;
        }
        LocalDate businessDate = pipeline.businessDate();
        Runs runs = runs();
        long runId = runs.start("evaluate", businessDate);
        Evaluation.Result result = evaluation.evaluateNew(businessDate, runId);
        runs.finish(runId, 0);
        LOG.info(
                "evaluated what came by day: {} changes of episodes, {} mails",
                result.changes().size(),
                result.notices().mails().size());
    }

    private void report(Result night, List<String> troubles) {
        try {
            NightReports.write(pipeline, night);
        } catch (IOException | RuntimeException e) {
            note(troubles, "writing the page of the night", e);
        }
    }

    private void resume(List<String> troubles) {
        try {
            new StaleTemporaryFiles(pipeline.workspace(), pipeline.clock().instant()).clearAway();
        } catch (IOException | RuntimeException e) {
            note(troubles, "clearing away what was left half made", e);
        }
        try {
            pipeline.inbox()
                    .unfinished((folder, fault) -> note(troubles, "reading " + folder, fault))
                    .forEach(claim -> take(claim, troubles));
        } catch (RuntimeException e) {
            note(troubles, "resuming unfinished arrivals", e);
        }
    }

    /** What was written on since an earlier night is older than what lies in the inboxes. */
    private void takeInboxes(long night, List<String> troubles) {
        new BesideRound(pipeline, look.settled(), beside, troubles).lookOnce(claim -> take(claim, troubles));
        takeInboxFiles(night, troubles);
        new BesideRound(pipeline, look.settled(), beside, troubles).take(claim -> take(claim, troubles));
    }

    private void takeInboxFiles(long night, List<String> troubles) {
        try (ConcurrentTaking sideBySide =
                new ConcurrentTaking(pipeline.storingOrder(), claim -> take(claim, troubles))) {
            new InboxRound(pipeline, night, look, troubles).take(sideBySide::take);
        }
        new TrialFolders(pipeline, look).tryAll(troubles);
    }

    private void pull(List<PullResult.NotConfigured> notConfigured, List<String> troubles) {
        for (ContractVersion version : pipeline.contracts().all()) {
            Contract contract = version.contract();
            pipeline.ending().check();
            if (contract.source() == null) {
                continue;
            }
            try {
                if (edges.pull(contract.feed()) instanceof PullResult.NotConfigured without) {
                    notConfigured.add(without);
                }
            } catch (RuntimeException e) {
                note(troubles, "pulling " + contract.feed(), e);
            }
        }
    }

    /** What fails by itself is tried again at once: it is set aside when that was often enough. */
    private void take(Claim claim, List<String> troubles) {
        pipeline.ending().check();
        try {
            taking.take(claim);
        } catch (Shutdown.BrokenOff ending) {
            throw ending;
        } catch (IOException | RuntimeException e) {
            if (FailedAttempts.itsOwnFault(e) && Files.exists(claim.file(), LinkOption.NOFOLLOW_LINKS)) {
                LOG.warn("{} of {} is tried again: {}", claim.sourceName(), claim.bureau(), OutOfReach.chain(e));
                take(claim, troubles);
            } else {
                note(troubles, "taking " + claim.sourceName() + " of " + claim.bureau(), e);
            }
        }
    }

    static void note(List<String> troubles, String act, Exception fault) {
        LOG.debug("{} failed", act, fault);
        troubles.add(act + ": " + OutOfReach.chain(fault));
    }
}
