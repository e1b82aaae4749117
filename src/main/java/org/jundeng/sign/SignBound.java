// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sign;

import java.util.Locale;

/** What of a sign can be set. Its name in kebab-case is its key in the configuration. */
public enum SignBound {
    /** The share of the figures, above 0 and at most 1, of which more than it must look wrong. */
    SHARE,
    /** How many times the usual a figure must be. */
    TIMES,
    /** How many periods must be known before. */
    PERIODS,
    /** The least modified z-score. */
    SCORE;

    /** Its key: {@code share}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
