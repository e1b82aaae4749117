// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert.past;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jundeng.alert.Evidence;
import org.jundeng.alert.FactsJson;
import org.jundeng.alert.Rule;
import org.jundeng.alert.WatchedPlace;
import org.jundeng.assess.Figure;
import org.jundeng.catalogue.Levels;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;
import org.jundeng.warehouse.sql.Sql;

/** The table of breaches that are over. Each method reads or writes a whole set at once. */
final class BreachTable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ADD = Sql.resource(BreachTable.class, "add.sql");
    private static final String OVERTAKE = Sql.resource(BreachTable.class, "overtake.sql");
    private static final String END = Sql.resource(BreachTable.class, "end.sql");

    private static final String IN_EPISODES =
            "select rule_id, region_id from episode where state <> 'closed' and feed = '' and dimensions = '{}'";
    private static final String TOLD = """
            select p.*, line.source_name, d.method
            from past_breach p
            join delivery line using (delivery_id)
            left join derived d on d.series_id = p.series_id and d.time_period = p.time_period and p.row_no = 0
            where p.counted_as = 'told' and (p.business_date > ?::date - ? or p.ended_on > ?::date - ?)
            order by p.rule_id, p.region_id, p.time_period, p.business_date, p.item
            """;
    /** A correction after a year is told to nobody: who was told of the breach is not on record for longer. */
    private static final int DAYS = 366;

    private static final String WITHDRAWN = """
            select p.item
            from past_breach p
            where p.item = any (?::text[])
              and not exists (
                  select from observation o where o.series_id = p.series_id and o.time_period = p.time_period)
              and not exists (select from derived d where d.series_id = p.series_id and d.time_period = p.time_period)
            """;

    private static final String FOUND = """
            select count(*) filter (where counted_as = 'told'), count(*) filter (where counted_as = 'history')
            from past_breach
            where business_date = ?
            """;

    private final Connection connection;
    private final Levels levels;
    private final Run run;

    /** The table in the warehouse to which {@code connection} leads, for a run. */
    BreachTable(Connection connection, Levels levels, Run run) {
        this.connection = connection;
        this.levels = levels;
        this.run = run;
    }

    /**
     * A run that finds breaches.
     *
     * @param runId its number
     * @param businessDate the night
     * @param recordedAt the true time
     */
    record Run(long runId, LocalDate businessDate, Instant recordedAt) {}

    /**
     * A breach to be recorded.
     *
     * @param rule its rule
     * @param place the rule and the region
     * @param crossed the period
     * @param before the measure under which the period stood in the table until now; null where it did not
     */
    record New(Rule rule, WatchedPlace place, PastPeriods.Crossed crossed, BigDecimal before) {}

    /**
     * A breach that turned out not to be true, not to be over, or to be over from another period on.
     *
     * @param item its id
     * @param measure what the measure is now; null where the figure was withdrawn
     * @param deliveryId the ledger number of the figure now; null where it was withdrawn
     */
    record Ended(String item, BigDecimal measure, Long deliveryId) {

        /** A breach that has another measure now. */
        static Ended by(PastBreach breach, Evidence now) {
            return new Ended(breach.item(), now.measure(), now.figure().source().deliveryId());
        }

        /** A breach whose figure was withdrawn. */
        static Ended withdrawn(PastBreach breach) {
            return new Ended(breach.item(), null, null);
        }
    }

    /** The places that have a pending or open episode. */
    Set<WatchedPlace> placesInEpisodes() throws SQLException {
        return new HashSet<>(
                Sql.list(connection, IN_EPISODES, row -> new WatchedPlace(row.getString(1), row.getString(2), "")));
    }

    /** The breaches that officials are told of and that are true, by rule. */
    Map<String, List<PastBreach>> standing() throws SQLException {
        Map<List<Object>, PastBreach> latest = new LinkedHashMap<>();
        told(connection, levels, run.businessDate())
                .forEach(breach -> latest.put(List.of(breach.place(), breach.timePeriod()), breach));
        return latest.values().stream()
                .filter(breach -> breach.ended() == null || breach.isResumed())
                .collect(Collectors.groupingBy(breach -> breach.place().ruleId()));
    }

    /** The breaches that officials are told of, found or ended within a year before a night. */
    static List<PastBreach> told(Connection connection, Levels levels, LocalDate night) throws SQLException {
        return Sql.list(connection, TOLD, row -> breach(row, levels), night, DAYS, night, DAYS);
    }

    /** How many breaches were found on a night. */
    static BreachCounts foundOn(Connection connection, LocalDate night) throws SQLException {
        return Sql.first(connection, FOUND, row -> new BreachCounts(row.getLong(1), row.getLong(2)), night)
                .orElse(BreachCounts.NONE);
    }

    private static PastBreach breach(ResultSet row, Levels levels) throws SQLException {
        Freq freq = Freq.valueOf(row.getString("freq"));
        LocalDate ended = row.getObject("ended_on", LocalDate.class);
        Figure figure = new Figure(
                row.getLong("series_id"),
                new TimePeriod(freq, row.getObject("time_period", LocalDate.class)),
                row.getBigDecimal("obs_value"),
                null,
                new Figure.Source(
                        row.getLong("delivery_id"),
                        row.getLong("row_no"),
                        row.getString("source_name"),
                        row.getString("method")));
        return new PastBreach(
                row.getString("item"),
                new WatchedPlace(row.getString("rule_id"), row.getString("region_id"), ""),
                row.getString("indicator"),
                levels.known(row.getString("level")),
                new PastBreach.Seen(
                        figure,
                        row.getBigDecimal("measure"),
                        row.getBigDecimal("bound"),
                        FactsJson.read(row.getString("detail"))),
                new TimePeriod(freq, row.getObject("over_from", LocalDate.class)),
                row.getObject("business_date", LocalDate.class),
                ended == null ? null : new PastBreach.Ending(ended, row.getBigDecimal("now_measure")));
    }

    /**
     * Those of {@code breaches} whose own figure is not there any more. One that is marked as missing is, and one that
     * only has nothing to be compared with.
     */
    List<PastBreach> withdrawn(List<PastBreach> breaches) throws SQLException {
        if (breaches.isEmpty()) {
            return List.of();
        }
        Set<String> items = new HashSet<>(Sql.list(
                connection,
                WITHDRAWN,
                row -> row.getString(1),
                Sql.texts(breaches.stream().map(PastBreach::item).toList())));
        return breaches.stream().filter(breach -> items.contains(breach.item())).toList();
    }

    /** Ends breaches. */
    void end(List<Ended> ended) throws SQLException {
        if (ended.isEmpty()) {
            return;
        }
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Ended each : ended) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("item", each.item());
            row.put("now_measure", each.measure());
            row.put("ended_by", each.deliveryId());
            rows.add(row);
        }
        Sql.run(connection, END, json(rows), run.runId(), run.businessDate());
    }

    /**
     * Adds those that do not stand already and that no episode has seen; returns how many they are.
     *
     * @param history whether they all are history: nothing has been evaluated before
     */
    BreachCounts add(List<New> found, boolean history) throws SQLException {
        if (found.isEmpty()) {
            return BreachCounts.NONE;
        }
        List<Map<String, Object>> rows = new ArrayList<>();
        for (New each : found) {
            rows.add(row(rows.size(), each));
        }
        Sql.run(connection, OVERTAKE, json(rows), run.runId(), run.businessDate());
        Map<String, Long> counted = Sql.list(
                        connection,
                        ADD,
                        row -> row.getString(1),
                        json(rows),
                        run.runId(),
                        run.businessDate(),
                        run.recordedAt(),
                        history)
                .stream()
                .collect(Collectors.groupingBy(counts -> counts, Collectors.counting()));
        return new BreachCounts(counted.getOrDefault("told", 0L), counted.getOrDefault("history", 0L));
    }

    private static Map<String, Object> row(int position, New each) {
        PastPeriods.Crossed crossed = each.crossed();
        Figure figure = crossed.evidence().figure();
        WatchedPlace place = each.place();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("position", position);
        row.put(
                "key",
                String.join(
                        ":",
                        "past-breach",
                        place.ruleId(),
                        place.regionId(),
                        figure.timePeriod().toString()));
        row.put("rule_id", place.ruleId());
        row.put("region_id", place.regionId());
        row.put("indicator", each.rule().indicator());
        row.put("freq", figure.timePeriod().freq().name());
        row.put("time_period", figure.timePeriod().firstDay().toString());
        row.put("over_from", crossed.overFrom().firstDay().toString());
        row.put("level", crossed.level().code());
        row.put("measure", crossed.evidence().measure());
        row.put("bound", crossed.bound().value());
        row.put("obs_value", figure.obsValue());
        row.put("before", each.before());
        row.put("series_id", figure.seriesId());
        row.put("delivery_id", figure.source().deliveryId());
        row.put("row_no", figure.source().rowNo());
        row.put("detail", crossed.evidence().detail(crossed.periods()));
        row.put("rule_hash", each.rule().hash());
        return row;
    }

    private static String json(List<Map<String, Object>> rows) {
        try {
            return JSON.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts, numbers and days can always be written as JSON", e);
        }
    }
}
