// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.decision;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jundeng.alert.Cause;
import org.jundeng.alert.Condition;
import org.jundeng.alert.Event;
import org.jundeng.alert.Reason;
import org.jundeng.alert.Rule;
import org.jundeng.alert.WatchedPlace;
import org.jundeng.catalogue.Level;
import org.jundeng.observation.TimePeriod;

/**
 * An episode that people may have to be told of, as it is in the warehouse.
 *
 * @param episodeId its number
 * @param place the rule, and the region or feed
 * @param target the id of its target; null where it has none
 * @param indicator the indicator; null for an episode of a feed
 * @param open whether it is open
 * @param level its level, or its last level if it has closed
 * @param openedOn the night it was opened first
 * @param change its last change
 * @param seen the evidence that the rule saw last; null where there is none
 * @param note the last acknowledgement; null where nobody acknowledged it
 * @param acknowledged whether it was acknowledged since it last became graver
 * @param sightings all that the rule saw in its course, with what has become of it
 * @param openings how often an episode of this rule was opened or reopened in this place within the 30 days up to the
 *     last change
 * @param handed the last time that it was handed to somebody, or back; null where it never was
 */
public record CandidateEpisode(
        long episodeId,
        WatchedPlace place,
        String target,
        String indicator,
        boolean open,
        Level level,
        LocalDate openedOn,
        Change change,
        Seen seen,
        Note note,
        boolean acknowledged,
        Sightings sightings,
        int openings,
        Handed handed) {

    public CandidateEpisode {
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(change, "change");
        Objects.requireNonNull(sightings, "sightings");
    }

    /** An episode that was never handed to anybody. */
    public CandidateEpisode(
            long episodeId,
            WatchedPlace place,
            String target,
            String indicator,
            boolean open,
            Level level,
            LocalDate openedOn,
            Change change,
            Seen seen,
            Note note,
            boolean acknowledged,
            Sightings sightings,
            int openings) {
        this(
                episodeId,
                place,
                target,
                indicator,
                open,
                level,
                openedOn,
                change,
                seen,
                note,
                acknowledged,
                sightings,
                openings,
                null);
    }

    /** This episode with all that the rule saw in its course. */
    public CandidateEpisode with(Sightings all) {
        return new CandidateEpisode(
                episodeId,
                place,
                target,
                indicator,
                open,
                level,
                openedOn,
                change,
                seen,
                note,
                acknowledged,
                all,
                openings,
                handed);
    }

    /**
     * The number of its last event that a mail shows: its last change, the last time that a figure was seen, or that it
     * was handed to somebody.
     */
    public long lastEvent() {
        return Math.max(Math.max(change.eventId(), sightings.lastEvent()), handedAt());
    }

    /** The number of the event by which it was handed to somebody last, or back; 0 where it never was. */
    public long handedAt() {
        return handed == null ? 0 : handed.eventId();
    }

    /**
     * Whether its last change took back what people were told before, without a figure that tells whom: of figures,
     * {@link #correctionFor} knows.
     */
    public boolean isTakenBack() {
        return change.isCorrection() && (seen == null || seen.figure() == null);
    }

    /** How its last change corrected a figure; null where it did not. */
    public Correction correction() {
        return change.isCorrection() ? sightings.at(change.eventId()) : null;
    }

    /**
     * How the figure was corrected that a person was told last; null where it holds, where the person was told of its
     * correction, and where the person was told nothing.
     *
     * @param told what the person was told last; null where the person was told nothing
     * @param items what the person was told of corrections, each an {@link Correction#item}
     */
    Correction correctionFor(LastTold told, Predicate<String> items) {
        Correction correction =
                told == null ? null : sightings.since(told.event(), (line, period) -> isTold(line, period, items));
        if (correction == null) {
            return null;
        }
        // A mail that was written on a later day told it, though earlier versions did not remember that.
        boolean before =
                sightings.lastEvent() <= told.event() && correction.on().isBefore(told.decided());
        return before || isTold(correction.deliveryId(), correction.period(), items) ? null : correction;
    }

    /** All that may be remembered of people who were told of a correction of what was seen. */
    public Set<String> correctionItems() {
        Set<String> items = new HashSet<>();
        sightings.forEachCorrection((line, period) -> {
            items.add(Correction.item(line, place, period));
            items.add(Correction.itemBefore(line, place));
        });
        return items;
    }

    private boolean isTold(long line, TimePeriod period, Predicate<String> items) {
        return items.test(Correction.item(line, place, period)) || items.test(Correction.itemBefore(line, place));
    }

    /**
     * How the figure was replaced since that the rule saw last, and that mails show; null where it holds, and where the
     * person was told so.
     *
     * @param items what the person was told of corrections, each an {@link Correction#item}
     */
    Correction correctionOfWhatIsShown(Predicate<String> items) {
        Correction correction = sightings.since(lastEvent(), (line, period) -> isTold(line, period, items));
        return correction == null || isTold(correction.deliveryId(), correction.period(), items) ? null : correction;
    }

    /**
     * How the figure was replaced since that the rule saw last, where a mail shows what is known now in its place: that
     * it is none any more, or the value where that is what the rule compares. Null where it shows what the rule saw.
     */
    Correction shownInPlace(Rule rule) {
        Correction correction = sightings.since(lastEvent(), (line, period) -> false);
        boolean isShown = correction != null
                && (correction.isWithdrawal() || rule != null && rule.condition() instanceof Condition.Threshold);
        return isShown ? correction : null;
    }

    /**
     * The number of the event from which on nobody has acknowledged it: since the last acknowledgement the last at
     * which it was handed to somebody, or else the first at which it opened again or got graver. 0 where nobody ever
     * did; {@link Long#MAX_VALUE} where the acknowledgement holds.
     */
    public long unansweredFrom() {
        long noted = note == null ? 0 : note.eventId();
        if (handedAt() > noted) {
            return handedAt();
        }
        return note == null ? 0 : sightings.openingAfter(noted);
    }

    /** What the rule saw before its last change; null where that is not known. */
    public Seen before() {
        return sightings.before(change.eventId());
    }

    /**
     * Whether it was a false alarm: it ended because the data were corrected, and nothing that it saw would cross by
     * what is known now.
     *
     * @param rule its rule; null where it was removed, and then it is not known
     */
    public boolean isFalseAlarm(Rule rule) {
        return !open
                && rule != null
                && change.reason() == Reason.CORRECTED
                && change.cause().ruleChange() == null
                && sightings.noneCrosses(rule);
    }

    /**
     * This episode as a mail shows it: with the figure as it is known now, where that was corrected since the rule saw
     * it, and while it is open with the bound of its level as the rule has it now.
     *
     * @param rule its rule; null where it was removed
     */
    public CandidateEpisode asKnownNow(Rule rule) {
        if (rule == null
                || rule.ladder() == null
                || seen == null
                || !rule.condition().isKeptIn(seen.facts())) {
            return this;
        }
        Sighting.Later later = seen.figure() == null ? null : sightings.laterOf(seen.figure());
        boolean replaced = later != null && later.obsValue() != null && rule.condition() instanceof Condition.Threshold;
        Seen shown = replaced ? later.inPlaceOf(seen) : seen;
        Level crossed = rule.ladder().grade(shown.measure());
        Seen now = !open || shown.bound() == null
                ? shown
                : shown.against(
                        rule.ladder().bound(crossed == null ? level : crossed).value());
        return now.equals(seen)
                ? this
                : new CandidateEpisode(
                        episodeId,
                        place,
                        target,
                        indicator,
                        open,
                        level,
                        openedOn,
                        change,
                        now,
                        note,
                        acknowledged,
                        sightings,
                        openings,
                        handed);
    }

    /** Whether the figure that the rule saw last was withdrawn since, or is marked as missing. */
    public boolean isFigureGone() {
        return seen != null && seen.figure() != null && sightings.isGone(seen.figure());
    }

    /** The night on which it was opened or reopened last. */
    public LocalDate openSince() {
        return sightings.opened(openedOn);
    }

    /** The first period that the rule saw since it was opened or reopened last; null where it saw none. */
    public TimePeriod firstSeen() {
        return sightings.firstSinceOpened();
    }

    /** How it has gone since it was opened or reopened last; {@code rule} is null where it was removed. */
    public Course course(Rule rule) {
        return sightings.course(openedOn, rule);
    }

    /**
     * A change that people are told of.
     *
     * @param eventId the event's number
     * @param event what happened
     * @param cause why it happened
     * @param on the night
     * @param ordinal the ordinal of the event among those of this rule in this place, from 1
     * @param before the measure before it; null where there was none
     * @param vouched who had confirmed or released the figure that is corrected or withdrawn; null where nobody had
     */
    public record Change(
            long eventId, Event event, Cause cause, LocalDate on, long ordinal, BigDecimal before, Vouched vouched) {

        /** The cause that led. */
        public Reason reason() {
            return cause.reason();
        }

        /** Whether it happened because data that were known were corrected or withdrawn. */
        public boolean isCorrection() {
            return reason() == Reason.CORRECTED || reason() == Reason.WITHDRAWN;
        }
    }

    /**
     * Somebody's word for figures that are no longer known.
     *
     * @param deliveryId the number of the ledger line that made them known
     * @param kind {@code confirmation} or {@code release}
     * @param by a person's id, or an operating system user; null where nobody says so
     * @param on the business date
     */
    public record Vouched(long deliveryId, String kind, String by, LocalDate on) {}

    /**
     * An acknowledgement.
     *
     * @param eventId the number of the acknowledgement
     * @param author a person's id, or an operating system user
     * @param text the explanation; null where none was given
     * @param on the night
     */
    public record Note(long eventId, String author, String text, LocalDate on) {}

    /**
     * That it was handed to somebody, who is asked about it from then on, or back to those who answer for it.
     *
     * @param eventId the number of the event
     * @param to the id of the person it was handed to; null where it was handed back
     * @param author who handed it on: a person's id, or an operating system user
     * @param reason why
     * @param on the business date
     * @param ordinal the how manieth time it was, from 1
     */
    public record Handed(long eventId, String to, String author, String reason, LocalDate on, long ordinal) {

        public Handed {
            Objects.requireNonNull(author, "author");
            Objects.requireNonNull(on, "on");
        }
    }

    /** Whether somebody explained it: acknowledged it with a note. */
    public boolean isExplained() {
        return note != null && note.text() != null;
    }

    /** Identifies the last change across a retry after a crash; so it holds no number from a sequence. */
    public String key() {
        String measured =
                seen == null ? "" : seen.measure().stripTrailingZeros().toPlainString();
        String told = String.join(
                "|",
                place.ruleId(),
                place.feed().isEmpty() ? place.regionId() : place.feed(),
                Long.toString(change.ordinal()),
                change.event().code(),
                change.reason().code(),
                measured);
        return handed == null ? told : told + "|handed " + handed.ordinal();
    }
}
