// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert.silence;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jundeng.alert.silence.Silence.About;
import org.jundeng.alert.silence.Silence.State;
import org.jundeng.warehouse.ledger.AuditTrail;
import org.jundeng.warehouse.ledger.AuditTrail.Act;
import org.jundeng.warehouse.ledger.Grounds;
import org.jundeng.warehouse.sql.AdvisoryLock;
import org.jundeng.warehouse.sql.Sql;
import org.jundeng.warehouse.sql.Transactions;

/** Adds, ends and lists silences. Each request, even a refused one, gets a line in the audit trail. */
public final class Silences {

    /** How many days a silence may have, the first and the last included. */
    public static final int LONGEST_DAYS = 366;
    /** How many characters a reason may have. */
    public static final int LONGEST_REASON = 500;

    private static final String ALIVE = "select * from silence where ended_at is null order by silence_id desc";
    private static final String ALL = "select * from silence order by silence_id desc";
    private static final String INSERT = """
            insert into silence (episode_id, rule_id, indicator, region_id, feed, bureau, project,
                                 starts_on, ends_on, author, reason, recorded_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning silence_id
            """;
    private static final String END =
            "update silence set ended_at = ?, ended_by = ? where silence_id = ? and ended_at is null";

    private final DataSource warehouse;
    private final Clock clock;
    private final Supplier<LocalDate> businessDate;
    private final AuditTrail audit;

    /**
     * The silences of {@code warehouse}.
     *
     * @param businessDate gives today's business date for {@link #list}; called each time
     */
    public Silences(DataSource warehouse, Clock clock, Supplier<LocalDate> businessDate) {
        this.warehouse = warehouse;
        this.clock = clock;
        this.businessDate = businessDate;
        this.audit = new AuditTrail(warehouse, clock);
    }

    /** The result of a request. */
    public enum Outcome {
        /** It is done. */
        DONE,
        /** The request names no subject: the silence would cover everything. */
        ABOUT_EVERYTHING,
        /** No reason is given. */
        NO_REASON,
        /** The reason is longer than {@link #LONGEST_REASON}. */
        REASON_TOO_LONG,
        /** Its last day is before its first. */
        ENDS_BEFORE_START,
        /** It has more days than {@link #LONGEST_DAYS}. */
        TOO_LONG,
        /** No episode has the number. */
        UNKNOWN_EPISODE,
        /** The same silence exists already and has not been ended. */
        THERE_ALREADY,
        /** No silence has the number. */
        UNKNOWN,
        /** The silence was ended before. */
        ALREADY_ENDED;

        /** The stable code: {@code too-long}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * The person who asks.
     *
     * @param id a person's id, or an operating system user
     * @param by who it is for the audit trail, and by which way
     */
    public record Author(String id, Grounds.By by) {

        public Author {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(by, "by");
        }

        /**
         * The person who asks by a command.
         *
         * @param user the operating system user at the command line
         * @param node the node that the command runs on; null where it is not known
         */
        public Author(String id, String user, String node) {
            this(id, Grounds.By.command(id, user, node));
        }

        /** The person who asks, on whatever node. */
        public Author(String id, String user) {
            this(id, user, null);
        }
    }

    /**
     * A request for a silence. The caller checks that its names are known; only the episode is looked up here.
     *
     * @param about the subjects that nobody shall be told of
     * @param startsOn the first day
     * @param endsOn the last day
     * @param reason why; control characters and line ends are replaced by blanks; empty where none is given
     */
    public record Wish(About about, LocalDate startsOn, LocalDate endsOn, String reason) {

        public Wish {
            Objects.requireNonNull(about, "about");
            Objects.requireNonNull(startsOn, "startsOn");
            Objects.requireNonNull(endsOn, "endsOn");
            reason = reason == null
                    ? ""
                    : reason.replaceAll("[\\s\\p{Cc}\\u2028\\u2029]+", " ").strip();
        }

        private Outcome judge() {
            if (about.isEverything()) {
                return Outcome.ABOUT_EVERYTHING;
            }
            if (reason.isEmpty()) {
                return Outcome.NO_REASON;
            }
            if (reason.codePointCount(0, reason.length()) > LONGEST_REASON) {
                return Outcome.REASON_TOO_LONG;
            }
            if (endsOn.isBefore(startsOn)) {
                return Outcome.ENDS_BEFORE_START;
            }
            return ChronoUnit.DAYS.between(startsOn, endsOn) < LONGEST_DAYS ? Outcome.DONE : Outcome.TOO_LONG;
        }

        private String words() {
            StringJoiner words = new StringJoiner(", ");
            say(words, "episode", about.episodeId());
            say(words, "rule", about.ruleId());
            say(words, "indicator", about.indicator());
            say(words, "region", about.regionId());
            say(words, "feed", about.feed());
            say(words, "bureau", about.bureau());
            say(words, "project", about.project());
            return words.add(startsOn + ".." + endsOn).toString();
        }

        private static void say(StringJoiner words, String noun, Object word) {
            if (word != null) {
                words.add(noun + " " + word);
            }
        }
    }

