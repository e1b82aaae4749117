// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.load;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jundeng.observation.Freq;
import org.jundeng.observation.SeriesKey;
import org.jundeng.observation.TimePeriod;
import org.jundeng.plausibility.DeliveredPeriod;

/**
 * How many figures of each indicator and period a delivery adds, revises and leaves as they are. Of a delivery with
 * very many periods the oldest are forgotten.
 */
final class PeriodTallies {

    /** So many pairs of a period and an indicator are held: some 3 MB. */
    private static final int MOST_CELLS = 200_000;

    private static final int FREQ_BITS = 3;
    private static final int REMEMBERED_BITS = 8;
    private static final int KINDS = Kind.values().length;

    private final SeriesIds series;
    private final Map<String, Integer> indicators = new HashMap<>();
    private final Map<Long, TimePeriod> periods = new HashMap<>();
    private final TreeMap<Long, Tally> tallies = new TreeMap<>();
    private final Tally[] remembered = new Tally[1 << REMEMBERED_BITS];
    private int[] indicatorOfSeries = new int[64];
    private int[] added = new int[64];
    private int[] firstAdded = new int[64];
    private int numbered;
    private long oldest = Long.MIN_VALUE;

    PeriodTallies(SeriesIds series) {
        this.series = series;
    }

    /** What a figure does to what is known. */
    enum Kind {
        /** It is the first one of its period. */
        NEW,
        /** It replaces another. */
        REVISED,
        /** It leaves what is known. */
        UNCHANGED;

        private static final Kind[] OF_CHANGE = new Kind[Change.values().length];

        static {
            Arrays.fill(OF_CHANGE, UNCHANGED);
            OF_CHANGE[Change.NEW.number()] = NEW;
            OF_CHANGE[Change.REVISED.number()] = REVISED;
            OF_CHANGE[Change.REPEATED.number()] = null;
        }

        /** The kind of a change, by its number; null for a repetition, which does nothing. */
        static Kind of(byte change) {
            return OF_CHANGE[change];
        }
    }

    /** The figures of one period, by the number of their indicator. */
    private static final class Tally {
        private final long period;
        private int[] counts = new int[KINDS];
        private long changing;

        Tally(long period) {
            this.period = period;
        }

        void add(int indicator, Kind kind, int figures) {
            int at = indicator * KINDS + kind.ordinal();
            if (at >= counts.length) {
                counts = Arrays.copyOf(counts, Math.max(at + 1, counts.length * 2));
            }
            counts[at] += figures;
        }

        int count(int indicator, Kind kind) {
            int at = indicator * KINDS + kind.ordinal();
            return at < counts.length ? counts[at] : 0;
        }
    }

    /** A number for a period: a later one has a greater number. */
    static long period(Freq freq, int firstDay) {
        return (long) firstDay << FREQ_BITS | freq.ordinal();
    }

    /** The first day of a numbered period, counted from 1 January 1970. */
    static int firstDay(long period) {
        return (int) (period >> FREQ_BITS);
    }

    /** The frequency of a numbered period. */
    static Freq freq(long period) {
        return Freq.values()[(int) period & ((1 << FREQ_BITS) - 1)];
    }

    /** Counts the figures of a block; returns how many of them change something. */
    long count(ClassifiedBlock classified) {
        numberIndicators();
        Block block = classified.block();
        byte[] changes = classified.changes();
        long changing = 0;
        for (int place = 0; place < block.size(); place++) {
            Kind kind = Kind.of(changes[place]);
            int no = block.series(place);
            if (kind == null) {
                continue;
            }
            boolean counts = kind != Kind.UNCHANGED && !series.isFresh(no);
            changing += counts ? 1 : 0;
            if (kind == Kind.NEW) {
                firstAdded[no] = added[no] == 0 ? block.day(place) : Math.min(firstAdded[no], block.day(place));
                added[no]++;
            }
            Tally tally = tally(period(series.key(no).freq(), block.day(place)));
            if (tally != null) {
                tally.add(indicatorOfSeries[no], kind, 1);
                tally.changing += counts ? 1 : 0;
            }
        }
        return changing;
    }

    private void numberIndicators() {
        if (series.count() > indicatorOfSeries.length) {
            indicatorOfSeries = Arrays.copyOf(indicatorOfSeries, series.count() * 2);
            added = Arrays.copyOf(added, series.count() * 2);
            firstAdded = Arrays.copyOf(firstAdded, series.count() * 2);
        }
        for (; numbered < series.count(); numbered++) {
            SeriesKey key = series.key(numbered);
            indicatorOfSeries[numbered] = indicators.computeIfAbsent(key.indicator(), first -> indicators.size());
        }
    }

    private Tally tally(long period) {
        int at = (int) (period * 0x9E3779B97F4A7C15L >>> Long.SIZE - REMEMBERED_BITS);
        Tally last = remembered[at];
        if (last != null && last.period == period) {
            return last;
        }
        if (period < oldest) {
            return null;
        }
        Tally tally = tallies.computeIfAbsent(period, Tally::new);
        if (tallies.size() > 1 && (long) tallies.size() * indicators.size() > MOST_CELLS) {
            oldest = tallies.pollFirstEntry().getKey() + 1;
            Arrays.fill(remembered, null);
            return tally(period);
        }
        remembered[at] = tally;
        return tally;
    }

    /** The number of a series' indicator. */
    int indicator(int seriesNo) {
        return indicatorOfSeries[seriesNo];
    }

    /** The oldest of the newest periods that together have {@code figures} changing figures; empty if all have less. */
    OptionalLong newestWith(long figures) {
        long changing = 0;
        for (Tally tally : tallies.descendingMap().values()) {
            changing += tally.changing;
            if (changing >= figures) {
                return OptionalLong.of(tally.period);
            }
        }
        return oldest == Long.MIN_VALUE ? OptionalLong.empty() : OptionalLong.of(oldest);
    }

    /** Takes a figure out again, because it does not count. */
    void discount(int seriesNo, long period, Kind kind) {
        Tally tally = tallies.get(period);
        if (tally != null) {
            tally.add(indicatorOfSeries[seriesNo], kind, -1);
            tally.changing -= kind == Kind.UNCHANGED || series.isFresh(seriesNo) ? 0 : 1;
        }
    }

    /** How many figures are new in a series. */
    int added(int seriesNo) {
        return added[seriesNo];
    }

    /** The first day of the first period that is new in a series. */
    int firstAdded(int seriesNo) {
        return firstAdded[seriesNo];
    }

    /** How many figures there are of each indicator and period. */
    List<DeliveredPeriod> all() {
        List<DeliveredPeriod> all = new ArrayList<>();
        for (Tally tally : tallies.values()) {
            indicators.forEach((indicator, no) -> {
                int added = tally.count(no, Kind.NEW);
                int revised = tally.count(no, Kind.REVISED);
                int unchanged = tally.count(no, Kind.UNCHANGED);
                if (added + revised + unchanged > 0) {
                    all.add(new DeliveredPeriod(indicator, timePeriod(tally.period), added, revised, unchanged));
                }
            });
        }
        return all;
    }

    /** The period that has a number. */
    TimePeriod timePeriod(long period) {
        return periods.computeIfAbsent(
                period, number -> new TimePeriod(freq(number), LocalDate.ofEpochDay(firstDay(number))));
    }
}
