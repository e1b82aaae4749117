// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert;

import java.time.LocalDate;
import java.util.Objects;
import org.jundeng.alert.Reading.Crossing;
import org.jundeng.assess.State;
import org.jundeng.catalogue.Level;

/**
 * What happens to an episode on a night, and why: the complete state machine of episodes. Pure.
 *
 * @param event the event; null where nothing happens
 * @param level the level afterwards; null where there is no pending or open episode
 * @param cause why; also given where nothing happens
 */
record Transition(Event event, Level level, Cause cause) {

    /** A transition that no change of the rule had a part in. */
    Transition(Event event, Level level, Reason reason) {
        this(event, level, Cause.of(reason));
    }

    /** The reason that led. */
    Reason reason() {
        return cause.reason();
    }

    /**
     * The transition from {@code recent} caused by {@code reading}.
     *
     * @param recent the pending or open episode, else the one that closed last; null where there is none
     * @param before the terms of the rule at the last evaluation; null where they are not known
     * @param now the terms of the rule; null where it was removed
     */
    static Transition of(RecentEpisode recent, Reading reading, Terms before, Terms now) {
        Blame blame = new Blame(recent, reading, before, now);
        if (recent == null) {
            return begin(reading, blame);
        }
        if (reading.businessDate().isBefore(recent.lastNight())) {
            return nothing(recent.state() == RecentEpisode.State.CLOSED ? null : recent.level(), Reason.OLDER_NIGHT);
        }
        return switch (recent.state()) {
            case CLOSED -> again(recent, reading, blame);
            case PENDING -> ripen(recent, reading, blame);
            case OPEN -> goOn(recent, reading, blame);
        };
    }

    private static Transition begin(Reading reading, Blame blame) {
        if (reading.crossing() == Crossing.CROSSED) {
            if (reading.periods() < reading.timing().periods()) {
                return new Transition(Event.PENDING, reading.level(), Reason.NOT_FOR_LONG);
            }
            return new Transition(Event.OPENED, reading.level(), blame.of(reading.level(), beginning(reading, blame)));
        }
        return nothing(null, reading.crossing() == Crossing.UNKNOWN ? Reason.NO_DATA : Reason.NOT_CROSSED);
    }

    private static Reason beginning(Reading reading, Blame blame) {
        if (reading.crossesByCorrection(blame.now() == null ? null : blame.now().ladder())) {
            return Reason.CORRECTED;
        }
        return isPastDeadline(reading) ? Reason.DEADLINE_PASSED : Reason.CROSSED;
    }

    private static boolean isPastDeadline(Reading reading) {
        LocalDate until = reading.evidence()
                .facts()
                .as(Facts.OfTarget.class)
                .map(Facts.OfTarget::until)
                .orElse(null);
        return until != null && until.isBefore(reading.businessDate());
    }

    /**
     * An episode that ended comes back as the same one where it ended only lately, or where the period that ended it
     * was corrected: then it never ended.
     */
    private static Transition again(RecentEpisode recent, Reading reading, Blame blame) {
        Transition begun = begin(reading, blame);
        boolean soon = !reading.businessDate()
                .isAfter(recent.lastNight().plusDays(reading.timing().reopenDays()));
        boolean neverEnded = begun.event() == Event.OPENED
                && recent.timePeriod() != null
                && recent.newer(reading.evidence()) == 0
                && recent.sawOtherValues(reading.evidence());
        Cause cause = neverEnded && begun.reason() == Reason.CROSSED ? Cause.of(Reason.CORRECTED) : begun.cause();
        boolean reopens = begun.event() == Event.OPENED
                && (neverEnded || soon && reading.timing().reopenDays() > 0);
        return reopens ? new Transition(Event.REOPENED, begun.level(), cause) : begun;
    }

