// SPDX-License-Identifier: Apache-2.0
package org.jundeng.contract;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jundeng.binding.MissingValues;

/**
 * A column of a query's result whose values only grow as rows are added or changed, so that a pull can ask for new rows
 * alone. Each pull begins {@code overlap} below the highest known value, because a transaction may end after a higher
 * value has been read.
 *
 * @param column the column's name, the same in the SELECT and in the contract's columns
 * @param type the type of its values
 * @param overlap how far below the highest known value a pull begins: a number from 0, days such as {@code P3D}, or for
 *     a timestamp also hours and minutes such as {@code PT2H}
 * @param fullEvery how long after a pull of everything the next one asks for everything again; {@code P7D} where absent
 */
public record Watermark(String column, Type type, String overlap, String fullEvery) {

    private static final String WEEKLY = "P7D";
    private static final int DAY_LENGTH = 10;

    /** No clock or time zone is further ahead, so a later value cannot be the time of a change. */
    private static final Duration FARTHEST_AHEAD = Duration.ofDays(2);

    public Watermark {
        MissingValues.check("column", column, "type", type, "overlap", overlap);
        fullEvery = fullEvery == null ? WEEKLY : fullEvery;
        if (!column.matches("[A-Za-z_][A-Za-z0-9_]*")) {
            throw new IllegalArgumentException(
                    "column \"" + column + "\" is not a plain name of letters, digits and _");
        }
        type.checkOverlap(overlap);
        days(fullEvery, "full-every");
    }

    /**
     * The value in the form that deliveries and the ledger use; empty where it is not of the type. A text column may
     * have a blank between day and time, as SQL writes them.
     */
    public Optional<String> read(String text) {
        try {
            return text == null
                    ? Optional.empty()
                    : Optional.of(type.value(withT(text)).toString());
        } catch (NumberFormatException | DateTimeParseException other) {
            return Optional.empty();
        }
    }

    private static String withT(String text) {
        boolean blank = text.length() > DAY_LENGTH && text.charAt(DAY_LENGTH) == ' ';
        return blank ? text.substring(0, DAY_LENGTH) + 'T' + text.substring(DAY_LENGTH + 1) : text;
    }

    /** Whether the value lies so far after {@code now} that it cannot be the time of a change; false for a number. */
    public boolean ahead(String value, Instant now) {
        LocalDateTime latest = LocalDateTime.ofInstant(now.plus(FARTHEST_AHEAD), ZoneOffset.UTC);
        return switch (type) {
            case NUMBER -> false;
            case DATE -> LocalDate.parse(value).isAfter(latest.toLocalDate());
            case TIMESTAMP -> LocalDateTime.parse(value).isAfter(latest);
        };
    }

    /** Where the next pull begins if {@code highest} is the highest known value; both in the form of {@link #read}. */
    public String begin(String highest) {
        return switch (type) {
            case NUMBER -> plain(new BigDecimal(highest).subtract(new BigDecimal(overlap)));
            case DATE -> LocalDate.parse(highest).minus(Period.parse(overlap)).toString();
            case TIMESTAMP ->
                LocalDateTime.parse(highest).minus(Type.span(overlap)).toString();
        };
    }

    /** The value as a statement binds it: whole numbers as integers, so that the database can use an index on them. */
    public Object bound(String value) {
        return type == Type.NUMBER ? whole(new BigDecimal(value)) : type.value(value);
    }

    /** Whether it is time to ask for everything again if that was last done at {@code last}. */
    public boolean fullIsDue(Instant last, Instant now) {
        return !now.isBefore(last.plus(days(fullEvery, "full-every")));
    }

    private static Object whole(BigDecimal number) {
        try {
            return number.longValueExact();
        } catch (ArithmeticException notWhole) {
            return number;
        }
    }

    private static String plain(BigDecimal number) {
        return number.toPlainString();
    }

    private static Duration days(String text, String what) {
        try {
            Duration duration = Duration.parse(text);
            if (!duration.isNegative()) {
                return duration;
            }
        } catch (DateTimeParseException other) {
            throw new IllegalArgumentException(what + " \"" + text + "\" is not written like P7D or PT12H", other);
        }
        throw new IllegalArgumentException(what + " \"" + text + "\" is negative");
    }

    /** The type of the column's values. */
    public enum Type {
        /** A number, such as a growing id or version. */
        NUMBER,
        /** A day. */
        DATE,
        /** A day and a time. */
        TIMESTAMP;

        private Object value(String text) {
            return switch (this) {
                case NUMBER -> new Plain(new BigDecimal(text));
                case DATE ->
                    LocalDate.parse(
                            text.length() > DAY_LENGTH && text.charAt(DAY_LENGTH) == 'T'
                                    ? text.substring(0, DAY_LENGTH)
                                    : text);
                case TIMESTAMP ->
                    text.indexOf('T') < 0 ? LocalDate.parse(text).atStartOfDay() : LocalDateTime.parse(text);
            };
        }

        /** Compares two values in the form of {@link Watermark#read}: negative where the first is lower. */
        public int compare(String one, String other) {
            return switch (this) {
                case NUMBER -> new BigDecimal(one).compareTo(new BigDecimal(other));
                case DATE -> LocalDate.parse(one).compareTo(LocalDate.parse(other));
                case TIMESTAMP -> LocalDateTime.parse(one).compareTo(LocalDateTime.parse(other));
            };
        }

        private void checkOverlap(String overlap) {
            try {
                boolean negative =
                        switch (this) {
                            case NUMBER -> new BigDecimal(overlap).signum() < 0;
                            case DATE -> Period.parse(overlap).isNegative();
                            case TIMESTAMP -> span(overlap).isNegative();
                        };
                if (negative) {
                    throw new IllegalArgumentException("overlap " + overlap + " is negative");
                }
            } catch (NumberFormatException | DateTimeException other) {
                throw new IllegalArgumentException(
                        "overlap \"" + overlap + "\" is not written like " + example(), other);
            }
        }

        private String example() {
            return switch (this) {
                case NUMBER -> "1000";
                case DATE -> "P3D";
                case TIMESTAMP -> "PT2H or P3D";
            };
        }

        private static Duration span(String overlap) {
            return Duration.parse(overlap);
        }
    }

    /** The number's text, without an exponent. */
    private record Plain(BigDecimal number) {
        @Override
        public String toString() {
            return number.toPlainString();
        }
    }
}
