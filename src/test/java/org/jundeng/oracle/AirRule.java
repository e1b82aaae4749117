// SPDX-License-Identifier: Apache-2.0
package org.jundeng.oracle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the rule on fine particles says of one township, reckoned from the figures known at each evaluation. The levels
 * are numbers: 0 is none, 1 yellow, 2 orange, 3 red.
 */
final class AirRule {

    private static final int[] BOUNDS = {75, 115, 150};
    private static final int CLEARING = 5;
    private static final int REOPENS_WITHIN = 4;

    /** The figures by day; null where a day is marked as missing. */
    private final TreeMap<LocalDate, Integer> figures = new TreeMap<>();

    private final List<Episode> episodes = new ArrayList<>();
    private final List<LocalDate> openings = new ArrayList<>();
    private final Set<LocalDate> seen = new HashSet<>();

    /** An episode: its level, 0 where it is over, the figure that decided last, and when it began and ended. */
    static final class Episode {
        private int level;
        private LocalDate decidedBy;
        private Integer value;
        private LocalDate closedOn;

        int level() {
            return level;
        }

        LocalDate decidedBy() {
            return decidedBy;
        }

        Integer value() {
            return value;
        }

        LocalDate closedOn() {
            return closedOn;
        }
    }

    void figure(LocalDate day, Integer value) {
        figures.put(day, value);
    }

    void withdraw(LocalDate day) {
        figures.remove(day);
    }

    /** The figures that are known, by day; null where a day is marked as missing. */
    Map<LocalDate, Integer> figures() {
        return Collections.unmodifiableMap(figures);
    }

    /** The days on whose figures an episode opened or went on, but not within the margin only. */
    Set<LocalDate> seen() {
        return seen;
    }

    boolean isOpen() {
        return current() != null && current().level > 0;
    }

    /** The last day with a figure or a mark; empty where there is none. */
    Optional<LocalDate> last() {
        return figures.isEmpty() ? Optional.empty() : Optional.of(figures.lastKey());
    }

    /** The figure of a day; null where there is none or it is marked as missing. */
    Integer at(LocalDate day) {
        return figures.get(day);
    }

    List<Episode> episodes() {
        return episodes;
    }

    /** The days on which an episode opened or was reopened. */
    List<LocalDate> openings() {
        return openings;
    }

    private Episode current() {
        return episodes.isEmpty() ? null : episodes.get(episodes.size() - 1);
    }

    /** Evaluates on a night by the figures of the days before it, with bounds that lie so much higher. */
    void evaluate(LocalDate night, int higher) {
        LocalDate latest = null;
        for (LocalDate day : figures.headMap(night).keySet()) {
            latest = figures.get(day) == null ? latest : day;
        }
        Episode now = current();
        boolean open = now != null && now.level > 0;
        boolean marked = open && figures.containsKey(now.decidedBy) && figures.get(now.decidedBy) == null;
        if (!open) {
            int crossed = latest == null ? 0 : grade(figures.get(latest), higher);
            if (crossed > 0) {
                begin(latest, night, crossed);
                decide(latest);
                seen.add(latest);
            }
        } else if (!marked || latest != null && !latest.isBefore(now.decidedBy)) {
            goOn(now, latest, night, higher);
        }
    }

    /** Soon after its end an episode opens again; whenever the figure that ended it turns out to have been wrong. */
    private void begin(LocalDate latest, LocalDate night, int crossed) {
        Episode last = current();
        boolean corrected = last != null && !last.value.equals(figures.get(last.decidedBy));
        boolean again = last != null
                && (!night.isAfter(last.closedOn.plusDays(REOPENS_WITHIN))
                        || corrected && latest.equals(last.decidedBy));
        if (!again) {
            episodes.add(new Episode());
        }
        current().level = crossed;
        current().closedOn = null;
        openings.add(night);
    }

    private void goOn(Episode now, LocalDate latest, LocalDate night, int higher) {
        int crossed = latest == null ? 0 : grade(figures.get(latest), higher);
        int held = latest == null ? 0 : held(figures.get(latest), higher);
        int kept = crossed >= now.level ? crossed : Math.min(now.level, held);
        if (kept == 0) {
            now.level = 0;
            now.closedOn = night;
            now.decidedBy = latest == null ? now.decidedBy : latest;
            now.value = latest == null ? now.value : figures.get(latest);
            return;
        }
        if (crossed > 0 || kept != now.level) {
            seen.add(latest);
        }
        now.level = kept;
        decide(latest);
    }

    private void decide(LocalDate latest) {
        current().decidedBy = latest;
        current().value = figures.get(latest);
    }

    /** Whether an open episode goes on with the value. */
    static boolean isHeld(int value, int higher) {
        return held(value, higher) > 0;
    }

    private static int held(int value, int higher) {
        return grade(value + CLEARING, higher);
    }

    static int grade(int value, int higher) {
        int crossed = 0;
        for (int i = 0; i < BOUNDS.length; i++) {
            crossed = value > BOUNDS[i] + higher ? i + 1 : crossed;
        }
        return crossed;
    }
}
