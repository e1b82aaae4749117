// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.workbook;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.BitSet;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoolErrRecord;
import org.apache.poi.hssf.record.CellRecord;
import org.apache.poi.hssf.record.ColumnInfoRecord;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.MergeCellsRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.RecordFactoryInputStream;
import org.apache.poi.hssf.record.RowRecord;
import org.apache.poi.hssf.record.StringRecord;
import org.apache.poi.poifs.filesystem.DocumentEntry;
import org.apache.poi.poifs.filesystem.DocumentInputStream;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.util.CellRangeAddress;

/** The rows of a sheet in an xls: records are read one by one, and cells of one row follow each other. */
final class XlsRows implements SheetRows {

    private final DocumentInputStream bytes;
    private final RecordFactoryInputStream records;
    private final XlsGlobals globals;
    private final CellTexts numbers;
    private final BitSet hiddenRows = new BitSet();
    private final MergedAreas merged = new MergedAreas();
    private final RowCellsSoFar row = new RowCellsSoFar();
    private final int size;
    private int hiddenColumns;
    private long lastNo;
    private boolean hasFormulas;
    private Record ahead;
    private FormulaRecord awaitsText;
    private int depth;

    /** The rows of the sheet that is the part with a number from 0 behind the globals. */
    XlsRows(DocumentEntry stream, XlsGlobals globals, int place, CellTexts numbers) throws IOException {
        this.globals = globals;
        this.numbers = numbers;
        this.size = stream.getSize();
        survey(stream, place);
        this.bytes = new DocumentInputStream(stream);
        try {
            this.records = new RecordFactoryInputStream(bytes, false);
            begin(records, place);
        } catch (RuntimeException unreadable) {
            bytes.close();
            throw UnreadableWorkbook.because(unreadable);
        }
    }

    /** Merged cells, hidden rows and columns stand behind or among the cells, so they are read once before. */
    private void survey(DocumentEntry stream, int place) throws IOException {
        try (DocumentInputStream all = new DocumentInputStream(stream)) {
            RecordFactoryInputStream records = new RecordFactoryInputStream(all, false);
            begin(records, place);
            for (int inner = 0; inner >= 0; ) {
                Record record = records.nextRecord();
                inner += record instanceof BOFRecord ? 1 : record == null || record instanceof EOFRecord ? -1 : 0;
                if (inner == 0) {
                    survey(record);
                }
            }
        } catch (RuntimeException unreadable) {
            throw UnreadableWorkbook.because(unreadable);
        }
        merged.sorted();
    }

    private void survey(Record record) throws UnreadableWorkbook {
        if (record instanceof RowRecord known && known.getZeroHeight()) {
            hiddenRows.set(known.getRowNumber());
        } else if (record instanceof ColumnInfoRecord column && column.getHidden()) {
            hiddenColumns += Math.max(1, column.getLastColumn() - column.getFirstColumn() + 1);
        } else if (record instanceof MergeCellsRecord cells) {
            for (int i = 0; i < cells.getNumAreas(); i++) {
                CellRangeAddress area = cells.getAreaAt(i);
                merged.add(area.getFirstRow(), area.getLastRow(), area.getFirstColumn(), area.getLastColumn());
            }
        }
    }

    /** Moves behind the beginning of a part. */
    private static void begin(RecordFactoryInputStream records, int place) throws UnreadableWorkbook {
        int depth = 0;
        int part = -2;
        for (Record record = records.nextRecord(); record != null; record = records.nextRecord()) {
            if (record instanceof BOFRecord) {
                part += depth == 0 ? 1 : 0;
                if (depth == 0 && part == place) {
                    return;
                }
                depth++;
            } else if (record instanceof EOFRecord) {
                depth--;
            }
        }
        throw UnreadableWorkbook.broken("BOF " + place);
    }

    @Override
    public SheetRow next() throws IOException {
        row.begin(0, false);
        try {
            for (Record record = take(); record != null; record = take()) {
                if (!(record instanceof CellRecord || record instanceof LabelRecord)) {
                    readText(record);
                } else if (!belongs(record)) {
                    ahead = record;
                    return row.take();
                } else {
                    read(record);
                }
            }
        } catch (RuntimeException unreadable) {
            // Whatever the library stumbles over, it is the file that is at fault.
            throw UnreadableWorkbook.because(unreadable);
        }
        return row.isEmpty() ? null : row.take();
    }

