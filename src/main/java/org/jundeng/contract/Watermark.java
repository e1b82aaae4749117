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
 * A column of a query's result that only ever ascends as rows are added or changed, so that a pull need not ask for
 * everything again. What lies between the highest value known and {@code overlap} below it is asked for once more, for
 * rows whose transaction came to an end after a higher value had been read.
 *
 * @param column the column, as the SELECT and the contract's columns call it
 * @param type what its values are
 * @param overlap how far below the highest known value a pull begins: a number from 0, days such as {@code P3D}, or
 *     with a timestamp also hours and minutes such as {@code PT2H}
 * @param fullEvery how long after the last pull of everything the next one asks for everything; {@code P7D} where
 *     absent
 */
public record Watermark(String column, Type type, String overlap, String fullEvery) {

    private static final String WEEKLY = "P7D";

    /** No clock and no time zone is further ahead: what claims to be cannot be the time of a change. */
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

    /** The value as the delivery and the ledger write it; empty where it is none of the type. */
    public Optional<String> read(String text) {
        try {
            return text == null
                    ? Optional.empty()
                    : Optional.of(type.value(text).toString());
        } catch (NumberFormatException | DateTimeParseException other) {
            return Optional.empty();
        }
    }

    /** Whether the value lies so far after {@code now} that it cannot be the time of a change; never of a number. */
    public boolean ahead(String value, Instant now) {
        LocalDateTime latest = LocalDateTime.ofInstant(now.plus(FARTHEST_AHEAD), ZoneOffset.UTC);
        return switch (type) {
            case NUMBER -> false;
            case DATE -> LocalDate.parse(value).isAfter(latest.toLocalDate());
            case TIMESTAMP -> LocalDateTime.parse(value).isAfter(latest);
        };
    }

    /** Where the next pull begins, as {@link #read} writes it, where {@code highest} is the highest value known. */
    public String begin(String highest) {
        return switch (type) {
            case NUMBER -> plain(new BigDecimal(highest).subtract(new BigDecimal(overlap)));
            case DATE -> LocalDate.parse(highest).minus(Period.parse(overlap)).toString();
            case TIMESTAMP ->
                LocalDateTime.parse(highest).minus(Type.span(overlap)).toString();
        };
    }

    /** The value as a statement binds it: whole numbers as such, so that an index of them serves. */
    public Object bound(String value) {
        return type == Type.NUMBER ? whole(new BigDecimal(value)) : type.value(value);
    }

    /** Whether a pull that asks for everything is due, where the last one was at {@code last}. */
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

    /** What the values of the column are. */
    public enum Type {
        /** A number, such as an id or a version that the source counts up. */
        NUMBER,
        /** A day. */
        DATE,
        /** A day and a time. */
        TIMESTAMP;

        private Object value(String text) {
            return switch (this) {
                case NUMBER -> new Plain(new BigDecimal(text));
                case DATE -> LocalDate.parse(text.length() > 10 ? text.substring(0, text.indexOf('T')) : text);
                case TIMESTAMP ->
                    text.indexOf('T') < 0 ? LocalDate.parse(text).atStartOfDay() : LocalDateTime.parse(text);
            };
        }

        /** Compares two values as {@link Watermark#read} writes them: negative where the first is the lower one. */
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

    /** A number that writes itself without an exponent. */
    private record Plain(BigDecimal number) {
        @Override
        public String toString() {
            return number.toPlainString();
        }
    }
}
