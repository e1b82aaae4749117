// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.csv;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import org.jundeng.contract.FileForm;
import org.jundeng.intake.row.RowLimits;
import org.jundeng.intake.text.DecodingReader;

/**
 * The text of a CSV file, in which a stray quotation mark spoils its own line and no other. The quotation marks of such
 * a line become {@link #MARK}, by which the library's reader passes over them. A line is taken for such a one only
 * where its quotation marks cannot be read by the grammar, or only by joining lines that are whole rows each; and where
 * the lines around it say how many cells a row has. All other text is left as it is.
 */
final class QuotedLines extends Reader {

    /** A lone low surrogate stands for a quotation mark in a line with a stray one, since no decoder yields one. */
    static final char MARK = '\uDCFE';

    private static final int PIECE = 1 << 16;
    private static final int MOST_LINES_BELOW = 16;
    private static final int SURELY_CELLS = 3;
    /** Of so many first lines each one is counted, since the header is among them. */
    private static final int FIRST_LINES = 64;

    private final DecodingReader text;
    private final char delimiter;
    private char[] held = new char[2 * PIECE];
    private int from;
    private int safe;
    private int to;
    private boolean ended;
    private boolean any;
    private boolean givenUp;
    private boolean endsOpen;
    private int above;
    /** The most cells that a line has had so far, which are those of the header where rows leave some out. */
    private int most;

    private int firstLines;
    private long given;
    private long lastBreakNo = -1;

    /** The lines of {@code text} in a dialect; closing them closes the text. */
    QuotedLines(DecodingReader text, FileForm.CsvDialect dialect) {
        this.text = text;
        this.delimiter = dialect.delimiter().charAt(0);
    }

    /** The text with its quotation marks as they were delivered. */
    static String restored(String marked) {
        if (marked.indexOf(MARK) < 0) {
            return marked;
        }
        char[] all = marked.toCharArray();
        for (int i = 0; i < all.length; i++) {
            all[i] = isMark(all, i, 0) ? '"' : all[i];
        }
        return new String(all);
    }

    /** Whether the character stands for a quotation mark, and is no half of a rare letter. */
    static boolean isMark(char[] text, int at, int from) {
        return text[at] == MARK && (at == from || !Character.isHighSurrogate(text[at - 1]));
    }

    /** Whether a line with a stray quotation mark was met so far. */
    boolean hasMarks() {
        return any;
    }

    /** Whether the text, which was read to its end, ends within quotation marks. */
    boolean endsOpen() {
        return endsOpen;
    }

    /** Whether a line ended within the last {@code count} characters given. */
    boolean brokeWithin(long count) {
        return lastBreakNo >= 0 && given - lastBreakNo <= count;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (from == safe) {
            if (ended && safe == to) {
                return -1;
            }
            advance();
        }
        int count = Math.min(length, safe - from);
        System.arraycopy(held, from, buffer, offset, count);
        from += count;
        for (int at = count - 1; at >= 0; at--) {
            if (QuoteScan.isBreak(buffer[offset + at])) {
                lastBreakNo = given + at;
                break;
            }
        }
        given += count;
        return count;
    }

    /** Finds out how much further the text may be given as it stands. */
    private void advance() throws IOException {
        if (from == to || from > held.length / 2) {
            System.arraycopy(held, from, held, 0, to - from);
            to -= from;
            from = 0;
            safe = 0;
        }
        if (safe == to && !more()) {
            return;
        }
        int quote = givenUp ? -1 : next('"', safe);
        int lines = behindLastBreak(safe, quote < 0 ? to : quote);
        if (quote < 0 && (givenUp || ended || tooLong())) {
            safe = to;
        } else if (lines > safe) {
            countAbove(safe, lines);
            safe = lines;
        } else if (quote >= 0) {
            judge();
        } else {
            more();
        }
    }

    private boolean tooLong() {
        return to - safe > RowLimits.MOST_CHARACTERS;
    }

    /** Reads on; false at the end of the text, and where a record would be too long. */
    private boolean more() throws IOException {
        if (ended || tooLong()) {
            return false;
        }
        if (held.length - to < PIECE / 8) {
            held = Arrays.copyOf(held, held.length * 2);
        }
        int count = text.read(held, to, Math.min(PIECE, held.length - to));
        ended = count < 0;
        to += Math.max(0, count);
        return !ended;
    }

    private int next(char sought, int start) {
        for (int at = start; at < to; at++) {
            if (held[at] == sought) {
                return at;
            }
        }
        return -1;
    }

    private int behindLastBreak(int start, int end) {
        for (int at = end - 1; at >= start; at--) {
            if (QuoteScan.isBreak(held[at])) {
                return at + 1;
            }
        }
        return start;
    }

    /** Keeps the number of cells of the last of some lines without quotation marks, and the most of the first lines. */
    private void countAbove(int start, int end) {
        for (int at = start; at < end && firstLines < FIRST_LINES; at++) {
            int line = at;
            while (at < end && !QuoteScan.isBreak(held[at])) {
                at++;
            }
            most = Math.max(most, QuoteScan.cellsAtLeast(held, line, at, delimiter));
            firstLines++;
        }
        int last = end;
        while (last > start && QuoteScan.isBreak(held[last - 1])) {
            last--;
        }
        int first = behindLastBreak(start, last);
        if (last > first) {
            above = QuoteScan.cellsAtLeast(held, first, last, delimiter);
            most = Math.max(most, above);
        }
    }

