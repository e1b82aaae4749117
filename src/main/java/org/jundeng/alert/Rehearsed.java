// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The result of a rehearsal: the events that rules would have caused on past nights.
 *
 * @param rules the rules that were tried
 * @param nights the nights that were rehearsed, the earliest first; never empty
 * @param events the events, night by night; their numbers are valid in this rehearsal only
 */
public record Rehearsed(List<Rule> rules, List<LocalDate> nights, List<EpisodeChange> events) {

    /** A rule flaps where its episodes open more often than this in one place within twelve months. */
    public static final int MOST_OPENINGS = 3;

    public Rehearsed {
        rules = List.copyOf(rules);
        nights = List.copyOf(nights);
        events = List.copyOf(events);
        if (nights.isEmpty()) {
            throw new IllegalArgumentException("a rehearsal has at least one night");
        }
    }

    /**
     * A rule's episodes over the nights, in numbers.
     *
     * @param rule the rule
     * @param openings how often an episode was opened or reopened, in all places together
     * @param places in how many places that happened
     * @param open how many episodes are open after the last night
     * @param longestDays the length of the longest episode in days, up to the last night where it is still open; 0
     *     where there was none
     * @param mostInAYear the most openings in one place within twelve months
     */
    public record Course(Rule rule, int openings, int places, int open, long longestDays, int mostInAYear) {

        /**
         * Whether it opens and closes too often to be of use. The remedy is a larger clearing margin or a longer
         * {@code for}.
         */
        public boolean flaps() {
            return mostInAYear > MOST_OPENINGS;
        }
    }

    /** The first night. */
    public LocalDate from() {
        return nights.get(0);
    }

    /** The last night. */
    public LocalDate to() {
        return nights.get(nights.size() - 1);
    }

    /** The course of each rule, in the order of the rules. */
    public List<Course> courses() {
        return rules.stream().map(this::course).toList();
    }

    private Course course(Rule rule) {
        Map<WatchedPlace, List<LocalDate>> openings = new HashMap<>();
        Map<Long, LocalDate> begun = new HashMap<>();
        Set<Long> open = new HashSet<>();
        long longest = 0;
        for (EpisodeChange event :
                events.stream().filter(each -> each.ruleId().equals(rule.id())).toList()) {
            LocalDate night = event.businessDate();
            if (event.event() == Event.OPENED || event.event() == Event.REOPENED) {
                openings.computeIfAbsent(event.place(), first -> new ArrayList<>())
                        .add(night);
                begun.putIfAbsent(event.episodeId(), night);
                open.add(event.episodeId());
            } else if (event.event() == Event.CLOSED) {
                open.remove(event.episodeId());
                longest = Math.max(longest, days(begun.get(event.episodeId()), night));
            }
        }
        for (long each : open) {
            longest = Math.max(longest, days(begun.get(each), to()));
        }
        return new Course(
                rule,
                openings.values().stream().mapToInt(List::size).sum(),
                openings.size(),
                open.size(),
                longest,
                openings.values().stream()
                        .mapToInt(Rehearsed::mostInAYear)
                        .max()
                        .orElse(0));
    }

    private static long days(LocalDate from, LocalDate until) {
        return ChronoUnit.DAYS.between(from, until);
    }

    private static int mostInAYear(List<LocalDate> openings) {
        return openings.stream()
                .mapToInt(first -> (int) openings.stream()
                        .filter(each -> !each.isBefore(first) && each.isBefore(first.plusYears(1)))
                        .count())
                .max()
                .orElse(0);
    }
}
