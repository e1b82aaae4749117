// SPDX-License-Identifier: Apache-2.0
package org.jundeng.plausibility;

import java.math.BigDecimal;
import java.util.Objects;
import org.jundeng.observation.TimePeriod;

/**
 * A figure of a series as it is known before the delivery.
 *
 * @param period the period
 * @param value the figure, in the indicator's unit
 * @param deliveryId the ledger line of the delivery that set it
 */
public record KnownFigure(TimePeriod period, BigDecimal value, long deliveryId) {

    public KnownFigure {
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(value, "value");
    }
}
