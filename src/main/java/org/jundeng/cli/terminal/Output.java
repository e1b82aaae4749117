// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.terminal;

import java.io.PrintWriter;

/** Chooses the shape of an answer. */
public final class Output {

    private Output() {}

    /** Prints CSV or JSON where that is asked for, else a table; an empty table is not printed. */
    public static void print(AnswerTable answer, boolean csv, boolean json, PrintWriter out) {
        if (csv) {
            answer.asCsv(out);
        } else if (json) {
            answer.asJson(out);
        } else if (!answer.isEmpty()) {
            answer.asTable(out);
        }
    }
}
