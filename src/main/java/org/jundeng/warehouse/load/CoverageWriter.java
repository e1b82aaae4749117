// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.load;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jundeng.observation.Freq;
import org.jundeng.observation.SeriesKey;
import org.jundeng.warehouse.sql.BinaryCopy;
import org.jundeng.warehouse.sql.Sql;

/**
 * Writes table {@code coverage}: the periods and regions for which a delivery brings values or marks of missing ones,
 * whether they were stored or another feed's value, or a newer one, was kept.
 */
public final class CoverageWriter {

    /** Observations that the delivery sets. */
    static final Set<Change> SET = EnumSet.of(Change.NEW, Change.REVISED);
    /** Observations that it brings but does not set. Those that its feed brought before are covered already. */
    static final Set<Change> BESIDE = EnumSet.of(Change.AGREED, Change.OLDER, Change.OUTRANKED);

    private static final String COLUMNS = "coverage (delivery_id, freq, time_period, region_ids)";
    private static final String STORED = """
            insert into coverage
            select o.delivery_id, s.freq, o.time_period, array_agg(distinct s.region_id)
            from observation o join series s using (series_id)
            where o.delivery_id = ? group by 1, 2, 3
            """;
    private static final String ABSENT = """
            insert into coverage
            select ?, s.freq, a.time_period, array_agg(distinct s.region_id)
            from absent a join series s using (series_id)
            group by 2, 3
            """;
    private static final String FALLEN_BACK_ON = """
            insert into coverage
            select f.delivery_id, s.freq, f.time_period, array_agg(distinct s.region_id)
            from fallback f join series s using (series_id)
            where f.moved and f.delivery_id is not null
            group by 1, 2, 3
            """;
    private static final int DAY_BITS = 32;

    private final SeriesIds series;
    private final boolean[] noted = new boolean[Change.values().length];
    private final Map<String, Integer> regions = new HashMap<>();
    private final TreeMap<Long, BitSet> periods = new TreeMap<>();
    private int[] regionOfSeries = new int[64];
    private int numbered;
    private long lastPeriod = Long.MIN_VALUE;
    private BitSet ofLastPeriod;

    /** Notes the observations with a change in {@code noted}. */
    CoverageWriter(SeriesIds series, Set<Change> noted) {
        this.series = series;
        noted.forEach(change -> this.noted[change.number()] = true);
    }

    /** Notes the periods and regions of a block. */
    void note(ClassifiedBlock classified) {
        Block block = classified.block();
        byte[] changes = classified.changes();
        numberRegions();
        for (int place = 0; place < block.size(); place++) {
            if (noted[changes[place]]) {
                int no = block.series(place);
                long period = (long) series.key(no).freq().ordinal() << DAY_BITS | block.day(place) & 0xFFFFFFFFL;
                if (period != lastPeriod) {
                    lastPeriod = period;
                    ofLastPeriod = periods.computeIfAbsent(period, first -> new BitSet());
                }
                ofLastPeriod.set(regionOfSeries[no]);
            }
        }
    }

    private void numberRegions() {
        if (series.count() > regionOfSeries.length) {
            regionOfSeries = Arrays.copyOf(regionOfSeries, series.count() * 2);
        }
        for (; numbered < series.count(); numbered++) {
            SeriesKey key = series.key(numbered);
            regionOfSeries[numbered] = regions.computeIfAbsent(key.regionId(), first -> regions.size());
        }
    }

    /** Writes what was noted, for the ledger line {@code deliveryId}. */
    void write(Connection connection, long deliveryId) throws SQLException {
        if (periods.isEmpty()) {
            return;
        }
        String[] regionIds = new String[regions.size()];
        regions.forEach((regionId, no) -> regionIds[no] = regionId);
        try (BinaryCopy copy = new BinaryCopy(connection, COLUMNS)) {
            for (Map.Entry<Long, BitSet> period : periods.entrySet()) {
                copy.beginRow(4);
                copy.putBigint(deliveryId);
                copy.putText(Freq.values()[(int) (period.getKey() >> DAY_BITS)].name());
                copy.putDate(period.getKey().intValue());
                copy.putTexts(regionIds(period.getValue(), regionIds));
            }
            copy.finish();
        }
    }

    private static List<String> regionIds(BitSet regions, String[] regionIds) {
        return regions.stream().mapToObj(no -> regionIds[no]).toList();
    }

    /**
     * Writes the coverage from the stored observations: for a delivery with repeated rows, of which some were removed
     * again.
     */
    static void writeStored(Connection connection, long deliveryId) throws SQLException {
        Sql.run(connection, STORED, deliveryId);
    }

    /** Writes the coverage of the observations in table {@code absent}, which the delivery marks as missing. */
    static void writeAbsent(Connection connection, long deliveryId) throws SQLException {
        Sql.run(connection, ABSENT, deliveryId);
    }

    /**
     * Writes the coverage of the observations in table {@code fallback} for the deliveries whose values are restored.
     */
    public static void writeFallenBackOn(Connection connection) throws SQLException {
        Sql.run(connection, FALLEN_BACK_ON);
    }
}
