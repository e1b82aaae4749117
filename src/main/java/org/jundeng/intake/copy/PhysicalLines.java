// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.copy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The lines of a text as bytes, each with its own line end: what is written again from them is the same to the byte. A
 * line ends with CR, LF or CR LF, as for the library that reads CSV.
 */
final class PhysicalLines {

    private final InputStream bytes;
    private final int width;
    private final boolean bigEndian;
    private final boolean doubledReturns;
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private final ByteArrayOutputStream end = new ByteArrayOutputStream();
    private byte[] ahead;

    /**
     * The lines of a text.
     *
     * @param bytes the text
     * @param width how many bytes the character of a line end has
     * @param bigEndian whether the high byte of two comes first
     * @param doubledReturns whether CR CR LF is one line end
     */
    PhysicalLines(InputStream bytes, int width, boolean bigEndian, boolean doubledReturns) {
        this.bytes = bytes;
        this.width = width;
        this.bigEndian = bigEndian;
        this.doubledReturns = doubledReturns;
    }

    /** A line without its line end, and the line end, which is empty at the end of the text. */
    record PhysicalLine(byte[] content, byte[] end) {}

    /** The next line; null at the end. */
    PhysicalLine next() throws IOException {
        content.reset();
        end.reset();
        byte[] unit = take();
        if (unit.length == 0) {
            return null;
        }
        while (unit.length > 0 && !is(unit, '\r') && !is(unit, '\n')) {
            content.write(unit);
            unit = take();
        }
        end.write(unit);
        if (is(unit, '\r')) {
            takeRestOfEnd();
        }
        return new PhysicalLine(content.toByteArray(), end.toByteArray());
    }

    private void takeRestOfEnd() throws IOException {
        byte[] unit = take();
        while (doubledReturns && is(unit, '\r')) {
            end.write(unit);
            unit = take();
        }
        if (is(unit, '\n')) {
            end.write(unit);
        } else {
            ahead = unit;
        }
    }

    private boolean is(byte[] unit, char c) {
        if (unit.length != width) {
            return false;
        }
        int low = unit[bigEndian ? width - 1 : 0];
        boolean rest = width == 1 || unit[bigEndian ? 0 : 1] == 0;
        return rest && low == c;
    }

    private byte[] take() throws IOException {
        if (ahead != null) {
            byte[] taken = ahead;
            ahead = null;
            return taken;
        }
        return bytes.readNBytes(width);
    }
}
