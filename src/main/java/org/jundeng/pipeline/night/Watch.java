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
import org.jundeng.warehouse.sql.NamedLocks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A station at work: its edges are up, and the workspace is its own. */
public final class Watch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final Duration TIME_TO_NOTICE_A_DEATH = Duration.ofMinutes(1);
    private static final Duration GRACE = Duration.ofSeconds(8);

    private final Ownership ownership;
    private final Station station;
    private final Edges edges;
    private final Night night;

    private Watch(Ownership ownership, Station station, Edges edges, Night night) {
        this.ownership = ownership;
        this.station = station;
        this.edges = edges;
        this.night = night;
    }

    /** Takes the workspace, opens the station and starts the edges. Throws {@link OwnedAlready} and what they throw. */
    public static Watch begin(String command, Edges.Mode mode, Folders folders, Station.Desk desk) {
        Ownership ownership = own(folders, command);
        Station station = null;
        try {
            station = Station.open(folders, desk);
            station.warehouse().forgetOwner();
            takeName(station);
            Hands hands = station.hands();
            makeInboxes(station, hands.look().settled());
            AtomicReference<Night> scheduled = new AtomicReference<>();
            Jobs jobs = new Jobs(
                    due -> runScheduled(scheduled.get(), due),
                    () -> scheduled.get().evaluateNew(),
                    new TrialFolders(station, hands.look())::tryWhole);
            Edges edges = Edges.start(mode, parts(station, hands, jobs));
            Night night = new Night(station, edges, hands);
            scheduled.set(night);
            return new Watch(ownership, station, edges, night);
        } catch (RuntimeException e) {
            closeAll(station, ownership);
            throw e;
        }
    }

    /** A folder that cannot be made stops no other bureau: the night names it. */
    private static void makeInboxes(Station station, SettledFiles settled) {
        for (ContractVersion version : station.contracts().all()) {
            Path inbox = station.workspace().inbox(version.contract().bureau());
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
            return Ownership.of(new Workspace(folders.workspace()), command, shared ? Station.node(settings) : null);
        } catch (IOException e) {
            throw new UnusableWorkspace(folders.workspace(), e);
        }
    }

    /** Of all nodes on a warehouse one bears a name. One that has just died is noticed before the patience ends. */
    private static void takeName(Station station) {
        String name = "node " + station.node();
        NamedLocks locks = station.locks();
        if (locks.tryTake(name).isEmpty()) {
            LOG.warn("a node \"{}\" is at work already, or has just died: waiting for a minute", station.node());
            if (locks.take(name, TIME_TO_NOTICE_A_DEATH, station.ending()::begun)
                    .isEmpty()) {
                throw OwnedAlready.node(station.node(), "another process on this warehouse");
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

    public static EdgeParts parts(Station station, Hands hands, Jobs jobs) {
        return new EdgeParts(
                station.folders().routes(),
                station.workspace(),
                station.configuration().settings(),
                station.contracts().all().stream()
                        .map(ContractVersion::contract)
                        .toList(),
                station.inbox(),
                hands.look(),
                hands.beside(),
                hands.taking(),
                jobs.night(),
                jobs.byDay(),
                jobs.trials(),
                station.letters(),
                station::embedded,
                station.watermarks()::of,
                station.clock());
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
    public Station station() {
        return station;
    }

    /** Takes a claim that a command made, such as a release. */
    public Edges edges() {
        return edges;
    }

    /** Ends within half a minute: what is under way may finish for a third of it, then it breaks off. */
    @Override
    public void close() {
        station.ending().beginAfter(GRACE);
        edges.close();
        closeAll(station, ownership);
    }

    private static void closeAll(Station station, Ownership ownership) {
        try {
            if (station != null) {
                station.close();
            }
            ownership.close();
        } catch (IOException e) {
            throw new UncheckedIOException("leaving the workspace", e);
        }
    }
}
