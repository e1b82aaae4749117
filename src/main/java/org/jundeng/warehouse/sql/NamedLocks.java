// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
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
 * them in between, so writing must not rely on such a lock alone. The name under which the process itself works
 * ({@link #workUnder}) comes first: while another process has it, no other name is taken.
 */
public final class NamedLocks implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NamedLocks.class);
    private static final long LOOK_AGAIN_MILLIS = 250;
    /** A session that is silent for longer is given up. */
    private static final int SILENT_SECONDS = 20;

    private final DataSource warehouse;
    private final Set<LockName> held = new LinkedHashSet<>();
    /** Which of the held names went with a session that broke and are not taken again yet. */
    private final Set<LockName> lost = new LinkedHashSet<>();

    private LockName own;
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

    /** Makes a name that this process holds the one without which it takes no other. */
    public synchronized void workUnder(LockName name) {
        if (!held.contains(name)) {
            throw new IllegalStateException(name + " is not held");
        }
        own = name;
    }

    /**
     * Asks whether the session still lives; if not, begins another one and takes the held names again. Asking regularly
     * keeps a name through a restart of the warehouse, after which nothing else may come for hours.
     *
     * @return whether the name under which this process works is held; false where another process has taken it
     * @throws UncheckedSqlException if the warehouse is out of reach
     */
    public synchronized boolean renew() {
        try {
            if (session != null && !session.isValid(SILENT_SECONDS)) {
                LOG.warn("the session of the locks broke");
                forget();
            }
            if (session == null) {
                begin();
            } else {
                takeAgain();
            }
            return ownIsHeld();
        } catch (SQLException e) {
            if (session != null) {
                forget();
            }
            throw new UncheckedSqlException(e);
        }
    }

    private boolean ownIsHeld() {
        return own == null || held.contains(own) && !lost.contains(own);
    }

    /**
     * Takes a name without waiting; empty where this process or another holds it, and while another process has the
     * name under which this one works.
     */
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
        if (!held.remove(name) || lost.remove(name) || session == null) {
            return;
        }
        try {
            release(name);
        } catch (SQLException goneWithItsLocks) {
            forget();
        }
    }

    /** Tries in the present session, or in a new one where that has broken. */
    private boolean tryInSession(LockName name) throws SQLException {
        if (session != null) {
            try {
                return tryAfterOwn(name);
            } catch (SQLException broken) {
                LOG.warn("the session of the locks broke: {}", broken.getMessage());
                forget();
            }
        }
        begin();
        try {
            return tryAfterOwn(name);
        } catch (SQLException e) {
            forget();
            throw e;
        }
    }

    private boolean tryAfterOwn(LockName name) throws SQLException {
        if (!ownIsHeld()) {
            takeAgain();
        }
        return ownIsHeld() && tryForSession(name);
    }

    private boolean tryForSession(LockName name) throws SQLException {
        return name.shared()
                ? AdvisoryLock.NAME.tryToShareForSession(session, name.text())
                : AdvisoryLock.NAME.tryForSession(session, name.text());
    }

    private void release(LockName name) throws SQLException {
        if (name.shared()) {
            AdvisoryLock.NAME.releaseShare(session, name.text());
        } else {
            AdvisoryLock.NAME.release(session, name.text());
        }
    }

    /** Begins a session, which takes the held names as far as they are free. */
    private void begin() throws SQLException {
        session = warehouse.getConnection();
        try {
            session.setAutoCommit(true);
            takeAgain();
            lost.forEach(name -> LOG.error("another process took {} while this one had lost its session", name));
        } catch (SQLException e) {
            forget();
            throw e;
        }
    }

    private void takeAgain() throws SQLException {
        for (LockName name : List.copyOf(lost)) {
            if (tryForSession(name)) {
                lost.remove(name);
            }
        }
    }

    /** Breaks off a session that cannot be trusted, so that the server frees its locks: all are lost. */
    private void forget() {
        try {
            session.abort(Runnable::run);
            session.close();
        } catch (SQLException alreadyGone) {
            LOG.debug("the session of the locks is gone", alreadyGone);
        }
        session = null;
        lost.clear();
        lost.addAll(held);
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
