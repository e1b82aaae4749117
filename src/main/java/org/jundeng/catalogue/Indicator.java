// SPDX-License-Identifier: Apache-2.0
package org.jundeng.catalogue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jundeng.binding.MissingValues;
import org.jundeng.binding.Refusals;
import org.jundeng.observation.Freq;
import org.jundeng.sign.SignSettings;

/**
 * Something that is measured, independent of any target for it.
 *
 * @param id its stable kebab-case id
 * @param name its names
 * @param definition what exactly is counted; null where the name is clear
 * @param unit the id of the unit that its values are stored in
 * @param freq its natural frequency
 * @param direction which way is better
 * @param timeCollect how a longer period's figure is made from shorter ones
 * @param aggregation how the city's figure is made from the districts'
 * @param numerator the numerator's indicator; null unless the aggregation is {@link Aggregation#RATIO}
 * @param denominator the denominator's indicator; null unless the aggregation is {@link Aggregation#RATIO}
 * @param per the factor of a ratio: 100 for per cent; null unless it is a ratio
 * @param sumOf the indicators that it is the sum of; empty where it is not a sum
 * @param yearToDateOf the indicator that it sums up since January (累计); null where it is not such a sum
 * @param equality the inequality between districts that it measures; null for other indicators
 * @param coverage the districts that a city's figure needs
 * @param tolerance the share of a reported figure by which a derived one may differ from it
 * @param dimensions the ids of its further dimensions; empty where there are none
 * @param minimum the least value it can have, in its unit; null where there is none
 * @param maximum the largest value it can have, in its unit; null where there is none
 * @param decimals the number of decimals that are shown
 * @param whole whether it counts things, so that its figures must be whole numbers in its unit; false where absent
 * @param signs what it sets of the signs that make its figures implausible; nothing where absent
 * @param definedBy what the plan defines the figure of the city or of a group by; null where a reported figure counts
 *     before a derived one
 * @param formerly the ids that it had before; empty where it has always had this one
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
        Boolean whole,
        SignSettings signs,
        DefinedBy definedBy,
        List<String> formerly) {

    private static final BigDecimal USUAL_TOLERANCE = new BigDecimal("0.005");

    public Indicator {
        per = per == null && aggregation == Aggregation.RATIO ? BigDecimal.ONE : per;
        timeCollect = timeCollect == null ? TimeCollect.END : timeCollect;
        sumOf = sumOf == null ? List.of() : List.copyOf(sumOf);
        coverage = coverage == null ? Coverage.ALL : coverage;
        tolerance = tolerance == null ? USUAL_TOLERANCE : tolerance;
        dimensions = dimensions == null ? List.of() : List.copyOf(dimensions);
        decimals = decimals == null ? 2 : decimals;
        whole = whole != null && whole;
        signs = signs == null ? SignSettings.USUAL : signs;
        formerly = formerly == null ? List.of() : List.copyOf(formerly);
        long formulas = Stream.of(aggregation == Aggregation.RATIO, !sumOf.isEmpty(), equality != null)
                .filter(there -> there)
                .count();
        Refusals.check(
                MissingValues.of(
                        "id",
                        id,
                        "name",
                        name,
                        "unit",
                        unit,
                        "freq",
                        freq,
                        "direction",
                        direction,
                        "aggregation",
                        aggregation),
                aggregation != null && (aggregation == Aggregation.RATIO) != (numerator != null && denominator != null),
                "aggregation ratio, and only ratio, takes a numerator and a denominator",
                aggregation != null && per != null && aggregation != Aggregation.RATIO,
                "per belongs to aggregation ratio: what the ratio is multiplied by",
                definedBy == DefinedBy.PARTS && aggregation == Aggregation.REPORTED_ONLY,
                "defined-by parts needs an aggregation: reported-only says that no figure is made of the parts",
                whole && aggregation == Aggregation.RATIO,
                "a ratio is not whole: it counts nothing",
                formulas > 1,
                "an indicator has one formula: ratio, sum-of or equality",
                minimum != null && maximum != null && minimum.compareTo(maximum) > 0,
                "minimum " + minimum + " is above maximum " + maximum);
    }

    /** The ids of the indicators in its formula; empty where it has none. */
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

    /**
     * Whether the figure of a city lies between those of its districts: that of a mean, of a ratio, and of what is only
     * reported as a rate, in per cent, per mille or so many of one thing a unit of another. An amount need not.
     */
    public boolean liesBetweenParts() {
        boolean rate = unit.startsWith("%") || unit.startsWith("‰") || unit.contains("/");
        return equality == null
                && switch (aggregation) {
                    case MEAN, RATIO -> true;
                    case REPORTED_ONLY -> rate;
                    case SUM -> false;
                };
    }

    /** Which way an indicator gets better. */
    public enum Direction {
        UP,
        DOWN,
        /** Neither way is better in itself. */
        NEUTRAL
    }

    /** How a longer period's figure is made from shorter ones (SDMX: TIME_COLLECT). */
    public enum TimeCollect {
        /** The figure of its last part: the state at the end, or a total since the plan began. */
        END,
        /** The sum of its parts. */
        SUM
    }

    /** How the city's figure is made from the districts'. */
    public enum Aggregation {
        SUM,
        /** Sum of the numerators over the sum of the denominators; never the mean of rates. */
        RATIO,
        /** The unweighted mean, only where the plan itself says 平均. */
        MEAN,
        /** It is never derived; only a reported figure counts. */
        REPORTED_ONLY
    }

    /** What the plan defines the figure of the city or of a group by. */
    public enum DefinedBy {
        /**
         * By the figures of its districts, as with 各区、县（市）平均. Where all of them are there, the derived figure counts
         * before a reported one; the reported one is kept beside it.
         */
        PARTS
    }

    /**
     * The districts that must have a figure before one is derived for all of them.
     *
     * @param regions the id of the group of regions that are measured; null for all districts of the period
     * @param share the share of their number that is enough; 1 means all
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
     * The inequality of the districts in another indicator.
     *
     * @param of that indicator
     * @param measure the measure
     * @param population the indicator that weights the districts; null only for {@link Measure#RATIO} and
     *     {@link Measure#GAP}, which use no weights
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
        /** The largest figure divided by the smallest. */
        RATIO,
        /** The largest figure minus the smallest. */
        GAP,
        /** The distance between the weighted mean and the best district. */
        BEST_GAP
    }
}
