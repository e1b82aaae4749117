// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.night;

import java.time.Duration;
import java.util.Optional;
import org.jundeng.pipeline.outage.OutOfReach;
import org.jundeng.pipeline.outage.Shutdown;
import org.jundeng.pipeline.workspace.OwnedAlready;
import org.jundeng.warehouse.sql.LockName;
import org.jundeng.warehouse.sql.NamedLocks;
import org.jundeng.warehouse.sql.UncheckedSqlException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The name under which a node works, which no other process on the warehouse may have at the same time. It goes with
 * the session that took it, for example when the warehouse is restarted. A thread looks every few seconds, and takes
 * the name again. While the node does not have it, it takes nothing. If another process has taken the name meanwhile
 * and keeps it, the work of this one ends.
 */
final class NodeName implements AutoCloseable {

    /** The server needs this long to notice that a process or its machine is gone, and to free its names. */
    static final Duration TIME_TO_NOTICE_A_DEATH = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(NodeName.class);
    private static final Duration LOOK = Duration.ofSeconds(2);

    private final NamedLocks locks;
    private final String node;
    private final Shutdown shutdown;
    private final Duration patience;
    private final Shutdown keeping = new Shutdown();
    private volatile boolean held = true;
    private volatile OwnedAlready lost;
    private Runnable whenLost = () -> {};

    private NodeName(NamedLocks locks, String node, Shutdown shutdown, Duration patience) {
        this.locks = locks;
        this.node = node;
        this.shutdown = shutdown;
        this.patience = patience;
    }

    /**
     * Takes the name, and keeps it until it is closed.
     *
     * @param patience how long to wait for a process that has the name, which may just have died, here and later
     * @throws OwnedAlready if another process keeps the name
     */
    static NodeName take(NamedLocks locks, String node, Shutdown shutdown, Duration patience) {
        LockName name = LockName.node(node);
        if (locks.tryTake(name).isEmpty()) {
            LOG.warn("a node \"{}\" is at work already, or has just died: waiting for a minute", node);
            if (locks.take(name, patience, shutdown::begun).isEmpty()) {
                throw OwnedAlready.node(node, "another process on this warehouse");
            }
        }
        locks.workUnder(name);
        NodeName taken = new NodeName(locks, node, shutdown, patience);
        Thread thread = new Thread(taken::keep, "node-name");
        thread.setDaemon(true);
        thread.start();
        return taken;
    }

    /** Whether the node has its name now, as far as it was known a few seconds ago. */
    boolean held() {
        return held;
    }

    /** That another process has the name for good; empty where none has. */
    Optional<OwnedAlready> lost() {
        return Optional.ofNullable(lost);
    }

    /** Runs {@code action} once when the name is lost for good; at once if that has happened already. */
    synchronized void whenLost(Runnable action) {
        if (lost == null) {
            whenLost = action;
        } else {
            action.run();
        }
    }

    private void keep() {
        long waitingSince = 0;
        while (lost == null) {
            keeping.pause(LOOK);
            if (keeping.begun()) {
                return;
            }
            Boolean mine = look();
            if (mine == null || mine) {
                waitingSince = 0;
            } else if (waitingSince == 0) {
                waitingSince = System.nanoTime();
                LOG.error("another process has the name \"{}\": nothing is taken until it is free again", node);
            } else if (System.nanoTime() - waitingSince > patience.toNanos()) {
                giveUp();
            }
        }
    }

    /** Whether this process has the name; null where the warehouse cannot be asked. */
    private Boolean look() {
        boolean before = held;
        try {
            held = locks.renew();
            if (held && !before) {
                LOG.info("this node has its name \"{}\" again", node);
            }
            return held;
        } catch (UncheckedSqlException away) {
            held = false;
            if (before && !keeping.begun()) {
                LOG.warn("the name \"{}\" is taken again when the warehouse is back: {}", node, OutOfReach.chain(away));
            }
            return null;
        }
    }

    private synchronized void giveUp() {
        lost = OwnedAlready.nameLost(node);
        LOG.error(lost.getMessage());
        shutdown.begin();
        whenLost.run();
    }

    /** Does not keep the name any longer; the locks free it when they are closed. */
    @Override
    public void close() {
        keeping.begin();
    }
}
