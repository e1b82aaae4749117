// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.csv;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.RecordType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jundeng.contract.FileForm;
import org.jundeng.intake.row.RowLimits;
import org.jundeng.intake.text.DecodingReader;

/**
 * Where the records of a CSV file stand among its lines, one after the other, blank ones included. They are numbered as
 * those of {@link CsvRecords} are. Lines are counted by the line ends in cells, too: the library's own count differs
 * where text stands behind a closing quote, and then nothing is certain any more.
 */
public final class RecordPlaces implements AutoCloseable {

    private final QuotedLines lines;
    private final Handler handler = new Handler();
    private final CloseableIterator<Place> records;
    private Place ahead;
    private boolean begun;
    private boolean broken;

    /** The places in {@code text}, read in a dialect; closing them closes the text. */
    public RecordPlaces(DecodingReader text, FileForm.CsvDialect dialect) {
        this.lines = new QuotedLines(text, dialect);
        this.records = CsvReader.builder()
                .fieldSeparator(dialect.delimiter().charAt(0))
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(RowLimits.MOST_CHARACTERS)
                .build(handler, lines)
                .iterator();
    }

    /**
     * A record and its place.
     *
     * @param no its number from 1; 0 for the line that names the delimiter
     * @param firstLine the number of its first line from 1
     * @param lastLine the number of its last line; {@link Long#MAX_VALUE} where it is the last record
     * @param cells its cells, as they stand between delimiters and quotes
     * @param bare how many cells at its end are nothing between two delimiters
     */
    public record Place(long no, long firstLine, long lastLine, List<String> cells, int bare) {

        private Place endingAt(long line) {
            return new Place(no, firstLine, line, cells, bare);
        }
    }

    /** The next record; null at the end, and where its last line is not known for certain. */
    public Place next() throws IOException {
        if (!begun) {
            begun = true;
            advance();
        }
        Place place = ahead;
        if (place == null || !handler.agrees) {
            return null;
        }
        advance();
        if (ahead == null) {
            boolean unclosed = !broken && lines.endsOpen();
            long last = broken ? handler.firstLine - 1 : Long.MAX_VALUE;
            return unclosed || !handler.agrees ? null : place.endingAt(last);
        }
        return handler.agrees ? place.endingAt(ahead.firstLine() - 1) : null;
    }

    private void advance() throws IOException {
        try {
            ahead = !broken && records.hasNext() ? records.next() : null;
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        } catch (CsvParseException unfinished) {
            broken = true;
            ahead = null;
        }
    }

    @Override
    public void close() throws IOException {
        records.close();
    }

    private static final class Handler extends CsvCallbackHandler<Place> {

        private List<String> cells = new ArrayList<>();
        private RecordType type = RecordType.EMPTY;
        private long recordNo;
        private long firstLine = 1;
        private long breaks;
        private int bare;
        private boolean agrees = true;

        @Override
        protected void beginRecord(long startingLineNumber) {
            cells = new ArrayList<>();
            type = RecordType.EMPTY;
            bare = 0;
            breaks = 0;
            agrees &= startingLineNumber == firstLine;
        }

        @Override
        protected void addField(char[] buffer, int offset, int length, boolean quoted) {
            type = RecordType.DATA;
            bare = length == 0 && !quoted ? bare + 1 : 0;
            cells.add(QuotedLines.restored(new String(buffer, offset, length)));
            for (int i = offset; i < offset + length; i++) {
                boolean second = buffer[i] == '\n' && i > offset && buffer[i - 1] == '\r';
                breaks += (buffer[i] == '\r' || buffer[i] == '\n') && !second ? 1 : 0;
            }
        }

        @Override
        protected Place buildRecord() {
            recordNo++;
            if (recordNo == 1 && CsvRecordHandler.saysDelimiter(cells)) {
                recordNo = 0;
            }
            long first = firstLine;
            firstLine += 1 + breaks;
            return new Place(recordNo, first, first, cells, bare);
        }

        @Override
        protected RecordType getRecordType() {
            return type;
        }

        @Override
        protected int getFieldCount() {
            return cells.size();
        }

        @Override
        protected void setComment(char[] buffer, int offset, int length) {
            throw new IllegalStateException("comments are not asked for");
        }

        @Override
        protected void setEmpty() {
            type = RecordType.EMPTY;
        }
    }
}
