// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** The observations that a delivery holds, by their keys: eight bytes each. */
final class SeenKeys implements Absences.Held {

    private static final int DAY_BITS = 20;
    private static final long DAY_OFFSET = 1L << (DAY_BITS - 1);

    private long[] keys = new long[1024];
    private int count;
    private boolean sorted = true;
    private final Set<LocalDate> periods = new HashSet<>();

    void add(long seriesId, LocalDate period) {
        if (count == keys.length) {
            keys = Arrays.copyOf(keys, keys.length + (keys.length >> 1));
        }
        keys[count++] = key(seriesId, period);
        sorted = false;
        periods.add(period);
    }

    @Override
    public boolean seen(long seriesId, LocalDate period) {
        if (!sorted) {
            Arrays.sort(keys, 0, count);
            sorted = true;
        }
        return Arrays.binarySearch(keys, 0, count, key(seriesId, period)) >= 0;
    }

    @Override
    public Set<LocalDate> periods() {
        return periods;
    }

    private static long key(long seriesId, LocalDate period) {
        return seriesId << DAY_BITS | period.toEpochDay() + DAY_OFFSET;
    }
}
