// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.ask;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** An instant as local time. */
final class LocalTimes {

    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private LocalTimes() {}

    /** The local time in {@code zone}, to the second: {@code 2014-07-11 09:00:00}. */
    static String of(Instant time, ZoneId zone) {
        return FORM.format(time.atZone(zone));
    }
}
