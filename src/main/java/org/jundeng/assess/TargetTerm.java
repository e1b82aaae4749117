// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.Target;
import org.jundeng.catalogue.Units;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;

/**
 * A target's term with the figures that are known on a date.
 *
 * @param target the target
 * @param indicator the target's indicator
 * @param bound the promised bound, in the indicator's unit; null where the target sets none
 * @param units the units
 * @param history all figures whose period has ended
 * @param date the date
 */
record TargetTerm(Target target, Indicator indicator, Bound bound, Units units, History history, LocalDate date) {

    /** The figures of a frequency whose period ends within the term. */
    List<Figure> figures(Freq freq) {
        return within(history.of(freq));
    }

    /**
     * The figures whose period ends within the term: those of the indicator's frequency, else those of
     * {@link History#main}.
     */
    List<Figure> figures() {
        List<Figure> natural = figures(indicator.freq());
        return natural.isEmpty() ? within(history.main(indicator.freq())) : natural;
    }

    private List<Figure> within(List<Figure> figures) {
        return figures.stream()
                .filter(figure -> holds(figure.timePeriod().lastDay()))
                .toList();
    }

    boolean holds(LocalDate day) {
        return !day.isBefore(target.from()) && !day.isAfter(target.until());
    }

    /** Whether the deadline has passed. */
    boolean isOver() {
        return target.until().isBefore(date);
    }

    /** Whether no later period of the figure's frequency ends within the term. */
    boolean isLast(Figure figure) {
        return figure.timePeriod().plus(1).lastDay().isAfter(target.until());
    }

    /** Whether the figure decides how the target ended. */
    boolean isFinal(Figure figure) {
        return isOver() && isLast(figure);
    }

    /** The baseline's period that the plan names; empty where it names none. */
    Optional<TimePeriod> basePeriod() {
        return Optional.ofNullable(target.baseline())
                .flatMap(baseline -> TimePeriod.parse(String.valueOf(baseline.timePeriod())));
    }

    /**
     * The baseline that the plan states; where it states only a period, the figure of that period in the warehouse.
     * Empty where there is neither.
     */
    Optional<Figure> namedBaseline() {
        return basePeriod().flatMap(period -> {
            if (target.baseline().value() == null) {
                return history.at(period);
            }
            BigDecimal factor = units.factor(target.unit(), indicator.unit()).orElse(BigDecimal.ONE);
            return Optional.of(new Figure(
                    0, period, target.baseline().value().multiply(factor), null, new Figure.Source(0, 0, "")));
        });
    }

    /** The last figure of a frequency whose period ended before the term began; empty where there is none. */
    Optional<Figure> before(Freq freq) {
        return history.of(freq).stream()
                .filter(figure -> figure.timePeriod().lastDay().isBefore(target.from()))
                .reduce((earlier, later) -> later);
    }
}
