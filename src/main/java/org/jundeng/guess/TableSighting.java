// SPDX-License-Identifier: Apache-2.0
package org.jundeng.guess;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jundeng.contract.FileForm;
import org.jundeng.intake.csv.CsvRecords;
import org.jundeng.intake.table.TableRecord;
import org.jundeng.intake.table.TableRecords;
import org.jundeng.intake.text.DecodingReader;
import org.jundeng.intake.text.TextEncoding;

/** Looks at a table, as CSV or as a workbook: dialect, header, and each cell below it. */
final class TableSighting {

    private static final int ROWS_FOR_THE_HEAD = 40;
    private static final int MOST_TITLES = 5;
    private static final String DELIMITERS = ",;\t|";

    private TableSighting() {}

    /** Opens the records of a table from its first one. */
    @FunctionalInterface
    interface Source {
        TableRecords open() throws IOException;
    }

    static FileSighting csv(Path file, TextEncoding encoding, CellSense sense) throws IOException {
        String delimiter = delimiter(file, encoding);
        FileSighting.Form form = new FileSighting.Form(
                FileSighting.Kind.CSV,
                encoding.charset().name(),
                Files.size(file),
                encoding.markLength() > 0,
                delimiter,
                null,
                0,
                0);
        return of(() -> records(file, encoding, delimiter), form, sense);
    }

    private static CsvRecords records(Path file, TextEncoding encoding, String delimiter) throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        bytes.skipNBytes(encoding.markLength());
        return new CsvRecords(
                new DecodingReader(bytes, encoding.charset(), encoding.markLength()),
                new FileForm(
                        FileForm.Format.TABLE, null, new FileForm.CsvDialect(delimiter, 0, null), null, null, null));
    }

    /** The delimiter that splits most of the first rows into the same number of cells, of several the widest. */
    private static String delimiter(Path file, TextEncoding encoding) throws IOException {
        String best = ",";
        int bestScore = 0;
        for (int i = 0; i < DELIMITERS.length(); i++) {
            String delimiter = DELIMITERS.substring(i, i + 1);
            int score = score(file, encoding, delimiter);
            if (score > bestScore) {
                best = delimiter;
                bestScore = score;
            }
        }
        return best;
    }

    /** How many rows have the usual number of cells, times that number; 0 where that is one. */
    private static int score(Path file, TextEncoding encoding, String delimiter) throws IOException {
        Map<Integer, Integer> widths = new HashMap<>();
        try (CsvRecords records = records(file, encoding, delimiter)) {
            TableRecord record = records.next();
            for (int i = 0; record != null && i < ROWS_FOR_THE_HEAD; i++) {
                widths.merge(record.cells().length, 1, Integer::sum);
                record = records.next();
            }
        }
        return widths.entrySet().stream()
                .filter(width -> width.getKey() > 1)
                .mapToInt(width -> width.getValue() * (10 + Math.min(10, width.getKey())))
                .max()
                .orElse(0);
    }

    /** Looks at all records of a table. */
    static FileSighting of(Source source, FileSighting.Form form, CellSense sense) throws IOException {
        List<TableRecord> first = new ArrayList<>();
        try (TableRecords records = source.open()) {
            TableRecord record = records.next();
            while (record != null && first.size() < ROWS_FOR_THE_HEAD) {
                first.add(record);
                record = records.next();
            }
        }
        if (first.isEmpty()) {
            return new FileSighting(form, List.of(), List.of(), 0);
        }
        int at = HeadRow.in(first.stream().map(TableRecord::cells).toList(), sense);
        TableRecord head = first.get(at);
        List<ColumnSight> columns = new ArrayList<>();
        String[] headers = withoutBlanks(head.cells());
        for (int column = 0; column < headers.length; column++) {
            columns.add(new ColumnSight(headers[column].strip(), column, sense));
        }
        List<String> titles = first.subList(0, at).stream()
                .limit(MOST_TITLES)
                .map(record -> String.join(" ", record.cells()).strip())
                .toList();
        return new FileSighting(
                new FileSighting.Form(
                        form.kind(),
                        form.charset(),
                        form.bytes(),
                        form.marked(),
                        form.delimiter(),
                        null,
                        head.no(),
                        at),
                titles,
                columns,
                see(source, head.no(), columns));
    }

    private static long see(Source source, long headerNo, List<ColumnSight> columns) throws IOException {
        long rows = 0;
        try (TableRecords records = source.open()) {
            for (TableRecord record = records.next(); record != null; record = records.next()) {
                if (record.no() > headerNo) {
                    rows++;
                    for (ColumnSight column : columns) {
                        column.see(column.at < record.cells().length ? record.cells()[column.at] : "");
                    }
                }
            }
        }
        return rows;
    }

    private static String[] withoutBlanks(String[] cells) {
        int length = cells.length;
        while (length > 1 && cells[length - 1].isBlank()) {
            length--;
        }
        return Arrays.copyOf(cells, length);
    }
}
