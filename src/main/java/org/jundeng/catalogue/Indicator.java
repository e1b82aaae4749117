// SPDX-License-Identifier: Apache-2.0
package org.jundeng.catalogue;

import java.math.BigDecimal;
import java.util.List;
import org.jundeng.binding.MissingValues;
import org.jundeng.observation.Freq;

/**
 * Something that is measured, apart from any target on it.
 *
 * @param id its stable kebab-case id
 * @param name its names
 * @param unit the id of the unit its values are stored in
 * @param freq its natural frequency
 * @param direction which way is better
 * @param aggregation how a city's figure comes from its districts'
 * @param numerator the indicator above the line; null unless the aggregation is {@link Aggregation#RATIO}
 * @param denominator the indicator below the line; null unless the aggregation is {@link Aggregation#RATIO}
 * @param dimensions the ids of what splits it further; empty where nothing does
 * @param minimum the least value it can have, in its unit; null where there is none
 * @param maximum the largest value it can have, in its unit; null where there is none
 * @param decimals how many decimals it is shown with
 */
public record Indicator(
        String id,
        Label name,
        String unit,
        Freq freq,
        Direction direction,
        Aggregation aggregation,
        String numerator,
        String denominator,
        List<String> dimensions,
        BigDecimal minimum,
        BigDecimal maximum,
        Integer decimals) {

    public Indicator {
        MissingValues.check(
                "id", id, "name", name, "unit", unit, "freq", freq, "direction", direction, "aggregation", aggregation);
        if ((aggregation == Aggregation.RATIO) != (numerator != null && denominator != null)) {
            throw new IllegalArgumentException(
                    "aggregation ratio, and only ratio, takes a numerator and a denominator");
        }
        dimensions = dimensions == null ? List.of() : List.copyOf(dimensions);
        decimals = decimals == null ? 2 : decimals;
    }

    /** Which way an indicator gets better. */
    public enum Direction {
        UP,
        DOWN,
        /** Neither way is better in itself. */
        NEUTRAL
    }

    /** How a city's figure comes from its districts'. */
    public enum Aggregation {
        SUM,
        /** Sum of the numerators over the sum of the denominators; never the mean of rates. */
        RATIO,
        /** The unweighted mean, only where the plan itself says 平均. */
        MEAN,
        /** Only a reported figure counts. */
        REPORTED_ONLY
    }
}
