// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.night;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jundeng.binding.Faults;
import org.jundeng.binding.Settings;
import org.jundeng.pipeline.camel.Edges;
import org.jundeng.pipeline.camel.Jobs;
import org.jundeng.pipeline.configuration.Folders;
import org.jundeng.pipeline.inbox.SettledFiles;
import org.jundeng.pipeline.inbox.StewardFolders;
import org.jundeng.pipeline.workspace.OwnedAlready;
import org.jundeng.pipeline.workspace.Ownership;
import org.jundeng.pipeline.workspace.UnusableWorkspace;
import org.jundeng.pipeline.workspace.Workspace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A pipeline at work: its routes are up, and no other process may work in its workspace. */
public final class RunningPipeline implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunningPipeline.class);
    private static final Duration GRACE = Duration.ofSeconds(8);

    private final Ownership ownership;
    private final Pipeline pipeline;
    private final NodeName name;
    private final Edges edges;
    private final Night night;

    private RunningPipeline(Ownership ownership, Pipeline pipeline, NodeName name, Edges edges, Night night) {
        this.ownership = ownership;
        this.pipeline = pipeline;
        this.name = name;
        this.edges = edges;
        this.night = night;
    }

    /**
     * Takes the workspace, opens it, and starts the routes; in mode {@code SERVE} also watches the folders and starts
     * the schedules. Throws {@link OwnedAlready} if another process has the workspace, and what
     * {@link OpenWorkspace#open} and {@link Edges#start} throw.
     */
    public static RunningPipeline begin(String command, Edges.Mode mode, Folders folders, RunOptions options) {
        Ownership ownership = own(folders, command);
        Pipeline pipeline = null;
        NodeName name = null;
        Edges edges = null;
        try {
            pipeline = Pipeline.open(folders, options);
            pipeline.opened().warehouse().forgetOwner();
            name = NodeName.take(
                    pipeline.locks(), pipeline.opened().node(), pipeline.shutdown(), NodeName.TIME_TO_NOTICE_A_DEATH);
            StewardFolders stewards = pipeline.stewardFolders();
            makeInboxes(pipeline.opened(), stewards.look().settled());
            edges = Edges.start(mode, pipeline.edgeParts(stewards));
            Night night = pipeline.night(edges, stewards);
            edges.serve(new Jobs(
                    due -> runScheduled(night, due), night::evaluateNew, pipeline.trialFolders(stewards)::tryWhole));
            return new RunningPipeline(ownership, pipeline, name, edges, night);
        } catch (RuntimeException e) {
            if (edges != null) {
                edges.close();
            }
            closeAll(name, pipeline, ownership);
            throw e;
        }
    }

    /** A folder that cannot be made stops no other bureau: the night names it. */
    private static void makeInboxes(OpenWorkspace opened, SettledFiles settled) {
        for (String bureau : opened.bureaus()) {
            Path inbox = opened.workspace().inbox(bureau);
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
            return Ownership.of(
                    new Workspace(folders.workspace()), command, shared ? OpenWorkspace.node(settings) : null);
        } catch (IOException e) {
            throw new UnusableWorkspace(folders.workspace(), e);
        }
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

    /** The nightly job. */
    public Night night() {
        return night;
    }

    /** The parts that are at work. */
    public Pipeline pipeline() {
        return pipeline;
    }

    /** The routes. */
    public Edges edges() {
        return edges;
    }

    /**
     * Whether this process has the node's name. While it does not, because the warehouse is away or another process
     * took the name, it takes no delivery.
     */
    public boolean hasItsName() {
        return name.held();
    }

    /** Runs {@code action} once if another process takes the node's name for good; nothing is taken from then on. */
    public void whenNameIsLost(Runnable action) {
        name.whenLost(action);
    }

    /** Throws {@link OwnedAlready} if another process has taken the node's name for good. */
    public void checkName() {
        name.lost().ifPresent(lost -> {
            throw lost;
        });
    }

    /** Ends within half a minute: what is under way has a third of that time to finish, then it breaks off. */
    @Override
    public void close() {
        pipeline.shutdown().beginAfter(GRACE);
        edges.close();
        closeAll(name, pipeline, ownership);
    }

    private static void closeAll(NodeName name, Pipeline pipeline, Ownership ownership) {
        try {
            if (name != null) {
                name.close();
            }
            if (pipeline != null) {
                pipeline.close();
            }
            ownership.close();
        } catch (IOException e) {
            throw new UncheckedIOException("leaving the workspace", e);
        }
    }
}
