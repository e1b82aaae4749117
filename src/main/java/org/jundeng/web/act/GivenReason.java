// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.act;

import org.jundeng.pipeline.delivery.Confirmations;
import org.jundeng.web.access.Errand;

/**
 * Why somebody acts, in the words of the form, without control characters.
 *
 * @param text the words
 */
record GivenReason(String text) {

    /** How many characters it may have. */
    static final int LONGEST = Confirmations.LONGEST_REASON;

    /** The reason that a form gives. */
    static GivenReason of(Errand errand) {
        return new GivenReason(errand.form()
                .get("reason")
                .replaceAll("\\R", "\n")
                .replaceAll("[\\p{Cntrl}&&[^\n\t]]", "")
                .strip());
    }

    /** What is wrong with it; null where nothing is. */
    String fault() {
        if (text.isEmpty()) {
            return "no-reason";
        }
        return text.codePointCount(0, text.length()) > LONGEST ? "reason-too-long" : null;
    }
}