    /**
     * The result of a request for a silence.
     *
     * @param outcome done, or why it was refused
     * @param silenceId the number of the silence that was added or exists already; null where there is none
     */
    public record Added(Outcome outcome, Long silenceId) {}

    /** All silences, also those that are over or were ended, newest first; in the transaction of {@code connection}. */
    public static List<Silence> all(Connection connection) throws SQLException {
        return all(connection, ALL);
    }

    /** The silences that cover an episode, also those that are over or were ended, newest first. */
    public static List<Silence> about(DataSource warehouse, Silence.Subject subject) {
        return Transactions.read(warehouse, connection -> all(connection, ALL)).stream()
                .filter(silence -> silence.matches(subject))
                .toList();
    }

    /** All silences, or only those that hold today or later, newest first. */
    public List<Silence> list(boolean onlyHolding) {
        LocalDate today = businessDate.get();
        return Transactions.read(warehouse, connection -> all(connection, ALL)).stream()
                .filter(silence -> !onlyHolding
                        || silence.stateOn(today) == State.HOLDING
                        || silence.stateOn(today) == State.COMING)
                .toList();
    }

    /** Adds a silence or refuses it. Either way the audit trail gets a line in the same transaction. */
    public Added add(Wish wish, Author author) {
        return Transactions.write(warehouse, connection -> {
            Added added = added(connection, wish, author);
            String subject = added.silenceId() == null ? "silence" : "silence " + added.silenceId();
            audit.note(
                    connection,
                    new AuditTrail.Entry(
                                    author.by().actor(),
                                    Act.SILENCE,
                                    subject,
                                    added.outcome().code(),
                                    wish.words() + "; " + author.by().way())
                            .because(wish.reason(), author.by().origin()));
            return added;
        });
    }

    private Added added(Connection connection, Wish wish, Author author) throws SQLException {
        Outcome outcome = wish.judge();
        if (outcome != Outcome.DONE) {
            return new Added(outcome, null);
        }
        if (wish.about().episodeId() != null
                && !found(connection, "episode", wish.about().episodeId())) {
            return new Added(Outcome.UNKNOWN_EPISODE, null);
        }
        AdvisoryLock.SILENCES.take(connection);
        Optional<Silence> same = all(connection, ALIVE).stream()
                .filter(silence -> silence.about().equals(wish.about())
                        && silence.startsOn().equals(wish.startsOn())
                        && silence.endsOn().equals(wish.endsOn()))
                .findFirst();
        return same.isPresent()
                ? new Added(Outcome.THERE_ALREADY, same.get().silenceId())
                : new Added(Outcome.DONE, insert(connection, wish, author));
    }

    private long insert(Connection connection, Wish wish, Author author) throws SQLException {
        About about = wish.about();
        return Sql.number(
                connection,
                INSERT,
                about.episodeId(),
                about.ruleId(),
                about.indicator(),
                about.regionId(),
                about.feed(),
                about.bureau(),
                about.project(),
                wish.startsOn(),
                wish.endsOn(),
                author.id(),
                wish.reason(),
                clock.instant());
    }

    /** Ends a silence early or refuses to. Either way the audit trail gets a line in the same transaction. */
    public Outcome end(long silenceId, Author author) {
        return Transactions.write(warehouse, connection -> {
            Outcome outcome = ended(connection, silenceId, author);
            audit.note(
                    connection,
                    new AuditTrail.Entry(
                                    author.by().actor(),
                                    Act.END_SILENCE,
                                    "silence " + silenceId,
                                    outcome.code(),
                                    author.by().way())
                            .because(null, author.by().origin()));
            return outcome;
        });
    }

    private Outcome ended(Connection connection, long silenceId, Author author) throws SQLException {
        if (Sql.run(connection, END, clock.instant(), author.id(), silenceId) == 1) {
            return Outcome.DONE;
        }
        return found(connection, "silence", silenceId) ? Outcome.ALREADY_ENDED : Outcome.UNKNOWN;
    }

    private static boolean found(Connection connection, String table, long id) throws SQLException {
        return Sql.any(connection, "select from " + table + " where " + table + "_id = ?", id);
    }

    private static List<Silence> all(Connection connection, String sql) throws SQLException {
        return Sql.list(connection, sql, Silences::silence);
    }

    private static Silence silence(ResultSet row) throws SQLException {
        OffsetDateTime endedAt = row.getObject("ended_at", OffsetDateTime.class);
        return new Silence(
                row.getLong("silence_id"),
                new About(
                        row.getObject("episode_id", Long.class),
                        row.getString("rule_id"),
                        row.getString("indicator"),
                        row.getString("region_id"),
                        row.getString("feed"),
                        row.getString("bureau"),
                        row.getObject("project", Integer.class)),
                row.getObject("starts_on", LocalDate.class),
                row.getObject("ends_on", LocalDate.class),
                row.getString("author"),
                row.getString("reason"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                endedAt == null ? null : new Silence.Ended(endedAt.toInstant(), row.getString("ended_by")));
    }
}
