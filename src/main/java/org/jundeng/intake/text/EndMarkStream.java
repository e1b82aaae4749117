// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.text;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bytes without the mark 0x1A at their end, which programs from the days of DOS write behind a text. */
public final class EndMarkStream extends FilterInputStream {

    private static final int MARK = 0x1A;

    /** The bytes of {@code bytes}, which can go back one byte. */
    public EndMarkStream(InputStream bytes) {
        super(bytes);
        if (!bytes.markSupported()) {
            throw new IllegalArgumentException("the bytes cannot go back");
        }
    }

    @Override
    public int read() throws IOException {
        int next = in.read();
        return next == MARK && nothingFollows() ? -1 : next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = in.read(buffer, offset, length);
        boolean marked = count > 0 && buffer[offset + count - 1] == MARK && nothingFollows();
        if (!marked) {
            return count;
        }
        return count == 1 ? -1 : count - 1;
    }

    private boolean nothingFollows() throws IOException {
        in.mark(1);
        boolean nothing = in.read() < 0;
        if (!nothing) {
            in.reset();
        }
        return nothing;
    }
}
