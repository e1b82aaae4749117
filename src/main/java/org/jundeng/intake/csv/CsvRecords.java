// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.csv;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.jundeng.contract.FileForm;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.finding.Location;
import org.jundeng.intake.csv.CsvRecordHandler.CsvRecord;
import org.jundeng.intake.row.RowLimits;
import org.jundeng.intake.table.TableRecord;
import org.jundeng.intake.table.TableRecords;
import org.jundeng.intake.text.DecodingReader;

/** The records of a CSV file. One is read ahead, since an unclosed quote shows only in the last record. */
public final class CsvRecords implements TableRecords {

    /** Fewer characters than a cell that fills the buffer, since the line end before the cell does not count. */
    private static final int SURELY_ONE_CELL = RowLimits.MOST_CHARACTERS - (1 << 15);

    private final DecodingReader text;
    private final String delimiter;
    private final QuotedLines lines;
    private final CsvRecordHandler handler;
    private final CloseableIterator<CsvRecord> records;
    private CsvRecord ahead;
    private boolean begun;
    private Finding brokenAhead;
    private Finding broken;

    /** The records of {@code text} in a form; closing them closes the text. */
    public CsvRecords(DecodingReader text, FileForm form) {
        this.text = text;
        this.delimiter = form.csv().delimiter();
        this.lines = new QuotedLines(text, form.csv());
        CsvRecordHandler plain = new CsvRecordHandler(text, lines);
        this.handler = form.format() == FileForm.Format.TABLE ? plain.withTextFormulas() : plain;
        this.records = reader(form.csv(), handler, lines).iterator();
    }

    /** The library's reader for a dialect, which gives {@code handler} what it finds. */
    static CsvReader<CsvRecord> reader(FileForm.CsvDialect dialect, CsvRecordHandler handler, Reader text) {
        return CsvReader.builder()
                .fieldSeparator(dialect.delimiter().charAt(0))
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(RowLimits.MOST_CHARACTERS)
                .build(handler, text);
    }

    @Override
    public TableRecord next() throws IOException {
        if (!begun) {
            begun = true;
            advance();
        }
        CsvRecord record = ahead;
        if (record == null) {
            broken = broken == null ? brokenAhead : broken;
            return null;
        }
        advance();
        Finding fault = wrong(record);
        if (fault != null) {
            ahead = null;
            broken = fault;
            return null;
        }
        return new TableRecord(record.no(), record.cells(), record.fault());
    }

    /** The finding that ends the delivery at this record; null where nothing does. */
    private Finding wrong(CsvRecord record) {
        if (record.tooLarge() > 0) {
            return tooLarge(record.no(), record.tooLarge());
        }
        return atEnd() && lines.endsOpen() ? unclosed(record.no()) : null;
    }

    private static Finding unclosed(long rowNo) {
        return Finding.at(FindingCode.UNCLOSED_QUOTE, Location.row(rowNo), "\"", Long.toString(rowNo));
    }

    private static Finding tooLarge(long rowNo, long characters) {
        return Finding.at(
                FindingCode.ROW_TOO_LARGE,
                Location.row(rowNo),
                Long.toString(characters),
                Integer.toString(RowLimits.MOST_CHARACTERS),
                Integer.toString(RowLimits.MOST_CELLS));
    }

    private void advance() throws IOException {
        try {
            ahead = records.hasNext() ? records.next() : null;
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        } catch (CsvParseException fault) {
            ahead = null;
            long rowNo = handler.unfinishedNo();
            boolean full = !(fault.getCause() instanceof CsvParseException cause)
                    || cause.getMessage().startsWith("The maximum buffer size");
            brokenAhead = full && !lines.brokeWithin(SURELY_ONE_CELL)
                    ? tooLarge(rowNo, RowLimits.MOST_CHARACTERS)
                    : unclosed(rowNo);
        }
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
        return Optional.of(delimiter);
    }

    @Override
    public boolean endsWhole() {
        return text.endsWithBreak();
    }

    @Override
    public List<Finding> notes(List<String> columns) {
        return handler.marks().notes(columns, true);
    }

    @Override
    public long bytesRead() {
        return text.bytesRead();
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
