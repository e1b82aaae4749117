// SPDX-License-Identifier: Apache-2.0
package org.jundeng.plausibility;

import java.util.Objects;
import org.jundeng.observation.TimePeriod;

/**
 * How many figures a delivery brings of an indicator in a period, over all regions and dimensions, whether or not they
 * are among the {@link DeliveredFigures#figures}. The period has the frequency.
 *
 * @param indicator the indicator's id
 * @param period the period
 * @param fresh how many are new
 * @param revised how many differ from the known ones
 * @param unchanged how many equal the known ones
 */
public record DeliveredPeriod(String indicator, TimePeriod period, long fresh, long revised, long unchanged) {

    public DeliveredPeriod {
        Objects.requireNonNull(indicator, "indicator");
        Objects.requireNonNull(period, "period");
    }
}
