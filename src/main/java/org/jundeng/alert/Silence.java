// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;

/**
 * Somebody's wish that nobody be told of something from a day to a day. What happens is written down all the same.
 *
 * @param silenceId its number
 * @param about what people are not told of
 * @param startsOn the first day that it holds
 * @param endsOn the last day that it holds
 * @param author who wished it: a person's id, or an operating system user
 * @param reason why
 * @param recordedAt the true time of the wish
 * @param ended how it was taken back; null where nobody did
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
     * What a silence is about. All that is given must be so; null matches everything.
     *
     * @param episodeId an episode's number
     * @param ruleId a rule's id, or its beginning with a {@code *} behind it
     * @param indicator an indicator's id
     * @param regionId a region's id: that region alone, not what lies in it
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

        /** Whether nothing is given, so that it is about everything. */
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
     * What somebody could be told of.
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
     * How a silence was taken back.
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
        /** Its first day is to come. */
        COMING,
        /** It holds. */
        HOLDING,
        /** Its last day is over. */
        OVER,
        /** It was taken back. */
        ENDED;

        /** The stable code: {@code holding}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The state on {@code day}. A silence that was taken back holds on no day, not even a past one. */
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

    /** Whether it is about {@code subject}, on whatever day. */
    public boolean matches(Subject subject) {
        return about.matches(subject);
    }
}
