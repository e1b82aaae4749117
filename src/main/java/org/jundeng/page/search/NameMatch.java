// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.search;

import java.util.Comparator;

/**
 * Something that was found by a name.
 *
 * @param thing what was found
 * @param fit how well it fits
 * @param text the name or the description that fits
 */
record NameMatch(NamedThing thing, Fit fit, String text) {

    /** The best fit first; of those that fit alike, the one with the shortest name. */
    static final Comparator<NameMatch> BEST_FIRST = Comparator.comparing(NameMatch::fit)
            .thenComparing(match -> match.text().length());

    /** How well a name fits, the best first. */
    enum Fit {
        /** It is the whole name. */
        EXACT,
        /** The name begins with it. */
        PREFIX,
        /** The name contains it. */
        PART,
        /** The name contains each of its words. */
        WORDS,
        /** A description contains each of its words. */
        DESCRIPTION
    }
}
