// SPDX-License-Identifier: Apache-2.0
package org.jundeng.plausibility;

import java.math.BigDecimal;
import java.util.Objects;
import org.jundeng.finding.Location;
import org.jundeng.observation.SeriesKey;
import org.jundeng.observation.TimePeriod;

/**
 * A figure of a delivery that would change what is known: it is new, or it differs from the known one.
 *
 * @param series the series
 * @param period the period
 * @param value the figure, in the indicator's unit
 * @param known the known figure that it would replace; null where none is known
 * @param place where it stands in the delivery
 */
public record DeliveredFigure(SeriesKey series, TimePeriod period, BigDecimal value, BigDecimal known, Location place) {

    public DeliveredFigure {
        Objects.requireNonNull(series, "series");
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(place, "place");
    }

    /** Whether it would replace a known figure. */
    public boolean isRevised() {
        return known != null;
    }
}
