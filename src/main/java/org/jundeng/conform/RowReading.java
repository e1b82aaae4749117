// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jundeng.binding.NearestWord;
import org.jundeng.catalogue.RegionMatch;
import org.jundeng.contract.Vocabulary;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.finding.Location;
import org.jundeng.intake.row.Line;
import org.jundeng.intake.table.SplitNumber;
import org.jundeng.observation.ObsStatus;
import org.jundeng.observation.Observation;
import org.jundeng.observation.SeriesKey;
import org.jundeng.observation.TimePeriod;

/** Reads rows by the plan: first the cells that hold for the whole row, then each value. */
final class RowReading {

    private static final int MOST_UNITS_TOLD = 100;
    private static final int LONGEST_WORD = 100;
    private static final int LONGEST_MARK = 16;

    private final Plan plan;
    private final Set<String> unitsTold = new HashSet<>();
    private List<String> cells;
    private long rowNo;
    private Consumer<Finding> findings;
    private boolean faulty;
    private boolean wholeRowIsFaulty;
    private TimePeriod period;
    private ObsStatus status;
    private Vocabulary.IndicatorWord word;
    private SortedMap<String, String> dimensions;

    RowReading(Plan plan) {
        this.plan = plan;
    }

    void read(Line.Row row, Consumer<Observation> observations, Consumer<Finding> findings) {
        this.cells = row.cells();
        this.rowNo = row.rowNo();
        this.findings = findings;
        faulty = false;
        readMustEqual();
        readPeriod();
        readRegion();
        readIndicator();
        readStatus();
        readDimensions();
        readNotes();
        wholeRowIsFaulty = faulty;
        if (faulty && plan.values.size() > 1) {
            return;
        }
        for (Plan.ValueCell value : plan.values) {
            Observation observation = read(value);
            if (observation != null && !(faulty && plan.values.size() == 1)) {
                observations.accept(observation);
            }
        }
    }

    private void readMustEqual() {
        for (Plan.Column column : plan.mustEqual) {
            String cell = cells.get(column.at());
            boolean absent = cell == null && column.optional();
            if (!absent && !CellText.plain(cell).equals(column.text())) {
                find(FindingCode.UNEXPECTED_TEXT, column.at(), column.text());
            }
        }
    }

    private void readPeriod() {
        period = null;
        if (plan.period == Plan.NONE) {
            return;
        }
        String cell = cells.get(plan.period);
        if (CellText.isBlank(cell)) {
            find(FindingCode.MISSING_CELL, plan.period, plan.header.text(plan.period));
            return;
        }
        PeriodForm.Result read = plan.periods.read(cell);
        if (read.fault() == FindingCode.FOOTNOTE_MARK) {
            find(read.fault(), plan.period, read.mark(), begun(read.suggestion()));
        } else if (read.fault() != null) {
            find(read.fault(), plan.period, plan.periods.examples(), begun(read.suggestion()));
        } else if (isFuture(read.period())) {
            find(FindingCode.FUTURE_PERIOD, plan.period, plan.businessDate.toString());
        } else {
            period = read.period();
        }
    }

    /** The proposed period if it has begun; else the empty text. */
    private String begun(String proposal) {
        TimePeriod meant =
                proposal.isEmpty() ? null : plan.periods.read(proposal).period();
        return meant == null || isFuture(meant) ? "" : proposal;
    }

    private boolean isFuture(TimePeriod when) {
        return when.firstDay().isAfter(plan.businessDate);
    }

    /** Here a region is read only to report its faults once per row; each cell of a known period looks it up again. */
    private void readRegion() {
        if (plan.region == Plan.NONE) {
            return;
        }
        if (CellText.isBlank(cells.get(plan.region))) {
            find(FindingCode.MISSING_CELL, plan.region, plan.header.text(plan.region));
        } else if (period != null) {
            String region = region(cells.get(plan.region), plan.region, period);
            for (int i = 0; region != null && i < plan.regionAgain.size(); i++) {
                compareRegion(region, plan.regionAgain.get(i));
            }
        }
    }

    /** A row that names its region twice must mean the same region both times. */
    private void compareRegion(String region, int again) {
        String text = cells.get(again);
        if (CellText.isBlank(text)) {
            return;
        }
        RegionMatch match = plan.regionsAgain.find(text, period);
        if (!(match instanceof RegionMatch.Found found)) {
            tell(plan.regionsAgain.finding(match, plan.header.place(rowNo, again), text, period));
        } else if (!found.regionId().equals(region)) {
            find(
                    FindingCode.REGIONS_DIFFER,
                    again,
                    cells.get(plan.region),
                    plan.header.text(plan.region),
                    plan.regions.name(region, period),
                    plan.regions.name(found.regionId(), period));
        }
    }

