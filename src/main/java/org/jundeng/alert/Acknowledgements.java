// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jundeng.warehouse.ledger.AuditTrail;
import org.jundeng.warehouse.ledger.AuditTrail.Act;
import org.jundeng.warehouse.ledger.Grounds;
import org.jundeng.warehouse.ledger.Runs;
import org.jundeng.warehouse.sql.Sql;
import org.jundeng.warehouse.sql.Transactions;

/** Records that a person has seen an episode, with the bureau's explanation (情况说明). A refusal is recorded, too. */
public final class Acknowledgements {

    /** How many characters a note may have. */
    public static final int LONGEST_NOTE = 500;

    private static final String ACKNOWLEDGE = """
            insert into episode_event (
              episode_id, run_id, business_date, recorded_at, event, level, reason, author, note)
            select episode_id, ?, ?, ?, 'acknowledged', level, ?, ?, ? from episode where episode_id = ?
            """;

    private static final String MOVED_ON = """
            select from episode_event
            where episode_id = ? and event_id > ? and event in ('opened', 'reopened', 'raised', 'handed')
            """;

    /**
     * It was handed on, not to this person, and no mail since has asked this person about it: whoever answers an older
     * mail, or one that only says with whom it is, has not taken it over.
     */
    private static final String ANOTHERS = """
            select from (
              select event_id, handed_to from episode_event
              where episode_id = ? and event = 'handed' order by event_id desc limit 1) h
            where h.handed_to is distinct from ?
              and not exists (select from notice_item i where i.person = ? and i.item = ? || h.event_id)
            """;

    /** The last thing that happened to it but what nights saw is that this person said this, or more. */
    private static final String STANDS = """
            select from (
              select * from episode_event
              where episode_id = ? and event in ('opened', 'reopened', 'raised', 'handed', 'acknowledged')
              order by event_id desc limit 1) v
            where v.event = 'acknowledged' and v.author = ? and (?::text is null or v.note = ?)
            """;

    private final DataSource warehouse;
    private final Clock clock;
    private final Supplier<LocalDate> businessDate;
    private final Runs runs;
    private final String node;
    private final AuditTrail audit;

    /**
     * Acknowledges episodes of {@code warehouse}.
     *
     * @param businessDate gives the business date of an acknowledgement; called for each one
     * @param node the name of this node
     */
    public Acknowledgements(DataSource warehouse, Clock clock, Supplier<LocalDate> businessDate, String node) {
        this.warehouse = warehouse;
        this.clock = clock;
        this.businessDate = businessDate;
        this.runs = new Runs(warehouse, clock, node);
        this.node = node;
        this.audit = new AuditTrail(warehouse, clock);
    }

    /** The result of an acknowledgement. */
    public enum Outcome {
        /** It is recorded. */
        DONE,
        /** No episode has this number. */
        UNKNOWN,
        /** The episode is still pending: nobody has been told of it, so there is nothing to acknowledge yet. */
        PENDING,
        /** The episode is over. */
        CLOSED,
        /** The link was used before, or just this has been said by a page before. */
        USED,
        /**
         * It has opened again, become graver or was handed on since the person was shown it; by a link or a reply:
         * it was handed on, and no mail since has asked the person.
         */
        MOVED_ON,
        /** The note is longer than {@link #LONGEST_NOTE}. */
        NOTE_TOO_LONG;

        /** The stable code: {@code note-too-long}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** How an acknowledgement came. */
    public enum Way {
        /** At the command line. */
        HAND("by-hand"),
        /** By a link, which can be used once. */
        LINK("by-link"),
        /** By a reply to a mail. */
        REPLY("by-reply"),
        /** On a page, by a user who has logged in. */
        LOGIN("by-login");

        private final String reason;

        Way(String reason) {
            this.reason = reason;
        }
    }

    /**
     * A person's acknowledgement of an episode.
     *
     * @param episodeId the episode's number
     * @param author a person's id, or an operating system user
     * @param note the explanation; null where none is given. Control characters are removed
     * @param way how it came
     * @param proof the operating system user at the command line, the fingerprint of the link, the hash that
     *     identifies the reply, or the user who has logged in
     * @param origin the address from which a link or page was used; null where it is not known
     * @param seen the number of the last event of the episode that a page showed; null of the other ways
     */
    public record Said(long episodeId, String author, String note, Way way, String proof, String origin, Long seen) {

        public Said {
            Objects.requireNonNull(author, "author");
            Objects.requireNonNull(way, "way");
            Objects.requireNonNull(proof, "proof");
            note = note == null ? "" : note.replaceAll("\\R", "\n").replaceAll("[\\p{Cntrl}&&[^\n\t]]", "");
            note = note.isBlank() ? null : note.strip();
        }

        /** An acknowledgement by {@code author}, entered at the command line by {@code user}. */
        public static Said byHand(long episodeId, String author, String user, String note) {
            return new Said(episodeId, author, note, Way.HAND, user, null, null);
        }

        /** An acknowledgement by {@code author} through the link that has this {@code fingerprint}. */
        public static Said byLink(long episodeId, String author, String fingerprint, String note) {
            return new Said(episodeId, author, note, Way.LINK, fingerprint, null, null);
        }

