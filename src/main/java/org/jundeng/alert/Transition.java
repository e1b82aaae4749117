// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert;

import org.jundeng.alert.Reading.Crossing;
import org.jundeng.assess.Figure;

/**
 * What happens to an episode on a night, and why: the whole state machine. Pure.
 *
 * @param event what happens; null where nothing does
 * @param level the level afterwards; null where there is no episode
 * @param reason why, also where nothing happens
 */
record Transition(Event event, Level level, Reason reason) {

    /** The transition from {@code standing}, null where no episode is open, on {@code reading}. */
    static Transition of(Standing standing, Reading reading) {
        if (standing == null) {
            return begin(reading);
        }
        if (reading.businessDate().isBefore(standing.lastNight())) {
            return nothing(standing, Reason.OLDER_NIGHT);
        }
        return switch (reading.crossing()) {
            case NOT_WATCHED -> close(standing, Reason.EXPIRED);
            case UNKNOWN -> withoutFigure(standing);
            case CLEAR -> clear(standing, reading.figure());
            case CROSSED -> crossed(standing, reading);
        };
    }

    private static Transition begin(Reading reading) {
        if (reading.crossing() == Crossing.CROSSED) {
            Figure figure = reading.figure();
            boolean corrected = figure.replaced() != null
                    && reading.bound() != null
                    && reading.bound().holds(figure.replaced());
            return new Transition(Event.OPENED, reading.level(), corrected ? Reason.CORRECTED : Reason.CROSSED);
        }
        return new Transition(null, null, reading.crossing() == Crossing.UNKNOWN ? Reason.NO_DATA : Reason.NOT_CROSSED);
    }

    private static Transition withoutFigure(Standing standing) {
        return standing.trace() == Standing.Trace.GONE
                ? close(standing, Reason.WITHDRAWN)
                : nothing(standing, Reason.NO_DATA);
    }

    private static Transition clear(Standing standing, Figure figure) {
        int newer = figure.timePeriod().compareTo(standing.timePeriod());
        if (newer > 0) {
            return close(standing, Reason.RECOVERED);
        }
        if (newer < 0) {
            return withoutFigure(standing);
        }
        boolean sameValue = figure.obsValue().compareTo(standing.obsValue()) == 0;
        return close(standing, sameValue ? Reason.RULE_CHANGED : Reason.CORRECTED);
    }

    private static Transition crossed(Standing standing, Reading reading) {
        int graver = reading.level().compareTo(standing.level());
        if (graver != 0) {
            return new Transition(graver > 0 ? Event.RAISED : Event.LOWERED, reading.level(), Reason.RULE_CHANGED);
        }
        int newer = reading.figure().timePeriod().compareTo(standing.timePeriod());
        if (newer > 0) {
            return new Transition(Event.CONTINUED, standing.level(), Reason.STILL_CROSSED);
        }
        if (newer < 0) {
            return standing.trace() == Standing.Trace.GONE
                    ? new Transition(Event.CONTINUED, standing.level(), Reason.WITHDRAWN)
                    : nothing(standing, Reason.NO_DATA);
        }
        return reading.figure().obsValue().compareTo(standing.obsValue()) == 0
                ? nothing(standing, Reason.NO_CHANGE)
                : new Transition(Event.CONTINUED, standing.level(), Reason.CORRECTED);
    }

    private static Transition close(Standing standing, Reason reason) {
        return new Transition(Event.CLOSED, standing.level(), reason);
    }

    private static Transition nothing(Standing standing, Reason reason) {
        return new Transition(null, standing.level(), reason);
    }
}
