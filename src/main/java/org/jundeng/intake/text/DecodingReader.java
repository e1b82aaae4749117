// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;

/**
 * Decodes strictly but continues after a fault. Each fault is kept with its offset and appears in the text as
 * {@link BadBytes#MARK}. Callers must ask for at least two characters at a time.
 */
public final class DecodingReader extends Reader {

    private static final int BUFFER_BYTES = 1 << 16;
    private static final int MOST_FAULTS_HELD = 1 << 16;

    private final InputStream bytes;
    private final CharsetDecoder decoder;
    private final ByteBuffer in = ByteBuffer.allocate(BUFFER_BYTES).flip();
    private final Deque<BadBytes> faults = new ArrayDeque<>();
    private long baseByteNo;
    private long charNo;
    private long lastBreakNo = -1;
    private long faultCount;
    private boolean ended;
    private boolean doubledReturns;
    private char last;

    public DecodingReader(InputStream bytes, Charset charset, long byteNo) {
        this.bytes = bytes;
        this.baseByteNo = byteNo;
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        CharBuffer out = CharBuffer.wrap(buffer, offset, length);
        while (true) {
            CoderResult result = decoder.decode(in, out, ended);
            if (result.isError() && out.hasRemaining()) {
                noteFault(result.length(), charNo + out.position() - offset);
                out.put(BadBytes.MARK);
            } else if (out.position() > offset) {
                int count = note(buffer, offset, kept(buffer, offset, out.position() - offset));
                if (count > 0) {
                    return count;
                }
                out.position(offset);
            } else if (result.isOverflow()) {
                throw new IllegalArgumentException("fewer than two characters were asked for");
            } else if (ended) {
                return -1;
            } else {
                fill();
            }
        }
    }

    private void fill() throws IOException {
        baseByteNo += in.position();
        in.compact();
        int count = bytes.read(in.array(), in.position(), in.remaining());
        ended = count < 0;
        in.position(in.position() + Math.max(count, 0)).flip();
    }

    /** Skips the faulty bytes, but keeps any delimiter, quote or line end among them. */
    private void noteFault(int length, long atCharNo) {
        int skipped = 1;
        while (skipped < length && in.get(in.position() + skipped) < 0) {
            skipped++;
        }
        faultCount++;
        if (faults.size() < MOST_FAULTS_HELD) {
            String hex = HexFormat.of()
                    .withUpperCase()
                    .withDelimiter(" ")
                    .formatHex(in.array(), in.position(), in.position() + skipped);
            faults.add(new BadBytes(
                    baseByteNo + in.position(), atCharNo, hex, decoder.charset().name()));
        }
        in.position(in.position() + skipped);
    }

    /**
     * Drops a carriage return right after another one: a transfer in text mode turns CR LF into CR CR LF, which would
     * look like a blank line.
     */
    public DecodingReader withDoubledReturns() {
        doubledReturns = true;
        return this;
    }

    /** How many characters are left in the buffer. */
    private int kept(char[] buffer, int offset, int count) {
        if (!doubledReturns) {
            return count;
        }
        int to = offset;
        for (int i = offset; i < offset + count; i++) {
            char c = buffer[i];
            if (c != '\r' || last != '\r') {
                buffer[to++] = c;
            }
            last = c;
        }
        return to - offset;
    }

    private int note(char[] buffer, int offset, int count) {
        int at = offset + count - 1;
        while (at >= offset && buffer[at] != '\n' && buffer[at] != '\r') {
            at--;
        }
        if (at >= offset) {
            lastBreakNo = charNo + at - offset;
        }
        charNo += count;
        return count;
    }

    /** The earliest fault that was not yet returned; null where there is none. */
    public BadBytes takeFault() {
        return faults.poll();
    }

    /** The earliest fault before a character; all others before it are dropped. Null where there is none. */
    public BadBytes takeFaultBefore(long endCharNo) {
        BadBytes first = null;
        while (!faults.isEmpty() && faults.peek().charNo() < endCharNo) {
            BadBytes fault = faults.poll();
            first = first == null ? fault : first;
        }
        return first;
    }

    /** Whether a fault was met that was not yet taken. */
    public boolean hasFaults() {
        return !faults.isEmpty();
    }

    /** How many faults were met so far. */
    public long faultCount() {
        return faultCount;
    }

    /** How many bytes were decoded so far. */
    public long bytesRead() {
        return baseByteNo + in.position();
    }

    /** How many characters were returned so far. */
    public long charsRead() {
        return charNo;
    }

    /** Whether the last character read ends a line. */
    public boolean endsWithBreak() {
        return lastBreakNo == charNo - 1;
    }

    /** Whether all bytes were decoded. */
    public boolean ended() {
        return ended && !in.hasRemaining();
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }

    /** Opens the text of a delivery, each time from its beginning. */
    @FunctionalInterface
    public interface Source {
        /** The text from its beginning, which the caller must close. */
        DecodingReader open() throws IOException;
    }
}
