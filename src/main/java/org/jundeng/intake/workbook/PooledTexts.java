// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.workbook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The texts that the cells of an xlsx point to. They are kept as UTF-8, which takes a third of what as many strings
 * would, and there is a bound to it; texts that are asked for again and again are the same String.
 */
final class PooledTexts {

    private static final int MOST_BYTES = 1 << 26;
    private static final int PIECE = 1 << 20;
    private static final int REMEMBERED = 1 << 12;
    private static final int LONGEST_REMEMBERED = 64;

    private final List<byte[]> pieces = new ArrayList<>();
    private int[] ends = new int[1024];
    private int count;
    private int used;
    private final int[] rememberedNo = new int[REMEMBERED];
    private final String[] remembered = new String[REMEMBERED];

    PooledTexts() {
        Arrays.fill(rememberedNo, -1);
    }

    /** Reads all texts of the part. */
    static PooledTexts of(PartReader part) throws IOException {
        PooledTexts texts = new PooledTexts();
        while (part.next()) {
            if (part.starts("si")) {
                texts.add(RichText.of(part, "si"));
            }
        }
        return texts;
    }

    void add(String text) throws UnreadableWorkbook {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (used + bytes.length > MOST_BYTES || count > MOST_BYTES / Integer.BYTES) {
            throw UnreadableWorkbook.tooLarge("sharedStrings");
        }
        for (int from = 0; from < bytes.length; ) {
            if (used % PIECE == 0) {
                pieces.add(new byte[PIECE]);
            }
            int length = Math.min(bytes.length - from, PIECE - used % PIECE);
            System.arraycopy(bytes, from, pieces.get(used / PIECE), used % PIECE, length);
            from += length;
            used += length;
        }
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, count + count / 2);
        }
        ends[count++] = used;
    }

    /** The text with a number from 0; null where there is none. */
    String text(int no) {
        if (no < 0 || no >= count) {
            return null;
        }
        int slot = no & REMEMBERED - 1;
        if (rememberedNo[slot] == no) {
            return remembered[slot];
        }
        String text = decoded(no == 0 ? 0 : ends[no - 1], ends[no]);
        if (text.length() <= LONGEST_REMEMBERED) {
            rememberedNo[slot] = no;
            remembered[slot] = text;
        }
        return text;
    }

    private String decoded(int from, int to) {
        if (from == to) {
            return "";
        }
        int last = (to - 1) / PIECE;
        if (from / PIECE == last) {
            return new String(pieces.get(last), from % PIECE, to - from, StandardCharsets.UTF_8);
        }
        byte[] bytes = new byte[to - from];
        for (int at = from; at < to; ) {
            int length = Math.min(to - at, PIECE - at % PIECE);
            System.arraycopy(pieces.get(at / PIECE), at % PIECE, bytes, at - from, length);
            at += length;
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
