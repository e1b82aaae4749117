// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.Target;
import org.jundeng.catalogue.Units;
import org.jundeng.contract.OwedFigures;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;

/**
 * A target's term with the figures that are known on a date.
 *
 * @param target the target
 * @param indicator the target's indicator
 * @param bound the promised bound, in the indicator's unit; null where the target sets none
 * @param units the units
 * @param known the figures in the region
 * @param date the date
 */
record TargetTerm(Target target, Indicator indicator, Bound bound, Units units, Known known, LocalDate date) {

    /**
     * What is known of an indicator.
     *
     * @param regionId the region
     * @param history the figures in the region
     * @param yearToDate where another indicator sums it up since January, the figures of that one in the region
     * @param districts the figures, at least those within the term, in the districts of a city or group to compare with
     *     the bound; empty for other regions and where districts are not compared
     * @param expected which of those districts there were in a period
     * @param owed who owes the figure of a period
     * @param absent the districts without a figure of a period, where others of the city or group have one
     */
    record Known(
            String regionId,
            History history,
            History yearToDate,
            Map<String, History> districts,
            Function<TimePeriod, List<String>> expected,
            Function<TimePeriod, List<OwedFigures.Debt>> owed,
            Function<TimePeriod, List<String>> absent) {

        /** What is known in one of the districts. */
        Known in(String district) {
            return new Known(
                    district, of(district), History.NONE, Map.of(), period -> List.of(), owed, period -> List.of());
        }

        /** What was known of the periods up to {@code day}. */
        Known upTo(LocalDate day) {
            LocalDate next = day.plusDays(1);
            return new Known(regionId, history.until(next), yearToDate.until(next), districts, expected, owed, absent);
        }

        /** The figures of one of the districts. */
        History of(String district) {
            return districts.getOrDefault(district, History.NONE);
        }
    }

    /** All figures whose period has ended. */
    History history() {
        return known.history();
    }

    /** The figures of a frequency whose period ends within the term. */
    List<Figure> figures(Freq freq) {
        return within(history().of(freq));
    }

    /**
     * The figures whose period ends within the term: of these, those of the indicator's frequency, else those of
     * {@link History#main}. Figures before the term, of whatever frequency, do not decide which count.
     */
    List<Figure> figures() {
        return History.of(Stream.of(Freq.values())
                        .flatMap(freq -> figures(freq).stream())
                        .toList())
                .main(indicator.freq());
    }

    /** Whether the figures of periods add up to an amount. */
    boolean adds() {
        return indicator.timeCollect() == Indicator.TimeCollect.SUM;
    }

    /** Those of the figures whose period ends within the term. */
    List<Figure> within(List<Figure> figures) {
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

    /** The last period of a frequency that ends within the term. */
    TimePeriod lastPeriod(Freq freq) {
        return lastPeriod(freq, target.until());
    }

    /** The last period of a frequency that ends by {@code day}. */
    static TimePeriod lastPeriod(Freq freq, LocalDate day) {
        TimePeriod period = TimePeriod.containing(freq, day);
        return period.lastDay().isAfter(day) ? period.plus(-1) : period;
    }

    /**
     * The figure that tells how the target ended: the last one that the term can have, of the indicator's frequency or,
     * where that one has not come, of another. Empty where none has come.
     */
    Optional<Figure> ending() {
        return Stream.concat(Stream.of(indicator.freq()), Arrays.stream(Freq.values()))
                .flatMap(freq -> ending(freq).stream())
                .findFirst();
    }

    /** The figure of a frequency's last period within the term; empty where it has not come. */
    Optional<Figure> ending(Freq freq) {
        return history()
                .at(lastPeriod(freq))
                .filter(figure -> holds(figure.timePeriod().lastDay()));
    }

    /** The figures of a frequency for periods that end after the term. */
    List<Figure> after(Freq freq) {
        return history().of(freq).stream()
                .filter(figure -> figure.timePeriod().lastDay().isAfter(target.until()))
                .toList();
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
                return history().at(period);
            }
            BigDecimal factor = units.factor(target.unit(), indicator.unit()).orElse(BigDecimal.ONE);
            return Optional.of(new Figure(
                    0, period, target.baseline().value().multiply(factor), null, new Figure.Source(0, 0, "")));
        });
    }

    /** The last figure of a frequency whose period ended before the term began; empty where there is none. */
    Optional<Figure> before(Freq freq) {
        return history().of(freq).stream()
                .filter(figure -> figure.timePeriod().lastDay().isBefore(target.from()))
                .reduce((earlier, later) -> later);
    }
}
