// SPDX-License-Identifier: Apache-2.0
package org.jundeng.observation;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The period of an observation: SDMX's TIME_PERIOD with its frequency.
 *
 * @param freq how long the period is
 * @param firstDay its first day; anything else is an {@link IllegalArgumentException}
 */
public record TimePeriod(Freq freq, LocalDate firstDay) implements Comparable<TimePeriod> {

    private static final Pattern CANONICAL =
            Pattern.compile("(\\d{4})(?:-(?:S([12])|Q([1-4])|(\\d{2})(?:-(\\d{2}))?))?");

    public TimePeriod {
        Objects.requireNonNull(freq, "freq");
        Objects.requireNonNull(firstDay, "firstDay");
        if (!freq.firstDay(firstDay).equals(firstDay)) {
            throw new IllegalArgumentException(firstDay + " is not the first day of a period of frequency " + freq);
        }
    }

    /** The period of frequency {@code freq} that {@code day} lies in. */
    public static TimePeriod containing(Freq freq, LocalDate day) {
        return new TimePeriod(freq, freq.firstDay(day));
    }

    /** Reads the form that {@link #toString} writes; empty for anything else, such as a 13th month. */
    public static Optional<TimePeriod> parse(String text) {
        Matcher parts = CANONICAL.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            int year = Integer.parseInt(parts.group(1));
            if (parts.group(2) != null) {
                return Optional.of(new TimePeriod(Freq.S, LocalDate.of(year, part(parts, 2) * 6 - 5, 1)));
            }
            if (parts.group(3) != null) {
                return Optional.of(new TimePeriod(Freq.Q, LocalDate.of(year, part(parts, 3) * 3 - 2, 1)));
            }
            if (parts.group(5) != null) {
                return Optional.of(new TimePeriod(Freq.D, LocalDate.of(year, part(parts, 4), part(parts, 5))));
            }
            if (parts.group(4) != null) {
                return Optional.of(new TimePeriod(Freq.M, LocalDate.of(year, part(parts, 4), 1)));
            }
            return Optional.of(new TimePeriod(Freq.A, LocalDate.of(year, 1, 1)));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static int part(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }

    /** The period's last day. */
    public LocalDate lastDay() {
        return freq.plus(firstDay, 1).minusDays(1);
    }

    /** Its number within its year: 1 for a year, up to 12 for a month, the day of the year for a day. */
    public int noInYear() {
        int month = firstDay.getMonthValue();
        return switch (freq) {
            case A -> 1;
            case S -> (month + 5) / 6;
            case Q -> (month + 2) / 3;
            case M -> month;
            case D -> firstDay.getDayOfYear();
        };
    }

    /** The period that lies {@code periods} after this one; before it where the number is negative. */
    public TimePeriod plus(int periods) {
        return new TimePeriod(freq, freq.plus(firstDay, periods));
    }

    /** Orders by last day, then by frequency, so that a year comes after its December. */
    @Override
    public int compareTo(TimePeriod other) {
        int byEnd = lastDay().compareTo(other.lastDay());
        return byEnd != 0 ? byEnd : other.freq.compareTo(freq);
    }

    /** The form that SDMX uses: {@code 2014}, {@code 2014-S1}, {@code 2014-Q2}, {@code 2014-06}, {@code 2014-06-10}. */
    @Override
    public String toString() {
        // Cut out of the day rather than formatted: a listing writes a million of these.
        String day = firstDay.toString();
        String year = day.substring(0, day.length() - "-MM-dd".length());
        int month = firstDay.getMonthValue();
        return switch (freq) {
            case A -> year;
            case S -> year + "-S" + (month + 5) / 6;
            case Q -> year + "-Q" + (month + 2) / 3;
            case M -> day.substring(0, day.length() - "-dd".length());
            case D -> day;
        };
    }
}
