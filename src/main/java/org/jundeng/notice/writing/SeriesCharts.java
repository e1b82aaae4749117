// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.writing;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jundeng.alert.Condition;
import org.jundeng.alert.Facts;
import org.jundeng.alert.Rule;
import org.jundeng.assess.Bound;
import org.jundeng.assess.Histories;
import org.jundeng.assess.TargetCourse;
import org.jundeng.assess.WantedFigures;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Target;
import org.jundeng.chart.Charts;
import org.jundeng.chart.Picture;
import org.jundeng.notice.decision.CandidateEpisode;
import org.jundeng.notice.decision.Course;
import org.jundeng.notice.decision.EpisodeDecision;
import org.jundeng.notice.decision.Seen;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;

/** The series of the figures that are told, for charts and trends. */
final class SeriesCharts {

    private static final int ENOUGH_POINTS = 3;
    private static final int MOST_READ = 60;
    private static final String QUERY = """
            select series_id, freq, time_period, obs_value
            from (select f.series_id, s.freq, f.time_period, f.obs_value,
                         row_number() over (partition by f.series_id order by f.time_period desc) as back
                  from figure f join series s using (series_id)
                  where f.series_id = any(?) and f.obs_value is not null) latest
            where back <= ?
            """;

    private final Map<Long, NavigableMap<TimePeriod, BigDecimal>> series = new HashMap<>();
    /** The amounts up to the end of each period, where an amount was seen and no figure of a period alone. */
    private final Map<AmountKey, NavigableMap<TimePeriod, BigDecimal>> amounts = new HashMap<>();

    /** What was seen, whatever its figure has been corrected to since. */
    private record AmountKey(long seriesId, TimePeriod timePeriod, Facts facts) {
        static AmountKey of(Seen seen) {
            return new AmountKey(seen.figure().seriesId(), seen.figure().timePeriod(), seen.facts());
        }
    }

    private SeriesCharts() {}

