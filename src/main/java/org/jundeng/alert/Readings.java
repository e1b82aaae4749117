// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jundeng.alert.Reading.Crossing;
import org.jundeng.assess.Assessment;
import org.jundeng.assess.Assessor;
import org.jundeng.assess.Derivation;
import org.jundeng.assess.Figure;
import org.jundeng.assess.Histories;
import org.jundeng.assess.History;
import org.jundeng.assess.RegionalIndicator;
import org.jundeng.assess.WantedFigures;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.Scope;
import org.jundeng.catalogue.Target;
import org.jundeng.observation.TimePeriod;

/**
 * The readings of the rules on figures and targets on a night, from figures that were loaded for all rules together.
 */
final class Readings {

    private final Catalogue catalogue;
    private final LocalDate businessDate;
    private final Map<String, Target> targets = new HashMap<>();
    private final Map<WatchedPlace, Reading> readings = new LinkedHashMap<>();

    Readings(Catalogue catalogue, LocalDate businessDate) {
        this.catalogue = catalogue;
        catalogue.targets().forEach(target -> targets.put(target.id(), target));
        this.businessDate = businessDate;
    }

    Map<WatchedPlace, Reading> all() {
        return readings;
    }

    /** Adds the readings of the rules that follow from targets or watch their progress. */
    void ofTargets(Collection<Rule> rules, List<Assessment> assessments) {
        Map<String, List<Rule>> byTarget = new HashMap<>();
        rules.stream()
                .filter(rule -> rule.condition() instanceof Condition.OfTarget
                        || rule.condition() instanceof Condition.Trajectory)
                .forEach(rule -> byTarget.computeIfAbsent(rule.target(), first -> new ArrayList<>())
                        .add(rule));
        for (Assessment assessment : assessments) {
            for (Rule rule : byTarget.getOrDefault(assessment.targetId(), List.of())) {
                Reading reading = rule.condition() instanceof Condition.Trajectory
                        ? trajectory(rule, assessment)
                        : target(rule, assessment);
                readings.put(WatchedPlace.region(rule, assessment.regionId()), reading);
            }
        }
    }

    private Reading target(Rule rule, Assessment assessment) {
        return switch (assessment.state()) {
            case MISSED, LOST ->
                new Reading(
                        Crossing.CROSSED,
                        rule.level(),
                        rule.level(),
                        evidence(assessment),
                        1,
                        rule.timing(),
                        businessDate);
            case NO_DATA, AWAITING_FIGURE -> Reading.unknown(rule, businessDate);
            case NOT_YET_DUE -> Reading.notWatched(businessDate, Reason.NOT_DUE);
            case MET, MET_LATE, ON_TRACK, AT_RISK, OFF_TRACK ->
                new Reading(Crossing.CLEAR, null, null, evidence(assessment), 0, rule.timing(), businessDate);
        };
    }

    private Evidence evidence(Assessment assessment) {
        BigDecimal measure = assessment.figure() == null
                ? BigDecimal.ZERO
                : assessment.figure().obsValue();
        BigDecimal before =
                assessment.figure() == null ? null : assessment.figure().replaced();
        Facts facts = new Facts.OfTarget(
                assessment.state(), deadline(assessment), districts(assessment), isSoFar(assessment.figure()));
        return new Evidence(assessment.figure(), measure, assessment.bound(), before, facts);
    }

    private LocalDate deadline(Assessment assessment) {
        Target target = targets.get(assessment.targetId());
        TimePeriod judged =
                assessment.figure() == null ? null : assessment.figure().timePeriod();
        return target == null ? null : target.deadline(judged);
    }

    private static boolean isSoFar(Figure figure) {
        return figure != null && figure.soFar();
    }

    /**
     * A target that is missed or lost has no progress to measure; the rule that follows from it reports the miss. A
     * target under way whose progress is not held against time, such as one that only a district keeps from being met,
     * has a lag that is not known, which is not none.
     */
    private Reading trajectory(Rule rule, Assessment assessment) {
        return switch (assessment.state()) {
            case MISSED, LOST -> Reading.notWatched(businessDate, Reason.JUDGED);
            case NOT_YET_DUE -> Reading.notWatched(businessDate, Reason.NOT_DUE);
            case NO_DATA, AWAITING_FIGURE -> Reading.unknown(rule, businessDate);
            case MET, MET_LATE -> lag(rule, assessment, BigDecimal.ZERO);
            case ON_TRACK, AT_RISK, OFF_TRACK ->
                assessment.lag() == null
                        ? Reading.unknown(rule, businessDate)
                        : lag(rule, assessment, assessment.lag());
        };
    }

    private Reading lag(Rule rule, Assessment assessment, BigDecimal lag) {
        Facts facts = new Facts.Trajectory(
                assessment.state(), share(assessment), districts(assessment), isSoFar(assessment.figure()));
        return Reading.of(rule, List.of(new Evidence(assessment.figure(), lag, null, null, facts)), businessDate);
    }

    private static Facts.Share share(Assessment assessment) {
        return assessment.progress() == null || assessment.elapsed() == null
                ? null
                : new Facts.Share(assessment.progress(), assessment.elapsed());
    }

