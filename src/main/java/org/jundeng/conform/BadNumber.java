// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jundeng.catalogue.Unit;
import org.jundeng.catalogue.Units;
import org.jundeng.conform.text.CellText;
import org.jundeng.finding.FindingCode;

/**
 * Why a cell is not a number, and what to write instead where only one number can be meant. A proposal is read back
 * before it is made, so that it always gives a value within the indicator's range.
 *
 * @param code what kind of fault it is
 * @param about the mark, word or unit at fault; the promised unit where the cell is not a number at all
 * @param proposal what to write; empty where that is not clear
 */
record BadNumber(FindingCode code, String about, String proposal) {

    private static final int LONGEST = 60;
    private static final Comparator<String> LONGEST_FIRST =
            Comparator.comparingInt(String::length).reversed();

    static BadNumber of(String cell, Measure measure, Units units) {
        if (cell.length() > LONGEST || !hasDigit(cell)) {
            return new BadNumber(FindingCode.NOT_A_NUMBER, measure.unit(), "");
        }
        Optional<FootnoteMark> mark = FootnoteMark.in(cell);
        if (mark.isPresent()) {
            return new BadNumber(
                    FindingCode.FOOTNOTE_MARK,
                    mark.get().mark(),
                    sound(mark.get().bare(), measure));
        }
        Optional<InexactNumber> inexact = InexactNumber.in(cell, measure.form().unitWords());
        if (inexact.isPresent()) {
            return new BadNumber(
                    FindingCode.INEXACT_NUMBER,
                    inexact.get().word(),
                    sound(inexact.get().bare(), measure));
        }
        return inOtherUnit(NumberForm.usual(cell), measure, units)
                .orElseGet(() ->
                        new BadNumber(FindingCode.NOT_A_NUMBER, measure.unit(), sound(mended(cell, measure), measure)));
    }

    /** Whether a cell is a number followed by a unit, 万 or a footnote mark, as in a column of values. */
    static boolean isFigure(String cell, Units units) {
        if (cell.length() > LONGEST || !hasDigit(cell)) {
            return false;
        }
        String text = NumberForm.usual(cell);
        String bare = FootnoteMark.in(text).map(FootnoteMark::bare).orElse(text);
        return new NumberForm(true, true, false, List.copyOf(units.texts()))
                        .read(bare)
                        .value()
                != null;
    }

    /** Counted things have no fractions, so 15,00 may well be 1500. */
    private static String mended(String cell, Measure measure) {
        String mended = Separators.mended(cell);
        boolean each = measure.indicator().whole() && measure.factor().compareTo(BigDecimal.ONE) == 0;
        return each && mended.contains(".") ? "" : mended;
    }

    private static String sound(String proposal, Measure measure) {
        return !proposal.isEmpty() && measure.takes(proposal) ? proposal : "";
    }

    private static boolean hasDigit(String cell) {
        return CellText.plain(cell).chars().anyMatch(c -> c >= '0' && c <= '9');
    }

    /** A number followed by another unit. */
    private static Optional<BadNumber> inOtherUnit(String text, Measure measure, Units units) {
        NumberForm form = new NumberForm(false, true, false);
        return units.texts().stream()
                .filter(text::endsWith)
                .sorted(LONGEST_FIRST)
                .flatMap(word -> {
                    String before = text.substring(0, text.length() - word.length());
                    BigDecimal number = form.read(before.strip()).value();
                    return number == null
                            ? Stream.empty()
                            : Stream.of(new BadNumber(
                                    FindingCode.OTHER_UNIT, word, inPromisedUnit(number, word, measure, units)));
                })
                .findFirst();
    }

    /**
     * The same quantity in the promised unit; empty where that unit measures something else, or more than the decimal
     * point would change.
     */
    private static String inPromisedUnit(BigDecimal number, String word, Measure measure, Units units) {
        Optional<String> id = units.find(word).map(Unit::id);
        Optional<String> proposal =
                id.flatMap(unit -> units.factor(unit, measure.unit())).map(factor -> plain(number.multiply(factor)));
        Optional<BigDecimal> meant = id.flatMap(
                        unit -> units.factor(unit, measure.indicator().unit()))
                .map(number::multiply);
        return proposal.filter(measure::takes)
                .filter(text -> measure.value(measure.form().read(text).value()).compareTo(meant.orElseThrow()) == 0)
                .orElse("");
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    /** The arguments of the finding's sentences. */
    String[] arguments(String unit, String marks) {
        if (code == FindingCode.OTHER_UNIT) {
            return new String[] {about, unit, proposal};
        }
        boolean nothingToOffer = code == FindingCode.NOT_A_NUMBER && proposal.isEmpty();
        return nothingToOffer ? new String[] {about, marks, ""} : new String[] {about, proposal};
    }
}
