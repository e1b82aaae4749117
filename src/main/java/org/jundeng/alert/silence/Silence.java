// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert.silence;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;

/**
 * A person's request that nobody be told of certain episodes between two days. Events are recorded all the same.
 *
 * @param silenceId its number
 * @param about the subjects that people are not told of
 * @param startsOn the first day on which it holds
 * @param endsOn the last day on which it holds
 * @param author who asked for it: a person's id, or an operating system user
 * @param reason why
 * @param recordedAt the true time of the request
 * @param ended by whom and when it was ended early; null where it was not
 */
public record Silence(
        long silenceId,
        About about,
        LocalDate startsOn,
        LocalDate endsOn,
        String author,
        String reason,
        Instant recordedAt,
        Ended ended) {

    private static final String ANY_END = "*";

    public Silence {
        Objects.requireNonNull(about, "about");
        Objects.requireNonNull(startsOn, "startsOn");
        Objects.requireNonNull(endsOn, "endsOn");
        Objects.requireNonNull(author, "author");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(recordedAt, "recordedAt");
    }

    /**
     * The subjects that a silence covers. A subject must match every given component; null matches everything.
     *
     * @param episodeId an episode's number
     * @param ruleId a rule's id, or the beginning of an id followed by {@code *}
     * @param indicator an indicator's id
     * @param regionId a region's id: that region alone, not its parts
     * @param feed a feed
     * @param bureau the bureau concerned
     * @param project the plan's project concerned
     */
    public record About(
            Long episodeId,
            String ruleId,
            String indicator,
            String regionId,
            String feed,
            String bureau,
            Integer project) {

        /** Whether no component is given, so that it would cover everything. */
        public boolean isEverything() {
            return equals(new About(null, null, null, null, null, null, null));
        }

        private boolean matches(Subject subject) {
            return (episodeId == null || episodeId == subject.episodeId())
                    && (ruleId == null || matchesRule(subject.ruleId()))
                    && asked(indicator, subject.indicator())
                    && asked(regionId, subject.regionId())
                    && asked(feed, subject.feed())
                    && asked(bureau, subject.bureau())
                    && asked(project, subject.project());
        }

        private boolean matchesRule(String rule) {
            return ruleId.endsWith(ANY_END)
                    ? rule.startsWith(ruleId.substring(0, ruleId.length() - ANY_END.length()))
                    : rule.equals(ruleId);
        }

        private static boolean asked(Object wanted, Object found) {
            return wanted == null || wanted.equals(found);
        }
    }

    /**
     * An episode that a person could be told of.
     *
     * @param episodeId the episode's number
     * @param ruleId its rule
     * @param indicator its indicator; null or empty where the rule watches none
     * @param regionId its region; null or empty where the rule watches none
     * @param feed its feed; null or empty where the rule watches none
     * @param bureau the bureau that its rule concerns; null where the rule was removed
     * @param project the plan's project that its rule concerns; null where the rule was removed
     */
    public record Subject(
            long episodeId,
            String ruleId,
            String indicator,
            String regionId,
            String feed,
            String bureau,
            Integer project) {

        public Subject {
            Objects.requireNonNull(ruleId, "ruleId");
        }
    }

    /**
     * The early end of a silence.
     *
     * @param at the true time
     * @param by who did it: a person's id, or an operating system user
     */
    public record Ended(Instant at, String by) {

        public Ended {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(by, "by");
        }
    }

    /** The state of a silence on a day. */
    public enum State {
        /** Its first day is in the future. */
        COMING,
        /** It holds. */
        HOLDING,
        /** Its last day is past. */
        OVER,
        /** It was ended early. */
        ENDED;

        /** The stable code: {@code holding}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The state on {@code day}. A silence that was ended early holds on no day, not even a past one. */
    public State stateOn(LocalDate day) {
        if (ended != null) {
            return State.ENDED;
        }
        if (day.isBefore(startsOn)) {
            return State.COMING;
        }
        return day.isAfter(endsOn) ? State.OVER : State.HOLDING;
    }

    /** Whether it holds on {@code day}. */
    public boolean holdsOn(LocalDate day) {
        return stateOn(day) == State.HOLDING;
    }

    /** Whether it covers {@code subject}, regardless of the day. */
    public boolean matches(Subject subject) {
        return about.matches(subject);
    }

    /**
     * Whether people are or were told nothing because of it on {@code day}: one that was ended early held until the day
     * before, in {@code zone}.
     */
    public boolean held(LocalDate day, ZoneId zone) {
        boolean within = !day.isBefore(startsOn) && !day.isAfter(endsOn);
        return within && (ended == null || day.isBefore(LocalDate.ofInstant(ended.at(), zone)));
    }
}
