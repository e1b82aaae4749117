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
 * Locks by name that this process holds against all others on the warehouse. They belong to one lasting session of its
 * own: where the process dies, or its machine vanishes, the server lets go of them by itself. A name is held once in a
 * process, too. For several threads.
 *
 * <p>A session that breaks takes its locks along; with the next one they are taken again. In between another process
 * may have got hold of them: whoever writes must not rely on the lock alone.
 */
public final class NamedLocks implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NamedLocks.class);
    private static final long LOOK_AGAIN_MILLIS = 250;

    private final DataSource warehouse;
    private final Set<LockName> held = new LinkedHashSet<>();
    private Connection session;

    /** Locks on {@code warehouse}; the session begins with the first of them. */
    public NamedLocks(DataSource warehouse) {
        this.warehouse = warehouse;
    }

    /** A lock that is held until it is closed. */
    public interface Held extends AutoCloseable {
        /** Lets go. */
        @Override
        void close();
    }

    /** Takes a name; empty where it is held, by this process or another. */
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

    /** Takes a name as soon as it is free; empty where it is not within {@code patience}, or {@code givenUp} before. */
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

    /** Tries it in the session that is there; where that has broken, in a new one. */
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

    /** A session that cannot be trusted is broken off, so that the server lets go of its locks. */
    private void forget() {
        try {
            session.abort(Runnable::run);
            session.close();
        } catch (SQLException alreadyGone) {
            LOG.debug("the session of the locks is gone", alreadyGone);
        }
        session = null;
    }

    /** Lets go of everything. */
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
