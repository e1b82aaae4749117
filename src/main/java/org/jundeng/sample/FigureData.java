// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sample;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * How the sample figures are made: {@code figures.yaml}.
 *
 * @param seed the fixed seed
 * @param start the month that a figure's start belongs to
 * @param end the month that a figure's end belongs to
 * @param weights each district's share in totals
 * @param figures one of each indicator
 */
record FigureData(
        long seed, String start, String end, Map<String, BigDecimal> weights, List<IndicatorFigures> figures) {

    /** Whether an indicator is a rate or an amount. */
    enum Kind {
        /** A rate or a mean: districts lie around the city's own figure. */
        LEVEL,
        /** An amount: districts share it, and the city is their sum. */
        TOTAL
    }

    /** The figures of one indicator. */
    record IndicatorFigures(
            String indicator,
            Kind kind,
            String group,
            double start,
            double end,
            double spread,
            double jitter,
            double season,
            int decimals,
            BigDecimal most,
            List<Fixed> set) {

        IndicatorFigures {
            group = group == null ? "all-districts" : group;
            set = set == null ? List.of() : List.copyOf(set);
        }
    }

    /** A figure that is as it is; a null value is marked as missing. */
    record Fixed(String region, String period, BigDecimal value) {}
}
