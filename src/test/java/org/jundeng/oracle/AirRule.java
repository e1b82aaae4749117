// SPDX-License-Identifier: Apache-2.0
package org.jundeng.oracle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

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
    private Map<LocalDate, Integer> known = Map.of();

    /** An episode: its level, 0 where it is over, the figure that decided last, and when it began and ended. */
    static final class Episode {
        private int level;
        private LocalDate decidedBy;
        private Integer value;
        private LocalDate closedOn;
        private LocalDate openedOn;
        private LocalDate changedOn;
        private int higher;
        private int changedHigher;
        private boolean corrected;
        private LocalDate changedBy;
        private final Map<LocalDate, Integer> revised = new TreeMap<>();
        private LocalDate before;
        private Integer valueBefore;
        private boolean withdrawn;
        private final Set<LocalDate> decided = new TreeSet<>();
        private final Set<LocalDate> sinceOpened = new TreeSet<>();

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

        /** The night on which it opened or opened again last. */
        LocalDate openedOn() {
            return openedOn;
        }

        /** The night on which it opened, ended, or its level changed last. */
        LocalDate changedOn() {
            return changedOn;
        }

        /**
         * What the last change corrected: of the figure that it stood on before, and of the one that decided, what they
         * had been where that is known; of others nothing.
         */
        Map<LocalDate, Integer> revised() {
            return revised;
        }

        /** The day whose figure decided its last change. */
        LocalDate changedBy() {
            return changedBy;
        }

        /** The day whose figure it stood on before its last change; null where it stood on none. */
        LocalDate before() {
            return before;
        }

        /** The figure that it stood on before its last change. */
        Integer valueBefore() {
            return valueBefore;
        }

        /** Whether it ended since the figure that it stood on was corrected. */
        boolean isCorrected() {
            return corrected;
        }

        /** Whether it ended since the figure that it stood on was withdrawn, and no newer one was there. */
        boolean isWithdrawn() {
            return withdrawn;
        }

        /** How much higher the bounds lay when the figure decided. */
        int higher() {
            return higher;
        }

        /** How much higher they lay at its last change. */
        int changedHigher() {
            return changedHigher;
        }

        /** The days whose figures decided. */
        Set<LocalDate> decided() {
            return decided;
        }

        /** The days whose figures decided since it opened last. */
        Set<LocalDate> sinceOpened() {
            return sinceOpened;
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

    /** The figures that are known, without marks. */
    NavigableMap<LocalDate, Integer> measured() {
        TreeMap<LocalDate, Integer> measured = new TreeMap<>(figures);
        measured.values().removeIf(Objects::isNull);
        return measured;
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
                begin(latest, night, crossed, higher);
                decide(latest, higher);
                seen.add(latest);
            }
        } else if (!marked || latest != null && !latest.isBefore(now.decidedBy)) {
            goOn(now, latest, night, higher);
        }
        known = new TreeMap<>(figures);
    }

    /** Soon after its end an episode opens again; whenever the figure that ended it turns out to have been wrong. */
    private void begin(LocalDate latest, LocalDate night, int crossed, int higher) {
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
        current().openedOn = night;
        current().changedOn = night;
        current().sinceOpened.clear();
        changes(latest, higher);
        openings.add(night);
    }

    private void goOn(Episode now, LocalDate latest, LocalDate night, int higher) {
        int crossed = latest == null ? 0 : grade(figures.get(latest), higher);
        int held = latest == null ? 0 : held(figures.get(latest), higher);
        int kept = crossed >= now.level ? crossed : Math.min(now.level, held);
        if (kept == 0) {
            now.level = 0;
            now.closedOn = night;
            now.changedOn = night;
            changes(latest == null ? now.decidedBy : latest, higher);
            boolean newer = latest != null && latest.isAfter(now.decidedBy);
            now.withdrawn = !newer && !figures.containsKey(now.decidedBy);
            now.corrected = now.decidedBy.equals(latest) && !now.value.equals(figures.get(latest));
            if (latest != null) {
                decide(latest, higher);
            }
            return;
        }
        if (crossed > 0 || kept != now.level) {
            seen.add(latest);
        }
        if (kept != now.level) {
            now.changedOn = night;
            changes(latest, higher);
        }
        now.level = kept;
        decide(latest, higher);
    }

    private void changes(LocalDate latest, int higher) {
        Episode now = current();
        now.changedHigher = higher;
        now.changedBy = latest;
        now.revised.clear();
        Stream.of(latest, now.decidedBy)
                .filter(day -> day != null && known.get(day) != null)
                .filter(day -> !known.get(day).equals(figures.get(day)))
                .forEach(day -> now.revised.put(day, known.get(day)));
        now.before = now.decidedBy;
        now.valueBefore = now.value;
    }

    private void decide(LocalDate latest, int higher) {
        Episode now = current();
        now.decidedBy = latest;
        now.value = figures.get(latest);
        now.higher = higher;
        now.decided.add(latest);
        now.sinceOpened.add(latest);
    }

    /** Whether an open episode goes on with the value. */
    static boolean isHeld(int value, int higher) {
        return held(value, higher) > 0;
    }

    /** The level whose bound a value of an open episode is held against. */
    static int limited(int value, int higher) {
        return Math.max(grade(value, higher), held(value, higher));
    }

    private static int held(int value, int higher) {
        return grade(value + CLEARING, higher);
    }

    /** The bound of a level, which is at least 1, where the bounds lie so much higher. */
    static int bound(int level, int higher) {
        return BOUNDS[level - 1] + higher;
    }

    static int grade(int value, int higher) {
        int crossed = 0;
        for (int i = 0; i < BOUNDS.length; i++) {
            crossed = value > BOUNDS[i] + higher ? i + 1 : crossed;
        }
        return crossed;
    }
}
