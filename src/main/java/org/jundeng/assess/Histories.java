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
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jundeng.observation.Freq;
import org.jundeng.observation.ObsStatus;
import org.jundeng.observation.TimePeriod;
import org.jundeng.warehouse.sql.Sql;

/**
 * The reported and derived figures of the wanted series, read in one query. Where figures were wanted from a day on,
 * the history begins about then, and it cannot be told from a complete one: the caller must know.
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

    private static final String PARTS = """
            select g.series_id, g.time_period, o.obs_value, d.obs_value, g.lowest, g.highest
            from disagreement g
            join observation o using (series_id, time_period)
            left join derived d on d.series_id = g.series_id and d.time_period = g.time_period and d.absent = '{}'
            where g.series_id = any (?)
            """;

    private static final String UNCERTAIN = Sql.resource(Histories.class, "uncertain.sql");

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
     * Reads the figures that are {@code wanted} for periods that ended before {@code businessDate}. Only series without
     * dimensions count, and only observations with a value.
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
        Lasts lasts = Lasts.of(found.values(), wanted);
        Map<Known, BigDecimal> replaced = replaced(connection, lasts);
        Map<Known, ObsStatus> uncertain = uncertain(connection, lasts.derived());
        Map<Cell, Figure.Parts> parts = parts(connection, lasts);
        Map<RegionalIndicator, History> histories = new HashMap<>();
        found.forEach((each, all) -> histories.put(
                each,
                History.of(all.stream()
                        .map(known -> known.figure(
                                names.get(known.deliveryId()),
                                replaced.get(known),
                                uncertain.getOrDefault(known, known.status()),
                                parts.get(new Cell(
                                        known.seriesId(), known.timePeriod().firstDay()))))
                        .toList())));
        return new Histories(histories);
    }

    /** A row of the result. The source names and the replaced values are queried afterwards, because they are few. */
    private record Known(
            long seriesId,
            TimePeriod timePeriod,
            BigDecimal obsValue,
            long deliveryId,
            long rowNo,
            String method,
            ObsStatus status,
            List<String> absent) {

        Figure figure(String sourceName, BigDecimal replaced, ObsStatus certainty, Figure.Parts parts) {
            return new Figure(
                    seriesId,
                    timePeriod,
                    obsValue,
                    replaced,
                    new Figure.Source(deliveryId, rowNo, sourceName, method, absent),
                    certainty,
                    parts);
        }
    }

    /** The period of a series. */
    private record Cell(long seriesId, LocalDate firstDay) {}

    /** What the parts of figures come to, where that disagrees with what was reported. */
    private static Map<Cell, Figure.Parts> parts(Connection connection, Lasts lasts) throws SQLException {
        Map<Cell, Figure.Parts> parts = new HashMap<>();
        Sql.each(
                connection,
                PARTS,
                row -> parts.put(
                        new Cell(row.getLong(1), row.getObject(2, LocalDate.class)),
                        new Figure.Parts(
                                row.getBigDecimal(3),
                                row.getBigDecimal(4),
                                row.getBigDecimal(5),
                                row.getBigDecimal(6))),
                Sql.numbers(lasts.figures().stream().map(Known::seriesId).toList()));
        return parts;
    }

    /** The last figure of each series and those that may decide, of which more is loaded than of the others. */
    private record Lasts(List<Known> figures) {

        static Lasts of(Collection<List<Known>> found, WantedFigures wanted) {
            Map<Long, Known> lasts = new LinkedHashMap<>();
            Set<Known> figures = new LinkedHashSet<>();
            found.forEach(all -> all.forEach(known -> {
                lasts.put(known.seriesId(), known);
                if (wanted.mayDecide(known.timePeriod().lastDay())) {
                    figures.add(known);
                }
            }));
            figures.addAll(lasts.values());
            return new Lasts(List.copyOf(figures));
        }

        Lasts derived() {
            return new Lasts(
                    figures.stream().filter(known -> known.method() != null).toList());
        }

        Object[] keys() {
            return new Object[] {
                Sql.numbers(figures.stream().map(Known::seriesId).toList()),
                Sql.days(figures.stream()
                        .map(known -> known.timePeriod().firstDay())
                        .toList())
            };
        }
    }

    private static Known known(ResultSet row) throws SQLException {
        String absent = row.getString("absent");
        return new Known(
                row.getLong("series_id"),
                new TimePeriod(Freq.valueOf(row.getString("freq")), row.getObject("time_period", LocalDate.class)),
                row.getBigDecimal("obs_value"),
                row.getLong("delivery_id"),
                row.getLong("row_no"),
                row.getString("method"),
                row.getString("obs_status") == null ? ObsStatus.A : ObsStatus.valueOf(row.getString("obs_status")),
                absent == null ? List.of() : List.of(absent.split(" ")));
    }

    private static Map<Long, String> names(Connection connection, Collection<List<Known>> found) throws SQLException {
        Set<Long> lines = new TreeSet<>();
        found.forEach(all -> all.forEach(known -> lines.add(known.deliveryId())));
        Map<Long, String> names = new HashMap<>();
        Sql.each(connection, NAMES, row -> names.put(row.getLong(1), row.getString(2)), Sql.numbers(lines));
        return names;
    }

    /** The value that each of these figures replaced; a figure that replaced none is absent. */
    private static Map<Known, BigDecimal> replaced(Connection connection, Lasts lasts) throws SQLException {
        Map<Known, BigDecimal> replaced = new HashMap<>();
        Sql.each(
                connection,
                REPLACED,
                row -> replaced.put(lasts.figures().get(row.getInt(1) - 1), row.getBigDecimal(2)),
                lasts.keys());
        return replaced;
    }

    /** The status of those derived figures that were derived from estimated or provisional ones. */
    private static Map<Known, ObsStatus> uncertain(Connection connection, Lasts derived) throws SQLException {
        Map<Known, ObsStatus> uncertain = new HashMap<>();
        if (!derived.figures().isEmpty()) {
            Sql.each(
                    connection,
                    UNCERTAIN,
                    row -> uncertain.put(
                            derived.figures().get(row.getInt("place") - 1),
                            ObsStatus.valueOf(row.getString("obs_status"))),
                    derived.keys());
        }
        return uncertain;
    }

    /**
     * The time for which figures are known.
     *
     * @param first the last day of the first period that has a figure
     * @param last the last day of the last period that has a figure
     */
    public record Span(LocalDate first, LocalDate last) {}

    /**
     * The time for which figures of {@code indicators} are known on {@code businessDate}; empty where there is no
     * figure.
     */
    public static Optional<Span> span(Connection connection, Collection<String> indicators, LocalDate businessDate)
            throws SQLException {
        return Sql.first(connection, SPAN, Histories::span, Sql.texts(indicators), businessDate)
                .filter(span -> span.first() != null);
    }

    private static Span span(ResultSet row) throws SQLException {
        return new Span(row.getObject("first", LocalDate.class), row.getObject("last", LocalDate.class));
    }

    /**
     * The figures of an indicator in a region, as far back as they were wanted; without figures where nothing is known.
     */
    public History of(String indicator, String regionId) {
        return histories.getOrDefault(new RegionalIndicator(indicator, regionId), History.NONE);
    }

    /**
     * The histories as of an earlier date, as if all figures had then had the values of today: only the figures of
     * periods that ended before the date. They have no replaced values, because it is unknown which value was known at
     * that time.
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

    /**
     * The histories as they were known before some of their figures came. A history in which nothing is different is
     * the same object.
     *
     * @param before gives the value that a figure had then, which is the same where nothing has changed; null where
     *     the figure was not known
     */
    public Histories as(BiFunction<RegionalIndicator, Figure, BigDecimal> before) {
        Map<RegionalIndicator, History> known = new HashMap<>();
        histories.forEach((each, history) -> known.put(each, history.as(figure -> before.apply(each, figure))));
        return new Histories(known);
    }

    /** The indicators of which a figure is different in {@code earlier}, which {@link #as} made of these. */
    public Set<String> indicatorsApartFrom(Histories earlier) {
        return histories.entrySet().stream()
                .filter(each -> earlier.histories.get(each.getKey()) != each.getValue())
                .map(each -> each.getKey().indicator())
                .collect(Collectors.toSet());
    }

    /** The last days of the periods of all figures, the earliest first. */
    public SortedSet<LocalDate> periodEnds() {
        SortedSet<LocalDate> ends = new TreeSet<>();
        histories.values().forEach(history -> history.all()
                .forEach(figure -> ends.add(figure.timePeriod().lastDay())));
        return ends;
    }

    /**
     * Periods are stored by their first day. No period is longer than a year, so the query begins a year before the
     * day.
     */
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
