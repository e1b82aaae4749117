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
 * @param figures one for each indicator
 */
record FigureData(
        long seed, String start, String end, Map<String, BigDecimal> weights, List<IndicatorFigures> figures) {

    /** Whether an indicator is a rate or an amount. */
    enum Kind {
        /** A rate or a mean: districts vary around the city's own figure. */
        LEVEL,
        /** An amount: districts share it, and the city is their sum. */
        TOTAL,
        /** A share, in per cent, of the districts' figures of another indicator. */
        PART,
        /** The months' amounts of a {@link #TOTAL}, summed since January. */
        YTD
    }

    /** Where an indicator is reported. */
    enum At {
        EVERYWHERE,
        CITY,
        DISTRICTS,
        /** Only in {@code regions}. */
        NOWHERE
    }

    /**
     * The figures of one indicator.
     *
     * @param of for a {@link Kind#PART}: the indicator that it is a share of
     * @param at where it is reported
     * @param regions further regions where it is reported, such as {@code group:main-urban}
     */
    record IndicatorFigures(
            String indicator,
            Kind kind,
            String of,
            At at,
            List<String> regions,
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
            at = at == null ? At.EVERYWHERE : at;
            regions = regions == null ? List.of() : List.copyOf(regions);
            set = set == null ? List.of() : List.copyOf(set);
        }
    }

    /** A fixed figure; a null value is marked as missing. */
    record Fixed(String region, String period, BigDecimal value) {}
}
