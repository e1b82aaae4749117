// SPDX-License-Identifier: Apache-2.0
package org.jundeng.contract;

import java.util.List;
import org.jundeng.observation.Freq;

/**
 * What a feed says of its periods, beside their frequency.
 *
 * @param alsoFreq further frequencies that its rows may have. What is due, and what must be complete, is judged by
 *     {@link TableShape#freq} alone
 * @param splitYear the calendar year that a year from one to the next stands for; null where there are no such years
 */
public record PeriodRules(List<Freq> alsoFreq, PeriodRules.SplitYear splitYear) {

    static final PeriodRules NONE = new PeriodRules(null, null);

    public PeriodRules {
        alsoFreq = alsoFreq == null ? List.of() : List.copyOf(alsoFreq);
    }

    /** The part of {@link Contract#promises}; empty where nothing is set, as in contracts of earlier versions. */
    String promises() {
        return (alsoFreq.isEmpty() ? "" : ", alsoFreq=" + alsoFreq)
                + (splitYear == null ? "" : ", splitYear=" + splitYear);
    }

    /** Which calendar year a school year or fiscal year stands for: 2013—2014学年, 2013/14. */
    public enum SplitYear {
        /** The one that it begins in: 2013. */
        START,
        /** The one that it ends in: 2014. */
        END
    }
}
