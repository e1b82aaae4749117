// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.terminal;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import org.jundeng.finding.SpreadsheetCell;

/** CSV by RFC 4180. An absent value is an empty cell, and a spreadsheet takes no text for a formula. */
final class CsvStream extends AnswerStream {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final CsvWriter csv;

    CsvStream(PrintWriter screen, boolean byteOrderMark, String... names) {
        super(screen);
        PrintWriter out = Screen.forPrograms(screen);
        // On a terminal, where forPrograms gives back the screen itself, the mark would be shown.
        if (byteOrderMark && out != screen) {
            out.write(BYTE_ORDER_MARK);
        }
        csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
        csv.writeRecord(names);
    }

    @Override
    void print(Object... cells) {
        String[] texts = new String[cells.length];
        for (int i = 0; i < cells.length; i++) {
            String text = AnswerCells.text(cells[i]);
            texts[i] = cells[i] instanceof Number ? text : SpreadsheetCell.of(text);
        }
        csv.writeRecord(texts);
    }

    @Override
    void finish() {
        try {
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("writing the answer", e);
        }
    }
}
