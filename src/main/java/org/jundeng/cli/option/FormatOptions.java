// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.option;

import java.io.PrintWriter;
import org.jundeng.cli.terminal.AnswerStream;
import org.jundeng.cli.terminal.AnswerStreams;
import org.jundeng.cli.terminal.AnswerTable;
import org.jundeng.cli.terminal.UnusableRequest;
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

    @Option(names = "--bom", description = "CSV with a byte order mark, by which Excel knows UTF-8.")
    private boolean byteOrderMark;

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

    /**
     * Throws {@link UnusableRequest} if {@code --bom} was given without {@code --csv}. What prints calls it; a command
     * that works for long before it prints calls it first.
     */
    public void check() {
        if (byteOrderMark && !csv) {
            throw new UnusableRequest("--bom belongs to --csv: add --csv, or leave --bom out");
        }
    }

    /** Prints the answer in this format; CSV if both were asked for. An empty table is not printed. */
    public void print(AnswerTable answer, PrintWriter out) {
        check();
        if (byteOrderMark) {
            answer.asCsvWithMark(out);
        } else if (csv) {
            answer.asCsv(out);
        } else if (json) {
            answer.asJson(out);
        } else if (!answer.isEmpty()) {
            answer.asTable(out);
        }
    }

    /** An answer in this format that is printed row by row. The names head its columns, as in {@link AnswerTable}. */
    public AnswerStream stream(PrintWriter out, String... names) {
        check();
        if (csv) {
            return AnswerStreams.csv(out, byteOrderMark, names);
        }
        return json ? AnswerStreams.json(out, names) : AnswerStreams.table(out, names);
    }
}
