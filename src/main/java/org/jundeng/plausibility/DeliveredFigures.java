// SPDX-License-Identifier: Apache-2.0
package org.jundeng.plausibility;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * What a delivery would change.
 *
 * @param figures the figures that are new or revised, each (series, period) once, in any order; where there are too
 *     many, those of the newest periods
 * @param periods how many figures the delivery brings of each indicator and period, in any order
 * @param notExamined how many new or revised figures are not among {@code figures}
 * @param sourceName the name of the file as it was dropped; null for a pulled delivery, whose name says nothing
 * @param businessDate the delivery's business date
 */
public record DeliveredFigures(
        List<DeliveredFigure> figures,
        List<DeliveredPeriod> periods,
        long notExamined,
        String sourceName,
        LocalDate businessDate) {

    public DeliveredFigures {
        figures = List.copyOf(figures);
        periods = List.copyOf(periods);
        Objects.requireNonNull(businessDate, "businessDate");
    }

    /** The same for a dropped file. */
    public DeliveredFigures named(String fileName) {
        return new DeliveredFigures(figures, periods, notExamined, fileName, businessDate);
    }
}
