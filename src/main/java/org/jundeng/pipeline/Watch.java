// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.jundeng.contract.ContractVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A station at work: its edges are up, and the workspace is its own. */
public final class Watch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

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
            SettledFiles settled = station.settledFiles();
            makeInboxes(station, settled);
            Taking taking = station.taking();
            AtomicReference<Night> scheduled = new AtomicReference<>();
            Edges edges = Edges.start(
                    mode, parts(station, settled, taking, new Jobs(() -> runScheduled(scheduled.get()), () -> scheduled
                            .get()
                            .evaluateNew())));
            Night night = new Night(station, edges, taking, settled);
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
            return Ownership.of(new Workspace(folders.workspace()), command);
        } catch (IOException e) {
            throw new UnusableWorkspace(folders.workspace(), e);
        }
    }

    /** What the schedule starts: the night, and the evaluation of what came by day. */
    record Jobs(Runnable night, Runnable byDay) {

        static final Jobs NONE = new Jobs(() -> {}, () -> {});
    }

    static EdgeParts parts(Station station, SettledFiles settled, Taking taking, Jobs jobs) {
        return new EdgeParts(
                station.folders().routes(),
                station.workspace(),
                station.configuration().settings(),
                station.contracts().all().stream()
                        .map(ContractVersion::contract)
                        .toList(),
                station.inbox(),
                settled,
                taking,
                jobs.night(),
                jobs.byDay(),
                station.letters(),
                station::embedded,
                station.watermarks()::of,
                station.clock());
    }

    private static void runScheduled(Night night) {
        Night.Result result = night.run("serve");
        LOG.info(
                "the night of {} ended with {}: {} ledger lines",
                result.businessDate(),
                result.exitCode(),
                result.lines().size());
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

    @Override
    public void close() {
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
