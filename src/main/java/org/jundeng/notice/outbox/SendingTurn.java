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
 * The right to send. Only one node of a database has it at a time, so no notice is sent twice at once. It is a session
 * lock: when its node dies, the server gives it to the next one, and nothing has to be cleaned up.
 *
 * <p>A node that has lost the session without noticing cannot hand over any more, because each hand-over is first
 * recorded in that session.
 */
public final class SendingTurn implements AutoCloseable {

    private static final String LOCK_TIMED_OUT = "55P03";

    private static final String GIVE_UP_UNANSWERED = String.format(
            Locale.ROOT, """
            update notice set state = 'given-up', next_attempt = null,
                              last_error = '%s: handed over whole %d times, no answer was noted; it may have arrived'
            where state = 'pending' and unanswered >= %d
            """, SendFailure.UNANSWERED, SendFailure.MOST_UNANSWERED, SendFailure.MOST_UNANSWERED);
    private static final String HANDING_OVER = String.format(Locale.ROOT, """
            update notice set unanswered = unanswered + 1
            where notice_id = ? and state = 'pending' and unanswered < %d
            """, SendFailure.MOST_UNANSWERED);

    private Connection session;

    private SendingTurn(Connection session) {
        this.session = session;
    }

    /**
     * Waits for the turn; empty where another node keeps it for longer than {@code patience}. With the turn, notices
     * that stayed unanswered too often are given up.
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
     * Records that a server is about to receive a notice in full. Until the result is recorded it counts as unanswered,
     * even if this process dies before the answer.
     *
     * @return whether the notice still waits; false where it was withdrawn meanwhile
     * @throws IllegalStateException where the turn is over
     */
    public synchronized boolean handingOver(long noticeId) {
        if (session == null) {
            throw new IllegalStateException("the turn to send is over");
        }
        try {
            return Sql.run(session, HANDING_OVER, noticeId) == 1;
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    /** Gives the turn to the next node. A session that does not respond is aborted, which has the same effect. */
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
