// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.night;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jundeng.binding.Faults;
import org.jundeng.binding.Settings;
import org.jundeng.contract.ContractVersion;
import org.jundeng.pipeline.camel.EdgeParts;
import org.jundeng.pipeline.camel.Edges;
import org.jundeng.pipeline.configuration.Folders;
import org.jundeng.pipeline.inbox.SettledFiles;
import org.jundeng.pipeline.workspace.OwnedAlready;
import org.jundeng.pipeline.workspace.Ownership;
import org.jundeng.pipeline.workspace.UnusableWorkspace;
import org.jundeng.pipeline.workspace.Workspace;
import org.jundeng.warehouse.sql.LockName;
import org.jundeng.warehouse.sql.NamedLocks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A pipeline at work: its edges are up, and the workspace is its own. */
public final class RunningPipeline implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunningPipeline.class);
    private static final Duration TIME_TO_NOTICE_A_DEATH = Duration.ofMinutes(1);
    private static final Duration GRACE = Duration.ofSeconds(8);

    private final Ownership ownership;
    private final Pipeline pipeline;
    private final Edges edges;
    private final Night night;

    private RunningPipeline(Ownership ownership, Pipeline pipeline, Edges edges, Night night) {
        this.ownership = ownership;
        this.pipeline = pipeline;
        this.edges = edges;
        this.night = night;
    }

    /** Takes the workspace, opens the pipeline and starts the edges. Throws {@link OwnedAlready} and what they throw. */
    public static RunningPipeline begin(String command, Edges.Mode mode, Folders folders, RunOptions options) {
        Ownership ownership = own(folders, command);
        Pipeline pipeline = null;
        try {
            pipeline = Pipeline.open(folders, options);
            pipeline.warehouse().forgetOwner();
            takeName(pipeline);
            Hands hands = pipeline.hands();
            makeInboxes(pipeline, hands.look().settled());
            AtomicReference<Night> scheduled = new AtomicReference<>();
            Jobs jobs = new Jobs(
                    due -> runScheduled(scheduled.get(), due),
                    () -> scheduled.get().evaluateNew(),
                    new TrialFolders(pipeline, hands.look())::tryWhole);
            Edges edges = Edges.start(mode, parts(pipeline, hands, jobs));
            Night night = new Night(pipeline, edges, hands);
            scheduled.set(night);
            return new RunningPipeline(ownership, pipeline, edges, night);
        } catch (RuntimeException e) {
            closeAll(pipeline, ownership);
            throw e;
        }
    }

    /** A folder that cannot be made stops no other bureau: the night names it. */
    private static void makeInboxes(Pipeline pipeline, SettledFiles settled) {
        for (ContractVersion version : pipeline.contracts().all()) {
            Path inbox = pipeline.workspace().inbox(version.contract().bureau());
            try {
                settled.watch(Files.createDirectories(inbox));
            } catch (IOException e) {
                LOG.warn("the inbox {} cannot be made: {}", inbox, e.toString());
            }
        }
    }

    private static Ownership own(Folders folders, String command) {
        try {
            Settings settings =
                    Settings.load(folders.config(), folders.workspace(), folders.environment(), new Faults());
            boolean shared = settings.text("jundeng.db.url").isPresent();
            return Ownership.of(new Workspace(folders.workspace()), command, shared ? Pipeline.node(settings) : null);
        } catch (IOException e) {
            throw new UnusableWorkspace(folders.workspace(), e);
        }
    }

    /** Of all nodes on a warehouse one bears a name. One that has just died is noticed before the patience ends. */
    private static void takeName(Pipeline pipeline) {
        LockName name = LockName.node(pipeline.node());
        NamedLocks locks = pipeline.locks();
        if (locks.tryTake(name).isEmpty()) {
            LOG.warn("a node \"{}\" is at work already, or has just died: waiting for a minute", pipeline.node());
            if (locks.take(name, TIME_TO_NOTICE_A_DEATH, pipeline.ending()::begun)
                    .isEmpty()) {
                throw OwnedAlready.node(pipeline.node(), "another process on this warehouse");
            }
        }
    }

    /**
     * What the schedule starts: the night, with the time it was due, the evaluation of what came by day, and what is
     * only tried.
     */
    public record Jobs(Consumer<Instant> night, Runnable byDay, Runnable trials) {

        public static final Jobs NONE = new Jobs(due -> {}, () -> {}, () -> {});
    }

    public static EdgeParts parts(Pipeline pipeline, Hands hands, Jobs jobs) {
        return new EdgeParts(
                pipeline.folders().routes(),
                pipeline.workspace(),
                pipeline.configuration().settings(),
                pipeline.contracts().all().stream()
                        .map(ContractVersion::contract)
                        .toList(),
                pipeline.inbox(),
                hands.look(),
                hands.beside(),
                hands.taking(),
                jobs.night(),
                jobs.byDay(),
                jobs.trials(),
                pipeline.letters(),
                pipeline::embedded,
                pipeline.watermarks()::of,
                pipeline.clock());
    }

    private static void runScheduled(Night night, Instant due) {
        night.runScheduled(due)
                .ifPresentOrElse(
                        result -> LOG.info(
                                "the night of {} ended with {}: {} ledger lines",
                                result.businessDate(),
                                result.exitCode(),
                                result.lines().size()),
                        () -> LOG.info("another node did the night that was due at {}", due));
    }

    /** The job. */
    public Night night() {
        return night;
    }

    /** What it works with. */
    public Pipeline pipeline() {
        return pipeline;
    }

    /** Takes a claim that a command made, such as a release. */
    public Edges edges() {
        return edges;
    }

    /** Ends within half a minute: what is under way may finish for a third of it, then it breaks off. */
    @Override
    public void close() {
        pipeline.ending().beginAfter(GRACE);
        edges.close();
        closeAll(pipeline, ownership);
    }

    private static void closeAll(Pipeline pipeline, Ownership ownership) {
        try {
            if (pipeline != null) {
                pipeline.close();
            }
            ownership.close();
        } catch (IOException e) {
            throw new UncheckedIOException("leaving the workspace", e);
        }
    }
}
