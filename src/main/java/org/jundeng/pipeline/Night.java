// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jundeng.contract.Contract;
import org.jundeng.contract.ContractVersion;
import org.jundeng.warehouse.LedgerLine;
import org.jundeng.warehouse.NamedLocks;
import org.jundeng.warehouse.Outcome;
import org.jundeng.warehouse.Runs;
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
    private static final long LOOK_AGAIN_MILLIS = 250;
    /** The clocks of two nodes differ by less than this; nights are further apart. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    private static final Duration AWAY = Duration.ofSeconds(10);
    private static final Duration ANY_TIME = Duration.ofDays(1);
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Station station;
    private final Edges edges;
    private final Taking taking;
    private final SettledFiles settled;
    private final Evaluation evaluation;

    Night(Station station, Edges edges, Taking taking, SettledFiles settled) {
        this.station = station;
        this.edges = edges;
        this.taking = taking;
        this.settled = settled;
        this.evaluation = new Evaluation(station);
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
     */
    public record Result(
            long runId,
            LocalDate businessDate,
            List<LedgerLine> lines,
            List<PullResult.NotConfigured> notConfigured,
            List<String> troubles,
            Evaluation.Result evaluated,
            SendResult sent) {

        /**
         * 3 where the warehouse, a disk or the mail server was out of reach, 1 where a delivery or feed failed, else
         * 0.
         */
        public int exitCode() {
            if (!troubles.isEmpty() || sent.outOfReach()) {
                return 3;
            }
            boolean failed = lines.stream()
                    .anyMatch(line -> line.outcome() == Outcome.REFUSED || line.outcome() == Outcome.FAILED);
            return failed ? 1 : 0;
        }
    }

    /** Does the job for the station's business date, after any other node that is doing it. */
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
                boolean done = runs().doneElsewhere(SERVE, station.businessDate(), due.minus(CLOCKS_DIFFER));
                return done ? Optional.empty() : Optional.of(runInTurn(SERVE));
            } catch (RuntimeException e) {
                if (!OutOfReach.forAMoment(e)) {
                    throw e;
                }
                LOG.warn("the night waits for the warehouse: {}", OutOfReach.chain(e));
                station.ending().pause(AWAY);
                station.ending().check();
            }
        }
    }

    private NamedLocks.Held turn() {
        Ending ending = station.ending();
        ending.check();
        return station.locks().take("night", ANY_TIME, ending::begun).orElseThrow(() -> {
            ending.check();
            return new IllegalStateException("interrupted while another node does the night");
        });
    }

    private Runs runs() {
        return new Runs(station.warehouse().dataSource(), station.clock(), station.node());
    }

    private Result runInTurn(String command) {
        LocalDate businessDate = station.businessDate();
        Runs runs = runs();
        long runId = runs.start(command, businessDate);
        station.arrivals().during(runId);
        try {
            List<String> troubles = new ArrayList<>();
            List<PullResult.NotConfigured> notConfigured = new ArrayList<>();
            resume(troubles);
            pull(notConfigured, troubles);
            takeInboxes(troubles);
            station.ending().check();
            Evaluation.Result evaluated = evaluation.evaluate(businessDate, runId, command.equals(SERVE));
            SendResult sent = edges.sendNotices();
            List<LedgerLine> lines = station.ledger().ofRun(runId);
            report(new Result(runId, businessDate, lines, notConfigured, List.of(), evaluated, sent), troubles);
            Result result = new Result(runId, businessDate, lines, notConfigured, troubles, evaluated, sent);
            runs.finish(runId, result.exitCode());
            return result;
        } finally {
            station.arrivals().during(null);
        }
    }

    /** Evaluates what came since the last evaluation; does nothing where nothing did. */
    void evaluateNew() {
        if (!evaluation.hasNews()) {
            return;
        }
        LocalDate businessDate = station.businessDate();
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
            NightReports.write(station, night);
        } catch (IOException | RuntimeException e) {
            note(troubles, "writing the page of the night", e);
        }
    }

    private void resume(List<String> troubles) {
        try {
            new Abandoned(station.workspace(), station.clock().instant()).clearAway();
        } catch (IOException | RuntimeException e) {
            note(troubles, "clearing away what was left half made", e);
        }
        try {
            station.inbox().unfinished().forEach(claim -> take(claim, troubles));
        } catch (IOException | RuntimeException e) {
            note(troubles, "resuming unfinished arrivals", e);
        }
    }

    private void pull(List<PullResult.NotConfigured> notConfigured, List<String> troubles) {
        for (ContractVersion version : station.contracts().all()) {
            Contract contract = version.contract();
            station.ending().check();
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

    private void takeInboxes(List<String> troubles) {
        station.contracts().all().stream()
                .map(version -> station.workspace().inbox(version.contract().bureau()))
                .distinct()
                .filter(inbox -> Files.exists(inbox, LinkOption.NOFOLLOW_LINKS)
                        && !Files.isDirectory(inbox, LinkOption.NOFOLLOW_LINKS))
                .forEach(inbox -> troubles.add("the inbox " + inbox + " is not a folder; nothing is taken from it"));
        List<String> unsettled = takeSettled(troubles);
        Instant patience = patience();
        while (!unsettled.isEmpty() && station.clock().instant().isBefore(patience)) {
            pause();
            int before = unsettled.size();
            unsettled = takeSettled(troubles);
            // Taking the others may have lasted longer than the patience: who is left has it from now on.
            patience = unsettled.size() < before ? patience() : patience;
        }
        unsettled.forEach(file -> LOG.warn("{} is still being written; it is left for the next run", file));
    }

    private Instant patience() {
        return station.clock().instant().plus(settled.quietPeriod()).plus(GRACE);
    }

    /** Takes what is whole, folder by folder and name by name; returns what is not. */
    private List<String> takeSettled(List<String> troubles) {
        List<String> unsettled = new ArrayList<>();
        for (Path folder : children(station.workspace().inboxes(), troubles)) {
            if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                children(folder, troubles).forEach(file -> takeFile(folder, file, unsettled, troubles));
            }
        }
        return unsettled;
    }

    private void takeFile(Path folder, Path file, List<String> unsettled, List<String> troubles) {
        boolean nothing = Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS);
        boolean whole = settled.settled(file);
        if (nothing || SettledFiles.ignored(file.getFileName().toString())) {
            return;
        }
        if (!whole) {
            unsettled.add(file.toString());
            return;
        }
        try {
            Optional<Claim> claim = station.inbox().claim(folder.getFileName().toString(), file);
            claim.ifPresent(each -> take(each, troubles));
        } catch (IOException | RuntimeException e) {
            settled.putOff(file);
            note(troubles, "claiming " + file, e);
        }
    }

    /** What fails by itself is tried again at once: it is set aside when that was often enough. */
    private void take(Claim claim, List<String> troubles) {
        station.ending().check();
        try {
            taking.take(claim);
        } catch (Ending.BrokenOff ending) {
            throw ending;
        } catch (IOException | RuntimeException e) {
            if (Tries.itsOwnFault(e) && Files.exists(claim.file(), LinkOption.NOFOLLOW_LINKS)) {
                LOG.warn("{} of {} is tried again: {}", claim.sourceName(), claim.bureau(), OutOfReach.chain(e));
                take(claim, troubles);
            } else {
                note(troubles, "taking " + claim.sourceName() + " of " + claim.bureau(), e);
            }
        }
    }

    private static void note(List<String> troubles, String act, Exception fault) {
        LOG.debug("{} failed", act, fault);
        troubles.add(act + ": " + OutOfReach.chain(fault));
    }

    private static List<Path> children(Path folder, List<String> troubles) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList();
        } catch (IOException e) {
            note(troubles, "listing " + folder, e);
            return List.of();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
