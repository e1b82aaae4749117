// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.option;

import java.io.PrintWriter;
import org.jundeng.cli.terminal.AnswerTable;
import picocli.CommandLine.Option;

/**
 * The options for the format of an answer: a table for people, or CSV or JSON for programs. Where a command needs
 * another help text for one of them, {@code help.properties} has it.
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

    /** Whether a person reads the answer: neither CSV nor JSON was asked for. */
    public boolean forPeople() {
        return !csv && !json;
    }

    /** Prints the answer in this format; CSV if both were asked for. An empty table is not printed. */
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
