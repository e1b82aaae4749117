// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.jundeng.warehouse.sql.AdvisoryLock;
import org.jundeng.warehouse.sql.Sql;
import org.jundeng.warehouse.sql.UncheckedSqlException;

/**
 * The right to send. Of all nodes on one database one has it at a time, so no notice leaves twice at once. It is a lock
 * of a session: where its node dies the server lets the next one have it, and nothing has to be cleared away.
 *
 * <p>Whoever has lost the session unawares cannot hand over any more: that is noted over the very same session, first.
 */
public final class SendingTurn implements AutoCloseable {

    private static final String LOCK_TIMED_OUT = "55P03";

    private static final String GIVE_UP_UNANSWERED =
            String.format(Locale.ROOT, """
            update notice set state = 'given-up', next_attempt = null,
                              last_error = '%s: handed over whole %d times, no answer was noted; it may have arrived'
            where state = 'pending' and unanswered >= %d
            """, NotSent.UNANSWERED, NotSent.MOST_UNANSWERED, NotSent.MOST_UNANSWERED);
    private static final String HANDING_OVER = String.format(Locale.ROOT, """
            update notice set unanswered = unanswered + 1
            where notice_id = ? and state = 'pending' and unanswered < %d
            """, NotSent.MOST_UNANSWERED);

    private Connection session;

    private SendingTurn(Connection session) {
        this.session = session;
    }

    /**
     * Waits for the turn; empty where another has it for longer than {@code patience}. What another left behind
     * unanswered once too often is given up first.
     */
    static Optional<SendingTurn> take(DataSource warehouse, Duration patience) {
        try {
            Connection session = warehouse.getConnection();
            SendingTurn turn = new SendingTurn(session);
            try {
                if (turn.lock(patience)) {
                    return Optional.of(turn);
                }
                session.close();
                return Optional.empty();
            } catch (SQLException e) {
                turn.end(e);
                throw e;
            }
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    private boolean lock(Duration patience) throws SQLException {
        session.setAutoCommit(false);
        try (Statement statement = session.createStatement()) {
            statement.execute("set local lock_timeout = '" + Math.max(1, patience.toMillis()) + "ms'");
            AdvisoryLock.SENDING.takeForSession(session);
            session.commit();
            session.setAutoCommit(true);
            statement.executeUpdate(GIVE_UP_UNANSWERED);
            return true;
        } catch (SQLException e) {
            if (LOCK_TIMED_OUT.equals(e.getSQLState())) {
                session.rollback();
                return false;
            }
            throw e;
        }
    }

    /**
     * Notes that a server is about to have a notice whole. Until it is noted what came of it, it counts as unanswered:
     * so it does, too, when this process dies before the answer.
     *
     * @throws IllegalStateException where the notice does not wait any more, or the turn is over
     */
    public synchronized void handingOver(long noticeId) {
        if (session == null) {
            throw new IllegalStateException("the turn to send is over");
        }
        try {
            if (Sql.run(session, HANDING_OVER, noticeId) != 1) {
                throw new IllegalStateException("notice " + noticeId + " does not wait any more");
            }
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    /** Lets the next one have the turn. A session that cannot be asked to is broken off, which comes to the same. */
    @Override
    public synchronized void close() {
        if (session == null) {
            return;
        }
        try {
            AdvisoryLock.SENDING.release(session);
            session.close();
        } catch (SQLException e) {
            end(e);
        } finally {
            session = null;
        }
    }

    private void end(SQLException reason) {
        try {
            session.abort(Runnable::run);
            session.close();
        } catch (SQLException alreadyGone) {
            reason.addSuppressed(alreadyGone);
        }
    }
}
