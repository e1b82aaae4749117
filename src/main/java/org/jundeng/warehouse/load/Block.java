// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.load;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jundeng.observation.ObsStatus;
import org.jundeng.observation.Observation;
import org.jundeng.observation.SeriesKey;
import org.jundeng.observation.TimePeriod;
import org.jundeng.warehouse.sql.Numeric;

/**
 * Some observations of a delivery, in the order of its rows, in arrays of numbers: half a million of them take some 16
 * MB. For one thread at a time.
 */
final class Block {

    /** The bits of a sort key that hold a place within a block. */
    private static final int PLACE_BITS = 19;
    /** The bits that hold the day: from 1 January of the year 1 to the end of the year 9999. */
    private static final int DAY_BITS = 22;

    /** The most observations that any block can hold. */
    static final int MOST_ROWS = 1 << PLACE_BITS;

    private static final int FIRST_DAY = -719_162;
    private static final int MOST_SCALE = 16;
    private static final ObsStatus[] STATUSES = ObsStatus.values();

    private final List<SeriesKey> newSeries = new ArrayList<>();
    private final Map<Integer, BigDecimal> longValues = new HashMap<>();
    private final int most;
    private TimePeriod lastPeriod;
    private int lastDay;
    private int size;
    private int[] series = new int[64];
    private int[] day = new int[64];
    private long[] unscaled = new long[64];
    private byte[] scale = new byte[64];
    private byte[] status = new byte[64];
    private long[] rowNo = new long[64];
    private int[] columnNo = new int[64];

    /** Holds up to {@code most} observations. */
    Block(int most) {
        this.most = Math.min(most, MOST_ROWS);
    }

    void add(int seriesNo, Observation observation) {
        if (size == series.length) {
            grow();
        }
        int at = size++;
        series[at] = seriesNo;
        day[at] = day(observation.timePeriod());
        status[at] = (byte) observation.obsStatus().ordinal();
        rowNo[at] = observation.origin().rowNo();
        columnNo[at] = observation.origin().columnNo();
        setValue(at, observation.obsValue());
    }

    private int day(TimePeriod period) {
        if (period != lastPeriod) {
            lastPeriod = period;
            lastDay = (int) period.firstDay().toEpochDay();
        }
        return lastDay;
    }

    private void setValue(int at, BigDecimal value) {
        if (value == null) {
            return;
        }
        boolean isShort = value.scale() >= 0 && value.scale() <= MOST_SCALE && value.precision() <= 18;
        if (isShort) {
            unscaled[at] = value.scale() == 0
                    ? value.longValue()
                    : value.scaleByPowerOfTen(value.scale()).longValue();
            scale[at] = (byte) value.scale();
        } else {
            longValues.put(at, value);
        }
    }

    private void grow() {
        int length = Math.min(most, size * 4);
        series = Arrays.copyOf(series, length);
        day = Arrays.copyOf(day, length);
        unscaled = Arrays.copyOf(unscaled, length);
        scale = Arrays.copyOf(scale, length);
        status = Arrays.copyOf(status, length);
        rowNo = Arrays.copyOf(rowNo, length);
        columnNo = Arrays.copyOf(columnNo, length);
    }

    /** Adds a series that is new to the delivery; it gets the next number. */
    void addSeries(SeriesKey key) {
        newSeries.add(key);
    }

    void clear() {
        size = 0;
        newSeries.clear();
        longValues.clear();
    }

    boolean isFull() {
        return size == most;
    }

    int size() {
        return size;
    }

    List<SeriesKey> newSeries() {
        return newSeries;
    }

    int series(int at) {
        return series[at];
    }

    /** The first day of the period, counted from 1 January 1970. */
    int day(int at) {
        return day[at];
    }

    long rowNo(int at) {
        return rowNo[at];
    }

    int columnNo(int at) {
        return columnNo[at];
    }

    ObsStatus status(int at) {
        return STATUSES[status[at]];
    }

    /** Puts the value into {@code to}; false where the observation has none. */
    boolean putValue(int at, Numeric to) {
        if (!status(at).hasValue()) {
            return false;
        }
        BigDecimal value = longValues.isEmpty() ? null : longValues.get(at);
        if (value == null) {
            to.set(unscaled[at], scale[at]);
        } else {
            to.set(value);
        }
        return true;
    }

    /** The value of an observation; null where it has none. */
    BigDecimal value(int at) {
        if (!status(at).hasValue()) {
            return null;
        }
        BigDecimal value = longValues.get(at);
        return value == null ? BigDecimal.valueOf(unscaled[at], scale[at]) : value;
    }

    /** The places in the order of series ids, days and rows. */
    int[] sorted(long[] ids) {
        long[] keys = new long[size];
        int[] ranks = ranks(ids);
        for (int at = 0; at < size; at++) {
            keys[at] = ((long) ranks[series[at]] << (DAY_BITS + PLACE_BITS))
                    | ((long) (day[at] - FIRST_DAY) << PLACE_BITS)
                    | at;
        }
        Arrays.sort(keys);
        int[] places = new int[size];
        for (int i = 0; i < size; i++) {
            places[i] = (int) keys[i] & (MOST_ROWS - 1);
        }
        return places;
    }

    /** The rank, by id, of each series in the block. */
    private int[] ranks(long[] ids) {
        int[] ranks = new int[ids.length];
        int count = 0;
        for (int at = 0; at < size; at++) {
            if (ranks[series[at]] == 0) {
                ranks[series[at]] = 1;
                count++;
            }
        }
        long[] there = new long[count];
        int next = 0;
        for (int no = 0; no < ranks.length; no++) {
            if (ranks[no] != 0) {
                there[next++] = ids[no];
            }
        }
        Arrays.sort(there);
        for (int no = 0; no < ranks.length; no++) {
            ranks[no] = ranks[no] == 0 ? 0 : Arrays.binarySearch(there, ids[no]);
        }
        return ranks;
    }
}
