// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jundeng.binding.NearestWord;
import org.jundeng.conform.text.CellText;
import org.jundeng.contract.Vocabulary;
import org.jundeng.finding.FailedFormula;
import org.jundeng.finding.FindingCode;
import org.jundeng.observation.FigureKey;
import org.jundeng.observation.ObsStatus;
import org.jundeng.observation.Observation;
import org.jundeng.observation.SeriesKey;
import org.jundeng.observation.TimePeriod;

/** Reads a row by the plan: first the cells that hold for the whole row, then each value. */
final class RowReading {

    private static final int LONGEST_WORD = 100;

    private final Plan plan;
    private final RowAtHand row;
    private final PeriodCells periods;
    private final RegionCells regions;
    private final FigureCells figures;
    private final NoteCells notes;
    private boolean wholeRowIsFaulty;
    private TimePeriod period;
    private ObsStatus status;
    private Vocabulary.IndicatorWord word;
    private SortedMap<String, String> dimensions;
    private SubRows.Found partOf;

    RowReading(Plan plan, RowAtHand row) {
        this.plan = plan;
        this.row = row;
        this.periods = new PeriodCells(plan, row);
        this.regions = new RegionCells(plan, row);
        this.figures = new FigureCells(plan, row);
        this.notes = new NoteCells(plan, row);
    }

    /**
     * Reads the row at hand.
     *
     * @param subRow the part that the row is of the row above it; null for a row of its own
     * @return whether a cell that holds for the whole row is faulty
     */
    boolean read(SubRows.Found subRow, Consumer<Observation> observations) {
        readHead(subRow);
        notes.read();
        wholeRowIsFaulty = row.isFaulty();
        if (wholeRowIsFaulty && plan.values.size() > 1) {
            return true;
        }
        for (Plan.ValueCell value : plan.values) {
            Observation observation = read(value);
            if (observation != null && !(row.isFaulty() && plan.values.size() == 1)) {
                observations.accept(observation);
            }
        }
        return wholeRowIsFaulty;
    }

    /** Reads the cells that say what all figures of the row are about. */
    private void readHead(SubRows.Found subRow) {
        readMustEqual();
        period = periods.read();
        regions.read(period);
        readWords(subRow);
    }

    /** Reads those figures of the row at hand that are totals. */
    void readTotal(List<Plan.ValueCell> values, Consumer<TotalRow.Figure> found) {
        period = periods.read();
        readWords(null);
        if (row.isFaulty()) {
            return;
        }
        for (Plan.ValueCell value : values) {
            Measure measure = figures.measure(value, word);
            BigDecimal number = measure == null ? null : number(value, measure);
            TimePeriod when = value.period() != null ? value.period() : period;
            if (number != null
                    && when != null
                    && splitsAsPromised(measure.indicator().id())) {
                SeriesKey series =
                        new SeriesKey(when.freq(), measure.indicator().id(), TotalRow.NO_REGION, dimensions);
                found.accept(new TotalRow.Figure(
                        series, when, number, measure, row.place(value.at()), row.cell(value.at())));
            }
        }
    }

    /**
     * Reads what the figures of the row at hand are about, as far as its other cells say so. Where one of these is at
     * fault, nobody knows: without a split that cannot be read, a figure would be taken for the total.
     *
     * @param subRow as in {@link #read}
     * @param taken the numbers of the columns whose figures were taken
     */
    List<FigureKey> keys(SubRows.Found subRow, Set<Integer> taken) {
        readHead(subRow);
        if (row.isFaulty()) {
            return List.of();
        }
        List<FigureKey> keys = new ArrayList<>();
        for (Plan.ValueCell value : plan.values) {
            boolean none = CellText.isBlank(row.cell(value.at())) && (status == null || status.hasValue());
            TimePeriod when = value.period() != null ? value.period() : period;
            String indicator = figures.indicator(value, word);
            if (none || when == null || indicator == null || taken.contains(value.at() + 1)) {
                continue;
            }
            String region = regions.of(value, when, false);
            if (region != null && splitsAsPromised(indicator)) {
                keys.add(new FigureKey(new SeriesKey(when.freq(), indicator, region, dimensions), when));
            }
        }
        return keys;
    }

    private BigDecimal number(Plan.ValueCell value, Measure measure) {
        String cell = row.cell(value.at());
        boolean none = CellText.isBlank(cell) || figures.mark(cell) != null;
        return none ? null : figures.number(value, measure, word);
    }

