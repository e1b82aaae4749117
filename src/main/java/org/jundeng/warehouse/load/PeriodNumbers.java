// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.load;

import java.time.LocalDate;
import java.time.temporal.ChronoField;
import org.jundeng.observation.Freq;

/**
 * Numbers of periods, consecutive within a frequency. Months are remembered by day: a delivery has few days, with many
 * observations each.
 */
final class PeriodNumbers {

    private static final int REMEMBERED = 1 << 12;

    private final int[] days = new int[REMEMBERED];
    private final int[] months = new int[REMEMBERED];

    PeriodNumbers() {
        java.util.Arrays.fill(days, Integer.MIN_VALUE);
    }

    /** The number of the period of {@code freq} that begins on a day, counted from 1 January 1970. */
    int of(Freq freq, int firstDay) {
        return switch (freq) {
            case D -> firstDay;
            case M -> month(firstDay);
            case Q -> Math.floorDiv(month(firstDay), 3);
            case S -> Math.floorDiv(month(firstDay), 6);
            case A -> Math.floorDiv(month(firstDay), 12);
        };
    }

    private int month(int day) {
        int at = day & (REMEMBERED - 1);
        if (days[at] != day) {
            days[at] = day;
            months[at] = (int) LocalDate.ofEpochDay(day).getLong(ChronoField.PROLEPTIC_MONTH);
        }
        return months[at];
    }
}
