// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.workbook;

import java.io.IOException;
import java.io.InputStream;
import org.jundeng.finding.Location;

/** The rows of a sheet in an xlsx. */
final class XlsxRows implements SheetRows {

    /** Where the bytes of a sheet come from, each time anew. */
    interface Bytes {
        InputStream open() throws IOException;
    }

    private static final int LETTERS = 26;
    private static final int MOST_COLUMNS = 1 << 14;

    private final Bytes bytes;
    private final String name;
    private final long size;
    private final XlsxCells cells;
    private final PartReader part;
    private final RowCellsSoFar row = new RowCellsSoFar();
    private int hiddenColumns;
    private long lastNo;
    private boolean ended;

    /**
     * The rows of a sheet.
     *
     * @param size its length in bytes; negative where it is unknown
     */
    XlsxRows(Bytes bytes, String name, long size, XlsxCells cells) throws IOException {
        this.bytes = bytes;
        this.name = name;
        this.size = size;
        this.cells = cells;
        this.part = PartReader.of(bytes.open(), name);
    }

    @Override
    public SheetRow next() throws IOException {
        while (!ended && part.next()) {
            if (part.starts("row")) {
                readRow();
                if (!row.isEmpty()) {
                    return row.take();
                }
            } else if (part.starts("col") && part.isTrue("hidden")) {
                hiddenColumns += Math.max(1, Math.min(part.number("max", 1), MOST_COLUMNS) - part.number("min", 1) + 1);
            } else if (part.ends("sheetData")) {
                ended = true;
            }
        }
        ended = true;
        return null;
    }

    private void readRow() throws IOException {
        long no = part.number("r", (int) Math.min(lastNo + 1, Integer.MAX_VALUE));
        if (no <= lastNo) {
            throw UnreadableWorkbook.broken("row " + no + " < " + lastNo);
        }
        lastNo = no;
        row.begin(no, part.isTrue("hidden"));
        int at = -1;
        while (part.next() && !part.ends("row")) {
            if (part.starts("c")) {
                String reference = part.attribute("r");
                at = reference == null ? at + 1 : column(reference);
                String text = cells.text(part);
                if (row.has(at) && !text.isEmpty()) {
                    throw UnreadableWorkbook.broken(
                            "2 × " + new Location(no, "", at + 1).cell().orElse(""));
                }
                if (!text.isEmpty()) {
                    row.set(at, text);
                }
            }
        }
    }

    /** The column of a reference such as {@code AB12}, from 0. */
    private static int column(String reference) {
        int column = 0;
        for (int i = 0; i < reference.length() && column <= MOST_COLUMNS; i++) {
            char c = reference.charAt(i);
            if (c < 'A' || c > 'Z') {
                break;
            }
            column = column * LETTERS + (c - 'A' + 1);
        }
        return column - 1;
    }

    /** Merged cells stand behind the last row, so the whole sheet is read once before. */
    @Override
    public MergedAreas merged() throws IOException {
        try (InputStream all = bytes.open()) {
            return MergeScan.of(new BoundedMarkup(all, name));
        }
    }

    @Override
    public int hiddenColumns() {
        return hiddenColumns;
    }

    @Override
    public boolean readsOtherFiles() {
        return cells.readsOtherFiles();
    }

    @Override
    public int thousandthsRead() {
        return size <= 0 ? 0 : (int) Math.min(1000, part.bytesRead() * 1000 / size);
    }

    @Override
    public void close() throws IOException {
        part.close();
    }
}
