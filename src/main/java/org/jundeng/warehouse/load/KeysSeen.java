// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.load;

/**
 * The keys, series and period, that a delivery has brought: one bit each, in tiles of eight series by eight periods, in
 * one hash table. Twenty million keys take some 8 MB if series and periods lie close together.
 */
final class KeysSeen {

    private static final int FIRST_CAPACITY = 1 << 10;
    private static final long FREE = 0;

    private long[] tiles = new long[FIRST_CAPACITY];
    private long[] bits = new long[FIRST_CAPACITY];
    private int used;

    /**
     * Notes a key; false where it was there already.
     *
     * @param series the series' number within the delivery, from 0
     * @param period the period's number, so that neighbours have neighbouring numbers
     */
    boolean add(int series, int period) {
        long tile = tile(series, period);
        int at = find(tiles, tile);
        if (tiles[at] == FREE) {
            if (used * 3 > tiles.length * 2) {
                grow();
                at = find(tiles, tile);
            }
            tiles[at] = tile;
            used++;
        }
        long bit = bit(series, period);
        boolean isNew = (bits[at] & bit) == 0;
        bits[at] |= bit;
        return isNew;
    }

    boolean contains(int series, int period) {
        int at = find(tiles, tile(series, period));
        return tiles[at] != FREE && (bits[at] & bit(series, period)) != 0;
    }

    /** Removes a key; false where it was not there. */
    boolean remove(int series, int period) {
        boolean there = contains(series, period);
        if (there) {
            bits[find(tiles, tile(series, period))] ^= bit(series, period);
        }
        return there;
    }

    /** Never 0, which marks a free slot: the lowest bit is always set. */
    private static long tile(int series, int period) {
        return (long) (series >> 3) << 33 | (period >> 3 & 0xFFFFFFFFL) << 1 | 1;
    }

    private static long bit(int series, int period) {
        return 1L << ((series & 7) << 3 | period & 7);
    }

    private static int find(long[] in, long tile) {
        long mixed = tile * 0x9E3779B97F4A7C15L;
        int at = (int) (mixed >>> 32) & (in.length - 1);
        while (in[at] != FREE && in[at] != tile) {
            at = (at + 1) & (in.length - 1);
        }
        return at;
    }

    private void grow() {
        long[] wider = new long[tiles.length * 2];
        long[] widerBits = new long[tiles.length * 2];
        for (int i = 0; i < tiles.length; i++) {
            if (tiles[i] != FREE) {
                int at = find(wider, tiles[i]);
                wider[at] = tiles[i];
                widerBits[at] = bits[i];
            }
        }
        tiles = wider;
        bits = widerBits;
    }
}