    /**
     * Reads the series of the figures that decided, up to the latest 60 figures of each; where an amount over time
     * decided, all figures that it is made of.
     */
    static SeriesCharts of(
            Connection connection, Catalogue catalogue, Collection<EpisodeDecision> decisions, LocalDate night)
            throws SQLException {
        SeriesCharts charts = new SeriesCharts();
        charts.addAmounts(connection, catalogue, decisions, night);
        Object[] ids = decisions.stream()
                .map(told -> told.candidate().seen())
                .filter(seen -> seen != null && seen.figure() != null)
                .map(seen -> seen.figure().seriesId())
                .distinct()
                .toArray();
        try (PreparedStatement statement = connection.prepareStatement(QUERY)) {
            statement.setArray(1, connection.createArrayOf("bigint", ids));
            statement.setInt(2, MOST_READ);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    TimePeriod period = new TimePeriod(
                            Freq.valueOf(row.getString("freq")), row.getObject("time_period", LocalDate.class));
                    charts.series
                            .computeIfAbsent(row.getLong("series_id"), first -> new TreeMap<>())
                            .put(period, row.getBigDecimal("obs_value"));
                }
            }
        }
        return charts;
    }

    private void addAmounts(
            Connection connection, Catalogue catalogue, Collection<EpisodeDecision> decisions, LocalDate night)
            throws SQLException {
        Map<CandidateEpisode, TargetCourse> found = new LinkedHashMap<>();
        WantedFigures wanted = new WantedFigures();
        for (EpisodeDecision told : decisions) {
            CandidateEpisode candidate = told.candidate();
            Seen seen = candidate.seen();
            if (seen == null || seen.figure() == null) {
                continue;
            }
            Optional<TargetCourse> course = catalogue.targets().stream()
                    .filter(target -> target.id().equals(candidate.target()))
                    .findFirst()
                    .filter(target -> seen.facts().soFar() || target.type() == Target.Type.CUMULATIVE)
                    .flatMap(target -> TargetCourse.of(catalogue, target))
                    .filter(TargetCourse::isOfAmounts);
            course.ifPresent(each -> {
                wanted.and(each.wanted(candidate.place().regionId()));
                found.put(candidate, each);
            });
            if (course.isPresent() || seen.facts().soFar()) {
                amounts.put(AmountKey.of(seen), new TreeMap<>());
            }
        }
        if (!found.isEmpty()) {
            Histories histories = Histories.of(connection, wanted, night);
            found.forEach((candidate, course) -> amounts.put(
                    AmountKey.of(candidate.seen()),
                    course.upTo(
                            candidate.seen().figure().timePeriod(),
                            candidate.place().regionId(),
                            histories)));
        }
    }

    /** Whether what is drawn of {@code seen} are amounts up to the end of each period. */
    boolean isOfAmounts(Seen seen) {
        return amounts.containsKey(AmountKey.of(seen));
    }

    /** The charts of {@code figures}, which are by the number of their series. */
    static SeriesCharts of(Map<Long, ? extends NavigableMap<TimePeriod, BigDecimal>> figures) {
        SeriesCharts charts = new SeriesCharts();
        charts.series.putAll(figures);
        return charts;
    }

    /**
     * How many figures in a row cross the mildest limit of {@code rule}, up to the latest that does, as far as they are
     * known now and the episode has gone; empty where the rule compares something else, where none crosses, or where
     * the row may have begun before the figures that were read.
     */
    OptionalInt inARow(CandidateEpisode candidate, Rule rule) {
        Seen seen = candidate.seen();
        boolean compared = rule != null && rule.condition() instanceof Condition.Threshold;
        if (!compared || seen == null || seen.figure() == null) {
            return OptionalInt.empty();
        }
        TimePeriod first = candidate.firstSeen();
        NavigableMap<TimePeriod, BigDecimal> points = upTo(seen);
        int row = 0;
        for (Map.Entry<TimePeriod, BigDecimal> each : points.descendingMap().entrySet()) {
            boolean crosses = rule.ladder().grade(each.getValue()) != null;
            if (!crosses && (row > 0 || first == null || each.getKey().compareTo(first) <= 0)) {
                break;
            }
            row += crosses ? 1 : 0;
        }
        return row == 0 || row == points.size() && row >= MOST_READ ? OptionalInt.empty() : OptionalInt.of(row);
    }

    /**
     * The course of an episode with the worst figure as it is known now of all periods from the first that the rule saw
     * up to the one seen, also of those that came when a newer one was known; where the rule compares something else,
     * with the worst that the rule saw.
     */
    Course course(CandidateEpisode candidate, Rule rule) {
        Course course = candidate.course(rule);
        TimePeriod first = candidate.firstSeen();
        boolean compared = rule != null && rule.condition() instanceof Condition.Threshold;
        if (!compared || candidate.seen() == null || candidate.seen().figure() == null || first == null) {
            return course;
        }
        Bound bound = rule.ladder().bound(null);
        for (Map.Entry<TimePeriod, BigDecimal> each :
                upTo(candidate.seen()).tailMap(first, true).entrySet()) {
            course = course.with(each.getKey(), each.getValue(), bound);
        }
        return course;
    }

    /** The figure before that one in the same series, of an amount the one of the period before; empty if unknown. */
    Optional<Map.Entry<TimePeriod, BigDecimal>> before(Seen seen) {
        return Optional.ofNullable(upTo(seen).lowerEntry(seen.figure().timePeriod()));
    }

    /**
     * The chart of the series up to the figure seen, as PNG with a line for {@code bound}; empty where there are fewer
     * than three points.
     *
     * @param judged whether the figure of a period is compared with the bound, so that it is highlighted where it
     *     crosses; of an amount that grows, none is
     * @param labels writes the bound and the last figure
     */
    Optional<byte[]> picture(
            Seen seen, Bound bound, Predicate<TimePeriod> judged, Function<BigDecimal, String> labels) {
        NavigableMap<TimePeriod, BigDecimal> points = upTo(seen);
        if (points.size() < ENOUGH_POINTS) {
            return Optional.empty();
        }
        boolean compares = bound != null && !isOfAmounts(seen);
        List<Picture.Point> drawn = points.entrySet().stream()
                .map(each -> new Picture.Point(
                        each.getKey(),
                        each.getValue(),
                        compares && judged.test(each.getKey()) && !bound.holds(each.getValue())))
                .toList();
        return Charts.png(
                Picture.of(drawn, bound == null ? null : bound.value()).labelledBy(labels));
    }

    /** What a mail states of the figures besides the decision, so that it is written anew where that has changed. */
    String shown(EpisodeDecision told) {
        CandidateEpisode candidate = told.candidate().asKnownNow(told.rule());
        Seen seen = candidate.seen();
        if (seen == null || seen.figure() == null) {
            return "";
        }
        Course course = course(candidate, told.rule());
        return String.join(
                "|",
                "",
                seen.figure().timePeriod().toString(),
                plain(seen.figure().obsValue()) + ">" + plain(seen.bound()),
                before(seen)
                        .map(before -> before.getKey() + "=" + plain(before.getValue()))
                        .orElse(""),
                Integer.toString(inARow(candidate, told.rule()).orElse(course.periods())),
                course.worstPeriod() + "=" + plain(course.worst()));
    }

    private static String plain(BigDecimal value) {
        return value == null ? "" : value.stripTrailingZeros().toPlainString();
    }

    /** The points that the chart shows. */
    NavigableMap<TimePeriod, BigDecimal> points(Seen seen) {
        NavigableMap<TimePeriod, BigDecimal> points = upTo(seen);
        return points.size() <= Picture.MOST_POINTS
                ? points
                : points.tailMap(
                        points.navigableKeySet().stream()
                                .skip(points.size() - Picture.MOST_POINTS)
                                .findFirst()
                                .orElseThrow(),
                        true);
    }

    private NavigableMap<TimePeriod, BigDecimal> upTo(Seen seen) {
        NavigableMap<TimePeriod, BigDecimal> course = amounts.get(AmountKey.of(seen));
        return (course != null ? course : series.getOrDefault(seen.figure().seriesId(), new TreeMap<>()))
                .headMap(seen.figure().timePeriod(), true);
    }
}
