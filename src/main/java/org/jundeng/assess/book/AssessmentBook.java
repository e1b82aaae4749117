// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess.book;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jundeng.assess.Assessment;
import org.jundeng.assess.Bound;
import org.jundeng.assess.Derivation;
import org.jundeng.assess.Figure;
import org.jundeng.assess.Histories;
import org.jundeng.assess.LastEvaluation;
import org.jundeng.assess.State;
import org.jundeng.assess.TargetCourse;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Comparator;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.Label;
import org.jundeng.catalogue.Target;
import org.jundeng.observation.Freq;
import org.jundeng.observation.ObsStatus;
import org.jundeng.observation.TimePeriod;
import org.jundeng.warehouse.sql.Periods;
import org.jundeng.warehouse.sql.Sql;
import org.jundeng.warehouse.sql.Transactions;

/**
 * Reads the assessments that nights have stored. They are what was said then, by what was known then: nothing is
 * derived or judged again, so that the answer does not depend on how many figures there are.
 *
 * <p>What is not stored is absent: the districts that are behind, whether a figure is an estimate, and what it
 * replaced. The reason of each assessment names them.
 */
public final class AssessmentBook {

    private static final String NIGHT = """
            select business_date from assessed_night
            where complete and (?::date is null or business_date <= ?)
            order by business_date desc limit 1
            """;

    private static final String ON_NIGHT = """
            select a.*, a.business_date as night, d.source_name
            from assessment a left join delivery d using (delivery_id)
            where a.business_date = ? and (?::text is null or a.target_id = ?)
            """;

    private static final String COURSE = """
            select s.region_id, s.since, case when s.until <= ? then s.until end as until, s.state,
                   s.reason_zh, s.reason_en
            from standing s where s.target_id = ? and s.since <= ? order by s.since, s.region_id
            """;

    private static final String DECIDED = """
            select s.target_id, s.region_id, s.since, s.until, s.state, s.reason_zh, s.reason_en
            from series q join standing s on s.series_id = q.series_id
            where q.indicator = ? and q.region_id = ? and q.freq = ? and s.time_period = ?
            order by s.since, s.target_id, s.region_id
            """;

    /** A state may go on over several rows, where its figures or its reason change: then the first of them counts. */
    private static final String SINCE = """
            select n.target_id, n.region_id, coalesce(
                (select min(x.since) from standing x
                 where x.target_id = n.target_id and x.region_id = n.region_id and x.since <= n.since
                   and x.since > coalesce(
                     (select max(y.since) from standing y
                      where y.target_id = n.target_id and y.region_id = n.region_id and y.since < n.since
                        and y.state <> n.state), '-infinity')), n.since) as since
            from standing n
            where n.since <= ? and (n.until is null or n.until > ?)
            """;

    private final DataSource warehouse;
    private final Catalogue catalogue;

    /** The assessments in {@code warehouse} of the targets in {@code catalogue}. */
    public AssessmentBook(DataSource warehouse, Catalogue catalogue) {
        this.warehouse = warehouse;
        this.catalogue = catalogue;
    }

    /**
     * How a target stood in a region for a while.
     *
     * @param regionId the region, or the written form of a group's scope
     * @param since the first night
     * @param until the night from which it no longer held; null where it held still
     * @param state the state
     * @param reason the reason
     */
    public record Spell(String regionId, LocalDate since, LocalDate until, State state, Label reason) {
        public Spell {
            Objects.requireNonNull(regionId, "regionId");
            Objects.requireNonNull(since, "since");
            Objects.requireNonNull(state, "state");
        }
    }

    /**
     * How a target stood while one figure decided.
     *
     * @param targetId the target
     * @param spell how it stood
     */
    public record Decided(String targetId, Spell spell) {}

    /**
     * Since when a target has been in its state.
     *
     * @param targetId the target
     * @param regionId the region, or the written form of a group's scope
     * @param since the first night in that state without a change of it
     */
    public record Standing(String targetId, String regionId, LocalDate since) {}

    /** Since when each target has been in the state that it has on {@code night}, in each region. */
    public List<Standing> since(LocalDate night) {
        return Transactions.read(
                warehouse,
                connection -> Sql.list(
                        connection,
                        SINCE,
                        row -> new Standing(
                                row.getString("target_id"),
                                row.getString("region_id"),
                                row.getObject("since", LocalDate.class)),
                        night,
                        night));
    }

    /**
     * The latest night on which all targets were assessed, up to {@code day}; null for the latest of all. Empty where
     * there is none.
     */
    public Optional<LocalDate> nightUpTo(LocalDate day) {
        return Transactions.read(
                warehouse,
                connection -> Sql.first(connection, NIGHT, row -> row.getObject(1, LocalDate.class), day, day));
    }

    /** How far evaluation has come. */
    public LastEvaluation.Point evaluated() {
        return Transactions.read(warehouse, LastEvaluation::point);
    }

    /** The assessments of {@code night}, in the order of the catalogue's targets; empty where nothing was assessed. */
    public List<Assessment> on(LocalDate night) {
        return on(night, null);
    }

    /** The assessments of one target on {@code night}; empty where it was not assessed. */
    public List<Assessment> of(String targetId, LocalDate night) {
        return on(night, targetId);
    }

