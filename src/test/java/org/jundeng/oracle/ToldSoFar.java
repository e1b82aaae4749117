// SPDX-License-Identifier: Apache-2.0
package org.jundeng.oracle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What each person was told of episodes by mails that left. */
final class ToldSoFar {

    private static final int FLAPS = 3;
    private static final int FLAPPING_DAYS = 30;
    private static final int FLAPPING_PAUSE = 7;

    private final Map<String, List<Told>> told = new HashMap<>();

    /**
     * What a mail that left told a person of an episode.
     *
     * @param value the figure as it was known then; null where there was none any more
     * @param was the figure that had decided
     */
    record Told(
            String place,
            int episode,
            LocalDate on,
            String reason,
            int level,
            LocalDate of,
            Integer value,
            Integer was,
            boolean atOnce,
            int answers,
            boolean asks) {}

    void add(String person, Told each) {
        of(person).add(each);
    }

    private List<Told> of(String person) {
        return told.computeIfAbsent(person, first -> new ArrayList<>());
    }

    /** The figure that the person was told last of an episode; null where none. */
    Words.Known known(String person, String place, int episode) {
        Told last = last(person, place, episode);
        if (last == null) {
            return null;
        }
        Integer before = of(person).stream()
                .filter(each -> each.place().equals(place)
                        && each.episode() == episode
                        && each.of().equals(last.of()))
                .map(each -> each.value() == null ? each.was() : each.value())
                .filter(Objects::nonNull)
                .reduce((first, then) -> then)
                .orElse(null);
        return new Words.Known(last.of(), last.value(), before);
    }

    /** What the person was told last of an episode; null where nothing. */
    Told last(String person, String place, int number) {
        return of(person).stream()
                .filter(each -> each.place().equals(place) && each.episode() == number)
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    /** The day of the first mail that asks for an answer, since it opened, got graver or was answered. */
    LocalDate start(String person, String place, int number) {
        LocalDate start = null;
        Told before = null;
        for (Told each : of(person)) {
            if (each.place().equals(place) && each.episode() == number) {
                boolean starts = before == null
                        || before.level() < each.level()
                        || !before.asks()
                        || before.answers() < each.answers();
                start = starts ? each.on() : start;
                before = each;
            }
        }
        return start;
    }

    /**
     * Told three openings within thirty days, and within the last week of something; and this is no graver. That a
     * deputy is told a second time because it got graver is no opening.
     */
    boolean isPaused(String person, String place, int level, LocalDate day) {
        int openings = 0;
        int gravest = 0;
        boolean lately = false;
        Map<Integer, Integer> before = new HashMap<>();
        for (Told each : of(person)) {
            if (each.place().equals(place)) {
                boolean opens = each.level() > 0 && before.getOrDefault(each.episode(), 0) == 0;
                before.put(each.episode(), each.level());
                if (each.on().isAfter(day.minusDays(FLAPPING_DAYS))) {
                    openings += opens ? 1 : 0;
                    gravest = Math.max(gravest, each.level());
                    lately = lately || each.on().isAfter(day.minusDays(FLAPPING_PAUSE));
                }
            }
        }
        return openings >= FLAPS && lately && level <= gravest;
    }

    /** Whether it is graver than all that the person was told of the place lately. */
    boolean isGraverThanTold(String person, String place, int level, LocalDate day) {
        return of(person).stream()
                .filter(each -> each.place().equals(place) && each.on().isAfter(day.minusDays(FLAPPING_DAYS)))
                .noneMatch(each -> each.level() >= level);
    }
}
