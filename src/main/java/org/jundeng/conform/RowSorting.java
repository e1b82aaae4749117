// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jundeng.catalogue.RegionMatch;
import org.jundeng.conform.text.CellText;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.intake.row.Line;
import org.jundeng.observation.FigureKey;
import org.jundeng.observation.Observation;
import org.jundeng.observation.TimePeriod;

/**
 * Tells rows of their own from totals, from rows that are a part of the row above, and from rows that do not count, and
 * has each read in its way.
 */
final class RowSorting {

    private static final int MOST_TOTALS = 10_000;

    private final Plan plan;
    private final RowAtHand row;
    private final RowReading reading;
    /** What is wrong with the cells of a total is not told, since they are not stored: it is read for itself. */
    private final RowAtHand total;

    private final RowReading totalReading;
    private final Set<Integer> taken = new HashSet<>();
    private final RowChoices choices;
    private final SubRows subRows;
    private final Set<Integer> inherited;
    private final List<TotalRow> totals = new ArrayList<>();
    private final RowNumbers partsPassedOver = new RowNumbers();
    private Finding firstPart;
    private boolean anyRead;
    private boolean isRead;
    /** The part of another row that the last row was read as; null for a row of its own. */
    private SubRows.Found readAs;

    private Above above = Above.NOTHING;
    private List<String> cellsAbove = List.of();

    RowSorting(Plan plan) {
        this.plan = plan;
        this.row = new RowAtHand(plan.header);
        this.reading = new RowReading(plan, row);
        this.total = new RowAtHand(plan.header);
        this.totalReading = new RowReading(plan, total);
        this.choices = new RowChoices(plan);
        List<Integer> heads = plan.heads();
        this.subRows = new SubRows(plan.contract.table().rows().subRows(), heads);
        this.inherited = new LinkedHashSet<>(heads);
        inherited.addAll(plan.sharedCells());
        inherited.addAll(choices.places());
    }

    void read(Line.Row line, Consumer<Observation> observations, Consumer<Finding> findings) {
        row.take(line.rowNo(), line.cells(), findings);
        taken.clear();
        isRead = false;
        SubRows.Found part = plan.sortsRows ? subRows.in(line.cells()) : null;
        if (part != null && isRowOfItsOwn(part)) {
            row.take(line.rowNo(), with(line.cells(), part.at(), part.word()), findings);
            part = null;
        }
        if (part == null) {
            readOwn(observations);
        } else {
            readPart(part, observations);
        }
    }

    /** A row that could not be read: what stands below it may be a part of it. */
    void lost() {
        above = Above.FAULTY;
    }

    /** Whether the mark only says that a region or indicator is a part of the total above: 其中：上城区. */
    private boolean isRowOfItsOwn(SubRows.Found part) {
        if (part.rule() != null || part.word().isEmpty()) {
            return false;
        }
        if (part.at() == plan.indicator) {
            return plan.measures.word(row.cell(part.at())) != null || plan.measures.word(part.word()) != null;
        }
        TimePeriod now = TimePeriod.containing(plan.contract.table().freq(), plan.businessDate);
        return !(plan.regions.find(part.word(), now) instanceof RegionMatch.Unknown);
    }

    private void readOwn(Consumer<Observation> observations) {
        cellsAbove = row.cells();
        if (!choices.takes(row)) {
            above = Above.LEFT_OUT;
            return;
        }
        int wordAt = plan.sortsRows ? totalAt() : Plan.NONE;
        TotalRow.Cover cover = wordAt == Plan.NONE ? null : plan.totals.of(row.cell(wordAt));
        if (cover != null && totals.size() < MOST_TOTALS) {
            readTotal(wordAt, cover);
            above = Above.TOTAL;
            return;
        }
        if (wordAt != plan.region && wordAt != Plan.NONE && plan.totals.isRegion(row.cell(wordAt))) {
            row.put(with(row.cells(), plan.region, row.cell(wordAt)));
            cellsAbove = row.cells();
        }
        isRead = true;
        readAs = null;
        above = reading.read(null, noting(observations)) ? Above.FAULTY : Above.READ;
        anyRead = true;
        readTotalCells();
    }

    /**
     * The cell in which the word for a total would stand: that of the region or, where this is blank, the row's first
     * one; {@link Plan#NONE} where it holds none.
     */
    private int totalAt() {
        if (plan.region == Plan.NONE) {
            return Plan.NONE;
        }
        int at = plan.region;
        if (CellText.isBlank(row.cell(at))) {
            at = 0;
            while (at < row.cells().size() && CellText.isBlank(row.cell(at))) {
                at++;
            }
        }
        return at < row.cells().size() && TotalWords.mayBe(row.cell(at)) ? at : Plan.NONE;
    }

