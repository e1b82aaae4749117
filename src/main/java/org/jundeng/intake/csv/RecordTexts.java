// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.csv;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import org.jundeng.contract.FileForm;
import org.jundeng.intake.csv.CsvRecordHandler.CsvRecord;
import org.jundeng.intake.text.DecodingReader;

/** The records of a CSV file as the text that they stand in. They are numbered as those of {@link CsvRecords} are. */
public final class RecordTexts {

    private RecordTexts() {}

    /**
     * The texts of the records with the numbers sought, as far as {@code text} has them; it is closed. Blanks around
     * the quotation marks of a cell may stand within them.
     */
    public static Map<Long, String> of(DecodingReader text, FileForm.CsvDialect dialect, SortedSet<Long> sought)
            throws IOException {
        Map<Long, String> found = new HashMap<>();
        QuotedLines lines = new QuotedLines(text, dialect);
        OneByOne oneByOne = new OneByOne(lines);
        CsvRecordHandler handler = new CsvRecordHandler(text, lines);
        try (CloseableIterator<CsvRecord> records =
                CsvRecords.reader(dialect, handler, oneByOne).iterator()) {
            while (records.hasNext()) {
                long no = records.next().no();
                if (sought.contains(no)) {
                    found.put(no, QuotedLines.restored(oneByOne.lastRecord()));
                }
                if (no >= sought.last()) {
                    break;
                }
                oneByOne.forget();
            }
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        } catch (CsvParseException broken) {
            // Nothing is known of the rows behind.
        }
        return found;
    }

    /**
     * Gives the parser single characters on request, so that what it has requested is exactly what its records consist
     * of.
     */
    private static final class OneByOne extends FilterReader {

        private final StringBuilder given = new StringBuilder();

        OneByOne(Reader text) {
            super(new BufferedReader(text, 1 << 14));
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            int next = in.read();
            if (next < 0) {
                return -1;
            }
            buffer[offset] = (char) next;
            given.append((char) next);
            return 1;
        }

        void forget() {
            given.setLength(0);
        }

        /** The characters given since the last record, without leading blank lines. */
        String lastRecord() {
            return given.toString();
        }
    }
}
