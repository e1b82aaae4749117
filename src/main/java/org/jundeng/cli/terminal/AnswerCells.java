// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.terminal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.math.BigDecimal;
import java.util.List;

/** How the cells of an answer look: as text, in a line of a table, and in JSON. */
final class AnswerCells {

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
    private static final int WIDEST_COLUMN = 60;

    private AnswerCells() {}

    /** A cell that is no text in JSON, although it is no number. */
    interface AsItIs {}

    /** A cell in a table and in CSV; null for an absent one. */
    static String text(Object cell) {
        if (cell == null) {
            return null;
        }
        return cell instanceof BigDecimal decimal ? decimal.toPlainString() : cell.toString();
    }

    /** A cell in JSON: numbers and JSON text as they are, anything else as text. */
    static Object value(Object cell) {
        boolean itself = cell == null || cell instanceof Number || cell instanceof AsItIs;
        return itself ? cell : cell.toString();
    }

    /** One line of a table. */
    static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = shown(row.get(i));
            line.append(cell).append(" ".repeat(2 + Math.max(0, widths[i] - cells(cell))));
        }
        return line.toString().stripTrailing();
    }

    /** The width of each column, with an upper limit; a longer cell shifts the rest of its line. */
    static int[] widths(List<String> names, List<List<String>> rows) {
        int[] widths = new int[names.size()];
        for (int i = 0; i < widths.length; i++) {
            int widest = cells(names.get(i));
            for (List<String> row : rows) {
                widest = Math.max(widest, cells(shown(row.get(i))));
            }
            widths[i] = Math.min(widest, WIDEST_COLUMN);
        }
        return widths;
    }

    private static String shown(String cell) {
        return cell == null ? "" : SafeText.onOneLine(cell);
    }

    private static int cells(String text) {
        return text.codePoints().map(point -> point < 0x1100 ? 1 : 2).sum();
    }

    /** Writes maps, lists, texts and numbers as JSON text. */
    static String json(Object content) {
        try {
            return JSON.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can always be written as JSON", e);
        }
    }
}
