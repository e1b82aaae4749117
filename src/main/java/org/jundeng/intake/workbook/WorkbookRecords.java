// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.workbook;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.finding.Location;
import org.jundeng.intake.row.RowLimits;
import org.jundeng.intake.table.MergedCell;
import org.jundeng.intake.table.TableRecord;
import org.jundeng.intake.table.TableRecords;
import org.jundeng.intake.text.InvisibleMarkCounts;

/** The rows of a sheet as records. One is read ahead, to know where the sheet ends. */
public final class WorkbookRecords implements TableRecords {

    private final Workbook workbook;
    private final ChosenSheet chosen;
    private final SheetRows rows;
    private final MergedAreas merged;
    private final long fileSize;
    private final InvisibleMarkCounts marks = new InvisibleMarkCounts();
    private SheetRow ahead;
    private Finding brokenAhead;
    private Finding broken;
    private boolean begun;
    private long hiddenRows;
    private long firstHidden;
    private boolean closesWorkbook = true;

    private WorkbookRecords(Workbook workbook, ChosenSheet chosen, SheetRows rows, MergedAreas merged, long fileSize) {
        this.workbook = workbook;
        this.chosen = chosen;
        this.rows = rows;
        this.merged = merged;
        this.fileSize = fileSize;
    }

    /** The records of one of the sheets that may be meant; closing them leaves the workbook open. */
    static WorkbookRecords within(Workbook workbook, SheetTab sheet) throws IOException {
        return of(workbook, new ChosenSheet(sheet, List.of()), 0).leavingOpen();
    }

    private WorkbookRecords leavingOpen() {
        closesWorkbook = false;
        return this;
    }

    /** The records of a sheet; closing them closes the workbook. */
    static WorkbookRecords of(Workbook workbook, ChosenSheet chosen, long fileSize) throws IOException {
        SheetRows rows = workbook.open(chosen.sheet());
        try {
            return new WorkbookRecords(workbook, chosen, rows, rows.merged(), fileSize);
        } catch (IOException | RuntimeException unreadable) {
            rows.close();
            throw UnreadableWorkbook.because(unreadable);
        }
    }

    @Override
    public TableRecord next() throws IOException {
        if (!begun) {
            begun = true;
            advance();
        }
        SheetRow row = ahead;
        if (row == null) {
            broken = broken == null ? brokenAhead : broken;
            return null;
        }
        if (row.tooLarge() > 0) {
            ahead = null;
            broken = Finding.at(
                    FindingCode.ROW_TOO_LARGE,
                    Location.row(row.no()),
                    Long.toString(row.tooLarge()),
                    Integer.toString(RowLimits.MOST_CHARACTERS),
                    Integer.toString(RowLimits.MOST_CELLS));
            return null;
        }
        try {
            TableRecord record = record(row);
            advance();
            return record;
        } catch (UnreadableWorkbook unreadable) {
            ahead = null;
            broken = unreadable.finding();
            return null;
        }
    }

    private TableRecord record(SheetRow row) throws UnreadableWorkbook {
        List<MergedCell> of = merged.in(row);
        if (row.hidden()) {
            firstHidden = hiddenRows == 0 ? row.no() : firstHidden;
            hiddenRows++;
        }
        return new TableRecord(row.no(), row.cells(), null, of);
    }

    /** Moves to the next row that is not blank. */
    private void advance() throws IOException {
        try {
            do {
                ahead = rows.next();
            } while (ahead != null && ahead.tooLarge() == 0 && isBlank(ahead));
        } catch (UnreadableWorkbook unreadable) {
            ahead = null;
            brokenAhead = unreadable.finding();
        }
    }

    /** Whether a row has no ink; removes its invisible marks. */
    private boolean isBlank(SheetRow row) {
        boolean blank = true;
        String[] cells = row.cells();
        for (int i = 0; i < cells.length; i++) {
            if (!cells[i].isEmpty()) {
                cells[i] = marks.without(cells[i], i, row.no());
                blank = blank && cells[i].isBlank();
            }
        }
        return blank;
    }

    @Override
    public boolean atEnd() {
        return ahead == null && brokenAhead == null && broken == null;
    }

    @Override
    public Optional<Finding> broken() {
        return Optional.ofNullable(broken);
    }

    @Override
    public Optional<String> delimiter() {
        return Optional.empty();
    }

    @Override
    public Optional<String> sheet() {
        return Optional.of(chosen.sheet().name());
    }

    @Override
    public boolean endsWhole() {
        return true;
    }

    @Override
    public List<Finding> notes(List<String> columns) {
        List<Finding> notes = new ArrayList<>(marks.notes(columns, true));
        int hiddenColumns = rows.hiddenColumns();
        if (hiddenRows > 0 || hiddenColumns > 0) {
            Location place = hiddenRows == 0 ? Location.DELIVERY : Location.row(firstHidden);
            notes.add(Finding.at(
                    FindingCode.HIDDEN_CELLS, place, "", Long.toString(hiddenRows), Integer.toString(hiddenColumns)));
        }
        if (!chosen.passedOver().isEmpty()) {
            notes.add(Finding.of(
                    FindingCode.SHEETS_PASSED_OVER,
                    String.join("、", chosen.passedOver()),
                    chosen.sheet().name()));
        }
        if (rows.readsOtherFiles()) {
            notes.add(Finding.of(FindingCode.LINKED_FIGURES, ""));
        }
        if (workbook.hasMacros()) {
            notes.add(Finding.of(FindingCode.MACROS_NOT_RUN, ""));
        }
        return notes;
    }

    @Override
    public long bytesRead() {
        return fileSize / 1000 * rows.thousandthsRead() + fileSize % 1000 * rows.thousandthsRead() / 1000;
    }

    @Override
    public void close() throws IOException {
        try {
            rows.close();
        } finally {
            if (closesWorkbook) {
                workbook.close();
            }
        }
    }
}
