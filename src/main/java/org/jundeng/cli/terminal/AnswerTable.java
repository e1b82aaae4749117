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

/** The answer of a command: rows with named columns, printed as a table for people, or as CSV or JSON for programs. */
public final class AnswerTable {

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
    private static final int WIDEST_COLUMN = 60;

    private final List<String> names;
    private final List<List<String>> rows = new ArrayList<>();
    private final List<List<Object>> values = new ArrayList<>();

    /** An empty table. The names head its columns, in CSV too, and are its field names in JSON. */
    public AnswerTable(String... names) {
        this.names = List.of(names);
    }

    /** Adds a row; null means absent. Decimals keep all their digits, and {@link RawJson} is not quoted in JSON. */
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
     * A cell whose text already is JSON.
     *
     * @param text the JSON text
     */
    public record RawJson(@JsonRawValue @JsonValue String text) {
        @Override
        public String toString() {
            return text;
        }
    }

    /** Whether it has no rows. */
    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /**
     * Prints aligned columns, where a wide CJK character counts as two. An absent value is an empty cell, and control
     * characters are written out.
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

    /** The width of a column, with an upper limit; a longer cell shifts the rest of its line. */
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

    /**
     * Prints CSV by RFC 4180 with a header. An absent value is an empty cell, and a spreadsheet takes no text for a
     * formula.
     */
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
            // The CSV writer buffers, too.
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

    /** Prints an array of objects. Numbers keep all their digits, and an absent value is null. */
    public void asJson(PrintWriter out) {
        json(json(), out);
    }

    /** Prints JSON text that {@link #json()} and its like made, with every control character as a JSON escape. */
    public static void json(String json, PrintWriter screen) {
        PrintWriter out = Screen.forPrograms(screen);
        out.write(SafeText.keepingLineBreaks(json));
        out.println();
        out.flush();
    }

    /** The text that {@link #asJson} prints. */
    public String json() {
        return json(objects());
    }

    /** The first row as a JSON object. */
    public String onlyRowAsJson() {
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

    /** Writes maps, lists, texts and numbers as JSON text. */
    public static String json(Object content) {
        try {
            return JSON.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can always be written as JSON", e);
        }
    }
}
