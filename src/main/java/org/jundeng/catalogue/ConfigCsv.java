// SPDX-License-Identifier: Apache-2.0
package org.jundeng.catalogue;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jundeng.binding.Faults;
import org.jundeng.binding.NearestWord;

/** A CSV file of the configuration: in UTF-8, with a header. Faults are noted with their lines. */
record ConfigCsv(Path file, List<Row> rows) {

    /** A row with its line. */
    record Row(Path file, int line, NamedCsvRecord cells, Faults faults) {

        /** The cell's text; a required cell that is blank is a fault. */
        String required(String column) {
            String text = cells.getField(column).strip();
            if (text.isEmpty()) {
                fault(column + " is empty");
            }
            return text;
        }

        /** The cell's text; null where it is blank. */
        String optional(String column) {
            String text = cells.getField(column).strip();
            return text.isEmpty() ? null : text;
        }

        /** The cell as a date; null where it is blank, and, with a fault, where it is not a date. */
        LocalDate date(String column) {
            String text = optional(column);
            try {
                return text == null ? null : LocalDate.parse(text);
            } catch (DateTimeException noDate) {
                fault(column + " \"" + text + "\" is not a date such as 2014-07-10");
                return null;
            }
        }

        void fault(String message) {
            faults.add(file, line, message);
        }
    }

    static ConfigCsv read(Path file, List<String> columns, Faults faults) {
        List<Row> rows = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (NamedCsvRecord cells : reader) {
                if (rows.isEmpty() && !headerFits(file, cells.getHeader(), columns, faults)) {
                    return new ConfigCsv(file, List.of());
                }
                int line = (int) cells.getStartingLineNumber();
                if (cells.getFieldCount() == columns.size()) {
                    rows.add(new Row(file, line, cells, faults));
                } else {
                    faults.add(file, line, "has " + cells.getFieldCount() + " cells; the header has " + columns.size());
                }
            }
        } catch (NoSuchFileException absent) {
            faults.add(file, 0, "there is no such file");
        } catch (IOException | CsvParseException unreadable) {
            faults.add(file, 0, "cannot be read: " + unreadable);
        }
        return new ConfigCsv(file, rows);
    }

    private static boolean headerFits(Path file, List<String> header, List<String> columns, Faults faults) {
        int before = faults.all().size();
        for (String column : header) {
            if (!columns.contains(column)) {
                faults.add(file, 1, NearestWord.unknown("column", column, columns));
            }
        }
        columns.stream()
                .filter(column -> !header.contains(column))
                .forEach(column -> faults.add(file, 1, "column " + column + " is missing"));
        return faults.all().size() == before;
    }
}
