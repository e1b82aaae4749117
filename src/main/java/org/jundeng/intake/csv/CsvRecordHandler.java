// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.csv;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import java.util.Arrays;
import java.util.List;
import org.jundeng.intake.row.RowFault;
import org.jundeng.intake.row.RowLimits;
import org.jundeng.intake.text.BadBytes;
import org.jundeng.intake.text.CellCache;
import org.jundeng.intake.text.DecodingReader;
import org.jundeng.intake.text.InvisibleMarkCounts;

/** Makes records of what FastCSV finds. Blank records are skipped but counted. */
final class CsvRecordHandler extends CsvCallbackHandler<CsvRecordHandler.CsvRecord> {

    private static final String SEP = "sep=";
    private static final String TEXT_FORMULA = "=\"";

    private final DecodingReader text;
    private final QuotedLines lines;
    private final CellCache words = new CellCache();
    private final InvisibleMarkCounts marks = new InvisibleMarkCounts();
    private String[] cells = new String[16];
    private int count;
    private long recordNo;
    private boolean withTextFormulas;
    private boolean blank;
    private long characters;
    private RowFault fault;
    private RecordType type = RecordType.EMPTY;

    CsvRecordHandler(DecodingReader text, QuotedLines lines) {
        this.text = text;
        this.lines = lines;
    }

    /** Reads a formula that is only a text, such as {@code ="0123"}, as that text, as spreadsheet programs do. */
    CsvRecordHandler withTextFormulas() {
        withTextFormulas = true;
        return this;
    }

    @Override
    protected void beginRecord(long startingLineNumber) {
        count = 0;
        blank = true;
        characters = 0;
        fault = null;
        type = RecordType.EMPTY;
    }

    @Override
    protected void addField(char[] buffer, int offset, int length, boolean quoted) {
        type = RecordType.DATA;
        characters += length;
        if (text.hasFaults()) {
            takeFaults(buffer, offset, length);
        }
        if (count >= RowLimits.MOST_CELLS || characters > RowLimits.MOST_CHARACTERS) {
            count++;
            return;
        }
        if (count == cells.length) {
            cells = Arrays.copyOf(cells, count * 2);
        }
        String cell = words.of(buffer, offset, length);
        if (words.isMarked()) {
            cell = marks.without(cell, count, recordNo + 1);
        }
        if (lines.hasMarks()) {
            cell = withQuotes(cell);
        }
        if (withTextFormulas && length > 2 && buffer[offset] == '=') {
            cell = textOf(cell);
        }
        blank = blank && (length == 0 || !isInk(buffer[offset]) && cell.isBlank());
        cells[count++] = cell;
    }

    private static String textOf(String cell) {
        String formula = cell.stripTrailing();
        boolean quoted = formula.length() > 2 && formula.startsWith(TEXT_FORMULA) && formula.endsWith("\"");
        String text = quoted ? formula.substring(2, formula.length() - 1) : "\"";
        return text.replace("\"\"", "").contains("\"") ? cell : text.replace("\"\"", "\"");
    }

    /** Whether it is certainly not white space; the exact test for every character would cost more than reading it. */
    private static boolean isInk(char c) {
        return c > ' ' && c <= '~' || c >= '\u4E00' && c <= '\u9FFF';
    }

    private void takeFaults(char[] buffer, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if (buffer[i] == BadBytes.MARK && (i == offset || !Character.isHighSurrogate(buffer[i - 1]))) {
                BadBytes taken = text.takeFault();
                fault = fault == null ? taken : fault;
            }
        }
    }

    /** The cell as it was delivered; a quotation mark that was passed over is a fault of the row. */
    private String withQuotes(String cell) {
        String delivered = QuotedLines.restored(cell);
        if (fault == null && !delivered.equals(cell)) {
            fault = new StrayQuote(delivered);
        }
        return delivered;
    }

    @Override
    protected CsvRecord buildRecord() {
        recordNo++;
        if (recordNo == 1 && saysDelimiter()) {
            recordNo = 0;
            return null;
        }
        boolean tooLarge = count > RowLimits.MOST_CELLS || characters > RowLimits.MOST_CHARACTERS;
        if (blank && !tooLarge) {
            return null;
        }
        String[] taken = tooLarge ? new String[0] : Arrays.copyOf(cells, count);
        return new CsvRecord(recordNo, taken, fault, tooLarge ? characters : 0);
    }

    private boolean saysDelimiter() {
        return count >= 1 && count <= 2 && saysDelimiter(Arrays.asList(cells).subList(0, count));
    }

    /**
     * Whether it is the line {@code sep=,} that some spreadsheets write above the header but neither show nor count.
     */
    static boolean saysDelimiter(List<String> first) {
        return first.size() >= 1
                && first.size() <= 2
                && first.get(0).length() <= SEP.length() + 1
                && first.get(0).regionMatches(true, 0, SEP, 0, SEP.length())
                && (first.size() == 1 || first.get(1).isEmpty());
    }

    /** The marks removed from cells so far. */
    InvisibleMarkCounts marks() {
        return marks;
    }

    /** The number of the last record that was begun, if it never ended. */
    long unfinishedNo() {
        return recordNo + 1;
    }

    @Override
    protected RecordType getRecordType() {
        return type;
    }

    @Override
    protected int getFieldCount() {
        return count;
    }

    @Override
    protected void setComment(char[] buffer, int offset, int length) {
        throw new IllegalStateException("comments are not asked for");
    }

    @Override
    protected void setEmpty() {
        type = RecordType.EMPTY;
    }

    /**
     * A record that is not blank.
     *
     * @param no its number from 1
     * @param cells its cells; empty where it is too large
     * @param fault its first bad bytes, or a stray quotation mark; null where there are none
     * @param tooLarge its length in characters where it is too large; else 0
     */
    record CsvRecord(long no, String[] cells, RowFault fault, long tooLarge) {}
}
