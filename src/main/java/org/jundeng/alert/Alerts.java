// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jundeng.alert.Episodes.Decided;
import org.jundeng.alert.Episodes.Written;
import org.jundeng.assess.Assessment;
import org.jundeng.assess.Derivation;
import org.jundeng.assess.Histories;
import org.jundeng.assess.WantedFigures;
import org.jundeng.catalogue.Catalogue;

/** Compares the rules with the figures in the warehouse, and opens, changes and closes episodes. */
public final class Alerts {

    private final Catalogue catalogue;
    private final Map<String, Rule> rules;
    private final Map<String, Terms> terms = new HashMap<>();
    private final RulesInForce inForce;
    private final int reopenDays;

    /** Evaluates {@code rules}, which were read for {@code catalogue}. */
    public Alerts(Catalogue catalogue, List<Rule> rules) {
        this.catalogue = catalogue;
        this.rules = rules.stream()
                .collect(Collectors.toMap(Rule::id, rule -> rule, (first, second) -> first, LinkedHashMap::new));
        this.inForce = new RulesInForce(catalogue.levels());
        this.rules.values().forEach(rule -> terms.put(rule.id(), inForce.asRead(Terms.of(rule, catalogue))));
        this.reopenDays = rules.stream()
                .mapToInt(rule -> rule.timing().reopenDays())
                .max()
                .orElse(0);
    }

    /**
     * The input of an evaluation: what is known on a night.
     *
     * @param businessDate the night
     * @param histories the figures of all series that {@link Alerts#wanted} asks for
     * @param assessments the assessments of all targets, or of those within the extent
     * @param disagreements the reported figures that differ from the total of their parts
     * @param feeds the readings of the rules on feeds, for the feeds within the extent
     */
    public record Known(
            LocalDate businessDate,
            Histories histories,
            List<Assessment> assessments,
            List<Derivation.Disagreement> disagreements,
            Map<WatchedPlace, Reading> feeds) {}

    /** The figures that must be loaded to evaluate the rules within {@code extent}. */
    public WantedFigures wanted(Extent extent, LocalDate businessDate) {
        return new Readings(catalogue, businessDate)
                .wanted(rules.values().stream().filter(extent::holds).toList());
    }

    /**
     * The indicators of the rules on figures that ask for something else than when they were evaluated last. A rule
     * that never was is none of them.
     */
    public Set<String> indicatorsOfChangedRules(Connection connection) throws SQLException {
        Map<String, Terms> before = inForce.read(connection);
        return rules.values().stream()
                .filter(rule -> !rule.condition().isAboutFeeds())
                .filter(rule ->
                        before.containsKey(rule.id()) && !before.get(rule.id()).equals(terms.get(rule.id())))
                .map(Rule::indicator)
                .collect(Collectors.toSet());
    }

    /**
     * Decides on the episodes within {@code extent}, in the caller's transaction. A second call with the same figures
     * changes nothing. An episode that has changed on a later night is left as it is.
     *
     * @return the changes, in the order of the readings
     * @throws IllegalStateException on a connection in auto-commit mode: the lock would be released at once
     */
    public List<EpisodeChange> evaluate(
            Connection connection, Extent extent, Known known, long runId, Instant recordedAt) throws SQLException {
        if (connection.getAutoCommit()) {
            throw new IllegalStateException("episodes are decided in a transaction");
        }
        LocalDate businessDate = known.businessDate();
        Episodes episodes = new Episodes(connection, catalogue.levels());
        episodes.lock();
        Map<WatchedPlace, RecentEpisode> recentEpisodes = episodes.recentEpisodes(businessDate.minusDays(reopenDays));
        Map<String, Terms> before = inForce.read(connection);
        List<Decided> changes = decide(
                recentEpisodes, before, readings(extent, known), place -> isLookedAt(place, extent), businessDate);
        inForce.keep(connection, evaluated(extent));
        if (extent.complete()) {
            inForce.forgetOthers(connection, terms.keySet());
        }
        if (changes.isEmpty()) {
            return List.of();
        }
        Map<WatchedPlace, Long> ordinals = episodes.events();
        Map<WatchedPlace, Written> written = episodes.apply(changes, businessDate, runId, recordedAt);
        episodes.keep(
                changes.stream()
                        .map(Decided::rule)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList(),
                recordedAt);
        return changes.stream()
                .filter(change -> written.containsKey(change.place()))
                .map(change -> told(change, written.get(change.place()), ordinals.getOrDefault(change.place(), 0L) + 1))
                .toList();
    }

