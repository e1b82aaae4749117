// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.workbook;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import org.jundeng.intake.row.ScaledFigure;

/**
 * The texts of stored numbers: what a steward would write into a CSV file.
 *
 * @param since1904 whether days are counted from 1904 on, as on a Macintosh
 */
record CellTexts(boolean since1904) {

    /** Before a number that is not the stored one: it is no exact one, and whoever reads it is to say so. */
    static final String ABOUT = "≈";

    private static final LocalDate ZERO = LocalDate.of(1899, 12, 30);
    private static final LocalDate ZERO_BEFORE_MARCH = LocalDate.of(1899, 12, 31);
    private static final LocalDate ZERO_OF_1904 = LocalDate.of(1904, 1, 1);
    /** Spreadsheets know a 29 February 1900, which was none. */
    private static final int NO_SUCH_DAY = 60;

    private static final int LAST_DAY = 2_958_465;
    private static final BigDecimal SECONDS = BigDecimal.valueOf(86_400);

    /** The text of a number that is stored as a text itself. */
    String number(String stored, NumberFormat format) {
        if (format == NumberFormat.PLAIN && StoredNumber.isShortest(stored)) {
            return stored;
        }
        BigDecimal number = StoredNumber.of(stored.strip());
        if (number == null) {
            return stored;
        }
        boolean seenOtherwise = format == NumberFormat.PLAIN
                && stored.length() > StoredNumber.MOST_DIGITS
                && StoredNumber.isSeenOtherwise(new BigDecimal(stored.strip()));
        return (seenOtherwise ? ABOUT : "") + number(number, format);
    }

    /** The text of a number. */
    String number(BigDecimal number, NumberFormat format) {
        return switch (format) {
            case PLAIN -> StoredNumber.text(number);
            case PERCENT -> StoredNumber.percent(number);
            case SCALED -> number.signum() == 0 ? "0" : ScaledFigure.marked(StoredNumber.text(number));
            case SPAN -> span(number);
            case TIME, YEAR, MONTH, DAY, DAY_AND_TIME -> date(number, format);
        };
    }

    /** A date; as a spreadsheet shows none for a number that is no day, neither is there one here. */
    private String date(BigDecimal number, NumberFormat format) {
        long seconds = seconds(number);
        long dayNo = Math.floorDiv(seconds, SECONDS.longValueExact());
        LocalTime time = LocalTime.ofSecondOfDay(Math.floorMod(seconds, SECONDS.longValueExact()));
        if (format == NumberFormat.TIME && dayNo == 0) {
            return time.toString();
        }
        if (number.signum() < 0 || dayNo > LAST_DAY || !since1904 && (dayNo == NO_SUCH_DAY || dayNo == 0)) {
            return StoredNumber.text(number);
        }
        return text(day(dayNo), time, format);
    }

    private LocalDate day(long dayNo) {
        LocalDate zero = since1904 ? ZERO_OF_1904 : dayNo < NO_SUCH_DAY ? ZERO_BEFORE_MARCH : ZERO;
        return zero.plusDays(dayNo);
    }

    /** The text of a day at a time, as precise as the format shows it. */
    String text(LocalDate day, LocalTime time, NumberFormat format) {
        String month = String.format(Locale.ROOT, "%04d-%02d", day.getYear(), day.getMonthValue());
        if (format == NumberFormat.YEAR) {
            // With its word, so that a count in a cell with this format is not taken for a figure.
            return month.substring(0, month.length() - 3) + "年";
        }
        if (format == NumberFormat.MONTH) {
            return month;
        }
        boolean timed = format != NumberFormat.DAY && !time.equals(LocalTime.MIDNIGHT);
        return day + (timed ? " " + time : "");
    }

    private static String span(BigDecimal number) {
        long seconds = seconds(number.abs());
        return String.format(
                Locale.ROOT,
                "%s%d:%02d:%02d",
                number.signum() < 0 ? "-" : "",
                seconds / 3600,
                seconds / 60 % 60,
                seconds % 60);
    }

    /** A number of days in seconds; a day far beyond any where there are more than can be counted. */
    private static long seconds(BigDecimal days) {
        BigDecimal most = BigDecimal.valueOf(LAST_DAY).multiply(SECONDS).add(SECONDS);
        return days.multiply(SECONDS)
                .min(most)
                .max(most.negate())
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
