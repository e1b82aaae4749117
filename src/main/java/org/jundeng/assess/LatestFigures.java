// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;

/** The latest figures of all that is watched, in one query. */
public final class LatestFigures {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String QUERY = resource("latest-figures.sql");

    private LatestFigures() {}

    /**
     * What is known of each of {@code watched} from periods that have ended before {@code businessDate}; in the same
     * order. Only series that no dimension splits count.
     */
    public static List<Watched.Latest> of(Connection connection, List<Watched> watched, LocalDate businessDate)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(QUERY)) {
            statement.setString(1, json(watched));
            statement.setObject(2, businessDate);
            statement.setObject(3, businessDate);
            List<Watched.Latest> latest = new ArrayList<>(watched.size());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    latest.add(latest(row));
                }
            }
            return latest;
        }
    }

    private static Watched.Latest latest(ResultSet row) throws SQLException {
        BigDecimal obsValue = row.getBigDecimal("obs_value");
        if (obsValue == null) {
            return Watched.Latest.NONE;
        }
        TimePeriod timePeriod =
                new TimePeriod(Freq.valueOf(row.getString("freq")), row.getObject("time_period", LocalDate.class));
        Figure.Source source =
                new Figure.Source(row.getLong("delivery_id"), row.getLong("row_no"), row.getString("source_name"));
        return new Watched.Latest(
                new Figure(row.getLong("series_id"), timePeriod, obsValue, row.getBigDecimal("replaced"), source),
                row.getBoolean("held_before"));
    }

    private static String json(List<Watched> watched) {
        List<Map<String, Object>> rows = new ArrayList<>(watched.size());
        for (Watched one : watched) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("position", rows.size());
            row.put("indicator", one.indicator());
            row.put("region_id", one.regionId());
            row.put("freq", one.freq() == null ? null : one.freq().name());
            row.put("first_day", one.from().toString());
            row.put("last_day", one.until().toString());
            if (one.bound() != null) {
                row.put("lower_end", one.bound().lower().orElse(null));
                row.put("upper_end", one.bound().upper().orElse(null));
                row.put("strict", one.bound().isStrict());
            }
            rows.add(row);
        }
        try {
            return JSON.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts, numbers and days can always be written as JSON", e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = LatestFigures.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("reading the resource " + name, e);
        }
    }
}
