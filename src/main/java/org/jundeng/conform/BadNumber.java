// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jundeng.catalogue.Unit;
import org.jundeng.catalogue.Units;
import org.jundeng.finding.FindingCode;

/**
 * Why a cell is no number, and what to write where only one thing can be meant. What is proposed is read back first: it
 * gives a value that the measure bears.
 *
 * @param code what kind of fault it is
 * @param about the mark, the word or the unit that is at fault; the promised unit where it is no number at all
 * @param proposal what to write; empty where nobody can tell
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

    /** Whether a cell is a number with a unit's word, 万 or a footnote's mark behind it, as in a column of values. */
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

    /** Of things that are counted nobody writes a fraction: 15,00 may be 1500 as well. */
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

    /** A number with the word of another unit behind it. */
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

    /** The same quantity in the promised unit; empty where that measures something else, or takes more than a point. */
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

    /** What the finding's sentences speak of. */
    String[] arguments(String unit, String marks) {
        if (code == FindingCode.OTHER_UNIT) {
            return new String[] {about, unit, proposal};
        }
        boolean nothingToOffer = code == FindingCode.NOT_A_NUMBER && proposal.isEmpty();
        return nothingToOffer ? new String[] {about, marks, ""} : new String[] {about, proposal};
    }
}
