// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert;

import org.jundeng.alert.Reading.Crossing;
import org.jundeng.catalogue.Level;

/**
 * What happens to an episode on a night, and why: the complete state machine of episodes. Pure.
 *
 * @param event the event; null where nothing happens
 * @param level the level afterwards; null where there is no pending or open episode
 * @param reason why; also given where nothing happens
 */
record Transition(Event event, Level level, Reason reason) {

    /**
     * The transition from {@code recent} caused by {@code reading}.
     *
     * @param recent the pending or open episode, else the one that closed last; null where there is none
     * @param ladder the rule's bounds; null where a target's state alone decides, or where the rule was removed
     */
    static Transition of(RecentEpisode recent, Reading reading, Ladder ladder) {
        if (recent == null) {
            return begin(reading, ladder);
        }
        if (reading.businessDate().isBefore(recent.lastNight())) {
            return nothing(recent.state() == RecentEpisode.State.CLOSED ? null : recent.level(), Reason.OLDER_NIGHT);
        }
        return switch (recent.state()) {
            case CLOSED -> again(recent, reading, ladder);
            case PENDING -> ripen(recent, reading);
            case OPEN -> goOn(recent, reading);
        };
    }

    private static Transition begin(Reading reading, Ladder ladder) {
        if (reading.crossing() == Crossing.CROSSED) {
            if (reading.periods() < reading.timing().periods()) {
                return new Transition(Event.PENDING, reading.level(), Reason.NOT_FOR_LONG);
            }
            boolean corrected = reading.crossesByCorrection(ladder);
            return new Transition(Event.OPENED, reading.level(), corrected ? Reason.CORRECTED : Reason.CROSSED);
        }
        return nothing(null, reading.crossing() == Crossing.UNKNOWN ? Reason.NO_DATA : Reason.NOT_CROSSED);
    }

    private static Transition again(RecentEpisode recent, Reading reading, Ladder ladder) {
        Transition begun = begin(reading, ladder);
        boolean soon = !reading.businessDate()
                .isAfter(recent.lastNight().plusDays(reading.timing().reopenDays()));
        boolean reopens =
                begun.event() == Event.OPENED && soon && reading.timing().reopenDays() > 0;
        return reopens ? new Transition(Event.REOPENED, begun.level(), begun.reason()) : begun;
    }

    private static Transition ripen(RecentEpisode recent, Reading reading) {
        return switch (reading.crossing()) {
            case NOT_WATCHED -> new Transition(Event.LAPSED, recent.level(), Reason.EXPIRED);
            case UNKNOWN ->
                recent.trace() == RecentEpisode.Trace.GONE
                        ? new Transition(Event.LAPSED, recent.level(), Reason.WITHDRAWN)
                        : nothing(recent.level(), Reason.NO_DATA);
            case CLEAR ->
                new Transition(
                        Event.LAPSED,
                        recent.level(),
                        recent.newer(reading.evidence()) > 0 ? Reason.RECOVERED : Reason.CORRECTED);
            case CROSSED ->
                reading.periods() < reading.timing().periods()
                        ? nothing(recent.level(), Reason.NOT_FOR_LONG)
                        : new Transition(Event.OPENED, reading.level(), Reason.CROSSED);
        };
    }

    private static Transition goOn(RecentEpisode recent, Reading reading) {
        return switch (reading.crossing()) {
            case NOT_WATCHED -> close(recent, Reason.EXPIRED);
            case UNKNOWN -> withoutFigure(recent);
            case CLEAR, CROSSED -> {
                Level kept = kept(recent, reading);
                yield kept == null ? clear(recent, reading.evidence()) : crossed(recent, reading, kept);
            }
        };
    }

    /** The level of the episode after this reading; null where the episode ends. */
    private static Level kept(RecentEpisode recent, Reading reading) {
        if (reading.level() != null && !recent.level().isGraverThan(reading.level())) {
            return reading.level();
        }
        Level held = reading.held() == null ? reading.level() : reading.held();
        return held != null && held.isGraverThan(recent.level()) ? recent.level() : held;
    }

    private static Transition withoutFigure(RecentEpisode recent) {
        return recent.trace() == RecentEpisode.Trace.GONE
                ? close(recent, Reason.WITHDRAWN)
                : nothing(recent.level(), Reason.NO_DATA);
    }

    private static Transition clear(RecentEpisode recent, Evidence evidence) {
        int newer = recent.newer(evidence);
        if (newer > 0 || evidence.timePeriod() == null) {
            return close(recent, Reason.RECOVERED);
        }
        if (newer < 0) {
            return withoutFigure(recent);
        }
        return close(recent, recent.measuredTheSame(evidence) ? Reason.RULE_CHANGED : Reason.CORRECTED);
    }

    private static Transition crossed(RecentEpisode recent, Reading reading, Level kept) {
        int newer = recent.newer(reading.evidence());
        boolean same = recent.measuredTheSame(reading.evidence());
        boolean ofFeed = reading.evidence().timePeriod() == null;
        int graver = kept.compareTo(recent.level());
        if (graver != 0 && newer >= 0) {
            Reason reason = newer == 0 && !ofFeed
                    ? same ? Reason.RULE_CHANGED : Reason.CORRECTED
                    : graver > 0 ? Reason.WORSE : Reason.BETTER;
            return new Transition(graver > 0 ? Event.RAISED : Event.LOWERED, kept, reason);
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
        return same || ofFeed
                ? nothing(recent.level(), Reason.NO_CHANGE)
                : new Transition(Event.CONTINUED, kept, Reason.CORRECTED);
    }

    private static Transition close(RecentEpisode recent, Reason reason) {
        return new Transition(Event.CLOSED, recent.level(), reason);
    }

    private static Transition nothing(Level level, Reason reason) {
        return new Transition(null, level, reason);
    }
}
