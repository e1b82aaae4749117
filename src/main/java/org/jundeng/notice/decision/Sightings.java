// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.decision;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import org.jundeng.alert.Event;
import org.jundeng.alert.Facts;
import org.jundeng.alert.Rule;
import org.jundeng.assess.Bound;
import org.jundeng.assess.Figure;
import org.jundeng.assess.State;
import org.jundeng.observation.TimePeriod;

/**
 * All that a rule saw in the course of an episode.
 *
 * @param regionId the episode's region; empty for a feed
 * @param all the sightings in the order of their events
 */
public record Sightings(String regionId, List<Sighting> all) {

    /** An episode of which nothing was kept. */
    public static final Sightings NONE = new Sightings("", List.of());

    public Sightings {
        Objects.requireNonNull(regionId, "regionId");
        all = List.copyOf(all);
    }

    /** The number of the last event at which something was seen; 0 where nothing was. */
    public long lastEvent() {
        return all.isEmpty() ? 0 : all.get(all.size() - 1).eventId();
    }

    /**
     * How the figure that was seen at {@code event}, or last before it, was corrected since; null where it holds, and
     * where no figure was seen.
     *
     * @param told whether the reader was told of what a ledger line made of the figure: then that is the old value
     */
    public Correction since(long event, BiPredicate<Long, TimePeriod> told) {
        Sighting last = lastUntil(event);
        if (last == null || last.seen().figure() == null) {
            return null;
        }
        Sighting again = null;
        for (Sighting each : all) {
            if (each.eventId() > last.eventId()
                    && period(each) != null
                    && period(each).equals(period(last))) {
                again = each;
            }
        }
        return last.later() != null ? byLedger(last, told) : again == null ? null : bySightings(last, again);
    }

    /** Hands over each ledger line that corrected a figure that was seen, with the period of that figure. */
    void forEachCorrection(BiConsumer<Long, TimePeriod> corrections) {
        for (Sighting each : all) {
            Sighting.Later later = period(each) == null ? null : each.later();
            Correction correction = since(each.eventId(), (line, period) -> false);
            if (correction != null) {
                corrections.accept(correction.deliveryId(), correction.period());
            }
            if (later != null) {
                corrections.accept(later.line().deliveryId(), period(each));
                later.earlier().forEach(line -> corrections.accept(line.deliveryId(), period(each)));
            }
        }
    }

    /**
     * How the event {@code event} corrected what was seen before it; null where it did not. What was seen of the period
     * counts, also where other values came and went before anybody looked.
     */
    public Correction at(long event) {
        Sighting last = lastUntil(event);
        if (last == null || last.eventId() != event || last.replaced() == null || last.line() == null) {
            return since(event - 1, (line, period) -> false);
        }
        BigDecimal now = last.seen().figure().obsValue();
        Sighting before = lastUntil(event - 1);
        boolean seen = before != null
                && period(last).equals(period(before))
                && before.seen().figure().obsValue().compareTo(now) != 0;
        BigDecimal old =
                seen ? before.seen().figure().obsValue() : last.replaced().obsValue();
        Correction correction = new Replaced(regionId, period(last), old, now).by(last.line(), false);
        return last.replaced().gone() && !seen ? correction.afterNone() : correction;
    }

    /** What was seen before the event {@code event}; null where nothing was. */
    public Seen before(long event) {
        Sighting earlier = lastUntil(event - 1);
        return earlier == null ? null : earlier.seen();
    }

