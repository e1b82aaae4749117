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
     * The transition from {@code standing} caused by {@code reading}.
     *
     * @param standing the pending or open episode, else the one that closed last; null where there is none
     * @param ladder the rule's bounds; null where a target's state alone decides, or where the rule was removed
     */
    static Transition of(RecentEpisode standing, Reading reading, Ladder ladder) {
        if (standing == null) {
            return begin(reading, ladder);
        }
        if (reading.businessDate().isBefore(standing.lastNight())) {
            return nothing(
                    standing.state() == RecentEpisode.State.CLOSED ? null : standing.level(), Reason.OLDER_NIGHT);
        }
        return switch (standing.state()) {
            case CLOSED -> again(standing, reading, ladder);
            case PENDING -> ripen(standing, reading);
            case OPEN -> goOn(standing, reading);
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

    private static Transition again(RecentEpisode standing, Reading reading, Ladder ladder) {
        Transition begun = begin(reading, ladder);
        boolean soon = !reading.businessDate()
                .isAfter(standing.lastNight().plusDays(reading.timing().reopenDays()));
        boolean reopens =
                begun.event() == Event.OPENED && soon && reading.timing().reopenDays() > 0;
        return reopens ? new Transition(Event.REOPENED, begun.level(), begun.reason()) : begun;
    }

    private static Transition ripen(RecentEpisode standing, Reading reading) {
        return switch (reading.crossing()) {
            case NOT_WATCHED -> new Transition(Event.LAPSED, standing.level(), Reason.EXPIRED);
            case UNKNOWN ->
                standing.trace() == RecentEpisode.Trace.GONE
                        ? new Transition(Event.LAPSED, standing.level(), Reason.WITHDRAWN)
                        : nothing(standing.level(), Reason.NO_DATA);
            case CLEAR ->
                new Transition(
                        Event.LAPSED,
                        standing.level(),
                        standing.newer(reading.evidence()) > 0 ? Reason.RECOVERED : Reason.CORRECTED);
            case CROSSED ->
                reading.periods() < reading.timing().periods()
                        ? nothing(standing.level(), Reason.NOT_FOR_LONG)
                        : new Transition(Event.OPENED, reading.level(), Reason.CROSSED);
        };
    }

    private static Transition goOn(RecentEpisode standing, Reading reading) {
        return switch (reading.crossing()) {
            case NOT_WATCHED -> close(standing, Reason.EXPIRED);
            case UNKNOWN -> withoutFigure(standing);
            case CLEAR, CROSSED -> {
                Level kept = kept(standing, reading);
                yield kept == null ? clear(standing, reading.evidence()) : crossed(standing, reading, kept);
            }
        };
    }

    /** The level of the episode after this reading; null where the episode ends. */
    private static Level kept(RecentEpisode standing, Reading reading) {
        if (reading.level() != null && !standing.level().isGraverThan(reading.level())) {
            return reading.level();
        }
        Level held = reading.held() == null ? reading.level() : reading.held();
        return held != null && held.isGraverThan(standing.level()) ? standing.level() : held;
    }

    private static Transition withoutFigure(RecentEpisode standing) {
        return standing.trace() == RecentEpisode.Trace.GONE
                ? close(standing, Reason.WITHDRAWN)
                : nothing(standing.level(), Reason.NO_DATA);
    }

    private static Transition clear(RecentEpisode standing, Evidence evidence) {
        int newer = standing.newer(evidence);
        if (newer > 0 || evidence.timePeriod() == null) {
            return close(standing, Reason.RECOVERED);
        }
        if (newer < 0) {
            return withoutFigure(standing);
        }
        return close(standing, standing.measuredTheSame(evidence) ? Reason.RULE_CHANGED : Reason.CORRECTED);
    }

    private static Transition crossed(RecentEpisode standing, Reading reading, Level kept) {
        int newer = standing.newer(reading.evidence());
        boolean same = standing.measuredTheSame(reading.evidence());
        boolean ofFeed = reading.evidence().timePeriod() == null;
        int graver = kept.compareTo(standing.level());
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
            return standing.trace() == RecentEpisode.Trace.GONE
                    ? new Transition(event, kept, Reason.WITHDRAWN)
                    : nothing(standing.level(), Reason.NO_DATA);
        }
        return same || ofFeed
                ? nothing(standing.level(), Reason.NO_CHANGE)
                : new Transition(Event.CONTINUED, kept, Reason.CORRECTED);
    }

    private static Transition close(RecentEpisode standing, Reason reason) {
        return new Transition(Event.CLOSED, standing.level(), reason);
    }

    private static Transition nothing(Level level, Reason reason) {
        return new Transition(null, level, reason);
    }
}
