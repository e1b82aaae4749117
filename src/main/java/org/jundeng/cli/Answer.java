// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.TextTable;

/** What a command answers: rows under names, printed as a table for people, as CSV or as JSON for programs. */
final class Answer {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final int WIDEST_COLUMN = 60;

    private final List<String> names;
    private final List<List<String>> rows = new ArrayList<>();

    Answer(String... names) {
        this.names = List.of(names);
    }

    /** Adds a row; null stands for absence. */
    void add(Object... cells) {
        List<String> row = new ArrayList<>(cells.length);
        for (Object cell : cells) {
            row.add(cell == null ? null : cell.toString());
        }
        rows.add(row);
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** A table with aligned columns; wide CJK characters count twice. */
    void asTable(PrintWriter out) {
        Column[] columns = new Column[names.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = new Column(width(i) + 2, 0, Column.Overflow.WRAP);
        }
        TextTable table = TextTable.forColumns(Help.defaultColorScheme(Ansi.OFF), columns);
        table.setAdjustLineBreaksForWideCJKCharacters(true);
        table.addRowValues(names.toArray(String[]::new));
        rows.forEach(row -> table.addRowValues(
                row.stream().map(cell -> cell == null ? "" : cell).toArray(String[]::new)));
        out.print(table);
        out.flush();
    }

    private int width(int column) {
        int widest = cells(names.get(column));
        for (List<String> row : rows) {
            widest = Math.max(widest, row.get(column) == null ? 0 : cells(row.get(column)));
        }
        return Math.min(widest, WIDEST_COLUMN);
    }

    private static int cells(String text) {
        return text.codePoints().map(point -> point < 0x1100 ? 1 : 2).sum();
    }

    /** RFC 4180 with a header, in UTF-8; absence is an empty cell. */
    void asCsv(Writer out) {
        try {
            CsvWriter csv = CsvWriter.builder()
                    .lineDelimiter(de.siegmar.fastcsv.writer.LineDelimiter.LF)
                    .build(out);
            csv.writeRecord(names);
            rows.forEach(csv::writeRecord);
            csv.flush();
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("writing the answer", e);
        }
    }

    /** An array of objects; absence is null. */
    void asJson(PrintWriter out) {
        List<Map<String, String>> objects = new ArrayList<>();
        for (List<String> row : rows) {
            Map<String, String> object = new LinkedHashMap<>();
            for (int i = 0; i < names.size(); i++) {
                object.put(names.get(i), row.get(i));
            }
            objects.add(object);
        }
        try {
            out.println(JSON.writeValueAsString(objects));
            out.flush();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can always be written as JSON", e);
        }
    }
}
