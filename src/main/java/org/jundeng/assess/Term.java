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
 * A target's term and what is known of it on a date.
 *
 * @param target the target
 * @param indicator what it is about
 * @param bound what is promised, in the indicator's unit; null where there is no number
 * @param units the units
 * @param history all figures whose period is over
 * @param date the date
 */
record Term(Target target, Indicator indicator, Bound bound, Units units, History history, LocalDate date) {

    /** The figures of a frequency whose period ends within the term. */
    List<Figure> figures(Freq freq) {
        return within(history.of(freq));
    }

    /** The figures of the natural frequency, or of the one that has any, whose period ends within the term. */
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

    /** Whether the deadline is over. */
    boolean isOver() {
        return target.until().isBefore(date);
    }

    /** Whether no later period of the figure's frequency ends within the term. */
    boolean isLast(Figure figure) {
        return figure.timePeriod().plus(1).lastDay().isAfter(target.until());
    }

    /** Whether the figure says how the target ended. */
    boolean isFinal(Figure figure) {
        return isOver() && isLast(figure);
    }

    /** The period that the plan names as the baseline's. */
    Optional<TimePeriod> basePeriod() {
        return Optional.ofNullable(target.baseline())
                .flatMap(baseline -> TimePeriod.parse(String.valueOf(baseline.timePeriod())));
    }

    /** The baseline that the plan names, or the warehouse knows of the period that the plan names. */
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

    /** The last figure of a frequency whose period ended before the term began. */
    Optional<Figure> before(Freq freq) {
        return history.of(freq).stream()
                .filter(figure -> figure.timePeriod().lastDay().isBefore(target.from()))
                .reduce((earlier, later) -> later);
    }
}
