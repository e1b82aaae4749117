// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.workbook;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jundeng.finding.Location;
import org.jundeng.intake.row.RowLimits;
import org.jundeng.intake.table.MergedCell;

/** The merged cells of a sheet, met row by row: what stands in a corner is seen in all cells below and beside it. */
final class MergedAreas {

    private static final int MOST = 200_000;
    /** A title that is merged over the whole sheet's width says no more than one over so many columns. */
    private static final int MOST_BESIDE = 1024;

    private final List<Area> areas = new ArrayList<>();
    private final List<Open> open = new ArrayList<>();
    private int next;

    /** Adds an area by its corners, from 0; areas of one cell are none. */
    void add(long firstRow, long lastRow, int firstAt, int lastAt) throws UnreadableWorkbook {
        if (areas.size() >= MOST) {
            throw UnreadableWorkbook.tooLarge("mergeCells");
        }
        boolean real = firstRow < lastRow || firstAt < lastAt;
        if (real && firstRow >= 0 && firstAt >= 0 && lastRow >= firstRow && lastAt >= firstAt) {
            int last = Math.min(Math.min(lastAt, RowLimits.MOST_CELLS - 1), firstAt + MOST_BESIDE);
            areas.add(new Area(firstRow + 1, lastRow + 1, firstAt, last));
        }
    }

    /** Call once all areas are added. */
    MergedAreas sorted() {
        Set<Area> different = new LinkedHashSet<>(areas);
        areas.clear();
        areas.addAll(different);
        areas.sort(Comparator.comparingLong(Area::firstRow).thenComparing(Area::firstAt));
        return this;
    }

    /**
     * The cells of a row that are part of merged ones, from left to right; rows must come in their order.
     *
     * @throws UnreadableWorkbook where a cell is part of two: no spreadsheet program makes such ones, and what stands
     *     for what would be guessed
     */
    List<MergedCell> in(SheetRow row) throws UnreadableWorkbook {
        open.removeIf(area -> area.area.lastRow < row.no());
        while (next < areas.size() && areas.get(next).firstRow <= row.no()) {
            Area area = areas.get(next++);
            // Rows without cells are not given: an area that begins in one has no content.
            if (area.firstRow == row.no() && text(row, area.firstAt) != null) {
                open.add(new Open(area, text(row, area.firstAt)));
            }
        }
        return open.isEmpty() ? List.of() : cells(row);
    }

    private List<MergedCell> cells(SheetRow row) throws UnreadableWorkbook {
        List<MergedCell> merged = new ArrayList<>();
        BitSet taken = new BitSet();
        for (Iterator<Open> areas = open.iterator(); areas.hasNext(); ) {
            Open one = areas.next();
            for (int at = one.area.firstAt; at <= one.area.lastAt; at++) {
                if (taken.get(at)) {
                    throw UnreadableWorkbook.broken("mergeCells "
                            + new Location(row.no(), "", at + 1).cell().orElse(""));
                }
                taken.set(at);
                boolean corner = at == one.area.firstAt && row.no() == one.area.firstRow;
                // What stands under a merged cell is not seen, but it is there, and formulas count it.
                if (corner || text(row, at) == null) {
                    merged.add(new MergedCell(at, one.area.firstRow, one.area.firstAt, one.text));
                }
            }
        }
        merged.sort(Comparator.comparingInt(MergedCell::at));
        return merged;
    }

    private static String text(SheetRow row, int at) {
        String text = at < row.cells().length ? row.cells()[at] : "";
        return text.isBlank() ? null : text;
    }

    private record Area(long firstRow, long lastRow, int firstAt, int lastAt) {}

    private record Open(Area area, String text) {}
}
