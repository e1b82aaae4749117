// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.option;

import java.io.PrintWriter;
import org.jundeng.cli.terminal.AnswerTable;
import picocli.CommandLine.Option;

/**
 * In which format an answer is printed: a table for people, or CSV or JSON for programs. A command whose answer needs
 * another description of an option has it in {@code help.properties}.
 */
public final class FormatOptions {

    @Option(names = "--csv", description = "UTF-8 with a header.")
    private boolean csv;

    @Option(names = "--json", description = "An array of objects.")
    private boolean json;

    /** Whether CSV was asked for. */
    public boolean csv() {
        return csv;
    }

    /** Whether JSON was asked for. */
    public boolean json() {
        return json;
    }

    /** Whether neither CSV nor JSON was asked for: a person reads the answer. */
    public boolean forPeople() {
        return !csv && !json;
    }

    /** Prints the answer in this format. Where both were asked for, it is CSV; an empty table is not printed. */
    public void print(AnswerTable answer, PrintWriter out) {
        if (csv) {
            answer.asCsv(out);
        } else if (json) {
            answer.asJson(out);
        } else if (!answer.isEmpty()) {
            answer.asTable(out);
        }
    }
}
