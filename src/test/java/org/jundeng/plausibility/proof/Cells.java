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
     * The delivery with other figures in the cells that are {@code meant}: each is given the figure that it should
     * have. Empty where fewer than most of these cells would change: nobody would call that a mistake.
     */
    static Optional<SentDelivery> rewritten(
            SentDelivery honest, Predicate<Observation> meant, Function<Observation, BigDecimal> wrong) {
        List<Observation> cells = new ArrayList<>();
        int all = 0;
        int changed = 0;
        for (Observation cell : honest.cells()) {
            if (!meant.test(cell)) {
                cells.add(cell);
                continue;
            }
            BigDecimal value = wrong.apply(cell);
            all++;
            changed += value.compareTo(cell.obsValue()) == 0 ? 0 : 1;
            cells.add(with(cell, value));
        }
        return changed > 0 && changed >= LEAST_CHANGED * all ? Optional.of(honest.with(cells)) : Optional.empty();
    }
}
