// SPDX-License-Identifier: Apache-2.0
package org.jundeng.oracle;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The days of one township that turned out to have crossed a bound when that was over: what became known late, and what
 * became of it.
 */
final class LatePeriods {

    private final AirRule rule;
    private final Map<LocalDate, Breach> breaches = new TreeMap<>();
    private Map<LocalDate, Integer> before = new TreeMap<>();

    /**
     * A day of which it became known late that it had crossed a bound.
     *
     * @param value its figure; where it turned out not to have crossed, the right one, and null where there is none
     * @param level how grave it was; 0 where it turned out not to have crossed
     * @param history whether nobody is told, since the day lies before the first delivery
     * @param higher how much higher the bounds lay when it was found
     * @param overFrom the first day after it that did not cross; null where it turned out not to have crossed
     * @param resumed whether it is not over any more, since an episode holds it
     */
    record Breach(
            Integer value,
            int level,
            LocalDate foundOn,
            boolean history,
            int higher,
            LocalDate overFrom,
            boolean resumed) {

        private Breach found(LocalDate today, boolean history) {
            return new Breach(value, level, today, history, higher, overFrom, false);
        }

        private Breach resume() {
            return new Breach(value, level, foundOn, history, higher, overFrom, true);
        }

        private Breach over(LocalDate from) {
            return new Breach(value, level, foundOn, history, higher, from, resumed);
        }
    }

    LatePeriods(AirRule rule) {
        this.rule = rule;
    }

    /** What became known late, by day. */
    Map<LocalDate, Breach> breaches() {
        return breaches;
    }

    /** Evaluates after the rule, on a day that follows all days with figures. */
    void evaluate(LocalDate today, int higher, LocalDate begin) {
        TreeMap<LocalDate, Integer> measured = new TreeMap<>();
        rule.figures().forEach((day, value) -> {
            if (value != null) {
                measured.put(day, value);
            }
        });
        Set<LocalDate> current = current(measured, higher);
        breaches.replaceAll((day, breach) -> breach.level() == 0 || !isCorrected(day, breach)
                ? stands(day, breach, measured, current, higher)
                : over(day, measured, current, higher)
                        .map(over -> over.found(today, breach.history()))
                        .orElse(new Breach(measured.get(day), 0, today, breach.history(), higher, null, false)));
        measured.forEach((day, value) -> {
            Integer known = before.get(day);
            boolean stands = breaches.containsKey(day) && breaches.get(day).level() > 0;
            boolean crossed = known != null && AirRule.grade(known, higher) > 0;
            if (!stands && !crossed && !rule.seen().contains(day)) {
                over(day, measured, current, higher)
                        .ifPresent(over -> breaches.put(day, over.found(today, begin == null || day.isBefore(begin))));
            }
        });
        before = new TreeMap<>(rule.figures());
    }

    /** What was found and is true: it may be part of an episode by now, or be over from another day on. */
    private static Breach stands(
            LocalDate day, Breach breach, TreeMap<LocalDate, Integer> measured, Set<LocalDate> current, int higher) {
        if (breach.level() == 0 || breach.resumed() || !measured.containsKey(day)) {
            return breach;
        }
        boolean crosses = AirRule.grade(measured.get(day), higher) > 0;
        return crosses && current.contains(day)
                ? breach.resume()
                : over(day, measured, current, higher)
                        .map(over -> breach.over(over.overFrom()))
                        .orElse(breach);
    }

    /** A mark says nothing about the day: what was found stands. */
    private boolean isCorrected(LocalDate day, Breach breach) {
        Map<LocalDate, Integer> figures = rule.figures();
        return !figures.containsKey(day)
                || figures.get(day) != null && !figures.get(day).equals(breach.value());
    }

    /** A day that crosses and is over; empty of another one. */
    private static Optional<Breach> over(
            LocalDate day, TreeMap<LocalDate, Integer> measured, Set<LocalDate> current, int higher) {
        Integer value = measured.get(day);
        int level = value == null ? 0 : AirRule.grade(value, higher);
        return level == 0 || current.contains(day)
                ? Optional.empty()
                : measured.tailMap(day, false).entrySet().stream()
                        .filter(each -> AirRule.grade(each.getValue(), higher) == 0)
                        .findFirst()
                        .map(first -> new Breach(value, level, null, false, higher, first.getKey(), false));
    }

    /** The last days in a row on which the open episode went on. */
    private Set<LocalDate> current(TreeMap<LocalDate, Integer> measured, int higher) {
        Set<LocalDate> current = new HashSet<>();
        if (rule.isOpen()) {
            for (LocalDate day : measured.descendingKeySet()) {
                if (!AirRule.isHeld(measured.get(day), higher)) {
                    break;
                }
                current.add(day);
            }
        }
        return current;
    }
}
