// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.text;

import java.io.IOException;
import java.io.InputStream;

/**
 * Checks bytes several times faster than a decoder does. Bytes that it calls clean decode without a fault; all others
 * must go to the decoder.
 */
public final class FastByteCheck {

    private static final int BUFFER_BYTES = 1 << 16;

    private FastByteCheck() {}

    /**
     * Whether all bytes are valid UTF-8: shortest forms only, no surrogates, nothing beyond U+10FFFF, complete at the
     * end.
     */
    public static boolean areUtf8(InputStream bytes) throws IOException {
        return areUtf8(bytes, new byte[BUFFER_BYTES]);
    }

    /** The same by a buffer that may be used again, which costs more to make than a few bytes to check. */
    static boolean areUtf8(InputStream bytes, byte[] buffer) throws IOException {
        int missing = 0;
        int least = 0x80;
        int most = 0xBF;
        for (int length = bytes.read(buffer); length >= 0; length = bytes.read(buffer)) {
            for (int i = 0; i < length; i++) {
                int b = buffer[i] & 0xFF;
                if (missing > 0) {
                    if (b < least || b > most) {
                        return false;
                    }
                    missing--;
                    least = 0x80;
                    most = 0xBF;
                } else if (b >= 0x80) {
                    if (b < 0xC2 || b > 0xF4) {
                        return false;
                    }
                    missing = b < 0xE0 ? 1 : b < 0xF0 ? 2 : 3;
                    least = b == 0xE0 ? 0xA0 : b == 0xF0 ? 0x90 : 0x80;
                    most = b == 0xED ? 0x9F : b == 0xF4 ? 0x8F : 0xBF;
                }
            }
        }
        return missing == 0;
    }

    /** Whether all bytes are ASCII or two-byte characters, as in most GB18030 files. */
    public static boolean areGb18030(InputStream bytes) throws IOException {
        return areGb18030(bytes, new byte[BUFFER_BYTES]);
    }

    /** The same by a buffer that may be used again, which costs more to make than a few bytes to check. */
    static boolean areGb18030(InputStream bytes, byte[] buffer) throws IOException {
        boolean within = false;
        for (int length = bytes.read(buffer); length >= 0; length = bytes.read(buffer)) {
            for (int i = 0; i < length; i++) {
                int b = buffer[i] & 0xFF;
                if (within) {
                    if (b < 0x40 || b == 0x7F || b == 0xFF) {
                        return false;
                    }
                    within = false;
                } else if (b >= 0x80) {
                    if (b == 0x80 || b == 0xFF) {
                        return false;
                    }
                    within = true;
                }
            }
        }
        return !within;
    }
}
