// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.terminal;

import java.io.PrintWriter;

/** Lines without a header, their cells with tabs between them, for texts that have neither tabs nor line breaks. */
final class LinesStream extends AnswerStream {

    private final PrintWriter out;

    LinesStream(PrintWriter screen) {
        super(screen);
        out = Screen.forPrograms(screen);
    }

    @Override
    void print(Object... cells) {
        for (int i = 0; i < cells.length; i++) {
            out.write(i == 0 ? "" : "\t");
            out.write(AnswerCells.text(cells[i]));
        }
        out.write("\n");
    }

    @Override
    void finish() {
        out.flush();
    }
}
