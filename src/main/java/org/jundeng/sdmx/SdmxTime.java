// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sdmx;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Days as SDMX-JSON writes points in time. */
public final class SdmxTime {

    private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);

    private SdmxTime() {}

    /** The first second of a day. */
    public static String beginOf(LocalDate day, ZoneId zone) {
        return at(day, LocalTime.MIN, zone);
    }

    /** The last second of a day. */
    public static String endOf(LocalDate day, ZoneId zone) {
        return at(day, LAST_SECOND, zone);
    }

    private static String at(LocalDate day, LocalTime time, ZoneId zone) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(day.atTime(time).atZone(zone));
    }
}
