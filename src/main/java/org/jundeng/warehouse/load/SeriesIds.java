// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jundeng.observation.Freq;
import org.jundeng.observation.SeriesKey;
import org.jundeng.warehouse.sql.Sql;

/** The ids of a delivery's series: looked up block by block, and remembered by the series' numbers in the delivery. */
final class SeriesIds {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int UNKNOWN = 0;
    private static final String WANTED = """
            from unnest(?::text[], ?::text[], ?::text[], ?::text[]) with ordinality
              as wanted(freq, indicator, region_id, dimensions, place)
            """;
    /**
     * If another transaction adds one of them at the same time, this one has lost a race and is run again. The name of
     * the sequence is looked up once and not for each row.
     */
    private static final String ADD = String.format(Locale.ROOT, """
            with numbered as materialized (
              select wanted.*, nextval((select pg_get_serial_sequence('series', 'series_id')::regclass)) as series_id
              %s),
            added as (
              insert into series (series_id, freq, indicator, region_id, dimensions) overriding system value
              select n.series_id, n.freq, n.indicator, n.region_id, n.dimensions::jsonb from numbered n)
            select place, series_id from numbered
            """, WANTED);
    /**
     * Finds each one by its key, whatever the planner's statistics say: the table may have grown a lot since last
     * night.
     */
    private static final String FIND = String.format(Locale.ROOT, """
            select wanted.place, known.series_id
            %s
            cross join lateral (
              select s.series_id from series s
              where s.indicator = wanted.indicator and s.region_id = wanted.region_id
                and s.freq = wanted.freq::char(1) and s.dimensions = wanted.dimensions::jsonb
              offset 0) known
            """, WANTED);

    private static final String KNOWN =
            "select series_id, freq, indicator, region_id, dimensions from series where indicator = any (?) limit ?";
    private static final String NOTE = """
            insert into totalled_series (series_id, indicator, region_id, dimensions)
            select wanted.series_id, wanted.indicator, wanted.region_id, wanted.dimensions::jsonb
            from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[])
              as wanted(freq, indicator, region_id, dimensions, series_id)
            """;

    private final Connection connection;
    private final boolean adding;
    private final List<SeriesKey> keys = new ArrayList<>();
    private final BitSet fresh = new BitSet();
    private final Map<Long, Integer> numbers = new HashMap<>();
    private long[] ids = new long[64];

    /** Looks up ids on {@code connection}. Unknown series are added or, for a comparison, get ids below zero. */
    SeriesIds(Connection connection, boolean adding) {
        this.connection = connection;
        this.adding = adding;
    }

    /** The ids by the series' numbers, as a copy. */
    long[] ids() {
        return Arrays.copyOf(ids, keys.size());
    }

    long id(int seriesNo) {
        return ids[seriesNo];
    }

    SeriesKey key(int seriesNo) {
        return keys.get(seriesNo);
    }

    int count() {
        return keys.size();
    }

    /** Whether the series was unknown before this delivery. */
    boolean isFresh(int seriesNo) {
        return fresh.get(seriesNo);
    }

    /** The number of the series with an id; {@link SeriesNumbers#NONE} where it is not in the delivery. */
    int number(long id) {
        for (int no = numbers.size(); no < keys.size(); no++) {
            numbers.put(ids[no], no);
        }
        return numbers.getOrDefault(id, SeriesNumbers.NONE);
    }

    /** Looks up the ids of {@code wanted}, which get the next numbers. */
    void resolve(List<SeriesKey> wanted) throws SQLException {
        int first = keys.size();
        keys.addAll(wanted);
        ids = keys.size() > ids.length ? Arrays.copyOf(ids, Math.max(keys.size(), ids.length * 2)) : ids;
        ask(FIND, wanted, first);
        List<SeriesKey> unknown = new ArrayList<>();
        for (int i = first; i < keys.size(); i++) {
            if (ids[i] == UNKNOWN) {
                unknown.add(keys.get(i));
                fresh.set(i);
                ids[i] = adding ? UNKNOWN : -i - 1L;
            }
        }
        if (adding && !unknown.isEmpty()) {
            ask(ADD, unknown, fresh.nextSetBit(first));
        }
    }

    /** The keys must be in the order of their numbers. Those that have an id already are skipped. */
    private void ask(String sql, List<SeriesKey> wanted, int first) throws SQLException {
        if (wanted.isEmpty()) {
            return;
        }
        int[] numbers = new int[wanted.size()];
        for (int i = 0, no = first; i < numbers.length; no++) {
            if (ids[no] == UNKNOWN) {
                numbers[i++] = no;
            }
        }
        try (PreparedStatement asking = prepared(sql, wanted);
                ResultSet found = asking.executeQuery()) {
            while (found.next()) {
                ids[numbers[found.getInt(1) - 1]] = found.getLong(2);
            }
        }
    }

    /** Up to {@code most} known series of some indicators, by their ids, whether or not they are in the delivery. */
    Map<Long, SeriesKey> known(Collection<String> indicators, int most) throws SQLException {
        Map<Long, SeriesKey> known = new HashMap<>();
        Sql.each(
                connection,
                KNOWN,
                row -> known.put(
                        row.getLong("series_id"),
                        new SeriesKey(
                                Freq.valueOf(row.getString("freq")),
                                row.getString("indicator"),
                                row.getString("region_id"),
                                dimensions(row.getString("dimensions")))),
                Sql.texts(indicators),
                most);
        return known;
    }

    /** Writes the series of {@code indicators} into table {@code totalled_series}. */
    void note(List<String> indicators) throws SQLException {
        List<SeriesKey> noted = new ArrayList<>();
        List<Long> notedIds = new ArrayList<>();
        for (int no = 0; no < keys.size(); no++) {
            if (indicators.contains(keys.get(no).indicator())) {
                noted.add(keys.get(no));
                notedIds.add(ids[no]);
            }
        }
        try (PreparedStatement note = prepared(NOTE, noted)) {
            note.setArray(5, connection.createArrayOf("bigint", notedIds.toArray()));
            note.executeUpdate();
        }
    }

    private PreparedStatement prepared(String sql, List<SeriesKey> of) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setArray(1, texts(of, key -> key.freq().name()));
        statement.setArray(2, texts(of, SeriesKey::indicator));
        statement.setArray(3, texts(of, SeriesKey::regionId));
        statement.setArray(4, texts(of, SeriesIds::dimensions));
        return statement;
    }

    private java.sql.Array texts(List<SeriesKey> of, Function<SeriesKey, String> text) throws SQLException {
        return connection.createArrayOf("text", of.stream().map(text).toArray());
    }

    /** The dimensions as their column holds them. */
    static String dimensions(SeriesKey key) {
        if (key.dimensions().isEmpty()) {
            return "{}";
        }
        try {
            return JSON.writeValueAsString(key.dimensions());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can always be written as JSON", e);
        }
    }

    private static SortedMap<String, String> dimensions(String json) {
        try {
            return json.equals("{}")
                    ? Collections.emptySortedMap()
                    : JSON.readValue(json, new TypeReference<TreeMap<String, String>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("dimensions are texts, and not " + json, e);
        }
    }
}