    /** The next record of this part; null behind its last one. Parts within it are charts. */
    private Record take() {
        Record record = ahead;
        ahead = null;
        while (record == null && depth >= 0) {
            Record next = records.nextRecord();
            depth += next instanceof BOFRecord ? 1 : next == null || next instanceof EOFRecord ? -1 : 0;
            record = depth == 0 ? next : null;
        }
        return record;
    }

    /** Whether a cell belongs to the row at hand, which it begins where none has begun. */
    private boolean belongs(Record cell) throws UnreadableWorkbook {
        long no = 1L + (cell instanceof CellRecord known ? known.getRow() : ((LabelRecord) cell).getRow());
        if (!row.isEmpty()) {
            return no == row.no();
        }
        if (no < lastNo) {
            throw UnreadableWorkbook.broken("row " + no + " < " + lastNo);
        }
        lastNo = no;
        row.begin(no, hiddenRows.get((int) no - 1));
        return true;
    }

    private void read(Record cell) {
        if (cell instanceof LabelSSTRecord text) {
            row.set(text.getColumn(), globals.text(text.getSSTIndex()));
        } else if (cell instanceof LabelRecord text) {
            row.set(text.getColumn(), text.getValue());
        } else if (cell instanceof NumberRecord number) {
            row.set(number.getColumn(), number(number, number.getValue()));
        } else if (cell instanceof BoolErrRecord value) {
            row.set(
                    value.getColumn(),
                    value.isError() ? error(value.getErrorValue()) : value.getBooleanValue() ? "TRUE" : "FALSE");
        } else if (cell instanceof FormulaRecord formula) {
            readFormula(formula);
        }
    }

    private String number(CellRecord cell, double binary) {
        BigDecimal number = StoredNumber.of(binary);
        if (number == null) {
            return Double.toString(binary);
        }
        NumberFormat format = globals.format(cell.getXFIndex());
        boolean seenOtherwise = format == NumberFormat.PLAIN
                && Math.abs(binary) >= StoredNumber.MANY_DIGITS
                && StoredNumber.isSeenOtherwise(new BigDecimal(Double.toString(binary)));
        return (seenOtherwise ? CellTexts.ABOUT : "") + numbers.number(number, format);
    }

    private static String error(int code) {
        return FormulaError.isValidCode(code) ? FormulaError.forInt(code).getString() : "#" + code;
    }

    private void readFormula(FormulaRecord formula) {
        hasFormulas = true;
        awaitsText = null;
        switch (formula.getCachedResultTypeEnum()) {
            case NUMERIC -> {
                // Programs that cannot calculate write 0, and ask for the result to be calculated on opening.
                boolean open = formula.isCalcOnLoad() && formula.getValue() == 0;
                row.set(formula.getColumn(), open ? "=…" : number(formula, formula.getValue()));
            }
            case STRING -> awaitsText = formula.hasCachedResultString() ? formula : null;
            case BOOLEAN -> row.set(formula.getColumn(), formula.getCachedBooleanValue() ? "TRUE" : "FALSE");
            case ERROR -> row.set(formula.getColumn(), error(formula.getCachedErrorValue()));
            default -> row.set(formula.getColumn(), "=…");
        }
    }

    /** The text that is a formula's result follows the formula. */
    private void readText(Record record) {
        if (record instanceof StringRecord text && awaitsText != null) {
            row.set(awaitsText.getColumn(), text.getString());
            awaitsText = null;
        }
    }

    @Override
    public MergedAreas merged() {
        return merged;
    }

    @Override
    public int hiddenColumns() {
        return hiddenColumns;
    }

    @Override
    public boolean readsOtherFiles() {
        return hasFormulas && globals.readsOtherFiles();
    }

    @Override
    public int thousandthsRead() {
        long read = size - (long) bytes.available();
        return size <= 0 ? 0 : (int) (read * 1000 / size);
    }

    @Override
    public void close() {
        bytes.close();
    }
}