    private String region(String text, int at, TimePeriod when) {
        RegionMatch match = plan.regions.find(text, when);
        if (match instanceof RegionMatch.Found found) {
            return found.regionId();
        }
        Location place = at == Plan.NONE ? Location.row(rowNo) : plan.header.place(rowNo, at);
        tell(plan.regions.finding(match, place, text, when));
        return null;
    }

    private void readIndicator() {
        word = null;
        if (plan.indicator == Plan.NONE) {
            return;
        }
        String cell = cells.get(plan.indicator);
        if (CellText.isBlank(cell)) {
            find(FindingCode.MISSING_CELL, plan.indicator, plan.header.text(plan.indicator));
            return;
        }
        word = plan.measures.word(cell);
        if (word == null) {
            Optional<String> nearest = cell.length() > LONGEST_WORD
                    ? Optional.empty()
                    : NearestWord.only(cell, plan.measures.words(), UnaryOperator.identity());
            find(FindingCode.UNKNOWN_INDICATOR, plan.indicator, plan.measures.told(), nearest.orElse(""));
        }
    }

    private void readStatus() {
        status = ObsStatus.A;
        String text = plan.status == Plan.NONE ? "" : CellText.plain(cells.get(plan.status));
        if (!text.isEmpty()) {
            status = plan.statuses.get(text);
            if (status == null) {
                find(FindingCode.UNKNOWN_STATUS, plan.status, String.join(", ", plan.statuses.keySet()));
            }
        }
    }

    private void readDimensions() {
        dimensions = Collections.emptySortedMap();
        for (Plan.Column column : plan.dimensions) {
            String text = CellText.plain(cells.get(column.at()));
            if (text.length() > LONGEST_WORD || !CellText.isStorable(text)) {
                find(FindingCode.UNKNOWN_DIMENSION_VALUE, column.at(), plan.header.text(column.at()));
            } else if (!text.isEmpty()) {
                dimensions = dimensions.isEmpty() ? new TreeMap<>() : dimensions;
                dimensions.put(column.text(), text);
            }
        }
    }

    private void readNotes() {
        for (int at : plan.notes) {
            String cell = cells.get(at);
            if (cell != null && !cell.isEmpty() && begins(cell)) {
                String split = SplitNumber.joined(cells);
                if (isNumberAlone(cell) || !split.isEmpty() && BadNumber.isFigure(cell, plan.measures.units())) {
                    find(FindingCode.NUMBER_IN_NOTE, at, split);
                }
            }
        }
    }

    /** Whether a number may begin there; most notes do not begin with one. */
    private static boolean begins(String cell) {
        char first = cell.charAt(0);
        return first <= '9' || first >= '\uFF01' || first < '\u3001' && first >= '\u2000';
    }

