// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sdmx.data;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jundeng.observation.TimePeriod;
import org.jundeng.sdmx.Component;

/**
 * A value of a component, read once for all that it is compared with.
 *
 * @param text as it is written
 * @param number the number that it is; null where its component has none
 * @param days the days that it has; null where it is no period
 */
record ComparedValue(String text, BigDecimal number, Days days) {

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,100}(\\.\\d{1,100})?");

    /** The first and the last day of a period. */
    record Days(LocalDate first, LocalDate last) {}

    /** What a query names. A text that is no period or no number is only a text. */
    static ComparedValue ofQuery(Component component, String text) {
        return new ComparedValue(
                text,
                component.isNumber() && NUMBER.matcher(text).matches() ? new BigDecimal(text) : null,
                days(component, text).orElse(null));
    }

    /** What a figure has. */
    static ComparedValue ofFigure(Component component, String text) {
        return new ComparedValue(
                text,
                component.isNumber() ? new BigDecimal(text) : null,
                days(component, text).orElse(null));
    }

    private static Optional<Days> days(Component component, String text) {
        return component.id().equals(Component.TIME_PERIOD)
                ? TimePeriod.parse(text).map(period -> new Days(period.firstDay(), period.lastDay()))
                : Optional.empty();
    }

    /** What is equal for two values just where they are the same: 3.2 and 3.20 are. */
    Object identity() {
        return number == null ? text : number.stripTrailingZeros();
    }

    /** Whether it is the same value. */
    boolean isSame(ComparedValue other) {
        return number == null || other.number == null ? text.equals(other.text) : number.compareTo(other.number) == 0;
    }

    /** Compares it, where it is no period, with another. */
    int order(ComparedValue other) {
        return number == null || other.number == null ? text.compareTo(other.text) : number.compareTo(other.number);
    }
}
