// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse;

import java.time.LocalDate;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;

/** Periods as the tables keep them: a frequency and a first day. */
final class Periods {

    private Periods() {}

    static TimePeriod of(String freq, LocalDate firstDay) {
        return new TimePeriod(Freq.valueOf(freq), firstDay);
    }

    static String text(String freq, LocalDate firstDay) {
        return of(freq, firstDay).toString();
    }
}