        /** The same, from {@code address}. */
        public Said from(String address) {
            return new Said(episodeId, author, note, way, proof, address, seen);
        }

        /** An acknowledgement by {@code author} in the reply that {@code message} identifies. */
        public static Said byReply(long episodeId, String author, String message, String note) {
            return new Said(episodeId, author, note, Way.REPLY, message, null, null);
        }

        /**
         * An acknowledgement by {@code author} on a page, by somebody who has logged in.
         *
         * @param by the user, the way and the address
         * @param seen the number of the last event of the episode that the page showed
         */
        public static Said byLogin(long episodeId, String author, String note, Grounds.By by, long seen) {
            return new Said(episodeId, author, note, Way.LOGIN, by.actor(), by.origin(), seen);
        }

        /** What the audit trail says of the reply that {@code message} identifies. */
        public static String detailOfReply(String message) {
            return "reply " + message;
        }

        private boolean isAnswerToAMail() {
            return way == Way.LINK || way == Way.REPLY;
        }

        private String detail() {
            return switch (way) {
                case HAND -> author.equals(proof) ? "command" : "command by " + proof;
                case LINK -> "link " + proof;
                case REPLY -> detailOfReply(proof);
                case LOGIN -> "page";
            };
        }

        private AuditTrail.Entry audited(Outcome outcome) {
            String actor = way == Way.LOGIN ? proof : author;
            return new AuditTrail.Entry(actor, Act.ACKNOWLEDGE, "episode " + episodeId, outcome.code(), detail());
        }
    }

    /**
     * How it is remembered that a mail asks its reader about an episode.
     *
     * @param handedAt the number of the event by which it was handed on last
     */
    public static String askedItem(long episodeId, long handedAt) {
        return asked(episodeId) + handedAt;
    }

    private static String asked(long episodeId) {
        return "asked:" + episodeId + ":";
    }

    /** Records the acknowledgement or refuses it. Either way the audit trail gets a line in the same transaction. */
    public Outcome acknowledge(Said said) {
        return Transactions.write(warehouse, connection -> acknowledge(connection, said));
    }

    /** As {@link #acknowledge(Said)}, in the transaction of {@code connection}. */
    public Outcome acknowledge(Connection connection, Said said) throws SQLException {
        Outcome outcome = judge(connection, said, true);
        if (outcome == Outcome.DONE) {
            write(connection, said);
        }
        audit.note(connection, said.audited(outcome).because(null, said.way() == Way.HAND ? node : said.origin()));
        return outcome;
    }

    /** The outcome that {@link #acknowledge} would have now; nothing is written. */
    public Outcome judge(Said said) {
        return Transactions.read(warehouse, connection -> judge(connection, said, false));
    }

    private Outcome judge(Connection connection, Said said, boolean alone) throws SQLException {
        String state = state(connection, said.episodeId(), alone);
        if (state == null) {
            return Outcome.UNKNOWN;
        }
        if (!state.equals("open")) {
            return state.equals("closed") ? Outcome.CLOSED : Outcome.PENDING;
        }
        if (said.way() == Way.LINK && audit.has(connection, said.audited(Outcome.DONE))) {
            return Outcome.USED;
        }
        if (said.way() == Way.LOGIN) {
            if (Sql.any(connection, MOVED_ON, said.episodeId(), said.seen())) {
                return Outcome.MOVED_ON;
            }
            if (Sql.any(connection, STANDS, said.episodeId(), said.author(), said.note(), said.note())) {
                return Outcome.USED;
            }
        }
        if (said.isAnswerToAMail() && isAnothers(connection, said)) {
            return Outcome.MOVED_ON;
        }
        boolean fits =
                said.note() == null || said.note().codePointCount(0, said.note().length()) <= LONGEST_NOTE;
        return fits ? Outcome.DONE : Outcome.NOTE_TOO_LONG;
    }

    private static boolean isAnothers(Connection connection, Said said) throws SQLException {
        return Sql.any(connection, ANOTHERS, said.episodeId(), said.author(), said.author(), asked(said.episodeId()));
    }

    /**
     * The episode's state; null where no episode has the number. {@code alone} locks the row until the transaction
     * ends.
     */
    private static String state(Connection connection, long episodeId, boolean alone) throws SQLException {
        String sql = "select state from episode where episode_id = ?" + (alone ? " for update" : "");
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, episodeId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }

    private void write(Connection connection, Said said) throws SQLException {
        LocalDate date = businessDate.get();
        long run = runs.note(connection, "ack", date);
        try (PreparedStatement statement = connection.prepareStatement(ACKNOWLEDGE)) {
            statement.setLong(1, run);
            statement.setObject(2, date);
            statement.setObject(3, clock.instant().atOffset(ZoneOffset.UTC));
            statement.setString(4, said.way().reason);
            statement.setString(5, said.author());
            statement.setString(6, said.note());
            statement.setLong(7, said.episodeId());
            statement.executeUpdate();
        }
    }
}
