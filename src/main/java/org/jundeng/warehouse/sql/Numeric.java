// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.sql;

import java.math.BigDecimal;

/**
 * A decimal number in PostgreSQL's binary form of {@code numeric}: groups of four digits, of which neither the first
 * nor the last is zero. Two numbers are equal if sign, weight and groups are, whatever their scale.
 */
public final class Numeric {

    private static final int GROUP = 10_000;
    private static final int HEADER_BYTES = 8;
    private static final int NEGATIVE = 0x4000;
    private static final int SCALE_AT = 6;
    private static final long[] POWERS = new long[19];

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = POWERS[i - 1] * 10;
        }
    }

    private short[] groups = new short[32];
    private byte[] bytes = new byte[HEADER_BYTES + 64];
    private int length;

    /** Sets the number to {@code unscaled} with {@code scale} decimals, at most 16. */
    public void set(long unscaled, int scale) {
        long positive = Math.abs(unscaled);
        long whole = positive / POWERS[scale];
        int behind = (scale + 3) / 4;
        long fraction = positive % POWERS[scale] * POWERS[behind * 4 - scale];
        int ahead = 0;
        for (long rest = whole; rest > 0; rest /= GROUP) {
            ahead++;
        }
        for (int i = ahead - 1; i >= 0; i--) {
            groups[i] = (short) (whole % GROUP);
            whole /= GROUP;
        }
        for (int i = ahead + behind - 1; i >= ahead; i--) {
            groups[i] = (short) (fraction % GROUP);
            fraction /= GROUP;
        }
        write(ahead + behind, ahead - 1, unscaled < 0, scale);
    }

    /** Sets the number to any value. */
    public void set(BigDecimal value) {
        BigDecimal plain = value.scale() < 0 ? value.setScale(0) : value;
        int scale = plain.scale();
        String digits = plain.unscaledValue().abs().toString();
        digits = "0".repeat(Math.max(0, scale - digits.length())) + digits;
        int behind = (scale + 3) / 4;
        int ahead = (digits.length() - scale + 3) / 4;
        int count = ahead + behind;
        String aligned = "0".repeat(ahead * 4 - (digits.length() - scale)) + digits + "0".repeat(behind * 4 - scale);
        groups = count > groups.length ? new short[count] : groups;
        for (int i = 0; i < count; i++) {
            groups[i] = Short.parseShort(aligned.substring(i * 4, i * 4 + 4));
        }
        write(count, ahead - 1, plain.signum() < 0, scale);
    }

    private void write(int count, int weight, boolean negative, int scale) {
        int from = 0;
        int to = count;
        while (from < to && groups[from] == 0) {
            from++;
        }
        while (to > from && groups[to - 1] == 0) {
            to--;
        }
        bytes = HEADER_BYTES + 2 * (to - from) > bytes.length ? new byte[HEADER_BYTES + 2 * (to - from)] : bytes;
        length = 0;
        put(to - from);
        put(from == to ? 0 : weight - from);
        put(negative && from < to ? NEGATIVE : 0);
        put(scale);
        for (int i = from; i < to; i++) {
            put(groups[i]);
        }
    }

    private void put(int number) {
        bytes[length++] = (byte) (number >> 8);
        bytes[length++] = (byte) number;
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** Whether the server sent the same number: in the {@code otherLength} bytes at {@code offset}. */
    public boolean equalsSent(byte[] other, int offset, int otherLength) {
        if (otherLength != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            boolean ofScale = i == SCALE_AT || i == SCALE_AT + 1;
            if (!ofScale && other[offset + i] != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