    /**
     * The number of the first event after {@code event} at which it opened, opened again or got graver;
     * {@link Long#MAX_VALUE} where there is none.
     */
    long openingAfter(long event) {
        return all.stream()
                .filter(each ->
                        each.event() == Event.OPENED || each.event() == Event.REOPENED || each.event() == Event.RAISED)
                .mapToLong(Sighting::eventId)
                .filter(opening -> opening > event)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    private Sighting lastUntil(long event) {
        Sighting last = null;
        for (Sighting each : all) {
            last = each.eventId() <= event ? each : last;
        }
        return last;
    }

    private static TimePeriod period(Sighting sighting) {
        return sighting.seen().figure() == null
                ? null
                : sighting.seen().figure().timePeriod();
    }

    /** Compares with the value that the reader was told last; of it, that it is missing may have been told. */
    private Correction byLedger(Sighting told, BiPredicate<Long, TimePeriod> lines) {
        BigDecimal old = told.seen().figure().obsValue();
        boolean missing = false;
        for (Sighting.Earlier each : told.later().earlier()) {
            if (lines.test(each.deliveryId(), period(told))) {
                missing = each.obsValue() == null;
                old = missing ? old : each.obsValue();
            }
        }
        BigDecimal now = told.later().obsValue();
        boolean same = now == null ? missing : !missing && now.compareTo(old) == 0;
        Correction correction =
                new Replaced(regionId, period(told), old, now).by(told.later().line(), false);
        return same ? null : missing ? correction.afterNone() : correction;
    }

    /** A figure of which another value is known now; null where none is. */
    private record Replaced(String regionId, TimePeriod period, BigDecimal old, BigDecimal now) {

        Correction by(Sighting.Line line, boolean derived) {
            return new Correction(
                    regionId,
                    period,
                    old,
                    now,
                    derived,
                    false,
                    line.deliveryId(),
                    line.kind(),
                    line.bureau(),
                    line.sourceName(),
                    line.author(),
                    line.on());
        }

        /** By a line that is not known; {@code again} is when the other value was seen. */
        Correction seen(Sighting again) {
            return new Correction(
                    regionId,
                    period,
                    old,
                    now,
                    again.line() == null,
                    false,
                    again.seen().figure().source().deliveryId(),
                    null,
                    null,
                    null,
                    null,
                    again.on());
        }
    }

    /** The figure itself, or else the first of the figures beside it that is another now. */
    private Correction bySightings(Sighting told, Sighting again) {
        BigDecimal old = told.seen().figure().obsValue();
        BigDecimal now = again.seen().figure().obsValue();
        if (old.compareTo(now) != 0) {
            return correction(told, new Replaced(regionId, period(told), old, now), again);
        }
        List<Facts.SeenFigure> before = told.seen().facts().figures();
        List<Facts.SeenFigure> after = again.seen().facts().figures();
        for (Facts.SeenFigure each : before) {
            for (Facts.SeenFigure other : after) {
                if (each.isCorrectedBy(other)) {
                    return correction(
                            told,
                            new Replaced(each.regionId(), each.timePeriod(), each.obsValue(), other.obsValue()),
                            again);
                }
            }
        }
        return null;
    }

    /** A line that the reader's figure rested on already corrected nothing; a sum may follow several lines. */
    private static Correction correction(Sighting told, Replaced replaced, Sighting again) {
        boolean derived = again.line() == null;
        Sighting.Line line = derived ? later(again.input(), told.taken()) : again.line();
        boolean known = line != null
                && line.deliveryId() > told.seen().figure().source().deliveryId()
                && !again.seen().facts().soFar();
        return known ? replaced.by(line, derived) : replaced.seen(again);
    }

    private static Sighting.Line later(Sighting.Line input, Sighting.Line taken) {
        boolean isTaken = input == null || taken != null && taken.deliveryId() > input.deliveryId();
        return isTaken ? taken : input;
    }

    /**
     * The ledger line that took away an input of the derived figure {@code figure}, which is not there any more; null
     * where it is there, and where none did.
     */
    public Sighting.Line takenFrom(Figure figure) {
        Sighting last = figure == null ? null : lastOf(figure);
        return last == null || !last.gone() ? null : last.taken();
    }

    /**
     * Whether none of the periods that were seen crosses the bound of {@code rule} by what is known now. False where
     * that cannot be told, or where periods crossed that were not seen.
     */
    boolean noneCrosses(Rule rule) {
        Map<TimePeriod, Sighting> latest = latest();
        return !latest.isEmpty()
                && all.stream().allMatch(each -> period(each) != null && each.periods() <= latest.size())
                && latest.values().stream().noneMatch(each -> mayCross(each, rule));
    }

    private static boolean mayCross(Sighting sighting, Rule rule) {
        State state = sighting.seen()
                .facts()
                .as(Facts.OfTarget.class)
                .map(Facts.OfTarget::state)
                .orElse(null);
        if (sighting.later() == null && state != null) {
            return state == State.MISSED || state == State.LOST;
        }
        Bound bound = rule.bound();
        BigDecimal measure = measure(sighting, rule);
        return bound == null || bound.each() || measure == null || !bound.holds(measure);
    }

    /** The last sighting of each period, in the order in which the periods were first seen. */
    private Map<TimePeriod, Sighting> latest() {
        Map<TimePeriod, Sighting> latest = new LinkedHashMap<>();
        all.stream().filter(each -> period(each) != null).forEach(each -> latest.put(period(each), each));
        return latest;
    }

    /** What has become of a figure that was seen; null where that has not changed, or is not known. */
    Sighting.Later laterOf(Figure figure) {
        Sighting last = lastOf(figure);
        return last == null ? null : last.later();
    }

    /** Whether a figure that was seen is not there any more: withdrawn, marked as missing, or not derived any more. */
    boolean isGone(Figure figure) {
        Sighting last = lastOf(figure);
        return last != null
                && (last.later() == null ? last.gone() : last.later().obsValue() == null);
    }

    private Sighting lastOf(Figure figure) {
        Sighting last = null;
        for (Sighting each : all) {
            last = figure.equals(each.seen().figure()) ? each : last;
        }
        return last;
    }

    /** The ledger line of the figure that was seen at {@code event}; null where that is not known. */
    public Sighting.Line lineAt(long event) {
        Sighting seen = lastUntil(event);
        return seen == null || seen.eventId() != event ? null : seen.line();
    }

    /**
     * The course of the episode since it was opened or reopened last, from what is still known of it.
     *
     * @param openedOn the night on which it was opened first
     * @param rule its rule; null where it was removed, and then the worst is not known
     */
    Course course(LocalDate openedOn, Rule rule) {
        Bound bound = rule == null ? null : rule.bound();
        BigDecimal worst = null;
        TimePeriod when = null;
        TimePeriod before = null;
        int row = 0;
        int last = 0;
        for (Map.Entry<TimePeriod, Sighting> each : new TreeMap<>(sinceOpened().latest()).entrySet()) {
            BigDecimal measure = measure(each.getValue(), rule);
            row = crosses(each.getValue(), measure, bound)
                    ? inARow(
                            each.getValue(),
                            row,
                            before != null && each.getKey().equals(before.plus(1)))
                    : 0;
            last = row == 0 ? last : row;
            before = each.getKey();
            boolean worse = bound != null
                    && measure != null
                    && (worst == null || bound.distance(measure).compareTo(bound.distance(worst)) > 0);
            worst = worse ? measure : worst;
            when = worse ? each.getKey() : when;
        }
        return new Course(opened(openedOn), last, worst, when);
    }

    /** Whether a period crosses by what is known now; where that is not known, whether it did when it was seen. */
    private static boolean crosses(Sighting sighting, BigDecimal measure, Bound bound) {
        boolean isKnown = sighting.later() != null && bound != null && measure != null && !bound.each();
        return isKnown ? !bound.holds(measure) : sighting.periods() > 0;
    }

    /** How many periods in a row cross up to this one; those that were not seen are counted as they were then. */
    private static int inARow(Sighting sighting, int before, boolean isNext) {
        return isNext ? before + 1 : Math.max(1, sighting.periods());
    }

    /** The night on which it was opened or reopened last; {@code first} where it never was reopened. */
    LocalDate opened(LocalDate first) {
        Sightings last = sinceOpened();
        return last.all.isEmpty() || last.all.get(0).event() != Event.REOPENED
                ? first
                : last.all.get(0).on();
    }

    /** The earliest period that was seen since then; null where none was. */
    TimePeriod firstSinceOpened() {
        return sinceOpened().latest().keySet().stream()
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** What was seen since it was reopened last; all where it never was. */
    private Sightings sinceOpened() {
        int from = 0;
        for (int i = 0; i < all.size(); i++) {
            from = all.get(i).event() == Event.REOPENED ? i : from;
        }
        return new Sightings(regionId, all.subList(from, all.size()));
    }

    /** The measure as it is known now; null where that is not known. */
    private static BigDecimal measure(Sighting sighting, Rule rule) {
        if (sighting.later() == null) {
            return sighting.seen().measure();
        }
        return rule != null && rule.measuresFigure() ? sighting.later().obsValue() : null;
    }
}
