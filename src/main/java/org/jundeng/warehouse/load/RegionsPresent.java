// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.observation.Freq;
import org.jundeng.observation.SeriesKey;
import org.jundeng.warehouse.ledger.FindingLog;
import org.jundeng.warehouse.sql.Periods;

/** The expected regions that a delivery holds in each period. */
final class RegionsPresent {

    private static final int FREQS = Freq.values().length;
    private static final String NAMES = """
            select missing.time_period, missing.freq, coalesce((
                     select v.name_zh from region_validity v
                     where v.region_id = missing.region_id and v.valid_from <= missing.time_period
                     order by v.valid_from desc limit 1), missing.region_id) as name
            from unnest(?::date[], ?::text[], ?::text[]) with ordinality as missing(time_period, freq, region_id, place)
            order by missing.place
            """;

    private final List<String> expected;
    private final Freq only;
    private final Map<String, Integer> places = new HashMap<>();
    /** By day: the number of observations of each frequency, followed by that of each expected region. */
    private final TreeMap<Integer, int[]> counts = new TreeMap<>();

    /** The {@code expected} regions of the periods of a frequency; of all periods where it is null. */
    RegionsPresent(List<String> expected, Freq only) {
        this.expected = expected;
        this.only = only;
        for (String region : expected) {
            places.putIfAbsent(region, FREQS + places.size());
        }
    }

    /**
     * Adds to the number of observations of a series, in the period that begins on a day, counted from 1 January 1970.
     */
    void add(SeriesKey key, int day, int observations) {
        if (only != null && key.freq() != only) {
            return;
        }
        int[] then = counts.computeIfAbsent(day, first -> new int[FREQS + places.size()]);
        then[key.freq().ordinal()] += observations;
        Integer place = places.get(key.regionId());
        if (place != null) {
            then[place] += observations;
        }
    }

    /** Reports the regions that each period lacks. */
    void tellMissing(Connection connection, FindingLog findings) throws SQLException {
        List<String> days = new ArrayList<>();
        List<String> freqs = new ArrayList<>();
        List<String> regions = new ArrayList<>();
        for (Map.Entry<Integer, int[]> then : counts.entrySet()) {
            for (Freq freq : Freq.values()) {
                if (then.getValue()[freq.ordinal()] == 0) {
                    continue;
                }
                for (String region : expected) {
                    if (then.getValue()[places.get(region)] > 0) {
                        continue;
                    }
                    if (days.size() < findings.room()) {
                        days.add(LocalDate.ofEpochDay(then.getKey()).toString());
                        freqs.add(freq.name());
                        regions.add(region);
                    } else {
                        findings.countOnly(1);
                    }
                }
            }
        }
        tell(connection, findings, days, freqs, regions);
    }

    private static void tell(
            Connection connection, FindingLog findings, List<String> days, List<String> freqs, List<String> regions)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NAMES)) {
            statement.setArray(1, connection.createArrayOf("date", days.toArray()));
            statement.setArray(2, connection.createArrayOf("text", freqs.toArray()));
            statement.setArray(3, connection.createArrayOf("text", regions.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    findings.accept(Finding.of(
                            FindingCode.MISSING_REGION,
                            "",
                            row.getString("name"),
                            Periods.text(row.getString("freq"), row.getObject("time_period", LocalDate.class))));
                }
            }
        }
    }
}
