// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.api;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jundeng.api.ApiAnswer;
import org.jundeng.api.ApiColumn;
import org.jundeng.finding.SpreadsheetCell;

/**
 * CSV as the commands print it: a header, UTF-8, an absent value as an empty cell, and no text that a spreadsheet takes
 * for a formula.
 */
final class CsvForm implements AnswerForm {

    @Override
    public String type() {
        return "text/csv";
    }

    @Override
    public String contentType() {
        return "text/csv; charset=utf-8; header=present";
    }

    @Override
    public Writing begin(List<ApiColumn> columns, OutputStream out) {
        CsvWriter csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        csv.writeRecord(columns.stream()
                .map(column -> SpreadsheetCell.of(column.name()))
                .toList());
        return new Rows(csv);
    }

    /** The rows. */
    private record Rows(CsvWriter csv) implements Writing {

        @Override
        public void row(Object... cells) {
            String[] texts = new String[cells.length];
            for (int i = 0; i < cells.length; i++) {
                texts[i] = text(cells[i]);
            }
            csv.writeRecord(texts);
        }

        /** Texts are defused as in the CSV of commands: people open these files in spreadsheets, too. */
        private static String text(Object cell) {
            if (cell instanceof BigDecimal decimal) {
                return decimal.toPlainString();
            }
            if (cell == null || cell instanceof Number) {
                return cell == null ? null : cell.toString();
            }
            return SpreadsheetCell.of(cell.toString());
        }

        @Override
        public void end(ApiAnswer answer, String next) {
            // Headers of the response say it: CSV has only rows.
        }

        @Override
        public void close() throws IOException {
            csv.close();
        }
    }
}
