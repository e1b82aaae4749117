// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.workbook;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Bytes of XML of which no piece between two closing angle brackets is larger than any real one. A parser keeps such a
 * piece in memory, be it a text, a name or an attribute, so this bounds the parser's memory.
 */
final class BoundedMarkup extends FilterInputStream {

    /** Four bytes for each character of the largest row. */
    private static final int MOST = 1 << 22;

    private final String part;
    private long total;
    private int sinceBracket;

    /** The bytes of a part of a workbook, by its name. */
    BoundedMarkup(InputStream bytes, String part) {
        super(bytes);
        this.part = part;
    }

    long total() {
        return total;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = in.read(buffer, offset, length);
        for (int i = offset; i < offset + count; i++) {
            if (buffer[i] == '>') {
                sinceBracket = 0;
            } else if (++sinceBracket > MOST) {
                throw UnreadableWorkbook.tooLarge(part);
            }
        }
        total += Math.max(count, 0);
        return count;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
