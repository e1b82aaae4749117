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
import org.jundeng.warehouse.ledger.Runs;
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
        /** The link was used before. */
        USED,
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
        REPLY("by-reply");

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
     * @param proof the operating system user at the command line, the fingerprint of the link, or the hash that
     *     identifies the reply
     * @param origin the address from which a link was used; null where it is not known
     */
    public record Said(long episodeId, String author, String note, Way way, String proof, String origin) {

        public Said {
            Objects.requireNonNull(author, "author");
            Objects.requireNonNull(way, "way");
            Objects.requireNonNull(proof, "proof");
            note = note == null ? "" : note.replaceAll("\\R", "\n").replaceAll("[\\p{Cntrl}&&[^\n\t]]", "");
            note = note.isBlank() ? null : note.strip();
        }

        /** An acknowledgement by {@code author}, entered at the command line by {@code user}. */
        public static Said byHand(long episodeId, String author, String user, String note) {
            return new Said(episodeId, author, note, Way.HAND, user, null);
        }

        /** An acknowledgement by {@code author} through the link that has this {@code fingerprint}. */
        public static Said byLink(long episodeId, String author, String fingerprint, String note) {
            return new Said(episodeId, author, note, Way.LINK, fingerprint, null);
        }

        /** The same, from {@code address}. */
        public Said from(String address) {
            return new Said(episodeId, author, note, way, proof, address);
        }

        /** An acknowledgement by {@code author} in the reply that {@code message} identifies. */
        public static Said byReply(long episodeId, String author, String message, String note) {
            return new Said(episodeId, author, note, Way.REPLY, message, null);
        }

        /** What the audit trail says of the reply that {@code message} identifies. */
        public static String detailOfReply(String message) {
            return "reply " + message;
        }

        private String detail() {
            return switch (way) {
                case HAND -> author.equals(proof) ? "command" : "command by " + proof;
                case LINK -> "link " + proof;
                case REPLY -> detailOfReply(proof);
            };
        }

        private AuditTrail.Entry audited(Outcome outcome) {
            return new AuditTrail.Entry(author, Act.ACKNOWLEDGE, "episode " + episodeId, outcome.code(), detail());
        }
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
        boolean fits =
                said.note() == null || said.note().codePointCount(0, said.note().length()) <= LONGEST_NOTE;
        return fits ? Outcome.DONE : Outcome.NOTE_TOO_LONG;
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
