// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.terminal;

import java.io.PrintWriter;

/** Begins an answer that is printed row by row. The names head its columns and are its field names in JSON. */
public final class AnswerStreams {

    private AnswerStreams() {}

    /**
     * A table with aligned columns. The widths are those of the first rows; a longer cell shifts the rest of its line.
     */
    public static AnswerStream table(PrintWriter screen, String... names) {
        return new TableStream(screen, names);
    }

    /**
     * CSV by RFC 4180 with a header.
     *
     * @param byteOrderMark whether it begins with U+FEFF, by which spreadsheets know UTF-8
     */
    public static AnswerStream csv(PrintWriter screen, boolean byteOrderMark, String... names) {
        return new CsvStream(screen, byteOrderMark, names);
    }

    /**
     * Lines without a header, unchanged, their cells with tabs between them. No cell may have a tab or a line break in
     * it.
     */
    public static AnswerStream lines(PrintWriter screen) {
        return new LinesStream(screen);
    }

    /** An array of objects. */
    public static AnswerStream json(PrintWriter screen, String... names) {
        return new JsonStream(screen, names);
    }
}