    /**
     * Whether the text is only digits, points, commas, a sign in front and a per cent sign; a date or phone number is
     * not.
     */
    private static boolean isNumberAlone(String cell) {
        boolean digits = false;
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            boolean digit = c >= '0' && c <= '9' || c >= '０' && c <= '９';
            boolean sign = "-+".indexOf(c) >= 0 && !digits;
            if (!digit && !sign && " .,%．，％".indexOf(c) < 0) {
                return false;
            }
            digits |= digit;
        }
        return digits;
    }

    private Observation read(Plan.ValueCell value) {
        TimePeriod when = value.period() != null ? value.period() : period;
        Measure measure = measure(value);
        if (measure == null) {
            return null;
        }
        String cell = cells.get(value.at());
        boolean blank = CellText.isBlank(cell);
        boolean saysNone = status != null && !status.hasValue();
        if (blank && !saysNone) {
            return null;
        }
        ObsStatus mark = blank ? status : mark(cell);
        if (saysNone && mark == null) {
            find(FindingCode.UNEXPECTED_TEXT, value.at(), plan.marks, "no-value");
            return null;
        }
        BigDecimal number = mark == null && hasUnit(value) ? number(cell, value.at(), measure) : null;
        if (number == null && mark == null || when == null || status == null) {
            return null;
        }
        ObsStatus kind = mark == null || status == ObsStatus.Q ? status : mark;
        if (value.period() != null && isFuture(when)) {
            find(FindingCode.FUTURE_PERIOD, value.at(), plan.businessDate.toString());
            return null;
        }
        String region = regionOf(value, when);
        if (region == null || !splitsAsPromised(measure)) {
            return null;
        }
        SeriesKey series =
                new SeriesKey(plan.contract.table().freq(), measure.indicator().id(), region, dimensions);
        return new Observation(series, when, number, kind, new Observation.Origin(rowNo, value.at() + 1));
    }

    private boolean splitsAsPromised(Measure measure) {
        List<String> promised = measure.indicator().dimensions();
        for (Plan.Column column : plan.dimensions) {
            if (dimensions.containsKey(column.text()) && !promised.contains(column.text())) {
                find(FindingCode.UNKNOWN_DIMENSION_VALUE, column.at(), plan.header.text(column.at()));
                return false;
            }
        }
        return true;
    }

    private String regionOf(Plan.ValueCell value, TimePeriod when) {
        if (value.area() != null) {
            return region(value.area(), value.at(), when);
        }
        if (plan.region == Plan.NONE) {
            return region(plan.contract.table().refArea(), Plan.NONE, when);
        }
        String text = cells.get(plan.region);
        boolean toldAlready = value.period() == null && wholeRowIsFaulty;
        return CellText.isBlank(text) || toldAlready ? null : region(text, plan.region, when);
    }

    private Measure measure(Plan.ValueCell value) {
        String what = plan.indicator != Plan.NONE ? (word == null ? null : word.indicator()) : value.indicator();
        if (what == null) {
            return null;
        }
        String delivered = plan.unit == Plan.NONE ? "" : CellText.plain(cells.get(plan.unit));
        Optional<Measure> measure = plan.measures.of(what, delivered.isEmpty() ? promisedUnit(value) : delivered);
        if (measure.isEmpty()) {
            faulty = true;
            int at = plan.unit == Plan.NONE ? value.at() : plan.unit;
            if (unitsTold.size() < MOST_UNITS_TOLD && unitsTold.add(what + '\n' + delivered)) {
                String called = word == null ? plan.header.text(value.at()) : word.word();
                tell(plan.unknownUnit(plan.header.place(rowNo, at), delivered, called, what));
            }
        }
        return measure.orElse(null);
    }

    /** The unit for a row that names none; null where only the catalogue has one. */
    private String promisedUnit(Plan.ValueCell value) {
        String promised = word != null && word.unit() != null ? word.unit() : value.unit();
        return promised == null ? plan.usualUnit : promised;
    }

    /**
     * Whether a value's unit is known. Where there is a unit column, a blank cell names no unit unless the contract
     * gives one for it.
     */
    private boolean hasUnit(Plan.ValueCell value) {
        String cell = plan.unit == Plan.NONE ? null : cells.get(plan.unit);
        boolean mayLack = plan.unit == Plan.NONE || cell == null && plan.unitIsOptional;
        boolean open = !mayLack && CellText.isBlank(cell) && promisedUnit(value) == null;
        if (open) {
            find(FindingCode.MISSING_CELL, plan.unit, plan.header.text(plan.unit));
        }
        return !open;
    }

    /** The status that a mark in place of a value means; null where the cell holds no mark. */
    private ObsStatus mark(String cell) {
        return cell.length() > LONGEST_MARK ? null : plan.marked.get(CellText.plain(cell));
    }

    private BigDecimal number(String cell, int at, Measure measure) {
        NumberForm.Result read = measure.form().read(cell);
        if (read.tooLong()) {
            find(FindingCode.NUMBER_TOO_LONG, at, Integer.toString(NumberForm.MOST_DIGITS));
            return null;
        }
        if (read.value() == null) {
            BadNumber bad = BadNumber.of(cell, measure, plan.measures.units());
            find(bad.code(), at, bad.arguments(measure.unit(), plan.marks));
            return null;
        }
        BigDecimal value = measure.value(read.value());
        if (!measure.bears(value)) {
            find(FindingCode.OUT_OF_RANGE, at, measure.range());
            return null;
        }
        if (!measure.counts(value)) {
            find(FindingCode.FRACTION_OF_A_COUNT, at, measure.indicator().unit(), value.toPlainString());
            return null;
        }
        return value;
    }

    private void find(FindingCode code, int at, String... arguments) {
        String cell = cells.get(at);
        tell(Finding.at(code, plan.header.place(rowNo, at), cell == null ? "" : cell, arguments));
    }

    private void tell(Finding finding) {
        faulty = faulty || finding.code().weight() != FindingCode.Weight.NOTE;
        findings.accept(finding);
    }
}
