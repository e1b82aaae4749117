// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import java.time.LocalDate;
import java.util.Locale;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.Scope;
import org.jundeng.catalogue.Target;
import org.jundeng.catalogue.Target.Type;

/**
 * Decides where a target stands by comparison with its latest figure. Pure: no clock, no warehouse.
 *
 * <p>Ceilings and what is to be maintained are judged at any time, quotas of a year or another period once such a
 * period is over, everything else once the deadline is over. A milestone counts as done from a figure above zero.
 */
final class Judge {

    private final Catalogue catalogue;

    Judge(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    Assessment judge(Target target, Watched watched, Watched.Latest latest, LocalDate businessDate) {
        State state = state(target, watched.bound(), latest, businessDate);
        Decision decision = new Decision(target, watched, latest.figure(), state, businessDate);
        return new Assessment(
                target.id(),
                watched.regionId(),
                businessDate,
                state,
                latest.figure(),
                watched.bound(),
                Wording.both(Judge.class, wording -> reason(decision, wording)));
    }

    private record Decision(Target target, Watched watched, Figure figure, State state, LocalDate businessDate) {}

    private static State state(Target target, Bound bound, Watched.Latest latest, LocalDate businessDate) {
        if (latest.figure() == null || lacksBound(target, bound)) {
            return State.NO_DATA;
        }
        if (!isJudged(target, businessDate)) {
            return State.NOT_YET_DUE;
        }
        boolean met = bound == null
                ? latest.figure().obsValue().signum() > 0
                : bound.holds(latest.figure().obsValue());
        if (met) {
            return State.MET;
        }
        return latest.heldBefore() && !isQuota(target.type()) ? State.LOST : State.MISSED;
    }

    private static boolean isJudged(Target target, LocalDate businessDate) {
        return target.type() == Type.CEILING
                || target.type() == Type.MAINTAIN
                || isQuota(target.type())
                || target.until().isBefore(businessDate);
    }

    /** Whether each period stands for itself, so that an earlier one's success cannot be lost. */
    static boolean isQuota(Type type) {
        return type == Type.PER_YEAR || type == Type.PER_PERIOD;
    }

    private static boolean lacksBound(Target target, Bound bound) {
        return bound == null && target.comparator() != null;
    }

    private String reason(Decision decision, Wording wording) {
        Phrases phrases = new Phrases(catalogue, wording.locale());
        Indicator indicator = catalogue.indicator(decision.target().indicator()).orElseThrow();
        Bound bound = decision.watched().bound();
        if (decision.state() == State.NO_DATA) {
            return noData(decision, indicator, wording);
        }
        Figure figure = decision.figure();
        return wording.say(
                "reason." + decision.state().code(),
                phrases.period(figure.timePeriod()),
                phrases.figure(figure.obsValue(), indicator, bound),
                bound == null ? wording.say("bound.milestone") : phrases.bound(bound, indicator),
                phrases.day(decision.target().until()));
    }

    private static String noData(Decision decision, Indicator indicator, Wording wording) {
        Locale locale = wording.locale();
        if (lacksBound(decision.target(), decision.watched().bound())) {
            return wording.say("reason.unit-differs", decision.target().unit(), indicator.unit());
        }
        if (decision.target().scope().kind() == Scope.Kind.GROUP) {
            return wording.say("reason.no-figure-of-group", indicator.name().in(locale));
        }
        return wording.say(
                decision.watched().freq() == null ? "reason.no-data" : "reason.no-annual-figure",
                indicator.name().in(locale));
    }
}