    private static Transition ripen(RecentEpisode recent, Reading reading, Blame blame) {
        return switch (reading.crossing()) {
            case NOT_WATCHED -> new Transition(Event.LAPSED, recent.level(), reading.notWatched());
            case UNKNOWN ->
                recent.trace() == RecentEpisode.Trace.GONE
                        ? new Transition(Event.LAPSED, recent.level(), Reason.WITHDRAWN)
                        : nothing(recent.level(), Reason.NO_DATA);
            case CLEAR ->
                new Transition(
                        Event.LAPSED,
                        recent.level(),
                        blame.of(null, recent.newer(reading.evidence()) > 0 ? Reason.RECOVERED : Reason.CORRECTED));
            case CROSSED ->
                reading.periods() < reading.timing().periods()
                        ? nothing(recent.level(), Reason.NOT_FOR_LONG)
                        : new Transition(Event.OPENED, reading.level(), blame.of(reading.level(), Reason.CROSSED));
        };
    }

    private static Transition goOn(RecentEpisode recent, Reading reading, Blame blame) {
        return switch (reading.crossing()) {
            case NOT_WATCHED -> close(recent, Cause.of(reading.notWatched()));
            case UNKNOWN -> withoutFigure(recent);
            case CLEAR, CROSSED -> {
                Level kept = Terms.kept(recent.level(), reading.level(), reading.held());
                yield kept == null ? clear(recent, reading.evidence(), blame) : crossed(recent, reading, kept, blame);
            }
        };
    }

    private static Transition withoutFigure(RecentEpisode recent) {
        return recent.trace() == RecentEpisode.Trace.GONE
                ? close(recent, Cause.of(Reason.WITHDRAWN))
                : nothing(recent.level(), Reason.NO_DATA);
    }

    private static Transition clear(RecentEpisode recent, Evidence evidence, Blame blame) {
        if (evidence.timePeriod() == null) {
            return close(recent, blame.of(null, ofFeed(recent, evidence, Reason.MENDED)));
        }
        int newer = recent.newer(evidence);
        if (newer < 0) {
            return withoutFigure(recent);
        }
        return close(recent, blame.of(null, newer > 0 ? end(evidence) : sameFigure(recent, evidence, blame)));
    }

    /** A milestone that is done has no figure but its report; a target may also end as one that can be met again. */
    private static Reason end(Evidence evidence) {
        State state = evidence.facts()
                .as(Facts.OfTarget.class)
                .map(Facts.OfTarget::state)
                .orElse(State.MET);
        return state.isMet() ? Reason.RECOVERED : Reason.STATE_CHANGED;
    }

    /** Why the level of a feed's episode is another one: {@code ofNewer} where something newer has come. */
    private static Reason ofFeed(RecentEpisode recent, Evidence evidence, Reason ofNewer) {
        if (recent.measuredTheSame(evidence)) {
            return Reason.RULE_CHANGED;
        }
        int newer = recent.newerDelivery(evidence);
        return newer > 0 ? ofNewer : newer == 0 ? Reason.OTHER_FIGURES : Reason.WITHDRAWN;
    }

    /** Why the level is another one although the figure's period is the same. */
    private static Reason sameFigure(RecentEpisode recent, Evidence evidence, Blame blame) {
        if (recent.measuredTheSame(evidence)
                && blame.now() != null
                && blame.now().ladder() != null) {
            return Reason.RULE_CHANGED;
        }
        return recent.sawOtherValues(evidence) ? Reason.CORRECTED : Reason.OTHER_FIGURES;
    }

    private static Transition crossed(RecentEpisode recent, Reading reading, Level kept, Blame blame) {
        int newer = recent.newer(reading.evidence());
        boolean ofFeed = reading.evidence().timePeriod() == null;
        int graver = kept.compareTo(recent.level());
        if (graver != 0 && newer >= 0) {
            Reason moved = graver > 0 ? Reason.WORSE : Reason.BETTER;
            Reason ofFigure = ofFeed
                    ? ofFeed(recent, reading.evidence(), moved)
                    : newer == 0 ? sameFigure(recent, reading.evidence(), blame) : moved;
            return new Transition(graver > 0 ? Event.RAISED : Event.LOWERED, kept, blame.of(kept, ofFigure));
        }
        if (newer > 0) {
            boolean inside = reading.crossing() == Crossing.CLEAR;
            return new Transition(Event.CONTINUED, kept, inside ? Reason.WITHIN_MARGIN : Reason.STILL_CROSSED);
        }
        if (newer < 0) {
            Event event = graver == 0 ? Event.CONTINUED : graver > 0 ? Event.RAISED : Event.LOWERED;
            return recent.trace() == RecentEpisode.Trace.GONE
                    ? new Transition(event, kept, Reason.WITHDRAWN)
                    : nothing(recent.level(), Reason.NO_DATA);
        }
        return recent.measuredTheSame(reading.evidence()) || ofFeed
                ? nothing(recent.level(), Reason.NO_CHANGE)
                : new Transition(Event.CONTINUED, kept, sameFigure(recent, reading.evidence(), blame));
    }

