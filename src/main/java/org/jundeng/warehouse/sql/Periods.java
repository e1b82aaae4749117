// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.sql;

import java.time.LocalDate;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;

/** Converts periods from the form that tables keep: a frequency and a first day. */
public final class Periods {

    private Periods() {}

    /** The period of a frequency, by its one-letter code, that begins on {@code firstDay}. */
    public static TimePeriod of(String freq, LocalDate firstDay) {
        return new TimePeriod(Freq.valueOf(freq), firstDay);
    }

    /** The same period as SDMX writes it. */
    public static String text(String freq, LocalDate firstDay) {
        return of(freq, firstDay).toString();
    }
}