    private void readTotal(int wordAt, TotalRow.Cover cover) {
        List<TotalRow.Figure> figures = new ArrayList<>();
        total.take(row.no(), row.cells(), unwanted -> {});
        totalReading.readTotal(plan.values, figures::add);
        totals.add(total(wordAt, row.cell(wordAt), cover, figures));
    }

    /** The totals in columns of their own, beside the columns of regions. */
    private void readTotalCells() {
        for (Plan.TotalCell cell : plan.totalCells) {
            if (totals.size() < MOST_TOTALS
                    && !CellText.isBlank(row.cell(cell.value().at()))) {
                List<TotalRow.Figure> figures = new ArrayList<>();
                total.take(row.no(), row.cells(), unwanted -> {});
                totalReading.readTotal(List.of(cell.value()), figures::add);
                int at = cell.value().at();
                totals.add(total(at, plan.header.text(at), cell.cover(), figures));
            }
        }
    }

    private TotalRow total(int at, String word, TotalRow.Cover cover, List<TotalRow.Figure> figures) {
        Finding otherwise =
                Finding.at(FindingCode.UNKNOWN_REGION, row.place(at), word, plan.regions.cityName(plan.businessDate));
        return new TotalRow(row.no(), row.place(at), word, cover, figures, otherwise);
    }

    private void readPart(SubRows.Found part, Consumer<Observation> observations) {
        if (above == Above.LEFT_OUT || above == Above.TOTAL) {
            return;
        }
        boolean passedOver = part.rule() != null && part.rule().dimension() == null;
        if (passedOver || part.word().isEmpty() && hasNoFigure()) {
            if (!partsPassedOver.any()) {
                firstPart = Finding.at(FindingCode.SUB_ROWS_PASSED_OVER, row.place(part.at()), row.cell(part.at()));
            }
            partsPassedOver.add(row.no());
        } else if (part.rule() == null) {
            row.find(FindingCode.UNKNOWN_SUB_ROW, part.at(), subRows.told(), subRows.nearest(part.word()));
        } else if (above != Above.READ || isOfAnother(part)) {
            row.find(FindingCode.SUB_ROW_ALONE, part.at());
        } else {
            row.put(filled(part));
            if (choices.takes(row)) {
                isRead = true;
                readAs = part;
                reading.read(part, noting(observations));
            }
        }
    }

    private Consumer<Observation> noting(Consumer<Observation> observations) {
        return observation -> {
            taken.add(observation.origin().columnNo());
            observations.accept(observation);
        };
    }

    /** What the figures of the last row are about that were not taken, as far as the row says so. */
    List<FigureKey> rejected() {
        if (!isRead || !row.isFaulty()) {
            return List.of();
        }
        total.take(row.no(), row.cells(), unwanted -> {});
        return totalReading.keys(readAs, taken);
    }

    private boolean hasNoFigure() {
        return plan.values.stream().allMatch(value -> CellText.isBlank(row.cell(value.at())));
    }

    /** Whether the row names another region or indicator than the row above it, beside its own word. */
    private boolean isOfAnother(SubRows.Found part) {
        return plan.heads().stream().anyMatch(at -> {
            String own = CellText.plain(row.cell(at));
            return at != part.at() && !own.isEmpty() && !own.equals(CellText.plain(cellsAbove.get(at)));
        });
    }

    private List<String> filled(SubRows.Found part) {
        List<String> cells = with(row.cells(), part.at(), cellsAbove.get(part.at()));
        for (int at : inherited) {
            if (CellText.isBlank(cells.get(at))) {
                cells.set(at, cellsAbove.get(at));
            }
        }
        return cells;
    }

    private static List<String> with(List<String> cells, int at, String text) {
        List<String> changed = new ArrayList<>(cells);
        changed.set(at, text);
        return changed;
    }

    /** The totals among the rows so far. */
    List<TotalRow> totals() {
        return totals;
    }

    /** The findings on rows that were passed over, once all are read. */
    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        Optional<Finding> leftOut = choices.finding(anyRead);
        leftOut.ifPresent(findings::add);
        if (partsPassedOver.any()) {
            findings.add(
                    Finding.at(firstPart.code(), firstPart.place(), firstPart.found(), partsPassedOver.toString()));
        }
        return findings;
    }

    /** What the last row of its own was. */
    private enum Above {
        NOTHING,
        READ,
        FAULTY,
        LEFT_OUT,
        TOTAL
    }
}
