// SPDX-License-Identifier: Apache-2.0
package org.jundeng.plausibility.proof;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jundeng.observation.Observation;

/** Looks for cells of a delivery and writes other figures into them. */
final class Cells {

    private static final double LEAST_CHANGED = 0.6;

    private static final int LEAST_PERIODS = 6;
    private static final BigDecimal TWICE = BigDecimal.valueOf(2);

    private Cells() {}

    static Observation with(Observation cell, BigDecimal value) {
        return new Observation(cell.series(), cell.timePeriod(), value, cell.obsStatus(), cell.origin());
    }

    static boolean isCity(Observation cell) {
        return cell.series().regionId().equals(World.CITY);
    }

    static boolean isPerCent(String indicator) {
        return World.CATALOGUE.indicator(indicator).orElseThrow().unit().equals("%");
    }

    /**
     * The delivery with other figures in the cells that are {@code meant}. Empty where most of these would not be wrong
     * by more than twice what their series moves by from one period to the next: that no one can see in the figures,
     * and it tells nobody anything wrong.
     */
    static Optional<SentDelivery> rewritten(
            Mistake.Place place, Predicate<Observation> meant, Function<Observation, BigDecimal> wrong) {
        return rewritten(
                place, meant, wrong, cell -> place.known().usualStep(cell).multiply(TWICE));
    }

    /**
     * The same, in cells of whose series six periods are known: with fewer, nobody can say what is beyond the usual.
     */
    static Optional<SentDelivery> rewrittenWhereKnown(
            Mistake.Place place, Predicate<Observation> meant, Function<Observation, BigDecimal> wrong) {
        return rewritten(place, cell -> meant.test(cell) && place.known().periods(cell) >= LEAST_PERIODS, wrong);
    }

    /** The same, where most of them would not be the right ones. */
    static Optional<SentDelivery> altered(
            Mistake.Place place, Predicate<Observation> meant, Function<Observation, BigDecimal> wrong) {
        return rewritten(place, meant, wrong, cell -> BigDecimal.ZERO);
    }

    private static Optional<SentDelivery> rewritten(
            Mistake.Place place,
            Predicate<Observation> meant,
            Function<Observation, BigDecimal> wrong,
            Function<Observation, BigDecimal> least) {
        List<Observation> cells = new ArrayList<>();
        int all = 0;
        int changed = 0;
        for (Observation cell : place.honest().cells()) {
            if (!meant.test(cell)) {
                cells.add(cell);
                continue;
            }
            BigDecimal value = wrong.apply(cell);
            all++;
            BigDecimal apart = value.subtract(cell.obsValue()).abs();
            changed += apart.signum() > 0 && apart.compareTo(least.apply(cell)) > 0 ? 1 : 0;
            cells.add(with(cell, value));
        }
        return changed > 0 && changed >= LEAST_CHANGED * all
                ? Optional.of(place.honest().with(cells))
                : Optional.empty();
    }
}
