// SPDX-License-Identifier: Apache-2.0
package org.jundeng.catalogue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jundeng.binding.MissingValues;
import org.jundeng.observation.Freq;

/**
 * Something that is measured, apart from any target on it.
 *
 * @param id its stable kebab-case id
 * @param name its names
 * @param definition what exactly is counted; null where the name says it
 * @param unit the id of the unit its values are stored in
 * @param freq its natural frequency
 * @param direction which way is better
 * @param timeCollect how a longer period's figure comes from shorter ones'
 * @param aggregation how a city's figure comes from its districts'
 * @param numerator the indicator above the line; null unless the aggregation is {@link Aggregation#RATIO}
 * @param denominator the indicator below the line; null unless the aggregation is {@link Aggregation#RATIO}
 * @param per what a ratio is multiplied by: 100 where it is given in per cent; null unless it is a ratio
 * @param sumOf the indicators that it is the sum of; empty where it is none
 * @param yearToDateOf the indicator whose figures, summed since January, it holds (累计); null where it holds none
 * @param equality the inequality between districts that it measures; null where it measures none
 * @param coverage which districts a city's figure needs
 * @param tolerance the share of a reported figure by which a derived one may differ from it
 * @param dimensions the ids of what splits it further; empty where nothing does
 * @param minimum the least value it can have, in its unit; null where there is none
 * @param maximum the largest value it can have, in its unit; null where there is none
 * @param decimals how many decimals it is shown with
 * @param whole whether it counts things, so that a delivered figure is a whole number in its unit; false where absent
 */
public record Indicator(
        String id,
        Label name,
        Label definition,
        String unit,
        Freq freq,
        Direction direction,
        TimeCollect timeCollect,
        Aggregation aggregation,
        String numerator,
        String denominator,
        BigDecimal per,
        List<String> sumOf,
        String yearToDateOf,
        Equality equality,
        Coverage coverage,
        BigDecimal tolerance,
        List<String> dimensions,
        BigDecimal minimum,
        BigDecimal maximum,
        Integer decimals,
        Boolean whole) {

    private static final BigDecimal USUAL_TOLERANCE = new BigDecimal("0.005");

    public Indicator {
        MissingValues.check(
                "id", id, "name", name, "unit", unit, "freq", freq, "direction", direction, "aggregation", aggregation);
        if ((aggregation == Aggregation.RATIO) != (numerator != null && denominator != null)) {
            throw new IllegalArgumentException(
                    "aggregation ratio, and only ratio, takes a numerator and a denominator");
        }
        if (per != null && aggregation != Aggregation.RATIO) {
            throw new IllegalArgumentException("per belongs to aggregation ratio: what the ratio is multiplied by");
        }
        per = per == null && aggregation == Aggregation.RATIO ? BigDecimal.ONE : per;
        timeCollect = timeCollect == null ? TimeCollect.END : timeCollect;
        sumOf = sumOf == null ? List.of() : List.copyOf(sumOf);
        coverage = coverage == null ? Coverage.ALL : coverage;
        tolerance = tolerance == null ? USUAL_TOLERANCE : tolerance;
        dimensions = dimensions == null ? List.of() : List.copyOf(dimensions);
        decimals = decimals == null ? 2 : decimals;
        whole = whole != null && whole;
        if (whole && aggregation == Aggregation.RATIO) {
            throw new IllegalArgumentException("a ratio is not whole: it counts nothing");
        }
        long formulas = Stream.of(aggregation == Aggregation.RATIO, !sumOf.isEmpty(), equality != null)
                .filter(there -> there)
                .count();
        if (formulas > 1) {
            throw new IllegalArgumentException("an indicator has one formula: ratio, sum-of or equality");
        }
    }

    /** The ids of the indicators that its own formula starts from; empty where it is reported as it is. */
    public List<String> parts() {
        if (aggregation == Aggregation.RATIO) {
            return List.of(numerator, denominator);
        }
        if (equality != null) {
            return equality.population() == null
                    ? List.of(equality.of())
                    : List.of(equality.of(), equality.population());
        }
        return sumOf;
    }

    /** Which way an indicator gets better. */
    public enum Direction {
        UP,
        DOWN,
        /** Neither way is better in itself. */
        NEUTRAL
    }

    /** How a longer period's figure comes from shorter ones' (SDMX: TIME_COLLECT). */
    public enum TimeCollect {
        /** The figure of its last part: what is there at the end, also a total since the plan began. */
        END,
        /** The sum of its parts: what happened in them. */
        SUM
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

    /**
     * Which districts must be there before a figure is derived for all of them.
     *
     * @param regions the id of the group of regions where it is measured; null for all districts of the period
     * @param share the share of them, by number, that is enough; 1 asks for all
     */
    public record Coverage(String regions, BigDecimal share) {

        static final Coverage ALL = new Coverage(null, BigDecimal.ONE);

        public Coverage {
            share = share == null ? BigDecimal.ONE : share;
            if (share.signum() <= 0 || share.compareTo(BigDecimal.ONE) > 0) {
                throw new IllegalArgumentException("share is above 0 and at most 1: " + share.toPlainString());
            }
        }
    }

    /**
     * How unequal the districts are in another indicator.
     *
     * @param of that indicator
     * @param measure the measure
     * @param population the indicator that weighs the districts; null only for {@link Measure#RATIO} and
     *     {@link Measure#GAP}, which weigh nothing
     */
    public record Equality(String of, Measure measure, String population) {
        public Equality {
            MissingValues.check("of", of, "measure", measure);
            if ((population == null) != (measure == Measure.RATIO || measure == Measure.GAP)) {
                throw new IllegalArgumentException("measure " + measure.name().toLowerCase(Locale.ROOT)
                        + (population == null ? " needs a population" : " takes no population"));
            }
        }
    }

    /** Measures of inequality between districts, as WHO's Health Equity Assessment Toolkit defines them. */
    public enum Measure {
        /** 差异系数: the weighted standard deviation over the weighted mean; 0 where all are equal. */
        COV,
        /** Theil index times 1000. */
        THEIL,
        /** Mean log deviation times 1000. */
        MLD,
        /** Index of disparity: the weighted mean deviation over the weighted mean, times 100. */
        IDISP,
        /** The largest over the least. */
        RATIO,
        /** The largest less the least. */
        GAP,
        /** The weighted mean's distance from the best district. */
        BEST_GAP
    }
}