    /** Judges the line that begins behind what is safe, and has a quotation mark. */
    private void judge() throws IOException {
        int end = lineEnd(safe);
        QuoteScan line = QuoteScan.of(held, safe, end, delimiter);
        boolean stray = false;
        if (line.kind() == QuoteScan.Kind.CLEAN) {
            pass(line);
        } else if (line.kind() == QuoteScan.Kind.ODD) {
            stray = QuoteScan.quotes(held, safe, end) % 2 == 0 || isCertain(end, line);
            givenUp = !stray;
        } else {
            QuoteScan record = record();
            boolean legal = record.kind() == QuoteScan.Kind.CLEAN && !joinsRows(end, record);
            stray = !legal && (record.kind() == QuoteScan.Kind.CLEAN || isCertain(end, line));
            givenUp = !legal && !stray;
            endsOpen = givenUp && record.kind() == QuoteScan.Kind.OPEN && ended;
            if (legal) {
                pass(record);
            }
        }
        if (stray) {
            spoil(end);
        }
    }

    private void pass(QuoteScan record) throws IOException {
        above = record.cells();
        most = Math.max(most, above);
        if (record.spaced()) {
            moveBlanksIn(safe, record.end());
        }
        safe = behindBreak(record.end());
    }

    /** Moves blanks around quotation marks into the cells, where they mean as little as in one without such marks. */
    private void moveBlanksIn(int start, int end) {
        for (int at = start; at < end; at++) {
            int next = QuoteScan.cellEnd(held, at, end, delimiter);
            if (QuoteScan.isQuoted(held, at, end, delimiter)) {
                swap(at, QuoteScan.behindBlanks(held, at, end, delimiter));
                int last = next - 1;
                while (held[last] != '"') {
                    last--;
                }
                swap(last, next - 1);
            }
            at = next;
        }
    }

    private void swap(int one, int other) {
        char kept = held[one];
        held[one] = held[other];
        held[other] = kept;
    }

    /** Marks the quotation marks of a line but for those that open and close a cell as they should. */
    private void spoil(int end) throws IOException {
        any = true;
        for (int at = safe; at < end; at++) {
            boolean quoted = QuoteScan.isQuoted(held, at, end, delimiter);
            int next = QuoteScan.cellEnd(held, at, end, delimiter);
            if (quoted) {
                moveBlanksIn(at, next);
            }
            for (; at < next; at++) {
                held[at] = held[at] == '"' && !quoted ? MARK : held[at];
            }
        }
        safe = behindBreak(end);
    }

    /**
     * Whether a record of several lines has a first and a last one that are whole rows each: as many cells as any line
     * above, or as the first one where only titles stand above it. The line right above tells less: a row may leave
     * cells out.
     */
    private boolean joinsRows(int end, QuoteScan record) {
        int last = behindLastBreak(end, record.end());
        int first = QuoteScan.cellsAtLeast(held, safe, end, delimiter);
        int whole = most >= SURELY_CELLS ? most : Math.max(first, SURELY_CELLS);
        return last > end && first >= whole && QuoteScan.cellsAtLeast(held, last, record.end(), delimiter) >= whole;
    }

    /**
     * Whether the line is a row of its own: the next line that has no doubtful quotation mark is a whole row; or the
     * line itself is one but for one quotation mark, which is not the last cell's, for that may be cut off.
     */
    private boolean isCertain(int end, QuoteScan line) throws IOException {
        int start = behindBreak(end);
        for (int i = 0; i < MOST_LINES_BELOW; i++) {
            if (start == to) {
                break;
            }
            int next = lineEnd(start);
            if (isBlank(start, next)) {
                start = behindBreak(next);
                continue;
            }
            QuoteScan below = QuoteScan.of(held, start, next, delimiter);
            if (below.kind() == QuoteScan.Kind.CLEAN && (!below.bare() || below.cells() != above)) {
                return !below.bare() && isRow(end, below.cells()) || isWholeItself(end, line);
            }
            start = behindBreak(next);
        }
        return isWholeItself(end, line);
    }

    /** Whether a row has so many cells, by the line above or the line itself. */
    private boolean isRow(int end, int cells) {
        return cells > 1 && (cells == above || cells == QuoteScan.cellsAtLeast(held, safe, end, delimiter));
    }

    private boolean isWholeItself(int end, QuoteScan line) {
        boolean mayBeCut = line.kind() == QuoteScan.Kind.OPEN && line.cells() == above || end == to;
        return !mayBeCut && above >= SURELY_CELLS && QuoteScan.cellsAtLeast(held, safe, end, delimiter) == above;
    }

    /** The record that begins behind what is safe, read as far as it may reach. */
    private QuoteScan record() throws IOException {
        QuoteScan record = QuoteScan.of(held, safe, to, delimiter);
        while (record.kind() != QuoteScan.Kind.ODD && record.end() == to && more()) {
            record = QuoteScan.of(held, safe, to, delimiter);
        }
        return record;
    }

    /** Where the line that begins at {@code start} ends; the end of what can be read where it has no line end. */
    private int lineEnd(int start) throws IOException {
        int at = start;
        do {
            while (at < to && !QuoteScan.isBreak(held[at])) {
                at++;
            }
        } while (at == to && more());
        return at;
    }

    /** The place behind the line end at {@code end}. */
    private int behindBreak(int end) throws IOException {
        if (end == to && !more()) {
            return to;
        }
        int behind = end + 1;
        if (held[end] == '\r' && (behind < to || more()) && held[behind] == '\n') {
            behind++;
        }
        return behind;
    }

    private boolean isBlank(int start, int end) {
        for (int at = start; at < end; at++) {
            if (held[at] != delimiter && !Character.isWhitespace(held[at])) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
