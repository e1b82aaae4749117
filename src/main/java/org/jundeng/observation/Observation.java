// SPDX-License-Identifier: Apache-2.0
package org.jundeng.observation;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * One observation: the value of a series in a period, and the cell that it came from.
 *
 * @param series what was observed, where and how often
 * @param timePeriod the period; its frequency is the series' own
 * @param obsValue the value in the indicator's own unit; null exactly when the status has none
 * @param obsStatus what kind of value it is
 * @param origin the row and column of the delivery that it was read from
 */
public record Observation(
        SeriesKey series, TimePeriod timePeriod, BigDecimal obsValue, ObsStatus obsStatus, Origin origin) {

    public Observation {
        Objects.requireNonNull(series, "series");
        Objects.requireNonNull(timePeriod, "timePeriod");
        Objects.requireNonNull(obsStatus, "obsStatus");
        Objects.requireNonNull(origin, "origin");
        if (timePeriod.freq() != series.freq()) {
            throw new IllegalArgumentException(timePeriod + " is not a period of frequency " + series.freq());
        }
        if ((obsValue == null) == obsStatus.hasValue()) {
            throw new IllegalArgumentException("status " + obsStatus + " does not go with the value " + obsValue);
        }
    }

    /**
     * The cell of a delivery that an observation was read from.
     *
     * @param rowNo the record's number from 1, lines above the header and the header counted, as a spreadsheet shows it
     * @param columnNo the column's number from 1, in the order of the delivery (JSON: of the first record)
     */
    public record Origin(long rowNo, int columnNo) {}
}
