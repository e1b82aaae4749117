// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;

/** The figures of all that is watched, reported or derived, in one query. */
public final class Histories {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String QUERY = resource("histories.sql");

    private static final String SPAN = """
            select min(last_day(s.freq, f.time_period)) as first, max(last_day(s.freq, f.time_period)) as last
            from series s
            join figure f using (series_id)
            where s.indicator = any (?::text[]) and s.dimensions = '{}' and f.obs_value is not null
              and last_day(s.freq, f.time_period) < ?
            """;

    private final Map<Watched, History> histories;

    private Histories(Map<Watched, History> histories) {
        this.histories = histories;
    }

    /**
     * An indicator in a region.
     *
     * @param indicator the indicator's id
     * @param regionId the region's id; of a group as one {@code group:main-urban}
     */
    public record Watched(String indicator, String regionId) {}

    /**
     * What is known of each of {@code watched} from periods that have ended before {@code businessDate}. Only series
     * that no dimension splits count, and only what has a value.
     */
    public static Histories of(Connection connection, Collection<Watched> watched, LocalDate businessDate)
            throws SQLException {
        List<Watched> asked = watched.stream().distinct().toList();
        Map<Watched, List<Figure>> found = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(QUERY)) {
            statement.setString(1, json(asked));
            statement.setObject(2, businessDate);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.computeIfAbsent(asked.get(row.getInt("position")), each -> new ArrayList<>())
                            .add(figure(row));
                }
            }
        }
        Map<Watched, History> histories = new HashMap<>();
        found.forEach((each, figures) -> histories.put(each, History.of(figures)));
        return new Histories(histories);
    }

    /**
     * From when to when something is known.
     *
     * @param first the last day of the first period of which there is a figure
     * @param last the last day of the last one
     */
    public record Span(LocalDate first, LocalDate last) {}

    /** From when to when figures of {@code indicators} are known on {@code businessDate}; empty where none is. */
    public static Optional<Span> span(Connection connection, Collection<String> indicators, LocalDate businessDate)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SPAN)) {
            statement.setArray(1, connection.createArrayOf("text", indicators.toArray()));
            statement.setObject(2, businessDate);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                LocalDate first = row.getObject("first", LocalDate.class);
                return first == null
                        ? Optional.empty()
                        : Optional.of(new Span(first, row.getObject("last", LocalDate.class)));
            }
        }
    }

    /** The history of one of what was asked for. */
    public History of(String indicator, String regionId) {
        return histories.getOrDefault(new Watched(indicator, regionId), History.NONE);
    }

    /**
     * What would be known on an earlier date if all figures had come by then as they are now: those of the periods that
     * ended before it. What a figure replaced is not told, for nobody knows which of it was known then.
     */
    public Histories until(LocalDate businessDate) {
        Map<Watched, History> known = new HashMap<>();
        histories.forEach((each, history) -> {
            History earlier = history.until(businessDate);
            if (!earlier.byFreq().isEmpty()) {
                known.put(each, earlier);
            }
        });
        return new Histories(known);
    }

    /** The days on which the periods of all that is known ended, the earliest first. */
    public SortedSet<LocalDate> periodEnds() {
        SortedSet<LocalDate> ends = new TreeSet<>();
        histories.values().forEach(history -> history.all()
                .forEach(figure -> ends.add(figure.timePeriod().lastDay())));
        return ends;
    }

    private static Figure figure(ResultSet row) throws SQLException {
        TimePeriod timePeriod =
                new TimePeriod(Freq.valueOf(row.getString("freq")), row.getObject("time_period", LocalDate.class));
        Figure.Source source = new Figure.Source(
                row.getLong("delivery_id"),
                row.getLong("row_no"),
                row.getString("source_name"),
                row.getString("method"));
        return new Figure(
                row.getLong("series_id"),
                timePeriod,
                row.getBigDecimal("obs_value"),
                row.getBigDecimal("replaced"),
                source);
    }

    private static String json(List<Watched> watched) {
        List<Map<String, Object>> rows = new ArrayList<>(watched.size());
        for (Watched one : watched) {
            rows.add(Map.of("position", rows.size(), "indicator", one.indicator(), "region_id", one.regionId()));
        }
        try {
            return JSON.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers can always be written as JSON", e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = Histories.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("reading the resource " + name, e);
        }
    }
}
