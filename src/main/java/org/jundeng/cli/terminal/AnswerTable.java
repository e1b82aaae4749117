// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.terminal;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The answer of a command that is known whole: rows with named columns, printed as a table for people, or as CSV or
 * JSON for programs. An answer of any size is an {@link AnswerStream}.
 */
public final class AnswerTable {

    private final List<String> names;
    private final List<Object[]> rows = new ArrayList<>();

    /** An empty table. The names head its columns, in CSV too, and are its field names in JSON. */
    public AnswerTable(String... names) {
        this.names = List.of(names);
    }

    /** Adds a row; null means absent. Decimals keep all their digits, and {@link RawJson} is not quoted in JSON. */
    public void add(Object... cells) {
        rows.add(cells.clone());
    }

    /**
     * A cell whose text already is JSON.
     *
     * @param text the JSON text
     */
    public record RawJson(@JsonRawValue @JsonValue String text) implements AnswerCells.AsItIs {
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
        List<List<String>> texts = rows.stream().map(AnswerTable::texts).toList();
        int[] widths = AnswerCells.widths(names, texts);
        out.println(AnswerCells.line(names, widths));
        texts.forEach(row -> out.println(AnswerCells.line(row, widths)));
        out.flush();
    }

    private static List<String> texts(Object... cells) {
        List<String> texts = new ArrayList<>(cells.length);
        for (Object cell : cells) {
            texts.add(AnswerCells.text(cell));
        }
        return texts;
    }

    /**
     * Prints CSV by RFC 4180 with a header. An absent value is an empty cell, and a spreadsheet takes no text for a
     * formula.
     */
    public void asCsv(PrintWriter screen) {
        print(AnswerStreams.csv(screen, false, names.toArray(String[]::new)));
    }

    /** As {@link #asCsv}, with a byte order mark in front, by which spreadsheets know UTF-8. */
    public void asCsvWithMark(PrintWriter screen) {
        print(AnswerStreams.csv(screen, true, names.toArray(String[]::new)));
    }

    /** Prints an array of objects. Numbers keep all their digits, and an absent value is null. */
    public void asJson(PrintWriter screen) {
        print(AnswerStreams.json(screen, names.toArray(String[]::new)));
    }

    private void print(AnswerStream stream) {
        rows.forEach(stream::add);
        stream.end();
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
        for (Object[] row : rows) {
            Map<String, Object> object = new LinkedHashMap<>();
            for (int i = 0; i < names.size(); i++) {
                object.put(names.get(i), AnswerCells.value(row[i]));
            }
            objects.add(object);
        }
        return objects;
    }

    /** Writes maps, lists, texts and numbers as JSON text. */
    public static String json(Object content) {
        return AnswerCells.json(content);
    }
}
