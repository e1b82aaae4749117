// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.ledger;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jundeng.warehouse.sql.Sql;
import org.jundeng.warehouse.sql.Transactions;

/**
 * The acts of people, and those of Jundeng that remove or save, done or refused. Lines are only ever added;
 * {@link AuditChain} makes it show if one is changed or removed all the same.
 */
public final class AuditTrail {

    /** The outcome of what was done. */
    public static final String DONE = "done";

    private static final String INSERT = """
            insert into audit (at, actor, act, subject, outcome, detail, reason, origin)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String HAS = """
            select from audit where actor = ? and act = ? and subject = ? and outcome = ?
              and detail is not distinct from ?::text
            limit 1
            """;

    private static final String LINES = "select * from audit left join audit_link using (audit_id)";

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
        /** Handed an episode to somebody, or back. */
        HAND_OVER,
        /** Entered or removed days on which somebody is away. */
        ABSENCE,
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
        /** Started Jundeng under a configuration that was not in force before. */
        TAKE_UP,
        /** Confirmed a delivery whose figures look wrong. */
        CONFIRM,
        /** Took a delivery back. */
        WITHDRAW,
        /** Had a delivery taken although it was refused or a newer one had spoken. */
        RELEASE,
        /** Had a kept delivery read again. */
        REPLAY,
        /** Had the source of a feed asked out of turn. */
        PULL,
        /** Was given a delivery's bytes as they came. */
        DOWNLOAD,
        /** Sent in a file by a page. */
        UPLOAD,
        /** Logged in, or tried to. */
        LOG_IN,
        /** Logged out. */
        LOG_OUT,
        /** Asked for something that the role does not allow. */
        ACCESS,
        /** Used a token that is not valid. */
        USE_TOKEN,
        /** Made a backup by hand, which is a copy of everything. */
        COPY,
        /** Brought a backup back. */
        RESTORE,
        /** Replayed a ledger into a new warehouse. */
        REBUILD,
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
    }

    /**
     * An act and its outcome.
     *
     * @param actor a person's id, or an operating system user; empty where neither is known
     * @param act the act's code; a line may have one that this version does not know, if a later version wrote it
     * @param subject what it was about: {@code episode 17}; {@code link} where a link could not be read
     * @param outcome {@code done}, or a named reason why not
     * @param detail what else is known: by which way; null for nothing. Never holds a secret or a token
     * @param reason why, in the person's words; null where nobody was asked
     * @param origin from where: a client's address, or the node that a command ran on; null where it is not known
     */
    public record Entry(
            String actor, String act, String subject, String outcome, String detail, String reason, String origin) {
        public Entry {
            Objects.requireNonNull(actor, "actor");
            Objects.requireNonNull(act, "act");
            Objects.requireNonNull(subject, "subject");
            Objects.requireNonNull(outcome, "outcome");
        }

        /** An entry about an act that this version knows, as all are that it writes. */
        public Entry(
                String actor, Act act, String subject, String outcome, String detail, String reason, String origin) {
            this(actor, act.code(), subject, outcome, detail, reason, origin);
        }

        /** An entry without a reason, from nowhere in particular. */
        public Entry(String actor, Act act, String subject, String outcome, String detail) {
            this(actor, act, subject, outcome, detail, null, null);
        }

        /** The same, done for {@code why} from {@code where}; null where that is not known. */
        public Entry because(String why, String where) {
            return new Entry(actor, act, subject, outcome, detail, why, where);
        }
    }

    /**
     * A line of the trail.
     *
     * @param auditId its number
     * @param at the true time
     * @param entry what it says
     * @param published its place in the chain; null until a night has published it
     */
    public record Line(long auditId, Instant at, Entry entry, Published published) {}

    /**
     * The place of a line in the chain.
     *
     * @param number counts from 1, without gaps
     * @param night the night that published it
     * @param hash ties the line to all before it, as {@link AuditText} says
     */
    public record Published(long number, LocalDate night, String hash) {}

    /** Adds a line in a transaction of its own. */
    public void note(Entry entry) {
        Transactions.write(warehouse, connection -> {
            note(connection, entry);
            return null;
        });
    }

    /** Adds a line in the transaction of {@code connection}, so that it is kept if, and only if, the act is. */
    public void note(Connection connection, Entry entry) throws SQLException {
        note(connection, clock, entry);
    }

    static void note(Connection connection, Clock clock, Entry entry) throws SQLException {
        Sql.run(
                connection,
                INSERT,
                clock.instant(),
                storable(entry.actor()),
                storable(entry.act()),
                storable(entry.subject()),
                storable(entry.outcome()),
                storable(entry.detail()),
                storable(entry.reason()),
                storable(entry.origin()));
    }

    /** PostgreSQL's texts hold neither U+0000 nor half of a surrogate pair, and what somebody sent may have both. */
    private static String storable(String text) {
        return text == null
                ? null
                : new String(text.replace('\0', '\u2400').getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /** Whether there is a line with exactly this entry. */
    public boolean has(Connection connection, Entry entry) throws SQLException {
        return Sql.any(connection, HAS, entry.actor(), entry.act(), entry.subject(), entry.outcome(), entry.detail());
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

    /** What the newest line of these acts with this outcome says besides; empty if there is none. */
    public Optional<String> latestDetail(String outcome, Act... acts) {
        List<String> codes = Arrays.stream(acts).map(Act::code).toList();
        return Transactions.read(
                        warehouse,
                        connection -> Sql.list(
                                connection,
                                "select coalesce(detail, '') from audit where act = any (?) and outcome = ?"
                                        + " order by audit_id desc limit 1",
                                row -> row.getString(1),
                                Sql.texts(codes),
                                outcome))
                .stream()
                .findFirst();
    }

    /** All lines, in the order they were added. */
    public List<Line> list() {
        return list(LINES + " order by audit_id limit ?", Integer.MAX_VALUE);
    }

    /** The newest lines, at most {@code most}, newest first. */
    public List<Line> newest(int most) {
        return list(LINES + " order by audit_id desc limit ?", most);
    }

    private List<Line> list(String sql, int most) {
        return Transactions.read(warehouse, connection -> Sql.list(connection, sql, AuditTrail::line, most));
    }

    /** The line in a row that has the columns of the audit trail, and those of the chain. */
    static Line line(ResultSet row) throws SQLException {
        String hash = row.getString("hash");
        return new Line(
                row.getLong("audit_id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                new Entry(
                        row.getString("actor"),
                        row.getString("act"),
                        row.getString("subject"),
                        row.getString("outcome"),
                        row.getString("detail"),
                        row.getString("reason"),
                        row.getString("origin")),
                hash == null
                        ? null
                        : new Published(row.getLong("number"), row.getObject("night", LocalDate.class), hash));
    }
}
