// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jundeng.observation.SeriesKey;

/** The ids of the series that one delivery speaks of, asked for in blocks and remembered. */
final class SeriesIds {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String WANTED = """
            from unnest(?::text[], ?::text[], ?::text[], ?::text[]) with ordinality
              as wanted(freq, indicator, region_id, dimensions, place)
            """;
    private static final String ADD = """
            insert into series (freq, indicator, region_id, dimensions)
            select wanted.freq, wanted.indicator, wanted.region_id, wanted.dimensions::jsonb
            %s
            where not exists (
              select from series known
              where known.indicator = wanted.indicator and known.region_id = wanted.region_id
                and known.freq = wanted.freq and known.dimensions = wanted.dimensions::jsonb)
            on conflict do nothing
            """.formatted(WANTED);
    private static final String FIND = """
            select wanted.place, known.series_id
            %s
            join series known on known.indicator = wanted.indicator and known.region_id = wanted.region_id
              and known.freq = wanted.freq and known.dimensions = wanted.dimensions::jsonb
            """.formatted(WANTED);
    private static final String NOTE = """
            insert into staged_series (series_id, freq, indicator, region_id, dimensions)
            select wanted.series_id, wanted.freq, wanted.indicator, wanted.region_id, wanted.dimensions::jsonb
            from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[])
              as wanted(freq, indicator, region_id, dimensions, series_id)
            """;

    private final Connection connection;
    private final boolean adding;
    private final Map<SeriesKey, Long> ids = new HashMap<>();
    private long unknown;

    /** Resolves on {@code connection}; unknown series are added, or, for a comparison, get ids below zero. */
    SeriesIds(Connection connection, boolean adding) {
        this.connection = connection;
        this.adding = adding;
    }

    long of(SeriesKey key) {
        return ids.get(key);
    }

    boolean knows(SeriesKey key) {
        return ids.containsKey(key);
    }

    /** Finds out the ids of {@code keys}, none of which is known yet, and notes them in {@code staged_series}. */
    void resolve(Collection<SeriesKey> keys) throws SQLException {
        if (keys.isEmpty()) {
            return;
        }
        List<SeriesKey> wanted = new ArrayList<>(keys);
        if (adding) {
            try (PreparedStatement add = prepared(ADD, wanted)) {
                add.executeUpdate();
            }
        }
        try (PreparedStatement find = prepared(FIND, wanted);
                ResultSet found = find.executeQuery()) {
            while (found.next()) {
                ids.put(wanted.get(found.getInt(1) - 1), found.getLong(2));
            }
        }
        for (SeriesKey key : wanted) {
            ids.computeIfAbsent(key, absent -> --unknown);
        }
        note(wanted);
    }

    private void note(List<SeriesKey> keys) throws SQLException {
        try (PreparedStatement note = prepared(NOTE, keys)) {
            note.setArray(
                    5,
                    connection.createArrayOf(
                            "bigint", keys.stream().map(ids::get).toArray()));
            note.executeUpdate();
        }
    }

    private PreparedStatement prepared(String sql, List<SeriesKey> keys) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setArray(1, texts(keys, key -> key.freq().name()));
        statement.setArray(2, texts(keys, SeriesKey::indicator));
        statement.setArray(3, texts(keys, SeriesKey::regionId));
        statement.setArray(4, texts(keys, SeriesIds::dimensions));
        return statement;
    }

    private java.sql.Array texts(List<SeriesKey> keys, Function<SeriesKey, String> text) throws SQLException {
        return connection.createArrayOf("text", keys.stream().map(text).toArray());
    }

    private static String dimensions(SeriesKey key) {
        try {
            return JSON.writeValueAsString(key.dimensions());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can always be written as JSON", e);
        }
    }
}
