// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert.handover;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jundeng.alert.Rule;
import org.jundeng.alert.Rule.Concern.Audience;
import org.jundeng.catalogue.People;
import org.jundeng.warehouse.ledger.AuditTrail;
import org.jundeng.warehouse.ledger.AuditTrail.Act;
import org.jundeng.warehouse.ledger.Runs;
import org.jundeng.warehouse.sql.Sql;
import org.jundeng.warehouse.sql.Transactions;

/**
 * Hands open episodes to other people, and back. Each request, even a refused one, gets a line in the audit trail. Who
 * is told of it is decided by the next evaluation.
 */
public final class Handovers {

    /** How many characters a reason may have. */
    public static final int LONGEST_REASON = 500;

    private static final String EPISODE = "select state, rule_id from episode where episode_id = ? for update";
    private static final String LAST = """
            select event_id, handed_to from episode_event
            where episode_id = ? and event = 'handed' order by event_id desc limit 1
            """;
    private static final String HAND = """
            insert into episode_event (
              episode_id, run_id, business_date, recorded_at, event, level, reason, author, note, handed_to)
            select episode_id, ?, ?, ?, 'handed', level, 'by-login', ?, ?, ? from episode where episode_id = ?
            """;

    private final DataSource warehouse;
    private final Clock clock;
    private final Supplier<LocalDate> businessDate;
    private final Runs runs;
    private final AuditTrail audit;
    private final People people;
    private final Map<String, Rule> rules;

    /**
     * Hands on episodes of {@code warehouse}.
     *
     * @param stamp what each is stamped with
     * @param people those to whom one can be handed
     * @param rules the rules in force
     */
    public Handovers(DataSource warehouse, Stamp stamp, People people, Collection<Rule> rules) {
        this.warehouse = warehouse;
        this.clock = stamp.clock();
        this.businessDate = stamp.businessDate();
        this.runs = new Runs(warehouse, clock, stamp.node());
        this.audit = new AuditTrail(warehouse, clock);
        this.people = people;
        this.rules = rules.stream().collect(Collectors.toMap(Rule::id, Function.identity()));
    }

    /**
     * What a handover is stamped with.
     *
     * @param clock the true time
     * @param businessDate gives the business date; called for each handover
     * @param node the name of this node
     */
    public record Stamp(Clock clock, Supplier<LocalDate> businessDate, String node) {}

    /** The result of a request. */
    public enum Outcome {
        /** It is done. */
        DONE,
        /** No episode has this number. */
        UNKNOWN,
        /** The episode is still pending: nobody has been told of it. */
        PENDING,
        /** The episode is over. */
        CLOSED,
        /** Its rule tells stewards, or is not in force any more: there is no official who is asked about it. */
        NOT_FOR_OFFICIALS,
        /** Nobody has the id of the person it was to be handed to. */
        UNKNOWN_PERSON,
        /** No reason is given. */
        NO_REASON,
        /** The reason is longer than {@link #LONGEST_REASON}. */
        REASON_TOO_LONG,
        /** It is with that person already, or with those who answer for it. */
        THERE_ALREADY,
        /** It was handed on since the author was shown it. */
        MOVED_ON;

        /** The stable code: {@code there-already}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Hands the episode on or refuses to. Either way the audit trail gets a line in the same transaction. */
    public Outcome hand(Handover wish) {
        return Transactions.write(warehouse, connection -> {
            Outcome outcome = judge(connection, wish);
            if (outcome == Outcome.DONE) {
                write(connection, wish);
            }
            audit.note(
                    connection,
                    new AuditTrail.Entry(
                                    wish.by().actor(),
                                    Act.HAND_OVER,
                                    "episode " + wish.episodeId(),
                                    outcome.code(),
                                    wish.detail())
                            .because(wish.reason(), wish.by().origin()));
            return outcome;
        });
    }

    private record Found(String state, String ruleId) {}

    private record Last(long eventId, String to) {}

    private Outcome judge(Connection connection, Handover wish) throws SQLException {
        Optional<Found> found =
                Sql.first(connection, EPISODE, row -> new Found(row.getString(1), row.getString(2)), wish.episodeId());
        if (found.isEmpty()) {
            return Outcome.UNKNOWN;
        }
        if (!found.get().state().equals("open")) {
            return found.get().state().equals("closed") ? Outcome.CLOSED : Outcome.PENDING;
        }
        Rule rule = rules.get(found.get().ruleId());
        if (rule == null || rule.concern().audience() != Audience.OFFICIALS) {
            return Outcome.NOT_FOR_OFFICIALS;
        }
        if (!wish.isBack() && people.person(wish.to()).isEmpty()) {
            return Outcome.UNKNOWN_PERSON;
        }
        Outcome standing = standing(connection, wish);
        return standing == Outcome.DONE ? ofReason(wish) : standing;
    }

    /** Whether it is to be moved at all, from where the author saw it. */
    private static Outcome standing(Connection connection, Handover wish) throws SQLException {
        Optional<Last> last =
                Sql.first(connection, LAST, row -> new Last(row.getLong(1), row.getString(2)), wish.episodeId());
        String now = last.map(Last::to).orElse(null);
        if (wish.isBack() ? now == null : wish.to().equals(now)) {
            return Outcome.THERE_ALREADY;
        }
        return last.map(Last::eventId).orElse(0L) > wish.seen() ? Outcome.MOVED_ON : Outcome.DONE;
    }

    private static Outcome ofReason(Handover wish) {
        if (wish.reason().isEmpty()) {
            return Outcome.NO_REASON;
        }
        boolean fits = wish.reason().codePointCount(0, wish.reason().length()) <= LONGEST_REASON;
        return fits ? Outcome.DONE : Outcome.REASON_TOO_LONG;
    }

    private void write(Connection connection, Handover wish) throws SQLException {
        LocalDate date = businessDate.get();
        Sql.run(
                connection,
                HAND,
                runs.note(connection, "hand-over", date),
                date,
                clock.instant(),
                wish.author(),
                wish.reason(),
                wish.to(),
                wish.episodeId());
    }
}
