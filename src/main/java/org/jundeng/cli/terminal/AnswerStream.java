// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.terminal;

import java.io.PrintWriter;

/**
 * An answer that is printed row by row while it is read, so that its size does not matter. It ends with {@link #end};
 * what broke off before has no end, and JSON shows that.
 */
public abstract class AnswerStream {

    /** So many rows are written before it is asked whether they still reach somebody. */
    private static final int ROWS_BETWEEN_LOOKS = 256;

    private final PrintWriter screen;
    private long rows;

    AnswerStream(PrintWriter screen) {
        this.screen = screen;
    }

    /**
     * Prints a row; null means absent. Decimals keep all their digits, and {@link AnswerTable.RawJson} is not quoted in
     * JSON. Throws {@link AnswerCutOff} once the rows no longer reach anybody.
     */
    public final void add(Object... cells) {
        print(cells);
        rows++;
        if (rows % ROWS_BETWEEN_LOOKS == 0 && Screen.trouble(screen) != null) {
            throw new AnswerCutOff();
        }
    }

    /** How many rows were printed. */
    public final long rows() {
        return rows;
    }

    /** Completes the answer. */
    public final void end() {
        finish();
        screen.flush();
    }

    abstract void print(Object... cells);

    abstract void finish();
}
