// SPDX-License-Identifier: Apache-2.0
package org.jundeng.chart;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * A picture with a palette as PNG, each row as it is.
 *
 * <p>ImageIO would try five filters on each row and choose one by a rule that is meant for photographs: half of the
 * time that a chart took, for a file a third larger. The format is fixed, and these five chunks are all that it needs.
 */
final class PalettePng {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte BITS = 8;
    private static final byte PALETTE = 3;
    private static final int HEADER_BYTES = 13;
    private static final int FRAME_BYTES = 12;
    private static final int BUFFER_BYTES = 8192;

    private final int width;
    private final int height;
    /** Before each row stands a 0: no filter. */
    private final byte[] rows;

    PalettePng(int width, int height) {
        this.width = width;
        this.height = height;
        this.rows = new byte[(width + 1) * height];
    }

    /** Gives a row its pixels: numbers of colours in the palette. */
    void row(int y, byte[] pixels) {
        System.arraycopy(pixels, 0, rows, y * (width + 1) + 1, width);
    }

    /** The whole file, with the palette's colours as ARGB. */
    byte[] bytes(int[] colours) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(SIGNATURE);
        chunk(file, "IHDR", header());
        byte[] palette = new byte[3 * colours.length];
        byte[] alphas = new byte[colours.length];
        for (int i = 0; i < colours.length; i++) {
            palette[3 * i] = (byte) (colours[i] >> 16);
            palette[3 * i + 1] = (byte) (colours[i] >> 8);
            palette[3 * i + 2] = (byte) colours[i];
            alphas[i] = (byte) (colours[i] >>> 24);
        }
        chunk(file, "PLTE", palette);
        chunk(file, "tRNS", alphas);
        chunk(file, "IDAT", deflated());
        chunk(file, "IEND", new byte[0]);
        return file.toByteArray();
    }

    private byte[] header() {
        // Deflated, filtered by row, not interlaced: three zeros.
        return ByteBuffer.allocate(HEADER_BYTES)
                .putInt(width)
                .putInt(height)
                .put(BITS)
                .put(PALETTE)
                .array();
    }

    private byte[] deflated() {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try {
            deflater.setInput(rows);
            deflater.finish();
            ByteArrayOutputStream deflated = new ByteArrayOutputStream();
            byte[] buffer = new byte[BUFFER_BYTES];
            while (!deflater.finished()) {
                deflated.write(buffer, 0, deflater.deflate(buffer));
            }
            return deflated.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private static void chunk(ByteArrayOutputStream file, String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        file.writeBytes(ByteBuffer.allocate(FRAME_BYTES + data.length)
                .putInt(data.length)
                .put(name)
                .put(data)
                .putInt((int) crc.getValue())
                .array());
    }
}
