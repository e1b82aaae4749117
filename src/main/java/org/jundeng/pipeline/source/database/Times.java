// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source.database;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** Times as statements write them and as texts give them. */
final class Times {

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final int NANO_DIGITS = 9;

    private Times() {}

    /**
     * The time with so many digits of the second's fraction, cut and never rounded up: a question that begins a little
     * earlier loses nothing.
     *
     * @param between the character between day and time
     */
    static String text(String time, int digits, char between) {
        LocalDateTime parsed = LocalDateTime.parse(time);
        String nanos = String.format(Locale.ROOT, "%09d", parsed.getNano());
        String fraction = digits == 0 ? "" : "." + nanos.substring(0, Math.min(digits, NANO_DIGITS));
        return parsed.toLocalDate().toString() + between + parsed.format(SECONDS) + fraction;
    }

    /** A day and time such as {@code 2014-07-01 10:00:00.5} in ISO 8601; any other text as it is, null as null. */
    static String iso(String text) {
        if (text == null || text.length() < 19 || text.charAt(10) != ' ') {
            return text;
        }
        try {
            return LocalDateTime.parse(text.substring(0, 10) + "T" + text.substring(11))
                    .toString();
        } catch (DateTimeParseException noTime) {
            return text;
        }
    }
}
