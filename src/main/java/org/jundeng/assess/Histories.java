// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;
import org.jundeng.warehouse.sql.Sql;

/**
 * The figures of what is wanted, reported or derived, in one query. What was wanted from a day on has a past from about
 * then on, and nothing distinguishes it from a complete one: only the caller knows.
 */
public final class Histories {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String QUERY = Sql.resource(Histories.class, "histories.sql");

    private static final String NAMES = "select delivery_id, source_name from delivery where delivery_id = any (?)";
    private static final String REPLACED = """
            select last.place, r.obs_value
            from unnest(?::bigint[], ?::date[]) with ordinality as last(series_id, time_period, place)
            cross join lateral (
                select v.obs_value
                from revision v
                where v.series_id = last.series_id and v.time_period = last.time_period
                order by v.replaced_by desc
                limit 1) r
            """;

    private static final String SPAN = """
            select min(last_day(s.freq, f.time_period)) as first, max(last_day(s.freq, f.time_period)) as last
            from series s
            join figure f using (series_id)
            where s.indicator = any (?::text[]) and s.dimensions = '{}' and f.obs_value is not null
              and last_day(s.freq, f.time_period) < ?
            """;

    private final Map<RegionalIndicator, History> histories;

    private Histories(Map<RegionalIndicator, History> histories) {
        this.histories = histories;
    }

    /**
     * What is known of what is {@code wanted} from periods that have ended before {@code businessDate}. Only series
     * that no dimension splits count, and only what has a value.
     */
    public static Histories of(Connection connection, WantedFigures wanted, LocalDate businessDate)
            throws SQLException {
        List<RegionalIndicator> asked = List.copyOf(wanted.since().keySet());
        Map<RegionalIndicator, List<Known>> found = new HashMap<>();
        Sql.each(
                connection,
                QUERY,
                row -> found.computeIfAbsent(asked.get(row.getInt("position")), each -> new ArrayList<>())
                        .add(known(row)),
                json(wanted),
                businessDate);
        found.values().forEach(all -> all.sort(Comparator.comparing(Known::timePeriod)));
        Map<Long, String> names = names(connection, found.values());
        Map<Known, BigDecimal> replaced = replaced(connection, found.values());
        Map<RegionalIndicator, History> histories = new HashMap<>();
        found.forEach((each, all) -> histories.put(
                each,
                History.of(all.stream()
                        .map(known -> known.figure(names.get(known.deliveryId()), replaced.get(known)))
                        .toList())));
        return new Histories(histories);
    }

    /** A row of the answer; the name and what was replaced are asked for later, for they are few. */
    private record Known(
            long seriesId, TimePeriod timePeriod, BigDecimal obsValue, long deliveryId, long rowNo, String method) {

        Figure figure(String sourceName, BigDecimal replaced) {
            return new Figure(
                    seriesId, timePeriod, obsValue, replaced, new Figure.Source(deliveryId, rowNo, sourceName, method));
        }
    }

    private static Known known(ResultSet row) throws SQLException {
        return new Known(
                row.getLong("series_id"),
                new TimePeriod(Freq.valueOf(row.getString("freq")), row.getObject("time_period", LocalDate.class)),
                row.getBigDecimal("obs_value"),
                row.getLong("delivery_id"),
                row.getLong("row_no"),
                row.getString("method"));
    }

    private static Map<Long, String> names(Connection connection, Collection<List<Known>> found) throws SQLException {
        Set<Long> lines = new TreeSet<>();
        found.forEach(all -> all.forEach(known -> lines.add(known.deliveryId())));
        Map<Long, String> names = new HashMap<>();
        Sql.each(connection, NAMES, row -> names.put(row.getLong(1), row.getString(2)), Sql.numbers(lines));
        return names;
    }

    /** What the last figure of each series replaced. */
    private static Map<Known, BigDecimal> replaced(Connection connection, Collection<List<Known>> found)
            throws SQLException {
        Map<Long, Known> lasts = new HashMap<>();
        found.forEach(all -> all.forEach(known -> lasts.put(known.seriesId(), known)));
        List<Known> asked = List.copyOf(lasts.values());
        Map<Known, BigDecimal> replaced = new HashMap<>();
        Sql.each(
                connection,
                REPLACED,
                row -> replaced.put(asked.get(row.getInt(1) - 1), row.getBigDecimal(2)),
                Sql.numbers(asked.stream().map(Known::seriesId).toList()),
                Sql.days(asked.stream()
                        .map(known -> known.timePeriod().firstDay())
                        .toList()));
        return replaced;
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
        return Sql.first(connection, SPAN, Histories::span, Sql.texts(indicators), businessDate)
                .filter(span -> span.first() != null);
    }

    private static Span span(ResultSet row) throws SQLException {
        return new Span(row.getObject("first", LocalDate.class), row.getObject("last", LocalDate.class));
    }

    /** What is known of one of what was asked for, as far back as it was wanted. */
    public History of(String indicator, String regionId) {
        return histories.getOrDefault(new RegionalIndicator(indicator, regionId), History.NONE);
    }

    /**
     * What would be known on an earlier date if all figures had come by then as they are now: those of the periods that
     * ended before it. What a figure replaced is not told, for nobody knows which of it was known then.
     */
    public Histories until(LocalDate businessDate) {
        Map<RegionalIndicator, History> known = new HashMap<>();
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

    /** Periods are known by their first day, and none is longer than a year. */
    private static String json(WantedFigures wanted) {
        List<Map<String, Object>> rows = new ArrayList<>();
        wanted.since().forEach((one, since) -> {
            Map<String, Object> row = new HashMap<>();
            row.put("position", rows.size());
            row.put("indicator", one.indicator());
            row.put("region_id", one.regionId());
            if (!since.equals(LocalDate.MIN)) {
                row.put("first_day", since.minusYears(1).toString());
            }
            rows.add(row);
        });
        try {
            return JSON.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers can always be written as JSON", e);
        }
    }
}
