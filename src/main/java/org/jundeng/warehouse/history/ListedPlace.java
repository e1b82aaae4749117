// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.history;

import java.time.LocalDate;
import org.jundeng.observation.TimePeriod;
import org.jundeng.warehouse.history.Observations.Row;

/**
 * The place of a figure in the list of figures.
 *
 * @param indicator the indicator's id
 * @param refArea the code of its region in the period; null where there is none
 * @param regionId the region's id; null for the place behind all figures of the indicator
 * @param dimensions its dimensions, as the warehouse writes them; null as {@code regionId} is
 * @param freq the frequency; null as {@code regionId} is
 * @param firstDay the first day of its period; for a place between figures, no later one has a period up to it, and
 *     {@link #LAST_DAY} is behind all periods
 */
public record ListedPlace(
        String indicator, String refArea, String regionId, String dimensions, String freq, LocalDate firstDay) {

    /** Behind all periods. */
    static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    /** The place of {@code row}. */
    static ListedPlace of(Row row) {
        LocalDate firstDay = TimePeriod.parse(row.timePeriod()).orElseThrow().firstDay();
        return new ListedPlace(row.indicator(), row.refArea(), row.regionId(), row.dimensions(), row.freq(), firstDay);
    }

    /** The place behind all figures of an indicator. */
    static ListedPlace behind(String indicator) {
        return new ListedPlace(indicator, null, null, null, null, LAST_DAY);
    }
}