    /** The terms of the rules that were evaluated in all their places. */
    private Map<String, Terms> evaluated(Extent extent) {
        Map<String, Terms> evaluated = new HashMap<>(terms);
        evaluated
                .keySet()
                .removeIf(id -> !extent.complete()
                        && (rules.get(id).condition().isAboutFeeds() || !extent.holds(rules.get(id))));
        return evaluated;
    }

    /**
     * The measures of a rule on thresholds, changes or gaps in each of its places, in the order of time; each rests on
     * a figure.
     */
    public Map<WatchedPlace, List<Evidence>> measures(Rule rule, Histories histories, LocalDate businessDate) {
        return new Readings(catalogue, businessDate).measures(rule, histories);
    }

    /** The readings of the rules within {@code extent} on a night. Nothing is decided or written. */
    Map<WatchedPlace, Reading> readings(Extent extent, Known known) {
        List<Rule> looked = rules.values().stream().filter(extent::holds).toList();
        Readings readings = new Readings(catalogue, known.businessDate());
        readings.ofTargets(looked, known.assessments());
        readings.ofFigures(known.histories(), looked, known.disagreements());
        readings.all().putAll(known.feeds());
        return readings.all();
    }

    /**
     * Decides the changes of a night, in the order of the readings. Pure.
     *
     * @param before the terms of the rules at the last evaluation; a rule that was not known then is absent
     * @param lookedAt whether a place was evaluated; if so and it has no reading, no rule watches it any longer
     */
    List<Decided> decide(
            Map<WatchedPlace, RecentEpisode> recentEpisodes,
            Map<String, Terms> before,
            Map<WatchedPlace, Reading> readings,
            Predicate<WatchedPlace> lookedAt,
            LocalDate businessDate) {
        Map<WatchedPlace, Reading> all = new LinkedHashMap<>(readings);
        recentEpisodes.forEach((place, recent) -> {
            if (recent.state() != RecentEpisode.State.CLOSED && lookedAt.test(place)) {
                Reason why = rules.containsKey(place.ruleId()) ? Reason.NOT_BOUND : Reason.RULE_REMOVED;
                all.putIfAbsent(place, Reading.notWatched(businessDate, why));
            }
        });
        List<Decided> changes = new ArrayList<>();
        all.forEach((place, reading) -> {
            RecentEpisode recent = recentEpisodes.get(place);
            Rule rule = rules.get(place.ruleId());
            Terms now = rule == null ? null : terms.get(rule.id());
            Transition transition = Transition.of(recent, reading, before.get(place.ruleId()), now);
            if (transition.event() != null) {
                changes.add(new Decided(place, recent, rule, reading, transition));
            }
        });
        return changes;
    }

    /** Whether a missing reading may close the episode; for a removed rule, only a complete evaluation may. */
    private boolean isLookedAt(WatchedPlace place, Extent extent) {
        Rule rule = rules.get(place.ruleId());
        return extent.complete()
                || rule != null && extent.holds(rule) && (place.feed().isEmpty() || extent.holdsFeed(place.feed()));
    }

    static EpisodeChange told(Decided change, Written written, long ordinal) {
        return new EpisodeChange(
                written.eventId(),
                written.episodeId(),
                change.rule(),
                change.place(),
                change.transition().event(),
                change.transition().level(),
                change.transition().cause(),
                change.reading().evidence(),
                change.recent() == null ? null : change.recent().measure(),
                ordinal,
                change.reading().businessDate());
    }
}
