// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert.past;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jundeng.alert.Alerts;
import org.jundeng.alert.Condition;
import org.jundeng.alert.Evidence;
import org.jundeng.alert.Extent;
import org.jundeng.alert.Rule;
import org.jundeng.alert.WatchedPlace;
import org.jundeng.assess.Histories;
import org.jundeng.assess.LastEvaluation;
import org.jundeng.catalogue.Levels;

/**
 * Holds the periods that became known since the last evaluation, or were corrected, against the rules: those that cross
 * a bound and are over by a newer period are recorded, once each, and open no episode.
 */
public final class PastBreaches {

    private final Alerts alerts;
    private final Levels levels;
    private final List<Rule> rules;

    /** Holds periods against those of {@code rules} that measure figures and tell officials. */
    public PastBreaches(Alerts alerts, Levels levels, List<Rule> rules) {
        this.alerts = alerts;
        this.levels = levels;
        this.rules = rules.stream().filter(PastBreaches::covers).toList();
    }

    private static boolean covers(Rule rule) {
        Condition condition = rule.condition();
        boolean measuresFigures = condition instanceof Condition.Threshold
                || condition instanceof Condition.Change
                || condition instanceof Condition.Gap;
        return measuresFigures && rule.concern().audience() == Rule.Concern.Audience.OFFICIALS;
    }

    /**
     * What is known on a night, and what was known before.
     *
     * @param businessDate the night
     * @param complete whether everything is evaluated
     * @param histories the figures
     * @param derived what was derived anew since the last evaluation
     * @param last how far the last evaluation came
     */
    public record Known(
            LocalDate businessDate,
            boolean complete,
            Histories histories,
            DerivedAnew derived,
            LastEvaluation.Point last) {}

    /**
     * Records the breaches of a night within {@code extent}, after the episodes were decided and in the same
     * transaction; and what became of those that were recorded before. A second call with the same figures records
     * nothing.
     */
    public BreachCounts evaluate(Connection connection, Extent extent, Known known, long runId, Instant recordedAt)
            throws SQLException {
        KnownBefore before = KnownBefore.read(connection, known.last(), known.derived(), known.complete());
        Histories then = known.histories().as(before::value);
        Set<String> touched = new HashSet<>(before.indicators());
        touched.addAll(known.histories().indicatorsApartFrom(then));
        List<Rule> looked = rules.stream()
                .filter(rule -> extent.complete() || extent.indicators().contains(rule.indicator()))
                .filter(rule -> touched.contains(rule.indicator()))
                .toList();
        if (looked.isEmpty()) {
            return BreachCounts.NONE;
        }
        BreachTable table =
                new BreachTable(connection, levels, new BreachTable.Run(runId, known.businessDate(), recordedAt));
        Map<String, List<PastBreach>> standing = table.standing();
        Set<WatchedPlace> inEpisode = table.placesInEpisodes();
        List<BreachTable.Ended> ended = new ArrayList<>();
        List<BreachTable.New> found = new ArrayList<>();
        List<PastBreach> unmeasured = new ArrayList<>();
        for (Rule rule : looked) {
            Map<WatchedPlace, List<Evidence>> earlier = alerts.measures(rule, then, known.businessDate());
            Map<WatchedPlace, PastPeriods> places = new LinkedHashMap<>();
            Map<WatchedPlace, List<Evidence>> measures = alerts.measures(rule, known.histories(), known.businessDate());
            measures.forEach((place, all) -> {
                PastPeriods periods = new PastPeriods(rule, all, inEpisode.contains(place));
                places.put(place, periods);
                periods.newSince(earlier.getOrDefault(place, List.of()))
                        .forEach(crossed -> found.add(new BreachTable.New(rule, place, crossed, null)));
            });
            for (PastBreach breach : standing.getOrDefault(rule.id(), List.of())) {
                if (!rule.indicator().equals(breach.indicator())) {
                    continue; // the rule measures another indicator now, whose figures say nothing about the breach
                }
                Optional<Evidence> now = now(breach, measures);
                if (now.isEmpty()) {
                    unmeasured.add(breach);
                } else if (now.get().measure().compareTo(breach.seen().measure()) != 0) {
                    ended.add(BreachTable.Ended.by(breach, now.get()));
                    anew(rule, breach, places).ifPresent(found::add);
                } else if (!breach.isResumed() && isElsewise(breach, places)) {
                    ended.add(BreachTable.Ended.by(breach, now.get()));
                    anew(rule, breach, places).ifPresent(found::add);
                }
            }
        }
        table.withdrawn(unmeasured).forEach(breach -> ended.add(BreachTable.Ended.withdrawn(breach)));
        table.end(ended);
        return table.add(found, known.last().night() == null);
    }

    /** The breaches that officials are told of, found or ended within a year before {@code night}; in a fixed order. */
    public static List<PastBreach> told(Connection connection, Levels levels, LocalDate night) throws SQLException {
        return BreachTable.told(connection, levels, night);
    }

    /** How many breaches were found on a night. */
    public static BreachCounts foundOn(Connection connection, LocalDate night) throws SQLException {
        return BreachTable.foundOn(connection, night);
    }

    /** The measure of the breach's period now; empty where there is none. */
    private static Optional<Evidence> now(PastBreach breach, Map<WatchedPlace, List<Evidence>> measures) {
        return measures.getOrDefault(breach.place(), List.of()).stream()
                .filter(evidence -> evidence.figure().timePeriod().equals(breach.timePeriod()))
                .findFirst();
    }

    /** Whether a breach that is true has become part of an episode, or is over from another period on. */
    private static boolean isElsewise(PastBreach breach, Map<WatchedPlace, PastPeriods> places) {
        PastPeriods periods = places.get(breach.place());
        return periods.isCurrent(breach.timePeriod())
                || periods.at(breach.timePeriod())
                        .filter(crossed -> !crossed.overFrom().equals(breach.overFrom()))
                        .isPresent();
    }

    /**
     * The breach with its new value, or from its new end on, where it crosses and is over. While its value is the same,
     * it is as grave as it was found: that the rule was changed since is no news of the past.
     */
    private static Optional<BreachTable.New> anew(Rule rule, PastBreach breach, Map<WatchedPlace, PastPeriods> places) {
        BigDecimal before = breach.seen().measure();
        return Optional.ofNullable(places.get(breach.place()))
                .flatMap(periods -> periods.at(breach.timePeriod()))
                .map(crossed -> crossed.evidence().measure().compareTo(before) == 0
                        ? crossed.asFound(breach.level(), breach.seen().bound())
                        : crossed)
                .map(crossed -> new BreachTable.New(rule, breach.place(), crossed, before));
    }
}
