// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Names that this process holds against all others on the warehouse. The locks belong to a session of their own, so the
 * server frees them when the process dies or its machine vanishes. Within the process, too, a name can be held only
 * once. Safe for several threads.
 *
 * <p>When the session breaks, its locks are lost, and the next session takes them again. Another process may have taken
 * them in between, so writing must not rely on such a lock alone.
 */
public final class NamedLocks implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NamedLocks.class);
    private static final long LOOK_AGAIN_MILLIS = 250;

    private final DataSource warehouse;
    private final Set<LockName> held = new LinkedHashSet<>();
    private Connection session;

    /** Locks on {@code warehouse}. The session begins with the first lock. */
    public NamedLocks(DataSource warehouse) {
        this.warehouse = warehouse;
    }

    /** A held name; closing it frees the name. */
    public interface Held extends AutoCloseable {
        /** Frees the name. Doing so again does nothing. */
        @Override
        void close();
    }

    /** Takes a name without waiting; empty where this process or another holds it. */
    public synchronized Optional<Held> tryTake(LockName name) {
        if (held.contains(name)) {
            return Optional.empty();
        }
        try {
            if (!tryInSession(name)) {
                return Optional.empty();
            }
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
        held.add(name);
        return Optional.of(() -> letGo(name));
    }

    /** Takes a name as soon as it is free; empty where {@code patience} ends first, or {@code givenUp} becomes true. */
    public Optional<Held> take(LockName name, Duration patience, BooleanSupplier givenUp) {
        long start = System.nanoTime();
        Optional<Held> taken = tryTake(name);
        while (taken.isEmpty() && !givenUp.getAsBoolean() && System.nanoTime() - start < patience.toNanos()) {
            try {
                TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
            taken = tryTake(name);
        }
        return taken;
    }

    private synchronized void letGo(LockName name) {
        if (!held.remove(name) || session == null) {
            return;
        }
        try {
            AdvisoryLock.NAME.release(session, name.text());
        } catch (SQLException goneWithItsLocks) {
            forget();
        }
    }

    /** Tries in the present session, or in a new one where that has broken. */
    private boolean tryInSession(LockName name) throws SQLException {
        if (session != null) {
            try {
                return AdvisoryLock.NAME.tryForSession(session, name.text());
            } catch (SQLException broken) {
                LOG.warn("the session of the locks broke: {}", broken.getMessage());
                forget();
            }
        }
        session = warehouse.getConnection();
        try {
            session.setAutoCommit(true);
            for (LockName mine : held) {
                if (!AdvisoryLock.NAME.tryForSession(session, mine.text())) {
                    LOG.error("another node took {} while this one had lost its session", mine);
                }
            }
            return AdvisoryLock.NAME.tryForSession(session, name.text());
        } catch (SQLException e) {
            forget();
            throw e;
        }
    }

    /** Breaks off a session that cannot be trusted, so that the server frees its locks. */
    private void forget() {
        try {
            session.abort(Runnable::run);
            session.close();
        } catch (SQLException alreadyGone) {
            LOG.debug("the session of the locks is gone", alreadyGone);
        }
        session = null;
    }

    /** Frees all names and ends the session. */
    @Override
    public synchronized void close() {
        Set.copyOf(held).forEach(this::letGo);
        if (session != null) {
            try {
                session.close();
            } catch (SQLException alreadyGone) {
                LOG.debug("the session of the locks is gone", alreadyGone);
            }
            session = null;
        }
    }
}
