// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jundeng.contract.Contract;
import org.jundeng.contract.FileForm;
import org.jundeng.contract.TableShape;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.finding.Location;
import org.jundeng.intake.CsvRecordHandler.CsvRecord;

/** The rows of a CSV file. One record is read ahead, since an unclosed quote shows only in the last record. */
final class CsvRows implements Rows {

    /** Fewer characters than a cell that fills the buffer, since the line end before the cell does not count. */
    private static final int SURELY_ONE_CELL = RowLimits.MOST_CHARACTERS - (1 << 15);

    private static final int MOST_LINES_ABOVE = 20;
    private static final String OTHER_DELIMITERS = ",;\t|，；、";

    private final DecodingReader text;
    private final CsvRecordHandler handler;
    private final CloseableIterator<CsvRecord> records;
    private CsvRecord ahead;
    private Line.Broken broken;
    private final Contract contract;
    private List<String> columns = List.of();
    private RowWidth width;
    private NoteRows notes;
    private final Trailer trailer;
    private CsvRecord behindNotes;
    private CsvRecord last;
    private long headerNo;
    private boolean ended;

    private CsvRows(DecodingReader text, Contract contract) {
        this.text = text;
        this.contract = contract;
        this.trailer = new Trailer(contract.form().csv().trailer());
        this.handler = new CsvRecordHandler(text);
        this.records = reader(contract.form().csv(), handler, text).iterator();
    }

    static CsvReader<CsvRecord> reader(FileForm.CsvDialect dialect, CsvRecordHandler handler, Reader text) {
        return CsvReader.builder()
                .fieldSeparator(dialect.delimiter().charAt(0))
                .skipEmptyLines(false)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .maxBufferSize(RowLimits.MOST_CHARACTERS)
                .build(handler, text);
    }

    static Opened open(DecodingReader text, Contract contract) throws IOException {
        CsvRows rows = new CsvRows(text, contract);
        Finding refusal = rows.readHeader();
        if (refusal == null) {
            return new Opened.Readable(rows);
        }
        rows.close();
        return Opened.Refused.because(refusal);
    }

    private Finding readHeader() throws IOException {
        advance();
        CsvRecord header = take();
        while (header != null && header.no() <= contract.form().csv().skipLines()) {
            header = take();
        }
        if (header == null) {
            return broken != null ? broken.finding() : Finding.of(FindingCode.EMPTY_DELIVERY, "");
        }
        Finding fault = wrong(header);
        if (fault != null) {
            return fault;
        }
        if (header.fault() != null) {
            BadBytes bad = header.fault();
            return Finding.at(
                    FindingCode.WRONG_CHARSET,
                    Location.row(header.no()),
                    bad.hex(),
                    Long.toString(bad.byteNo()),
                    bad.charset());
        }
        headerNo = header.no();
        columns = List.of(Arrays.copyOf(header.cells(), RowWidth.lengthWithoutBlanks(header.cells(), 1)));
        width = new RowWidth(contract, columns, header.cells().length);
        notes = new NoteRows(columns.size());
        Finding delimiter = wrongDelimiter();
        Finding title = delimiter == null ? null : headerFurtherDown();
        return title == null ? delimiter : title;
    }

    private Finding wrongDelimiter() {
        boolean oneIsEnough =
                contract.table().columns().size() == 1 && contract.table().layout() == TableShape.Layout.LONG;
        if (columns.size() != 1 || oneIsEnough) {
            return null;
        }
        String header = columns.get(0);
        String promised = contract.form().csv().delimiter();
        return OTHER_DELIMITERS
                .chars()
                .mapToObj(Character::toString)
                .filter(other -> !other.equals(promised) && header.contains(other))
                .findFirst()
                .map(other ->
                        Finding.at(FindingCode.WRONG_DELIMITER, Location.row(headerNo), name(other), name(promised)))
                .orElse(null);
    }

    private static String name(String delimiter) {
        return delimiter.equals("\t") ? "Tab" : delimiter;
    }

    @Override
    public Line next() throws IOException {
        CsvRecord record = behindNotes == null ? take() : behindNotes;
        behindNotes = null;
        while (record != null && record.fault() == null && isNote(record) && wrong(record) == null) {
            record = take();
        }
        if (notes.any()) {
            behindNotes = record;
            return notes.told();
        }
        return line(record);
    }

    private boolean isNote(CsvRecord record) {
        return !trailer.is(record) && notes.take(record);
    }

    private Line line(CsvRecord record) {
        if (record == null) {
            return atTheEnd();
        }
        Finding fault = wrong(record);
        if (fault != null) {
            end();
            return new Line.Broken(fault);
        }
        if (trailer.is(record)) {
            return atTheTrailer(record);
        }
        trailer.countRow();
        last = record;
        return record.fault() != null
                ? new Line.BadRow(record.no(), record.fault().inRow(record.no()))
                : width.row(record);
    }

    private Line.Broken atTheEnd() {
        Finding lacking = broken == null && !ended ? trailer.judgeEnd() : null;
        Line.Broken end = lacking == null ? broken : new Line.Broken(lacking);
        end();
        return end;
    }

    private Line.Broken atTheTrailer(CsvRecord record) {
        Finding fault = trailer.judge(record, ahead == null && broken == null);
        end();
        return fault == null ? null : new Line.Broken(fault);
    }

    /** The finding that ends the delivery here; null where nothing does. */
    private Finding wrong(CsvRecord record) {
        if (record.tooLarge() > 0) {
            return tooLarge(record.no(), record.tooLarge());
        }
        boolean isLast = ahead == null && broken == null;
        return isLast && record.lastQuoted() && text.lastInk() != '"' ? unclosed(record.no()) : null;
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

    private CsvRecord take() throws IOException {
        CsvRecord record = ahead;
        if (record != null) {
            advance();
        }
        return record;
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
            broken = new Line.Broken(
                    full && !text.brokeWithin(SURELY_ONE_CELL)
                            ? tooLarge(rowNo, RowLimits.MOST_CHARACTERS)
                            : unclosed(rowNo));
        }
    }

    private void end() {
        ahead = null;
        broken = null;
        ended = true;
    }

    @Override
    public List<Finding> notes() {
        List<Finding> noted = new ArrayList<>(handler.marks().notes(columns, true));
        if (last != null && !text.endsWithBreak() && !trailer.isPromised()) {
            int at = Math.min(last.cells().length, columns.size()) - 1;
            Location place = new Location(last.no(), columns.get(at), at + 1);
            noted.add(Finding.at(FindingCode.NO_FINAL_LINE_END, place, last.cells()[at], Long.toString(last.no())));
        }
        return noted;
    }

    @Override
    public Finding headerFurtherDown() throws IOException {
        PromisedNames names = new PromisedNames(contract);
        for (int i = 0; i < MOST_LINES_ABOVE; i++) {
            CsvRecord record = take();
            if (record == null) {
                return null;
            }
            if (names.areBetterNamed(List.of(record.cells()), columns)) {
                long from = headerNo;
                long to = record.no() - 1;
                return Finding.at(
                        FindingCode.HEADER_FURTHER_DOWN,
                        Location.row(headerNo),
                        columns.get(0),
                        Long.toString(record.no()),
                        from == to ? Long.toString(from) : from + "–" + to);
            }
        }
        return null;
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public long headerNo() {
        return headerNo;
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
