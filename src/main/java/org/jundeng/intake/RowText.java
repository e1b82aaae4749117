// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jundeng.contract.Contract;
import org.jundeng.contract.FileForm;
import org.jundeng.intake.csv.RecordTexts;
import org.jundeng.intake.json.JsonRecords;
import org.jundeng.intake.table.TableRecord;
import org.jundeng.intake.table.TableRecords;
import org.jundeng.intake.text.BadBytes;

/** The original text of a row in a delivery. */
public final class RowText {

    private RowText() {}

    /**
     * The text of the row with the number {@code rowNo}, without its line end; bytes that cannot be decoded become
     * U+FFFD. Empty where the delivery has no such row.
     */
    public static Optional<String> of(Path bytes, Contract contract, long rowNo) throws IOException {
        return Optional.ofNullable(of(bytes, contract, Set.of(rowNo)).get(rowNo));
    }

    /** The texts of several rows by their numbers, read in one go; without those that the delivery lacks. */
    public static Map<Long, String> of(Path bytes, Contract contract, Set<Long> rowNos) throws IOException {
        SortedSet<Long> sought = new TreeSet<>(rowNos);
        if (sought.isEmpty()) {
            return Map.of();
        }
        Map<Long, String> texts =
                contract.form().isTable() ? table(bytes, contract, sought) : json(bytes, contract, sought);
        texts.replaceAll((no, row) -> row.replace(BadBytes.MARK, '\uFFFD').strip());
        return texts;
    }

    private static Map<Long, String> table(Path bytes, Contract contract, SortedSet<Long> sought) throws IOException {
        return DeliveryOpener.isWorkbook(bytes, contract)
                ? sheet(bytes, contract, sought)
                : csv(bytes, contract, sought);
    }

    /** A row of a sheet has no text of its own: its cells, with a tab between them. */
    private static Map<Long, String> sheet(Path bytes, Contract contract, SortedSet<Long> sought) throws IOException {
        Map<Long, String> found = new HashMap<>();
        try (TableFile file = TableFile.of(bytes, contract);
                TableRecords records = DeliveryOpener.sheet(file.path(), contract)) {
            TableRecord record = records == null ? null : records.next();
            while (record != null && record.no() <= sought.last()) {
                if (sought.contains(record.no())) {
                    found.put(record.no(), String.join("\t", record.cells()));
                }
                record = records.next();
            }
        }
        return found;
    }

    private static Map<Long, String> csv(Path bytes, Contract contract, SortedSet<Long> sought) throws IOException {
        FileForm.CsvDialect dialect =
                DeliveryOpener.inItsDialect(bytes, contract).form().csv();
        return RecordTexts.of(DeliveryOpener.text(bytes, contract), dialect, sought);
    }

    private static Map<Long, String> json(Path bytes, Contract contract, SortedSet<Long> sought) throws IOException {
        Map<Long, String> asItCame = json(bytes, contract, contract.form().records(), sought);
        return !asItCame.isEmpty() || contract.form().records() == null || contract.source() == null
                ? asItCame
                : json(bytes, contract, null, sought);
    }

    private static Map<Long, String> json(Path bytes, Contract contract, String pointer, SortedSet<Long> sought)
            throws IOException {
        List<Place> places = new ArrayList<>();
        try (JsonRecords records = JsonRecords.over(DeliveryOpener.text(bytes, contract), contract.form())) {
            if (!records.find(pointer)) {
                return new HashMap<>();
            }
            for (long no = 1; no <= sought.last() && records.next(); no++) {
                long start = records.beginsAt();
                records.parser().skipChildren();
                if (sought.contains(no)) {
                    places.add(new Place(no, start, records.charNo()));
                }
            }
        } catch (JsonProcessingException broken) {
            // Nothing is known of the rows behind.
        }
        return at(places, bytes, contract);
    }

    /** Where the characters of a row begin and end. */
    private record Place(long rowNo, long start, long end) {}

    private static Map<Long, String> at(List<Place> places, Path bytes, Contract contract) throws IOException {
        Map<Long, String> texts = new HashMap<>();
        if (places.isEmpty()) {
            return texts;
        }
        try (Reader text = new BufferedReader(DeliveryOpener.text(bytes, contract))) {
            long position = 0;
            for (Place place : places) {
                while (position < place.start()) {
                    position += text.skip(place.start() - position);
                }
                StringBuilder row = new StringBuilder();
                for (; position < place.end(); position++) {
                    row.append((char) text.read());
                }
                texts.put(place.rowNo(), row.toString());
            }
        }
        return texts;
    }
}
