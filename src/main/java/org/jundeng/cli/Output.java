// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli;

import java.io.PrintWriter;

/** Chooses the shape of an answer. */
final class Output {

    private Output() {}

    static void print(Answer answer, boolean csv, boolean json, PrintWriter out) {
        if (csv) {
            answer.asCsv(out);
        } else if (json) {
            answer.asJson(out);
        } else if (!answer.isEmpty()) {
            answer.asTable(out);
        }
    }
}
