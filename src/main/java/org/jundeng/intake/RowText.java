// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jundeng.contract.Contract;
import org.jundeng.contract.FileForm;

/** The original text of a row in a delivery. */
public final class RowText {

    private RowText() {}

    /**
     * The text of the row with the number {@code rowNo}, without its line end; bytes that cannot be decoded become
     * U+FFFD. Empty where the delivery has no such row.
     */
    public static Optional<String> of(Path bytes, Contract contract, long rowNo) throws IOException {
        Optional<String> text = contract.form().format() == FileForm.Format.CSV
                ? csv(bytes, contract, rowNo)
                : json(bytes, contract, rowNo);
        return text.map(row -> row.replace(BadBytes.MARK, '\uFFFD').strip());
    }

    private static Optional<String> csv(Path bytes, Contract contract, long rowNo) throws IOException {
        DecodingReader text = DeliveryOpener.text(bytes, contract);
        OneByOne oneByOne = new OneByOne(text);
        CsvRecordHandler handler = new CsvRecordHandler(text);
        try (CloseableIterator<CsvRecordHandler.CsvRecord> records =
                CsvRows.reader(contract.form().csv(), handler, oneByOne).iterator()) {
            while (records.hasNext()) {
                long no = records.next().no();
                if (no >= rowNo) {
                    return no == rowNo ? Optional.of(oneByOne.lastRecord()) : Optional.empty();
                }
                oneByOne.forget();
            }
            return Optional.empty();
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        } catch (CsvParseException broken) {
            return Optional.empty();
        }
    }

    private static Optional<String> json(Path bytes, Contract contract, long rowNo) throws IOException {
        Optional<String> asItCame = json(bytes, contract, contract.form().records(), rowNo);
        return asItCame.isPresent() || contract.form().records() == null || contract.source() == null
                ? asItCame
                : json(bytes, contract, null, rowNo);
    }

    private static Optional<String> json(Path bytes, Contract contract, String pointer, long rowNo) throws IOException {
        try (JsonRecords records = JsonRecords.over(
                DeliveryOpener.text(bytes, contract), contract.form().more())) {
            if (!records.find(pointer)) {
                return Optional.empty();
            }
            for (long no = 1; records.next(); no++) {
                long start = records.parser().currentTokenLocation().getCharOffset();
                records.parser().skipChildren();
                if (no == rowNo) {
                    return Optional.of(between(bytes, contract, start, records.charNo()));
                }
            }
            return Optional.empty();
        } catch (JsonProcessingException broken) {
            return Optional.empty();
        }
    }

    private static String between(Path bytes, Contract contract, long start, long end) throws IOException {
        try (Reader text = new BufferedReader(DeliveryOpener.text(bytes, contract))) {
            for (long skipped = 0; skipped < start; ) {
                skipped += text.skip(start - skipped);
            }
            StringBuilder row = new StringBuilder();
            for (long i = start; i < end; i++) {
                row.append((char) text.read());
            }
            return row.toString();
        }
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
