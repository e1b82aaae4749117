// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.decision;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jundeng.catalogue.Level;
import org.jundeng.catalogue.WorkingDays;

/**
 * Whether a person is told of an episode, by which mail, and why. Pure: the same matter, hearer and hour give the same
 * decision, however often it is asked for.
 *
 * @param why the named reason, for telling or for not telling
 * @param way by which mail; null where the person is not told
 */
public record Decision(Why why, Way way) {

    public Decision {
        Objects.requireNonNull(why, "why");
        if ((way == null) == (why.verdict() == Verdict.TOLD)) {
            throw new IllegalArgumentException("a way, and only with what is told");
        }
    }

    /** By which mail something is told. */
    public enum Way {
        /** The digest of the night. */
        DIGEST,
        /** A mail of its own, at once. */
        AT_ONCE,
        /** The stewards' mail of a bureau and day. */
        STEWARDS
    }

    /**
     * An episode as it stands, as far as the decision needs it.
     *
     * @param open whether it goes on
     * @param level how grave it is
     * @param event its last event that is worth telling
     * @param acknowledged whether somebody acknowledged it since it last became graver
     * @param silenced whether a silence holds
     * @param inhibited whether an open episode of another rule explains it
     * @param superseded whether it ended because the target's own rule took it over
     */
    public record Stand(
            boolean open,
            Level level,
            long event,
            boolean acknowledged,
            boolean silenced,
            boolean inhibited,
            boolean superseded) {}

    /** As what a person hears of an episode. */
    public enum Role {
        /** The person answers for it. */
        CONCERNED,
        /** The person answers for it, is away, and has a deputy who is there. */
        AWAY,
        /** Somebody who answers for it is away, and this is the deputy. */
        STANDS_IN,
        /** Somebody who answers for it has not acknowledged it in time, and this is the deputy. */
        DEPUTY,
        /** Nobody has acknowledged it in time, and this is the superior. */
        SUPERIOR,
        /** The person was told of it once, and answers for it no more. */
        FORMER,
        /** The person brings its figures. */
        STEWARD
    }

    /**
     * Who may hear of it.
     *
     * @param role as what
     * @param heard what the person was told last; null where nothing
     * @param fromLevel the mildest level that the person wants to hear of; null for all
     * @param atOnce the mildest level that the person wants to hear of at once; null for none
     * @param repeatDays after how many days the person wants to hear of it again; 0 for never
     */
    public record Hearer(Role role, Heard heard, Level fromLevel, Level atOnce, int repeatDays) {}

    /**
     * When it is decided.
     *
     * @param night the business date
     * @param isComplete whether this is the nightly evaluation, which digests come with
     * @param told whether digests are written today: on other days than working days they may not be
     * @param mailWritten whether the stewards' mail of the bureau and day is written already
     */
    public record Hour(LocalDate night, boolean isComplete, boolean told, boolean mailWritten) {}

    /** The decision; empty where there is nothing to decide. */
    public static Optional<Decision> of(Stand stand, Hearer hearer, Hour hour) {
        return candidate(stand, hearer, hour).map(why -> {
            if (why.verdict() != Verdict.TOLD) {
                return new Decision(why, null);
            }
            Why held = heldBack(why, stand, hearer);
            return held == null ? way(why, stand, hearer, hour) : new Decision(held, null);
        });
    }

    /** Whether {@code days} have gone by, working ones, since the person was told first and nobody said anything. */
    static boolean waitedTooLong(Stand stand, Heard heard, int days, LocalDate night, WorkingDays calendar) {
        return days > 0
                && stand.open()
                && !stand.acknowledged()
                && heard != null
                && !heard.over()
                && calendar.between(heard.first(), night) >= days;
    }

    /** What there would be to tell, if nothing stood in the way. */
    private static Optional<Why> candidate(Stand stand, Hearer hearer, Hour hour) {
        Heard heard = hearer.heard();
        if (heard == null) {
            return stand.open() ? firstTime(hearer.role()) : Optional.of(Why.OVER_BEFORE_TOLD);
        }
        if (!stand.open()) {
            if (heard.over()) {
                return since(stand, heard) ? Optional.of(Why.BACK_TO_WHAT_WAS_TOLD) : Optional.empty();
            }
            return Optional.of(stand.superseded() ? Why.SUPERSEDED : Why.CLOSED);
        }
        if (hearer.role() == Role.FORMER) {
            return Optional.empty();
        }
        if (heard.over()) {
            return Optional.of(Why.REOPENED);
        }
        int graver = stand.level().compareTo(heard.level());
        if (graver != 0) {
            return Optional.of(graver > 0 ? Why.RAISED : Why.LOWERED);
        }
        boolean again = hearer.repeatDays() > 0
                && !stand.acknowledged()
                && !hour.night().isBefore(heard.on().plusDays(hearer.repeatDays()));
        return again
                ? Optional.of(Why.REPEATED)
                : since(stand, heard) ? Optional.of(Why.BACK_TO_WHAT_WAS_TOLD) : Optional.empty();
    }

    private static boolean since(Stand stand, Heard heard) {
        return stand.event() > heard.event();
    }

    private static Optional<Why> firstTime(Role role) {
        return switch (role) {
            case CONCERNED, AWAY, STEWARD -> Optional.of(Why.NEW);
            case STANDS_IN -> Optional.of(Why.DEPUTY_FOR_ABSENT);
            case DEPUTY -> Optional.of(Why.ESCALATED_TO_DEPUTY);
            case SUPERIOR -> Optional.of(Why.ESCALATED_TO_SUPERIOR);
            case FORMER -> Optional.empty();
        };
    }

    private static Why heldBack(Why why, Stand stand, Hearer hearer) {
        boolean alarms = why != Why.CLOSED && why != Why.LOWERED;
        if (hearer.role() == Role.AWAY) {
            return Why.ABSENT;
        }
        if (stand.silenced()) {
            return Why.SILENCED;
        }
        if (alarms && stand.inhibited()) {
            return Why.INHIBITED;
        }
        boolean below = hearer.fromLevel() != null && hearer.fromLevel().isGraverThan(stand.level());
        return alarms && below ? Why.BELOW_LEVEL : null;
    }

    private static Decision way(Why why, Stand stand, Hearer hearer, Hour hour) {
        if (hearer.role() == Role.STEWARD) {
            if (!hour.isComplete()) {
                return new Decision(Why.WAITS_FOR_DIGEST, null);
            }
            return hour.mailWritten()
                    ? new Decision(Why.WAITS_FOR_THE_NEXT_DAY, null)
                    : new Decision(why, Way.STEWARDS);
        }
        boolean grave = hearer.atOnce() != null && !hearer.atOnce().isGraverThan(stand.level());
        if (grave && why != Why.LOWERED && why != Why.CLOSED && why != Why.REPEATED) {
            return new Decision(why, Way.AT_ONCE);
        }
        if (!hour.isComplete()) {
            return new Decision(Why.WAITS_FOR_DIGEST, null);
        }
        return hour.told() ? new Decision(why, Way.DIGEST) : new Decision(Why.NOT_A_WORKING_DAY, null);
    }
}
