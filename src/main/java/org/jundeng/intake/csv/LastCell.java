// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.csv;

import org.jundeng.intake.text.DecodingReader;

/**
 * The last cell that was read so far. At the end of a text it shows whether its quote was ever closed: an open one
 * takes in the line end behind the last row, and the quotes at the very end are pairs, which do not close it.
 */
final class LastCell {

    private boolean quoted;
    private boolean endsWithBreak;
    private boolean onlyQuotes;

    /** A record begins, which has no cell yet. */
    void none() {
        quoted = false;
    }

    /** Notes the cell that was read last, as it stands without its quotes. */
    void is(char[] buffer, int offset, int length, boolean isQuoted) {
        quoted = isQuoted;
        if (!isQuoted) {
            return;
        }
        char last = length == 0 ? ' ' : buffer[offset + length - 1];
        endsWithBreak = last == '\n' || last == '\r';
        int at = offset + length - 1;
        while (at >= offset && buffer[at] == '"') {
            at--;
        }
        onlyQuotes = at < offset;
    }

    /** Whether its quote is still open at the end of the text that it was read from. */
    boolean isOpen(DecodingReader text) {
        if (!quoted) {
            return false;
        }
        if (text.endsWithBreak()) {
            return endsWithBreak;
        }
        boolean pairs = text.quotesAtEnd() % 2 == 0;
        return text.lastInk() != '"' || pairs != onlyQuotes;
    }
}