    private void readWords(SubRows.Found subRow) {
        readIndicator();
        readStatus();
        readDimensions();
        if (subRow != null) {
            dimensions = dimensions.isEmpty() ? new TreeMap<>() : dimensions;
            dimensions.put(subRow.rule().dimension(), subRow.rule().value());
        }
        partOf = subRow;
    }

    private void readMustEqual() {
        for (Plan.Column column : plan.mustEqual) {
            String cell = row.cell(column.at());
            boolean absent = cell == null && column.optional();
            if (!absent && !CellText.plain(cell).equals(column.text())) {
                row.find(FindingCode.UNEXPECTED_TEXT, column.at(), column.text());
            }
        }
    }

    private void readIndicator() {
        word = null;
        if (plan.indicator == Plan.NONE) {
            return;
        }
        String cell = row.cell(plan.indicator);
        if (CellText.isBlank(cell)) {
            row.find(FindingCode.MISSING_CELL, plan.indicator, plan.header.text(plan.indicator));
            return;
        }
        word = plan.measures.word(cell);
        if (word == null) {
            Optional<String> nearest = cell.length() > LONGEST_WORD
                    ? Optional.empty()
                    : NearestWord.only(cell, plan.measures.words(), UnaryOperator.identity());
            row.find(FindingCode.UNKNOWN_INDICATOR, plan.indicator, plan.measures.told(), nearest.orElse(""));
        }
    }

    private void readStatus() {
        status = ObsStatus.A;
        String text = plan.status == Plan.NONE ? "" : CellText.plain(row.cell(plan.status));
        if (!text.isEmpty()) {
            status = plan.statuses.get(text);
            if (status == null) {
                row.find(FindingCode.UNKNOWN_STATUS, plan.status, String.join(", ", plan.statuses.keySet()));
            }
        }
    }

    private void readDimensions() {
        dimensions = Collections.emptySortedMap();
        for (Plan.Column column : plan.dimensions) {
            String text = CellText.plain(row.cell(column.at()));
            if (text.length() > LONGEST_WORD || !CellText.isStorable(text) || FailedFormula.is(text)) {
                row.find(FindingCode.UNKNOWN_DIMENSION_VALUE, column.at(), plan.header.text(column.at()));
            } else if (!text.isEmpty()) {
                dimensions = dimensions.isEmpty() ? new TreeMap<>() : dimensions;
                dimensions.put(column.text(), text);
            }
        }
    }

    private Observation read(Plan.ValueCell value) {
        TimePeriod when = value.period() != null ? value.period() : period;
        Measure measure = figures.measure(value, word);
        if (measure == null) {
            return null;
        }
        String cell = row.cell(value.at());
        boolean blank = CellText.isBlank(cell);
        boolean saysNone = status != null && !status.hasValue();
        if (blank && !saysNone) {
            return null;
        }
        ObsStatus mark = blank ? status : figures.mark(cell);
        if (saysNone && mark == null) {
            row.find(FindingCode.UNEXPECTED_TEXT, value.at(), plan.marks, "no-value");
            return null;
        }
        BigDecimal number = mark == null ? figures.number(value, measure, word) : null;
        if (number == null && mark == null || when == null || status == null) {
            return null;
        }
        ObsStatus kind = mark == null || status == ObsStatus.Q ? status : mark;
        if (value.period() != null && periods.isFuture(when)) {
            row.find(FindingCode.FUTURE_PERIOD, value.at(), plan.businessDate.toString());
            return null;
        }
        String region = regions.of(value, when, wholeRowIsFaulty);
        if (region == null || !splitsAsPromised(measure.indicator().id())) {
            return null;
        }
        SeriesKey series = new SeriesKey(when.freq(), measure.indicator().id(), region, dimensions);
        return new Observation(series, when, number, kind, new Observation.Origin(row.no(), value.at() + 1));
    }

    private boolean splitsAsPromised(String indicator) {
        List<String> promised = plan.measures.dimensionsOf(indicator);
        for (Plan.Column column : plan.dimensions) {
            if (dimensions.containsKey(column.text()) && !promised.contains(column.text())) {
                row.find(FindingCode.UNKNOWN_DIMENSION_VALUE, column.at(), plan.header.text(column.at()));
                return false;
            }
        }
        if (partOf != null && !promised.contains(partOf.rule().dimension())) {
            row.find(FindingCode.UNKNOWN_DIMENSION_VALUE, partOf.at(), plan.header.text(partOf.at()));
            return false;
        }
        return true;
    }
}
