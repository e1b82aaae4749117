// SPDX-License-Identifier: Apache-2.0
package org.jundeng.observation;

import java.util.Objects;

/**
 * What a figure is about, whatever its value.
 *
 * @param series the series
 * @param timePeriod the period
 */
public record FigureKey(SeriesKey series, TimePeriod timePeriod) {

    public FigureKey {
        Objects.requireNonNull(series, "series");
        Objects.requireNonNull(timePeriod, "timePeriod");
    }
}
