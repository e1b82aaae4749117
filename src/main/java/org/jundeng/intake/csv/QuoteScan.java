// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.csv;

/**
 * A piece of text read by the grammar of CSV: how many cells it has, and whether its quotation marks stand where cells
 * begin and end.
 *
 * @param kind how it reads
 * @param cells how many cells there are, up to where it stops
 * @param bare whether a quotation mark stands in a cell that does not begin with one, as in {@code 5" pipe}
 * @param spaced whether blanks stand between a delimiter and the quotation marks of a cell
 * @param end where it stops: at a line end outside quotation marks, at the fault, or at the end of the text
 */
record QuoteScan(Kind kind, int cells, boolean bare, boolean spaced, int end) {

    /** How a piece of text reads. */
    enum Kind {
        /** It is a whole record. */
        CLEAN,
        /** It ends within quotation marks. */
        OPEN,
        /** Something other than a delimiter stands behind a closing quotation mark. */
        ODD
    }

    /** Reads the record that begins at {@code from}; line ends within quotation marks belong to it. */
    static QuoteScan of(char[] text, int from, int to, char delimiter) {
        int cells = 1;
        boolean bare = false;
        boolean spaced = false;
        int at = from;
        while (true) {
            int begin = behindBlanks(text, at, to, delimiter);
            int behind = at < to && text[at] == '"' ? behindQuoted(text, at + 1, to) : -1;
            if (behind < 0 && at < to && text[at] == '"') {
                return new QuoteScan(Kind.OPEN, cells, bare, spaced, to);
            }
            if (behind < 0 && begin > at && begin < to && text[begin] == '"') {
                behind = behindSpaced(text, begin, to, delimiter);
                spaced |= behind >= 0;
            }
            int end = behind < 0 ? behindPlain(text, at, to, delimiter) : behindBlanks(text, behind, to, delimiter);
            if (behind >= 0 && end < to && text[end] != delimiter && !isBreak(text[end])) {
                return new QuoteScan(Kind.ODD, cells, bare, spaced, end);
            }
            spaced |= behind >= 0 && end > behind;
            bare |= behind < 0 && end > at && text[at] != '=' && quotes(text, at, end) > 0;
            if (end == to || text[end] != delimiter) {
                return new QuoteScan(Kind.CLEAN, cells, bare, spaced, end);
            }
            cells++;
            at = end + 1;
        }
    }

    /** The place behind blanks, of which a delimiter is none. */
    static int behindBlanks(char[] text, int from, int to, char delimiter) {
        int at = from;
        while (at < to && (text[at] == ' ' || text[at] == '\t') && text[at] != delimiter) {
            at++;
        }
        return at;
    }

    private static int behindPlain(char[] text, int from, int to, char delimiter) {
        int at = from;
        while (at < to && text[at] != delimiter && !isBreak(text[at])) {
            at++;
        }
        return at;
    }

    /** The place behind a quoted cell that begins with blanks; -1 where its marks are no more than text. */
    private static int behindSpaced(char[] text, int quote, int to, char delimiter) {
        int behind = behindQuoted(text, quote + 1, to);
        int end = behind < 0 ? to : behindBlanks(text, behind, to, delimiter);
        boolean closed = behind >= 0 && (end == to || text[end] == delimiter || isBreak(text[end]));
        for (int at = quote; closed && at < behind; at++) {
            closed = !isBreak(text[at]);
        }
        return closed ? behind : -1;
    }

    /** The place behind the quotation mark that closes a cell; -1 where none does. */
    static int behindQuoted(char[] text, int from, int to) {
        for (int at = from; at < to; at++) {
            if (text[at] == '"') {
                if (at + 1 < to && text[at + 1] == '"') {
                    at++;
                } else {
                    return at + 1;
                }
            }
        }
        return -1;
    }

    static boolean isBreak(char c) {
        return c == '\n' || c == '\r';
    }

    /** How many cells a line has where a quoted one that does not end as it should ends at the next delimiter. */
    static int cellsAtLeast(char[] line, int from, int to, char delimiter) {
        int cells = 1;
        for (int at = cellEnd(line, from, to, delimiter); at < to; at = cellEnd(line, at + 1, to, delimiter)) {
            cells++;
        }
        return cells;
    }

    /** Where the cell that begins at {@code from} ends: as it should or, where it does not, at the next delimiter. */
    static int cellEnd(char[] line, int from, int to, char delimiter) {
        return isQuoted(line, from, to, delimiter)
                ? behindBlanks(line, behindQuoted(line, behindBlanks(line, from, to, delimiter) + 1, to), to, delimiter)
                : behindPlain(line, from, to, delimiter);
    }

    /** Whether the cell that begins at {@code from} is quoted, and ends as it should. */
    static boolean isQuoted(char[] line, int from, int to, char delimiter) {
        int quote = behindBlanks(line, from, to, delimiter);
        int behind = quote < to && line[quote] == '"' ? behindQuoted(line, quote + 1, to) : -1;
        int end = behind < 0 ? to : behindBlanks(line, behind, to, delimiter);
        return behind >= 0 && (end == to || line[end] == delimiter);
    }

    /** How many quotation marks a line has. */
    static int quotes(char[] text, int from, int to) {
        int quotes = 0;
        for (int at = from; at < to; at++) {
            quotes += text[at] == '"' ? 1 : 0;
        }
        return quotes;
    }
}
