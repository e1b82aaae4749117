// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.terminal;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** A table for people, whose columns are as wide as the cells of the first rows. Without a row there is no header. */
final class TableStream extends AnswerStream {

    private static final int MEASURED_ROWS = 1000;

    private final PrintWriter out;
    private final List<String> names;
    private final List<List<String>> measured = new ArrayList<>();
    private int[] widths;

    TableStream(PrintWriter screen, String... names) {
        super(screen);
        this.out = screen;
        this.names = List.of(names);
    }

    @Override
    void print(Object... cells) {
        List<String> row = new ArrayList<>(cells.length);
        for (Object cell : cells) {
            row.add(AnswerCells.text(cell));
        }
        if (widths != null) {
            out.println(AnswerCells.line(row, widths));
            return;
        }
        measured.add(row);
        if (measured.size() == MEASURED_ROWS) {
            printMeasured();
        }
    }

    private void printMeasured() {
        widths = AnswerCells.widths(names, measured);
        out.println(AnswerCells.line(names, widths));
        measured.forEach(row -> out.println(AnswerCells.line(row, widths)));
        measured.clear();
    }

    @Override
    void finish() {
        if (!measured.isEmpty()) {
            printMeasured();
        }
    }
}
