// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.load;

import java.util.Arrays;
import org.jundeng.observation.SeriesKey;

/**
 * The series of a delivery, numbered from 0 in the order of their first rows. It is a hash table of its own, because
 * ids that count up ({@code area-001}, {@code area-002}) make the keys' own hash codes collide by the hundred.
 */
final class SeriesNumbers {

    /** No series has this number. */
    static final int NONE = -1;

    private SeriesKey[] keys = new SeriesKey[256];
    private int[] hashes = new int[256];
    private int[] places = new int[1024];
    private int count;
    private SeriesKey lastKey;
    private int lastNumber;

    SeriesNumbers() {
        Arrays.fill(places, NONE);
    }

    int count() {
        return count;
    }

    /** The number of a series; {@link #NONE} where it has not been met. */
    int find(SeriesKey key) {
        return places[place(key, hash(key))];
    }

    /** The number of a series, which is {@link #count} where it has not been met before. */
    int number(SeriesKey key) {
        if (key == lastKey) {
            return lastNumber;
        }
        int hash = hash(key);
        int place = place(key, hash);
        int number = places[place];
        if (number == NONE) {
            number = count;
            places[place] = number;
            add(key, hash);
        }
        lastKey = key;
        lastNumber = number;
        return number;
    }

    private void add(SeriesKey key, int hash) {
        if (count == keys.length) {
            keys = Arrays.copyOf(keys, count * 2);
            hashes = Arrays.copyOf(hashes, count * 2);
        }
        keys[count] = key;
        hashes[count] = hash;
        count++;
        if (count * 2 > places.length) {
            places = new int[places.length * 2];
            Arrays.fill(places, NONE);
            for (int number = 0; number < count; number++) {
                places[place(keys[number], hashes[number])] = number;
            }
        }
    }

    private int place(SeriesKey key, int hash) {
        int at = hash & (places.length - 1);
        while (places[at] != NONE && (hashes[places[at]] != hash || !isSame(keys[places[at]], key))) {
            at = (at + 1) & (places.length - 1);
        }
        return at;
    }

    private static boolean isSame(SeriesKey one, SeriesKey other) {
        return one.indicator().equals(other.indicator())
                && one.regionId().equals(other.regionId())
                && one.freq() == other.freq()
                && (one.dimensions().isEmpty()
                        ? other.dimensions().isEmpty()
                        : one.dimensions().equals(other.dimensions()));
    }

    private static int hash(SeriesKey key) {
        long mixed = key.indicator().hashCode() * 0x9E3779B97F4A7C15L
                + key.regionId().hashCode();
        mixed = mixed * 0xC2B2AE3D27D4EB4FL + key.freq().ordinal();
        if (!key.dimensions().isEmpty()) {
            mixed = mixed * 0x165667B19E3779F9L + key.dimensions().hashCode();
        }
        return (int) ((mixed * 0x9E3779B97F4A7C15L) >>> 32);
    }
}
