// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.sql;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * The advisory locks of PostgreSQL that nodes and commands take on one warehouse. Work that holds one of them
 * may only wait for one further down this list, so that no two wait for each other. Of the locks with a subject, a
 * transaction takes {@link #FEED} for one feed only, and {@link #NAME} is only tried for, never waited for.
 *
 * <p>The keys must never change: nodes of two versions may work on one warehouse at the same time.
 */
public enum AdvisoryLock {

    /**
     * A name that a process holds against all others, for as long as its session lasts. Taken by {@link NamedLocks}, in
     * a session of its own.
     */
    NAME("hashtextextended('held ' || ?, 0)"),

    /** The right to send notices. Taken by {@code notice.outbox.SendingTurn}, in a session of its own. */
    SENDING("hashtextextended('sending', 0)"),

    /** Granting rights: the server refuses one of two processes that do so at once. Taken by {@link Roles}. */
    RIGHTS("5190327441"),

    /**
     * The copies of the configuration. Taken by {@code warehouse.ConfigurationCopies}, shared to compare them with
     * the configuration, and exclusively to replace them.
     */
    CONFIGURATION("hashtextextended('configuration', 0)"),

    /**
     * The deliveries of the feed that is the subject. Taken by {@code warehouse.load.Loader} to store one
     * and by {@code warehouse.withdrawal.Withdrawals} to withdraw one.
     */
    FEED("hashtextextended('feed ' || ?, 0)"),

    /** Writing the ledger, and all that its line brings with it. Taken by {@code warehouse.ledger.LedgerWriter}. */
    LEDGER("hashtextextended('ledger', 0)"),

    /** The derived figures. Taken by {@code assess.Derivation}. */
    DERIVATION("hashtextextended('derivation', 0)"),

    /** Opening, changing and closing episodes. Taken by {@code alert.Episodes}. */
    EPISODES("hashtext('jundeng.evaluate')"),

    /** Adding silences, so that of two equal ones the second is refused. Taken by {@code alert.silence.Silences}. */
    SILENCES("hashtextextended('jundeng.silence', 0)"),

    /**
     * Entering absences, so that of two equal ones the second is refused. Taken by {@code
     * notice.absence.EnteredAbsences}.
     */
    ABSENCES("hashtextextended('jundeng.absence', 0)"),

    /**
     * Publishing lines of the audit trail, so that their chain never forks. Taken by {@code
     * warehouse.ledger.AuditChain}; who only adds a line does not take it.
     */
    AUDIT("hashtextextended('audit', 0)");

    private final String key;

    AdvisoryLock(String key) {
        this.key = key;
    }

    /** The key as an SQL expression; a question mark in it is the parameter for the subject. */
    String key() {
        return key;
    }

    /**
     * The SQL expression that waits for the lock, to be held until the transaction ends: for a statement that does more
     * than that in one round trip.
     */
    public String untilTheTransactionEnds() {
        return "pg_advisory_xact_lock(" + key + ")";
    }

    /** Waits for the lock, and holds it until the transaction ends. */
    public void take(Connection connection) throws SQLException {
        Sql.run(connection, "select " + untilTheTransactionEnds());
    }

    /** As {@link #take(Connection)}, for one subject. */
    public void take(Connection connection, String subject) throws SQLException {
        Sql.run(connection, "select " + untilTheTransactionEnds(), subject);
    }

    /**
     * Takes the lock as {@link #take(Connection)} does, but does not wait: false where another transaction holds it.
     * Work that only tries may hold locks that are further up the list or down.
     */
    public boolean tryToTake(Connection connection) throws SQLException {
        return Sql.first(connection, "select pg_try_advisory_xact_lock(" + key + ")", row -> row.getBoolean(1))
                .orElseThrow();
    }

    /** Waits until no one holds the lock exclusively, and shares it with others until the transaction ends. */
    public void share(Connection connection) throws SQLException {
        Sql.run(connection, "select pg_advisory_xact_lock_shared(" + key + ")");
    }

    /** Waits for the lock, and holds it until {@link #release(Connection)} or the end of the session. */
    public void takeForSession(Connection session) throws SQLException {
        Sql.run(session, "select pg_advisory_lock(" + key + ")");
    }

    /** Takes the lock for one subject as {@link #takeForSession} does, but does not wait: false where it is held. */
    boolean tryForSession(Connection session, String subject) throws SQLException {
        return Sql.first(session, "select pg_try_advisory_lock(" + key + ")", row -> row.getBoolean(1), subject)
                .orElseThrow();
    }

    /** As {@link #tryForSession}, but shares the lock with others who share it. */
    boolean tryToShareForSession(Connection session, String subject) throws SQLException {
        return Sql.first(session, "select pg_try_advisory_lock_shared(" + key + ")", row -> row.getBoolean(1), subject)
                .orElseThrow();
    }

    /** Gives back the session's share of the lock for one subject. */
    void releaseShare(Connection session, String subject) throws SQLException {
        Sql.run(session, "select pg_advisory_unlock_shared(" + key + ")", subject);
    }

    /** Gives back a lock of the session. */
    public void release(Connection session) throws SQLException {
        Sql.run(session, "select pg_advisory_unlock(" + key + ")");
    }

    /** Gives back the session's lock for one subject. */
    void release(Connection session, String subject) throws SQLException {
        Sql.run(session, "select pg_advisory_unlock(" + key + ")", subject);
    }
}
