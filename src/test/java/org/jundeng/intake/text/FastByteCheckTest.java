// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is called clean is what the platform's own decoders read without a fault. */
class FastByteCheckTest {

    private static final byte[] BUFFER = new byte[1 << 16];
    private static final Charset GB18030 = Charset.forName("GB18030");
    /** The edges of all ranges that the form of UTF-8 speaks of. */
    private static final int[] EDGES = {
        0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE,
        0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF
    };

    @Test
    void utf8IsCleanExactlyWhereTheDecoderFindsNoFault() throws IOException {
        for (int first : EDGES) {
            for (int second : EDGES) {
                for (int third : EDGES) {
                    for (int fourth : EDGES) {
                        byte[] bytes = {(byte) first, (byte) second, (byte) third, (byte) fourth};
                        assertThat(isUtf8(bytes))
                                .as("%02X %02X %02X %02X", first, second, third, fourth)
                                .isEqualTo(decodes(bytes, StandardCharsets.UTF_8));
                    }
                }
            }
        }
    }

    @Test
    void aCharacterThatIsCutOffAtTheEndIsAFault() throws IOException {
        byte[] whole = "\uD83D\uDE00".getBytes(StandardCharsets.UTF_8);

        assertThat(isUtf8(whole)).isTrue();
        assertThat(isUtf8(java.util.Arrays.copyOf(whole, 3))).isFalse();
        assertThat(isGb18030(new byte[] {'a', (byte) 0xB5})).isFalse();
    }

    @Test
    void whatIsCleanGb18030TheDecoderReadsWithoutAFault() throws IOException {
        int clean = 0;
        for (int first = 0; first < 256; first++) {
            for (int second = 0; second < 256; second++) {
                byte[] bytes = {(byte) first, (byte) second};
                if (isGb18030(bytes)) {
                    clean++;
                    assertThat(decodes(bytes, GB18030))
                            .as("%02X %02X", first, second)
                            .isTrue();
                }
            }
        }
        assertThat(clean).isEqualTo(128 * 128 + 126 * 190);
    }

    @Test
    void charactersMayLieAcrossTheEdgeOfABuffer() throws IOException {
        Random random = new Random(5);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            text.appendCodePoint(0x4E00 + random.nextInt(0x5000)).append(i % 7 == 0 ? "," : "");
        }

        assertThat(isUtf8(text.toString().getBytes(StandardCharsets.UTF_8))).isTrue();
        assertThat(isGb18030(text.toString().getBytes(GB18030))).isTrue();
    }

    private static boolean isUtf8(byte[] bytes) throws IOException {
        return FastByteCheck.areUtf8(new ByteArrayInputStream(bytes), BUFFER);
    }

    private static boolean isGb18030(byte[] bytes) throws IOException {
        return FastByteCheck.areGb18030(new ByteArrayInputStream(bytes), BUFFER);
    }

    /** Asks for the result and not for an exception, most of which would be thrown here. */
    private static boolean decodes(byte[] bytes, Charset charset) {
        CharsetDecoder decoder = charset.newDecoder();
        CharBuffer text = CharBuffer.allocate(bytes.length + 1);
        return !decoder.decode(ByteBuffer.wrap(bytes), text, true).isError()
                && !decoder.flush(text).isError();
    }
}
