// SPDX-License-Identifier: Apache-2.0
package org.jundeng.observation;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalUnit;

/** How often a series is observed: the SDMX code list CL_FREQ, as far as the plan needs it. */
public enum Freq {
    /** Annual. */
    A(1, ChronoUnit.YEARS),
    /** Half-yearly. */
    S(6, ChronoUnit.MONTHS),
    /** Quarterly. */
    Q(3, ChronoUnit.MONTHS),
    /** Monthly. */
    M(1, ChronoUnit.MONTHS),
    /** Daily. */
    D(1, ChronoUnit.DAYS);

    private final int length;
    private final TemporalUnit unit;

    Freq(int length, TemporalUnit unit) {
        this.length = length;
        this.unit = unit;
    }

    /** The first day of the period of this frequency that {@code day} lies in. */
    public LocalDate firstDay(LocalDate day) {
        return switch (this) {
            case A -> day.withDayOfYear(1);
            case S -> day.withDayOfMonth(1).withMonth(day.getMonthValue() <= 6 ? 1 : 7);
            case Q -> day.withDayOfMonth(1).withMonth((day.getMonthValue() - 1) / 3 * 3 + 1);
            case M -> day.withDayOfMonth(1);
            case D -> day;
        };
    }

    /** The first day of the period that lies {@code periods} after the one that begins on {@code firstDay}. */
    public LocalDate plus(LocalDate firstDay, int periods) {
        return firstDay.plus((long) length * periods, unit);
    }
}
