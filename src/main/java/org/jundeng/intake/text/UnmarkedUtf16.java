// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Tells whether bytes without a byte order mark are UTF-16: where they are text with lines in one order, and have no
 * line in the other. No other text has a zero byte.
 */
final class UnmarkedUtf16 {

    private long pairs;
    private long usual;
    private boolean hasLines;
    private boolean impossible;

    private UnmarkedUtf16() {}

    /** The order in which they are certainly UTF-16; empty where there is none. */
    static Optional<Charset> of(InputStream bytes) throws IOException {
        UnmarkedUtf16 little = new UnmarkedUtf16();
        UnmarkedUtf16 big = new UnmarkedUtf16();
        byte[] buffer = new byte[1 << 13];
        for (int length = bytes.readNBytes(buffer, 0, buffer.length);
                length > 0;
                length = bytes.readNBytes(buffer, 0, buffer.length)) {
            if (length % 2 != 0) {
                return Optional.empty();
            }
            for (int i = 0; i < length; i += 2) {
                int first = buffer[i] & 0xFF;
                int second = buffer[i + 1] & 0xFF;
                little.note(second << 8 | first);
                big.note(first << 8 | second);
            }
        }
        if (little.isText() && !big.hasLines) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return big.isText() && !little.hasLines ? Optional.of(StandardCharsets.UTF_16BE) : Optional.empty();
    }

    private void note(int c) {
        pairs++;
        boolean ascii = c >= ' ' && c <= '~' || c == '\t' || c == '\n' || c == '\r';
        usual +=
                ascii || c >= 0x4E00 && c <= 0x9FFF || c >= 0x3000 && c <= 0x303F || c >= 0xFF00 && c <= 0xFFEF ? 1 : 0;
        hasLines |= c == '\n' || c == '\r';
        impossible |= c < ' ' && !ascii || c >= 0xFFFE;
    }

    private boolean isText() {
        return hasLines && !impossible && usual * 20 >= pairs * 19;
    }
}