    private static Transition close(RecentEpisode recent, Cause cause) {
        return new Transition(Event.CLOSED, recent.level(), cause);
    }

    private static Transition nothing(Level level, Reason reason) {
        return new Transition(null, level, reason);
    }

    /**
     * Tells whether a figure, a change of the rule, or both made the level of an episode what it is: the level is
     * compared with the one that the rule as it was before would have given, and with the one that the figure that was
     * seen before would have been given. Pure.
     *
     * @param recent the episode before; null where there was none
     * @param reading what was read
     * @param before the rule's terms as they were at the last evaluation; null where they are not known
     * @param now the rule's terms; null where the rule was removed
     */
    private record Blame(RecentEpisode recent, Reading reading, Terms before, Terms now) {

        /**
         * The cause of the level {@code after}.
         *
         * @param after the level afterwards; null where the episode ends
         * @param ofFigure the reason where the figure alone is to blame
         */
        Cause of(Level after, Reason ofFigure) {
            if (before == null || now == null || before.equals(now) || reading.evidence() == null) {
                return Cause.of(ofFigure);
            }
            boolean comparable = before.measures().equals(now.measures());
            boolean sameFigure = recent != null && recent.sawTheSameFigure(reading.evidence());
            boolean byRule = comparable ? isOfRule(after, sameFigure) : true;
            if (!byRule) {
                return Cause.of(ofFigure);
            }
            boolean lower = after != null && open() != null && open().isGraverThan(after);
            RuleChange change = RuleChange.between(before, now, lower ? open() : after);
            if (sameFigure || !comparable || recent == null || recent.measure() == null || isClosed()) {
                return new Cause(Reason.RULE_CHANGED, change);
            }
            Level alone = now.verdict(recent.measure(), open(), reading.periods());
            boolean same = now.ladder() == null ? (alone == null) == (after == null) : Objects.equals(alone, after);
            return same ? new Cause(Reason.RULE_CHANGED, change) : new Cause(moved(alone, after, ofFigure), change);
        }

        /** Whether the rule as it was before would have given another level. */
        private boolean isOfRule(Level after, boolean sameFigure) {
            boolean deadline = !Objects.equals(before.until(), now.until())
                    && before.until() != null
                    && now.until() != null
                    && before.until().isBefore(reading.businessDate())
                            != now.until().isBefore(reading.businessDate());
            boolean level =
                    now.ladder() == null && before.ladder() == null && !Objects.equals(before.level(), now.level());
            if (deadline || level && after != null && open() != null) {
                return true;
            }
            if (now.ladder() == null && Objects.equals(before.promised(), now.promised())) {
                return sameFigure && !before.definition().equals(now.definition());
            }
            Level by = before.verdict(reading.evidence().measure(), open(), reading.periods());
            return now.ladder() == null ? (by == null) != (after == null) : !Objects.equals(by, after);
        }

        private boolean isClosed() {
            return recent.state() == RecentEpisode.State.CLOSED;
        }

        private Level open() {
            return recent != null && recent.state() == RecentEpisode.State.OPEN ? recent.level() : null;
        }

        /** What the figure did, where the rule alone would have led to {@code alone}. */
        private static Reason moved(Level alone, Level after, Reason ofFigure) {
            if (ofFigure != Reason.WORSE && ofFigure != Reason.BETTER) {
                return ofFigure;
            }
            return alone == null || after != null && after.isGraverThan(alone) ? Reason.WORSE : Reason.BETTER;
        }
    }
}