    private List<Assessment> on(LocalDate night, String targetId) {
        Map<String, Target> targets = new HashMap<>();
        Map<String, Integer> places = new HashMap<>();
        catalogue.targets().forEach(target -> {
            targets.putIfAbsent(target.id(), target);
            places.putIfAbsent(target.id(), places.size());
        });
        return Transactions.read(
                warehouse,
                connection ->
                        Sql.list(connection, ON_NIGHT, row -> assessment(row, targets), night, targetId, targetId)
                                .stream()
                                .filter(one -> targets.containsKey(one.targetId()))
                                .sorted(java.util.Comparator.comparing((Assessment one) -> places.get(one.targetId()))
                                        .thenComparing(Assessment::regionId))
                                .toList());
    }

    /** How a target has stood since its first night, as was known on {@code day}; the earliest first. */
    public List<Spell> course(String targetId, LocalDate day) {
        return Transactions.read(
                warehouse, connection -> Sql.list(connection, COURSE, AssessmentBook::spell, day, targetId, day));
    }

    /**
     * How what a target promises developed in a region up to {@code night}, by the figures known now; empty where the
     * target's indicator is unknown.
     */
    public Optional<TargetCourse.Course> development(Target target, String regionId, LocalDate night) {
        return TargetCourse.of(catalogue, target)
                .map(course -> Transactions.read(
                        warehouse,
                        connection ->
                                course.in(regionId, Histories.of(connection, course.wanted(regionId), night), night)));
    }

    /**
     * The reported figures of an indicator that differ from what their parts come to, as known now, of periods that
     * ended before {@code night}; the latest first.
     */
    public List<Derivation.Disagreement> disagreements(String indicator, LocalDate night) {
        return Transactions.read(warehouse, connection -> Derivation.disagreementsOf(indicator, connection)).stream()
                .filter(each -> each.timePeriod().lastDay().isBefore(night))
                .sorted(java.util.Comparator.comparing((Derivation.Disagreement each) ->
                                each.timePeriod().lastDay())
                        .reversed())
                .toList();
    }

    /** How targets stood while a figure decided where they stood, the earliest first; empty where it never did. */
    public List<Decided> decidedBy(String indicator, String region, TimePeriod period) {
        return Transactions.read(
                warehouse,
                connection -> Sql.list(
                        connection,
                        DECIDED,
                        row -> new Decided(row.getString("target_id"), spell(row)),
                        indicator,
                        region,
                        period.freq().name(),
                        period.firstDay()));
    }

    private static Spell spell(ResultSet row) throws SQLException {
        return new Spell(
                row.getString("region_id"),
                row.getObject("since", LocalDate.class),
                row.getObject("until", LocalDate.class),
                State.of(row.getString("state")),
                new Label(row.getString("reason_zh"), row.getString("reason_en")));
    }

    private Assessment assessment(ResultSet row, Map<String, Target> targets) throws SQLException {
        String targetId = row.getString("target_id");
        return new Assessment(
                targetId,
                row.getString("region_id"),
                row.getObject("night", LocalDate.class),
                State.of(row.getString("state")),
                figure(row, targets.get(targetId)),
                bound(row.getBigDecimal("bound"), targets.get(targetId)),
                row.getBigDecimal("progress"),
                row.getBigDecimal("elapsed"),
                row.getBigDecimal("lag"),
                List.of(),
                new Label(row.getString("reason_zh"), row.getString("reason_en")));
    }

    private Figure figure(ResultSet row, Target target) throws SQLException {
        String freq = row.getString("freq");
        if (freq == null) {
            return null;
        }
        return new Figure(
                row.getLong("series_id"),
                Periods.of(freq, row.getObject("time_period", LocalDate.class)),
                row.getBigDecimal("obs_value"),
                null,
                new Figure.Source(
                        row.getLong("delivery_id"),
                        row.getLong("row_no"),
                        row.getString("source_name"),
                        row.getString("method")),
                ObsStatus.A,
                null,
                target != null && isSoFar(target, freq));
    }

    /** An amount of several periods: it is stored under the last of them. The figure of a whole year is one itself. */
    private boolean isSoFar(Target target, String freq) {
        boolean adds = catalogue
                .indicator(target.indicator())
                .filter(indicator -> indicator.timeCollect() == Indicator.TimeCollect.SUM)
                .isPresent();
        return adds
                && (target.type() == Target.Type.CUMULATIVE
                        || target.type() == Target.Type.PER_YEAR && !freq.equals(Freq.A.name()));
    }

    /** The bound as the target sets it, at the stored value; null where none was stored, or none can be made of it. */
    private Bound bound(BigDecimal value, Target target) {
        if (value == null || target == null) {
            return null;
        }
        Indicator indicator = catalogue.indicator(target.indicator()).orElse(null);
        if (indicator == null) {
            return null;
        }
        // A reduction binds from above: so much less than its base, or even less.
        Comparator side = target.comparator() == Comparator.MORE_THAN ? Comparator.LESS_THAN : Comparator.AT_MOST;
        return target.type() == Target.Type.REDUCTION
                ? new Bound(side, value, indicator.direction())
                : Bound.of(target, indicator, catalogue.units())
                        .map(bound -> bound.at(value))
                        .orElse(null);
    }
}