    private static List<Facts.District> districts(Assessment assessment) {
        return assessment.behind().stream()
                .map(part -> isOfTime(part, assessment.figure())
                        ? new Facts.District(part.regionId(), part.obsValue())
                        : new Facts.District(part.regionId(), part.obsValue(), part.timePeriod(), part.soFar()))
                .toList();
    }

    /** Whether a district's figure is of the period of the figure that decided, and an amount so far where that is. */
    private static boolean isOfTime(Assessment.Part part, Figure decided) {
        return part.timePeriod().equals(decided.timePeriod()) && part.soFar() == decided.soFar();
    }

    /** The figures that the rules on indicators need. */
    WantedFigures wanted(Collection<Rule> rules) {
        WantedFigures wanted = new WantedFigures();
        ofFigures(rules).forEach(rule -> regions(rule)
                .forEach(region -> wanted.all(new RegionalIndicator(rule.indicator(), region))));
        return wanted;
    }

    private static List<Rule> ofFigures(Collection<Rule> rules) {
        return rules.stream()
                .filter(rule -> rule.indicator() != null && rule.target() == null)
                .toList();
    }

    /** Adds the readings of the rules on indicators; {@code histories} holds the figures that are {@link #wanted}. */
    void ofFigures(Histories histories, Collection<Rule> rules, List<Derivation.Disagreement> disagreements) {
        Map<RegionalIndicator, Map<TimePeriod, Derivation.Disagreement>> apart = new HashMap<>();
        disagreements.forEach(each -> apart.computeIfAbsent(
                        new RegionalIndicator(each.indicator(), each.regionId()), first -> new HashMap<>())
                .put(each.timePeriod(), each));
        for (Rule rule : ofFigures(rules)) {
            if (rule.condition() instanceof Condition.Gap gap) {
                readings.put(
                        WatchedPlace.region(rule, gapPlace(rule)),
                        Reading.of(rule, gap(rule, gap, histories), businessDate));
                continue;
            }
            for (String region : regions(rule)) {
                History history = history(rule, region, histories);
                Map<TimePeriod, Derivation.Disagreement> found =
                        apart.getOrDefault(new RegionalIndicator(rule.indicator(), region), Map.of());
                readings.put(
                        WatchedPlace.region(rule, region),
                        Reading.of(rule, measures(rule.condition(), history, region, found), businessDate));
            }
        }
    }

    private static List<Evidence> measures(
            Condition condition, History history, String region, Map<TimePeriod, Derivation.Disagreement> found) {
        if (condition instanceof Condition.Change change) {
            return FigureMeasures.change(change, history, region);
        }
        if (condition instanceof Condition.Outlier) {
            return FigureMeasures.outlier(history);
        }
        if (condition instanceof Condition.Reconciliation) {
            return FigureMeasures.reconciliation(history, region, found);
        }
        return FigureMeasures.threshold(history);
    }

    /**
     * The measures of a rule on figures in each of its places, in the order of time; only for thresholds, changes and
     * gaps, which need nothing but figures.
     */
    Map<WatchedPlace, List<Evidence>> measures(Rule rule, Histories histories) {
        if (rule.condition() instanceof Condition.Gap gap) {
            return Map.of(WatchedPlace.region(rule, gapPlace(rule)), gap(rule, gap, histories));
        }
        Map<WatchedPlace, List<Evidence>> measures = new LinkedHashMap<>();
        for (String region : regions(rule)) {
            History history = history(rule, region, histories);
            measures.put(WatchedPlace.region(rule, region), measures(rule.condition(), history, region, Map.of()));
        }
        return measures;
    }

    /** The figures that a rule measures: those of the indicator's frequency, where there are any. */
    private History history(Rule rule, String region, Histories histories) {
        Indicator indicator = catalogue.indicator(rule.indicator()).orElseThrow();
        return histories.of(rule.indicator(), region).inOne(indicator.freq());
    }

    private List<Evidence> gap(Rule rule, Condition.Gap gap, Histories histories) {
        Indicator indicator = catalogue.indicator(rule.indicator()).orElseThrow();
        Map<String, History> districts = new LinkedHashMap<>();
        regions(rule).forEach(region -> districts.put(region, history(rule, region, histories)));
        return FigureMeasures.gap(
                gap, new FigureMeasures.Districts(indicator, districts, period -> members(rule.scope(), period)));
    }

    /** The place of a gap: the city or the group whose districts are compared. */
    private String gapPlace(Rule rule) {
        return rule.scope().group() == null
                ? catalogue.regions().city()
                : new Scope(Scope.Kind.GROUP, rule.scope().group()).toString();
    }

    private List<String> members(Scope scope, TimePeriod period) {
        return scope.group() == null
                ? catalogue.regions().districts(period)
                : catalogue.regions().group(scope.group(), period);
    }

    /** The regions whose figures a rule measures. */
    List<String> regions(Rule rule) {
        if (!(rule.condition() instanceof Condition.Gap)) {
            return Assessor.bound(rule.scope(), catalogue.regions());
        }
        Set<String> regions = new LinkedHashSet<>(
                rule.scope().group() == null
                        ? catalogue.regions().districts()
                        : catalogue.regions().group(rule.scope().group()));
        regions.addAll(members(rule.scope(), TimePeriod.containing(org.jundeng.observation.Freq.D, businessDate)));
        return List.copyOf(regions);
    }
}
