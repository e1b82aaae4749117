// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.terminal;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jundeng.finding.SpreadsheetCell;

/** What a command answers: rows under names, printed as a table for people, as CSV or as JSON for programs. */
public final class AnswerTable {

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
    private static final int WIDEST_COLUMN = 60;

    private final List<String> names;
    private final List<List<String>> rows = new ArrayList<>();
    private final List<List<Object>> values = new ArrayList<>();

    /** No row yet, under these names: those of the columns, of the CSV header and of the fields in JSON. */
    public AnswerTable(String... names) {
        this.names = List.of(names);
    }

    /** Adds a row; null stands for absence. Decimals keep all their digits, a {@link RawJson} stays what it is. */
    public void add(Object... cells) {
        List<String> row = new ArrayList<>(cells.length);
        List<Object> value = new ArrayList<>(cells.length);
        for (Object cell : cells) {
            row.add(cell == null ? null : text(cell));
            boolean itself = cell == null || cell instanceof Number || cell instanceof RawJson;
            value.add(itself ? cell : cell.toString());
        }
        rows.add(row);
        values.add(value);
    }

    private static String text(Object cell) {
        return cell instanceof BigDecimal decimal ? decimal.toPlainString() : cell.toString();
    }

    /**
     * A cell that is JSON already.
     *
     * @param text the JSON text
     */
    public record RawJson(@JsonRawValue @JsonValue String text) {
        @Override
        public String toString() {
            return text;
        }
    }

    /** Whether it has no row. */
    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /**
     * A table with aligned columns; wide CJK characters count twice. Absence is an empty cell, and control characters
     * are written out.
     */
    public void asTable(PrintWriter out) {
        int[] widths = new int[names.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = width(i);
        }
        out.println(line(names, widths));
        rows.forEach(row -> out.println(line(row, widths)));
        out.flush();
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = shown(row.get(i));
            line.append(cell).append(" ".repeat(2 + Math.max(0, widths[i] - cells(cell))));
        }
        return line.toString().stripTrailing();
    }

    /** What a column takes; one with a longer cell lets that line run on. */
    private int width(int column) {
        int widest = cells(names.get(column));
        for (List<String> row : rows) {
            widest = Math.max(widest, cells(shown(row.get(column))));
        }
        return Math.min(widest, WIDEST_COLUMN);
    }

    private static String shown(String cell) {
        return cell == null ? "" : SafeText.onOneLine(cell);
    }

    private static int cells(String text) {
        return text.codePoints().map(point -> point < 0x1100 ? 1 : 2).sum();
    }

    /** RFC 4180 with a header, in UTF-8; absence is an empty cell, and no text is a formula to a spreadsheet. */
    public void asCsv(PrintWriter screen) {
        PrintWriter out = Screen.forPrograms(screen);
        try {
            CsvWriter csv = CsvWriter.builder()
                    .lineDelimiter(de.siegmar.fastcsv.writer.LineDelimiter.LF)
                    .build(out);
            csv.writeRecord(names);
            for (int i = 0; i < rows.size(); i++) {
                csv.writeRecord(inCsv(i));
            }
            // It has a buffer of its own before that of the output.
            csv.flush();
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("writing the answer", e);
        }
    }

    private List<String> inCsv(int row) {
        List<String> cells = new ArrayList<>(rows.get(row));
        for (int i = 0; i < cells.size(); i++) {
            if (!(values.get(row).get(i) instanceof Number)) {
                cells.set(i, SpreadsheetCell.of(cells.get(i)));
            }
        }
        return cells;
    }

    /** An array of objects; numbers are numbers, with all their digits, and absence is null. */
    public void asJson(PrintWriter out) {
        json(json(), out);
    }

    /** Prints JSON that was made of answers; the same text, with all control characters written in JSON's way. */
    public static void json(String json, PrintWriter screen) {
        PrintWriter out = Screen.forPrograms(screen);
        out.write(SafeText.lines(json));
        out.println();
        out.flush();
    }

    /** What {@link #asJson} prints, as text. */
    public String json() {
        return json(objects());
    }

    /** The first row alone, as an object. */
    public String firstAsJson() {
        return json(objects().get(0));
    }

    private List<Map<String, Object>> objects() {
        List<Map<String, Object>> objects = new ArrayList<>();
        for (List<Object> row : values) {
            Map<String, Object> object = new LinkedHashMap<>();
            for (int i = 0; i < names.size(); i++) {
                object.put(names.get(i), row.get(i));
            }
            objects.add(object);
        }
        return objects;
    }

    /** The JSON text of maps, lists, texts and numbers. */
    public static String json(Object content) {
        try {
            return JSON.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can always be written as JSON", e);
        }
    }
}
