// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.night;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jundeng.binding.Faults;
import org.jundeng.binding.InvalidConfiguration;
import org.jundeng.binding.Settings;
import org.jundeng.pipeline.camel.Edges;
import org.jundeng.pipeline.camel.Jobs;
import org.jundeng.pipeline.configuration.Configuration;
import org.jundeng.pipeline.configuration.ConfigurationHash;
import org.jundeng.pipeline.configuration.Folders;
import org.jundeng.pipeline.inbox.Inbox;
import org.jundeng.pipeline.workspace.OwnedAlready;
import org.jundeng.pipeline.workspace.Ownership;
import org.jundeng.pipeline.workspace.UnusableWorkspace;
import org.jundeng.pipeline.workspace.Workspace;
import org.jundeng.warehouse.sql.LockName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A pipeline at work: its routes are up, and no other process may work in its workspace. It can take up another
 * configuration without ending: the parts that work by the new one are built beside the old ones and replace them.
 */
public final class RunningPipeline implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunningPipeline.class);
    private static final Duration GRACE = Duration.ofSeconds(8);

    private final Ownership ownership;
    private final Edges.Mode mode;
    private final NodeName name;
    private final Jobs jobs =
            new Jobs(this::runScheduled, this::evaluateNew, () -> now().trials().tryWhole(), () -> now().night()
                    .backUp());
    /** Held while the night runs, and while a configuration is taken up. */
    private final ReentrantLock turn = new ReentrantLock();
    /** Held while what came by day is evaluated, and while ids change and one configuration replaces another. */
    private final ReentrantLock byDay = new ReentrantLock();
    /** What still has something under way that began under an earlier configuration. */
    private final Set<AtWork> finishing = ConcurrentHashMap.newKeySet();

    private volatile AtWork atWork;
    private volatile InForce inForce;
    private Instant lastDue;

    private RunningPipeline(Ownership ownership, Edges.Mode mode, NodeName name, AtWork atWork, InForce inForce) {
        this.ownership = ownership;
        this.mode = mode;
        this.name = name;
        this.atWork = atWork;
        this.inForce = inForce;
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
        try {
            String hash = ConfigurationHash.of(folders);
            pipeline = Pipeline.open(folders, options);
            pipeline.opened().warehouse().forgetOwner();
            name = NodeName.take(
                    pipeline.locks(), pipeline.opened().node(), pipeline.shutdown(), NodeName.TIME_TO_NOTICE_A_DEATH);
            if (mode == Edges.Mode.SERVE) {
                pipeline.locks().take(LockName.serves(), NodeName.TIME_TO_NOTICE_A_DEATH, pipeline.shutdown()::begun);
            }
            AtWork atWork = AtWork.start(mode, pipeline);
            TakenUp.note(pipeline.opened(), command, hash);
            InForce inForce = new InForce(hash, options.clock().instant());
            RunningPipeline running = new RunningPipeline(ownership, mode, name, atWork, inForce);
            atWork.edges().serve(running.jobs);
            return running;
        } catch (RuntimeException e) {
            closeAll(name, pipeline, ownership);
            throw e;
        }
    }

    private static Ownership own(Folders folders, String command) {
        try {
            Settings settings =
                    Settings.load(folders.config(), folders.workspace(), folders.environment(), new Faults());
            return Ownership.of(
                    new Workspace(folders.workspace()),
                    command,
                    OpenWorkspace.sharedNode(settings).orElse(null));
        } catch (IOException e) {
            throw new UnusableWorkspace(folders.workspace(), e);
        }
    }

    /** While one configuration replaces another, both schedules may start the same night. */
    void runScheduled(Instant due) {
        turn.lock();
        try {
            if (due.equals(lastDue)) {
                return;
            }
            lastDue = due;
            now().night()
                    .runScheduled(due)
                    .ifPresentOrElse(
                            result -> LOG.info(
                                    "the night of {} ended with {}: {} ledger lines",
                                    result.businessDate(),
                                    result.exitCode(),
                                    result.lines().size()),
                            () -> LOG.info("another node did the night that was due at {}", due));
            sendLate(due);
        } finally {
            turn.unlock();
        }
    }

    /** By the configuration that is in force when its turn has come: an earlier one does not know changed ids. */
    private void evaluateNew() {
        byDay.lock();
        try {
            now().night().evaluateNew();
        } finally {
            byDay.unlock();
        }
    }

    /** Mails of a night that waited for the warehouse beyond an hour of the notices do not wait for the next one. */
    private void sendLate(Instant due) {
        Instant hour = pipeline().noticeHours().apply(due);
        if (hour != null && !hour.isAfter(opened().clock().instant())) {
            LOG.info("the night ended after the hour of the notices: {}", edges().sendDueNotices());
        }
    }

    private AtWork now() {
        return atWork;
    }

    /** The nightly job. */
    public Night night() {
        return atWork.night();
    }

    /** The parts that are at work; others after another configuration was taken up. */
    public Pipeline pipeline() {
        return atWork.pipeline();
    }

    /** The workspace that it works in, under the configuration that is in force. */
    public OpenWorkspace opened() {
        return atWork.pipeline().opened();
    }

    /** Claims deliveries. */
    public Inbox inbox() {
        return atWork.pipeline().inbox();
    }

    /** Tries files under the configuration that is in force. */
    public FileTrial fileTrial() {
        return atWork.pipeline().fileTrial();
    }

    /** The routes; others after another configuration was taken up. */
    public Edges edges() {
        return atWork.edges();
    }

    /** Which configuration is in force. */
    public InForce inForce() {
        return inForce;
    }

    /** Whether the night is running, for which a new configuration has to wait. */
    public boolean isNight() {
        return turn.isLocked();
    }

    /**
     * Takes up what the folders say now, as a whole or not at all. A night that is running is waited for. What is being
     * taken is finished under the old configuration; everything else comes under the new one at once. Where ids
     * changed, what is being taken is waited for, too: under an old id it would not find the figures that it corrects.
     * That wait ends without success after ten minutes, and as soon as a night is due.
     *
     * @throws InvalidConfiguration with all faults, and if something changed that only a new start can take up; the old
     *     configuration stays in force then, as it does after any other exception
     */
    public void takeUpConfiguration() {
        awaitTurn();
        try {
            String hash = ConfigurationHash.of(opened().folders());
            Configuration configuration = Configuration.read(opened().folders());
            ChangedSettings.check(
                    opened().workspace().root().resolve("application.properties"),
                    opened().configuration().settings(),
                    configuration.settings());
            AtWork next = AtWork.start(mode, pipeline().under(configuration));
            try {
                checkUnchanged(hash);
                next.pipeline().opened().copies().refresh(configuration.catalogue(), configuration.contracts());
                next.edges().watch();
                checkRoutes(next.edges().stoppedRoutes());
                awaitWhatIsTaken(next);
            } catch (RuntimeException e) {
                keepOld(next);
                throw e;
            }
            takeOver(next, hash);
        } finally {
            turn.unlock();
        }
    }

    private void takeOver(AtWork next, String hash) {
        byDay.lock();
        try {
            takeOverIds(next);
            replaceBy(next, hash);
        } finally {
            byDay.unlock();
        }
    }

    private void takeOverIds(AtWork next) {
        try {
            PresentIds.takeOver(next.pipeline().opened());
        } catch (RuntimeException e) {
            keepOld(next);
            throw e;
        }
    }

    private void keepOld(AtWork next) {
        edges().takes(true);
        next.edges().close();
        keepCopies();
    }

    private void awaitWhatIsTaken(AtWork next) {
        if (PresentIds.areAwaited(next.pipeline().opened())) {
            edges().takes(false);
            new UnderWay(edges()::isTaking, turn::hasQueuedThreads, this::pause).await();
        }
    }

    private void pause() {
        pipeline().shutdown().check();
        pipeline().shutdown().pause(UnderWay.LOOK_AGAIN);
    }

    private void awaitTurn() {
        try {
            while (!turn.tryLock(UnderWay.LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                pipeline().shutdown().check();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a night is running", e);
        }
    }

    private void checkUnchanged(String hash) {
        if (!ConfigurationHash.of(opened().folders()).equals(hash)) {
            Faults faults = new Faults();
            faults.add(
                    opened().folders().config(),
                    0,
                    "a file was changed while the configuration was read; reload when all changes are there");
            faults.throwIfAny();
        }
    }

    private void checkRoutes(List<String> stopped) {
        Faults faults = new Faults();
        stopped.forEach(route ->
                faults.add(opened().folders().routes(), 0, "route " + route + " does not start; the log says why"));
        faults.throwIfAny();
    }

    /** The warehouse's copies are those of the configuration that stays in force. */
    private void keepCopies() {
        try {
            Configuration kept = opened().configuration();
            opened().copies().refresh(kept.catalogue(), kept.contracts());
        } catch (RuntimeException e) {
            LOG.warn("the warehouse's copies of the configuration are those of the one that was not taken up", e);
        }
    }

    private void replaceBy(AtWork next, String hash) {
        AtWork old = atWork;
        finishing.add(old);
        next.edges().take(jobs);
        atWork = next;
        inForce = new InForce(hash, next.pipeline().opened().clock().instant());
        try {
            old.edges().takeNothingMore();
        } catch (RuntimeException e) {
            LOG.error("the old configuration goes on taking until what it has in hand is done", e);
        }
        Thread ending = new Thread(() -> finish(old), "old-configuration");
        ending.setDaemon(true);
        ending.start();
    }

    private void finish(AtWork old) {
        while (old.edges().isBusy() && !old.pipeline().shutdown().begun()) {
            old.pipeline().shutdown().pause(UnderWay.LOOK_AGAIN);
        }
        if (finishing.remove(old)) {
            old.edges().close();
        }
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
        pipeline().shutdown().beginAfter(GRACE);
        atWork.edges().close();
        finishing.stream().filter(finishing::remove).forEach(old -> old.edges().close());
        closeAll(name, pipeline(), ownership);
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
