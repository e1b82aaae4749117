// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;

/**
 * The character set that a delivery is read with.
 *
 * @param charset the character set
 * @param markLength how many bytes its byte order mark takes
 * @param refusal why the text cannot be read in it; null where it can
 */
public record TextEncoding(Charset charset, int markLength, Finding refusal) {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final int FAULTS_BORNE = 10;

    /**
     * Determines the character set: for {@code auto} by the byte order mark or, without one, by a pass over the bytes
     * that keeps none of them.
     */
    public static TextEncoding of(DeliveryBytes file, byte[] head, String promised) throws IOException {
        TextEncoding marked = byMark(head);
        if (marked != null) {
            return marked;
        }
        if (!promised.equalsIgnoreCase("auto")) {
            Charset charset = promised.equalsIgnoreCase("GB2312") || promised.equalsIgnoreCase("GBK")
                    ? GB18030
                    : Charset.forName(promised);
            return isClean(file, charset)
                    ? new TextEncoding(charset, 0, null)
                    : judged(charset, count(file, charset), promised);
        }
        Optional<Charset> wide = hasZero(head) ? unmarkedUtf16(file) : Optional.empty();
        if (wide.isPresent()) {
            return new TextEncoding(wide.get(), 0, null);
        }
        if (isClean(file, StandardCharsets.UTF_8)) {
            return new TextEncoding(StandardCharsets.UTF_8, 0, null);
        }
        if (isClean(file, GB18030)) {
            return new TextEncoding(GB18030, 0, null);
        }
        Faults asUtf8 = count(file, StandardCharsets.UTF_8);
        Faults asGb18030 = count(file, GB18030);
        return asUtf8.count <= asGb18030.count
                ? judged(StandardCharsets.UTF_8, asUtf8, "UTF-8, GB18030")
                : judged(GB18030, asGb18030, "UTF-8, GB18030");
    }

    private static TextEncoding byMark(byte[] head) {
        if (starts(head, 0xEF, 0xBB, 0xBF)) {
            return new TextEncoding(StandardCharsets.UTF_8, 3, null);
        }
        if (starts(head, 0xFF, 0xFE)) {
            return new TextEncoding(StandardCharsets.UTF_16LE, 2, null);
        }
        if (starts(head, 0xFE, 0xFF)) {
            return new TextEncoding(StandardCharsets.UTF_16BE, 2, null);
        }
        return starts(head, 0x84, 0x31, 0x95, 0x33) ? new TextEncoding(GB18030, 4, null) : null;
    }

    /** The order in which bytes without a mark are certainly UTF-16; empty where they may be something else. */
    public static Optional<Charset> unmarkedUtf16(DeliveryBytes file) throws IOException {
        try (InputStream bytes = file.open()) {
            return UnmarkedUtf16.of(bytes);
        }
    }

    private static boolean hasZero(byte[] head) {
        for (byte each : head) {
            if (each == 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean starts(byte[] head, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= head.length || (head[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** A few bad bytes cost only their rows; where every fourth character beyond ASCII is bad, the set is another. */
    private static TextEncoding judged(Charset charset, Faults faults, String promised) {
        boolean hopeless = faults.count > FAULTS_BORNE && faults.count * 4 > faults.beyondAscii;
        Finding refusal = hopeless
                ? Finding.of(
                        FindingCode.WRONG_CHARSET, faults.first.hex(), Long.toString(faults.first.byteNo()), promised)
                : null;
        return new TextEncoding(charset, 0, refusal);
    }

    /** Whether all bytes are valid, for the two character sets that can be checked without decoding. */
    private static boolean isClean(DeliveryBytes file, Charset charset) throws IOException {
        try (InputStream bytes = file.open()) {
            return charset.equals(StandardCharsets.UTF_8)
                    ? FastByteCheck.areUtf8(bytes)
                    : charset.equals(GB18030) && FastByteCheck.areGb18030(bytes);
        }
    }

    private static Faults count(DeliveryBytes file, Charset charset) throws IOException {
        char[] buffer = new char[1 << 13];
        long beyondAscii = 0;
        BadBytes first = null;
        try (InputStream bytes = file.open();
                DecodingReader reader = new DecodingReader(bytes, charset, 0)) {
            for (int length = reader.read(buffer, 0, buffer.length); length >= 0; ) {
                for (int i = 0; i < length; i++) {
                    beyondAscii += buffer[i] >> 7 == 0 ? 0 : 1;
                }
                BadBytes fault = reader.takeFaultBefore(Long.MAX_VALUE);
                first = first == null ? fault : first;
                length = reader.read(buffer, 0, buffer.length);
            }
            return new Faults(reader.faultCount(), beyondAscii, first);
        }
    }

    private record Faults(long count, long beyondAscii, BadBytes first) {}
}
