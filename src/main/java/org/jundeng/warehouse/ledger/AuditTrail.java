// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jundeng.warehouse.sql.Sql;
import org.jundeng.warehouse.sql.Transactions;

/** The acts of people, and those of Jundeng that remove or save, done or refused. Lines are only ever added. */
public final class AuditTrail {

    private static final String INSERT =
            "insert into audit (at, actor, act, subject, outcome, detail) values (?, ?, ?, ?, ?, ?)";
    private static final String HAS = """
            select from audit where actor = ? and act = ? and subject = ? and outcome = ?
              and detail is not distinct from ?::text
            limit 1
            """;

    private final DataSource warehouse;
    private final Clock clock;

    /** The trail kept in {@code warehouse}, its lines stamped with the time of {@code clock}. */
    public AuditTrail(DataSource warehouse, Clock clock) {
        this.warehouse = warehouse;
        this.clock = clock;
    }

    /** What was done, or tried. */
    public enum Act {
        /** Acknowledged an episode. */
        ACKNOWLEDGE,
        /** Opened the page behind a link, which alone changes nothing. */
        OPEN_LINK,
        /** Asked for a silence. */
        SILENCE,
        /** Ended a silence. */
        END_SILENCE,
        /** Said that an address that a mail server had refused is to be tried again. */
        WRITE_AGAIN,
        /** Had the configuration taken up while Jundeng served. */
        RELOAD,
        /** Confirmed a delivery whose figures look wrong. */
        CONFIRM,
        /** Let go of what settings say is kept long enough. */
        LET_GO,
        /** Made a backup as scheduled, or tried to. */
        BACK_UP,
        /** Named an indicator or a rule that the warehouse holds and the configuration does not know. */
        ORPHAN;

        /** The stable code: {@code open-link}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        private static Act of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /**
     * An act and its outcome.
     *
     * @param actor a person's id, or an operating system user; empty where neither is known
     * @param act the act
     * @param subject what it was about: {@code episode 17}; {@code link} where a link could not be read
     * @param outcome {@code done}, or a named reason why not
     * @param detail what else is known; null for nothing. Never holds a secret or a token
     */
    public record Entry(String actor, Act act, String subject, String outcome, String detail) {
        public Entry {
            Objects.requireNonNull(actor, "actor");
            Objects.requireNonNull(act, "act");
            Objects.requireNonNull(subject, "subject");
            Objects.requireNonNull(outcome, "outcome");
        }
    }

    /**
     * A line of the trail.
     *
     * @param auditId its number
     * @param at the true time
     * @param entry what it says
     */
    public record Line(long auditId, Instant at, Entry entry) {}

    /** Adds a line in a transaction of its own. */
    public void note(Entry entry) {
        Transactions.write(warehouse, connection -> {
            note(connection, entry);
            return null;
        });
    }

    /** Adds a line in the transaction of {@code connection}, so that it is kept if, and only if, the act is. */
    public void note(Connection connection, Entry entry) throws SQLException {
        Sql.run(
                connection,
                INSERT,
                clock.instant(),
                entry.actor(),
                entry.act().code(),
                entry.subject(),
                entry.outcome(),
                entry.detail());
    }

    /** Whether there is a line with exactly this entry. */
    public boolean has(Connection connection, Entry entry) throws SQLException {
        return Sql.any(
                connection, HAS, entry.actor(), entry.act().code(), entry.subject(), entry.outcome(), entry.detail());
    }

    /** When the newest line of this act and outcome was added; empty if there is none. */
    public Optional<Instant> latest(Act act, String outcome) {
        return Transactions.read(
                warehouse,
                connection -> Sql.first(
                        connection,
                        "select at from audit where act = ? and outcome = ? order by audit_id desc limit 1",
                        row -> row.getObject(1, OffsetDateTime.class).toInstant(),
                        act.code(),
                        outcome));
    }

    /** All lines, in the order they were added. */
    public List<Line> list() {
        return list("select * from audit order by audit_id limit ?", Integer.MAX_VALUE);
    }

    /** The newest lines, at most {@code most}, newest first. */
    public List<Line> newest(int most) {
        return list("select * from audit order by audit_id desc limit ?", most);
    }

    private List<Line> list(String sql, int most) {
        return Transactions.read(warehouse, connection -> Sql.list(connection, sql, AuditTrail::line, most));
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getLong("audit_id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                new Entry(
                        row.getString("actor"),
                        Act.of(row.getString("act")),
                        row.getString("subject"),
                        row.getString("outcome"),
                        row.getString("detail")));
    }
}
