// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;

/**
 * The figures of an indicator in a region for periods that have ended, as far back as they were wanted, by frequency
 * and in the order of time.
 *
 * @param byFreq the figures by frequency; a frequency without figures is absent
 */
public record History(Map<Freq, List<Figure>> byFreq) {

    /** A history without figures. */
    public static final History NONE = new History(Map.of());

    public History {
        Map<Freq, List<Figure>> copy = new EnumMap<>(Freq.class);
        byFreq.forEach((freq, figures) -> copy.put(freq, List.copyOf(figures)));
        byFreq = copy;
    }

    /** The history of {@code figures}, which must be in the order of time. */
    static History of(List<Figure> figures) {
        Map<Freq, List<Figure>> byFreq = new EnumMap<>(Freq.class);
        figures.forEach(figure -> byFreq.computeIfAbsent(figure.timePeriod().freq(), freq -> new ArrayList<>())
                .add(figure));
        return new History(byFreq);
    }

    /** The figures whose period ended before {@code day}, without their replaced values. */
    History until(LocalDate day) {
        return of(all().stream()
                .filter(figure -> figure.timePeriod().lastDay().isBefore(day))
                .map(Figure::neverCorrected)
                .toList());
    }

    /** The history by the values that the figures had before; this one where they are all the same. */
    History as(Function<Figure, BigDecimal> before) {
        boolean different = false;
        List<Figure> known = new ArrayList<>();
        for (Figure figure : all()) {
            BigDecimal value = before.apply(figure);
            boolean same = value != null && value.compareTo(figure.obsValue()) == 0;
            different |= !same;
            if (value != null) {
                known.add(same ? figure : figure.withValue(value));
            }
        }
        return different ? of(known) : this;
    }

    /** The figures of a frequency; empty where there are none. */
    public List<Figure> of(Freq freq) {
        return byFreq.getOrDefault(freq, List.of());
    }

    /**
     * The figures of the frequency {@code natural}; where there are none, those of the frequency whose last period ends
     * latest.
     */
    public List<Figure> main(Freq natural) {
        if (!of(natural).isEmpty()) {
            return of(natural);
        }
        return latest().map(figure -> of(figure.timePeriod().freq())).orElse(List.of());
    }

    /**
     * The figures of one frequency alone, which a rule measures: of {@code natural}, or of the finest one where there
     * are none. It does not change with the figure that came last: an annual total must not take the place of the
     * months each December.
     */
    public History inOne(Freq natural) {
        Freq freq = !of(natural).isEmpty()
                ? natural
                : byFreq.keySet().stream().max(Comparator.naturalOrder()).orElse(natural);
        return byFreq.size() < 2 ? this : new History(Map.of(freq, of(freq)));
    }

    /**
     * The figure whose period ended last; where two end on one day, that of the longer period. Empty where there is
     * none.
     */
    public Optional<Figure> latest() {
        return byFreq.values().stream()
                .map(figures -> figures.get(figures.size() - 1))
                .max(Comparator.comparing((Figure figure) -> figure.timePeriod().lastDay())
                        .thenComparing(figure -> figure.timePeriod().freq(), Comparator.reverseOrder()));
    }

    /** The figure of a period; empty where there is none. */
    public Optional<Figure> at(TimePeriod period) {
        return of(period.freq()).stream()
                .filter(figure -> figure.timePeriod().equals(period))
                .findFirst();
    }

    /** The figures of all frequencies. */
    public List<Figure> all() {
        return byFreq.values().stream().flatMap(Collection::stream).toList();
    }
}
