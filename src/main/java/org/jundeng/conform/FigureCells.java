// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jundeng.conform.text.CellText;
import org.jundeng.contract.Vocabulary;
import org.jundeng.finding.FindingCode;
import org.jundeng.intake.row.ScaledFigure;
import org.jundeng.observation.ObsStatus;

/** Reads the figures of a row: the measure of each, its mark or number, its unit and what it is multiplied by. */
final class FigureCells {

    private static final int MOST_UNITS_TOLD = 100;
    private static final int LONGEST_MARK = 16;
    private static final Map<String, Integer> MULTIPLIERS = Map.ofEntries(
            Map.entry("个", 0),
            Map.entry("十", 1),
            Map.entry("百", 2),
            Map.entry("千", 3),
            Map.entry("万", 4),
            Map.entry("十万", 5),
            Map.entry("百万", 6),
            Map.entry("千万", 7),
            Map.entry("亿", 8),
            Map.entry("十亿", 9),
            Map.entry("units", 0),
            Map.entry("tens", 1),
            Map.entry("hundreds", 2),
            Map.entry("thousands", 3),
            Map.entry("millions", 6),
            Map.entry("billions", 9));

    private final Plan plan;
    private final RowAtHand row;
    private final Set<String> unitsTold = new HashSet<>();

    FigureCells(Plan plan, RowAtHand row) {
        this.plan = plan;
        this.row = row;
    }

    /** The indicator of a cell's figure; null where it is not known. {@code word} may be null. */
    String indicator(Plan.ValueCell value, Vocabulary.IndicatorWord word) {
        return plan.indicator == Plan.NONE ? value.indicator() : word == null ? null : word.indicator();
    }

    /** The measure of a cell's figure; null where its unit does not fit. {@code word} may be null. */
    Measure measure(Plan.ValueCell value, Vocabulary.IndicatorWord word) {
        String what = indicator(value, word);
        if (what == null) {
            return null;
        }
        String delivered = plan.unit == Plan.NONE ? "" : CellText.plain(row.cell(plan.unit));
        Optional<Measure> measure = plan.measures.of(what, delivered.isEmpty() ? promisedUnit(value, word) : delivered);
        if (measure.isEmpty()) {
            row.spoil();
            int at = plan.unit == Plan.NONE ? value.at() : plan.unit;
            if (unitsTold.size() < MOST_UNITS_TOLD && unitsTold.add(what + '\n' + delivered)) {
                String called = word == null ? plan.header.text(value.at()) : word.word();
                row.tell(plan.unknownUnit(row.place(at), delivered, called, what));
            }
        }
        return measure.orElse(null);
    }

    /** The unit for a row that names none; null where only the catalogue has one. */
    private String promisedUnit(Plan.ValueCell value, Vocabulary.IndicatorWord word) {
        String promised = word != null && word.unit() != null ? word.unit() : value.unit();
        return promised == null ? plan.usualUnit : promised;
    }

    /**
     * Whether a value's unit is known. Where there is a unit column, a blank cell names no unit unless the contract
     * gives one for it.
     */
    private boolean hasUnit(Plan.ValueCell value, Vocabulary.IndicatorWord word) {
        String cell = plan.unit == Plan.NONE ? null : row.cell(plan.unit);
        boolean mayLack = plan.unit == Plan.NONE || cell == null && plan.unitIsOptional;
        boolean open = !mayLack && CellText.isBlank(cell) && promisedUnit(value, word) == null;
        if (open) {
            row.find(FindingCode.MISSING_CELL, plan.unit, plan.header.text(plan.unit));
        }
        return !open;
    }

    /** The status that a mark in place of a value means; null where the cell holds no mark. */
    ObsStatus mark(String cell) {
        return cell.length() > LONGEST_MARK ? null : plan.marked.get(CellText.plain(cell));
    }

    /** The number in the indicator's unit; null where there is none, which is told. */
    BigDecimal number(Plan.ValueCell value, Measure measure, Vocabulary.IndicatorWord word) {
        if (!hasUnit(value, word)) {
            return null;
        }
        if (plan.unitMult == Plan.NONE) {
            return number(value.at(), measure);
        }
        Integer power = multiplier();
        return power == null ? null : number(value.at(), measure.times(power));
    }

    /** The power of ten that the row's values are multiplied by; null where it is not known, which is told. */
    private Integer multiplier() {
        String cell = row.cell(plan.unitMult);
        if (cell == null && plan.unitMultIsOptional) {
            return 0;
        }
        String text = CellText.plain(cell);
        if (text.isEmpty()) {
            row.find(FindingCode.MISSING_CELL, plan.unitMult, plan.header.text(plan.unitMult));
            return null;
        }
        boolean digit = text.length() == 1 && text.charAt(0) >= '0' && text.charAt(0) <= '9';
        Integer power = digit ? Integer.valueOf(text) : MULTIPLIERS.get(text.toLowerCase(Locale.ROOT));
        if (power == null) {
            row.find(FindingCode.UNKNOWN_MULTIPLIER, plan.unitMult, plan.header.text(plan.unitMult));
        }
        return power;
    }

    private BigDecimal number(int at, Measure measure) {
        String cell = row.cell(at);
        NumberForm.Result read = measure.form().read(cell);
        if (read.tooLong()) {
            row.find(FindingCode.NUMBER_TOO_LONG, at, Integer.toString(NumberForm.MOST_DIGITS));
            return null;
        }
        Optional<String> scaled = ScaledFigure.stored(cell);
        if (scaled.isPresent()) {
            row.find(FindingCode.SHOWN_SCALED, at, scaled.get());
            return null;
        }
        if (read.value() == null) {
            BadNumber bad = BadNumber.of(cell, measure, plan.measures.units());
            row.find(bad.code(), at, bad.arguments(measure.unit(), plan.marks));
            return null;
        }
        BigDecimal value = measure.value(read.value());
        if (!measure.bears(value)) {
            row.find(FindingCode.OUT_OF_RANGE, at, measure.range());
            return null;
        }
        if (!measure.counts(value)) {
            row.find(FindingCode.FRACTION_OF_A_COUNT, at, measure.indicator().unit(), value.toPlainString());
            return null;
        }
        return value;
    }
}
