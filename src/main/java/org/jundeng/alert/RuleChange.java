// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert;

import java.math.BigDecimal;
import java.util.Objects;
import org.jundeng.catalogue.Level;

/**
 * A change of a rule since the last event of an episode.
 *
 * @param what what was changed
 * @param level the level whose bound was moved; null where another thing was changed
 * @param before the value of that bound before; null where it is not known
 * @param now the value of that bound now; null where there is none
 */
public record RuleChange(What what, Level level, BigDecimal before, BigDecimal now) {

    /** What can be changed of a rule. */
    public enum What {
        /** The mildest bound: what is promised or watched. */
        BOUND,
        /** The bounds of graver levels, or the levels themselves. */
        LEVELS,
        /** What is measured. */
        MEASURE,
        /** For how many periods a crossing must last. */
        PERIODS,
        /** Something else, or it is not known what. */
        OTHER
    }

    public RuleChange {
        Objects.requireNonNull(what, "what");
    }
}
