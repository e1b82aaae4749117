// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jundeng.alert.Episodes.Decided;
import org.jundeng.alert.Episodes.Place;
import org.jundeng.alert.Episodes.Written;
import org.jundeng.alert.Reading.Crossing;
import org.jundeng.assess.Assessment;
import org.jundeng.assess.Assessor;
import org.jundeng.assess.Figure;
import org.jundeng.assess.Histories;
import org.jundeng.assess.Histories.Watched;
import org.jundeng.catalogue.Catalogue;

/** Holds all rules against what the warehouse knows, and opens, changes and closes episodes. */
public final class Alerts {

    private final Catalogue catalogue;
    private final Assessor assessor;
    private final Map<String, Rule> rules;

    /** Watches {@code rules}, which {@link Rules#read} gave for {@code catalogue}. */
    public Alerts(Catalogue catalogue, List<Rule> rules) {
        this.catalogue = catalogue;
        this.assessor = new Assessor(catalogue);
        this.rules = rules.stream()
                .collect(Collectors.toMap(Rule::id, rule -> rule, (first, second) -> first, LinkedHashMap::new));
    }

    /**
     * Decides on all episodes for the night of {@code businessDate}, in the caller's transaction. A second call that
     * finds the same figures changes nothing, and neither does one for a night before an episode's last.
     *
     * @return what happened, in the order of the rules
     * @throws IllegalStateException on a connection that commits by itself: the lock would end at once
     */
    public List<EpisodeChange> evaluate(Connection connection, LocalDate businessDate, long runId, Instant recordedAt)
            throws SQLException {
        if (connection.getAutoCommit()) {
            throw new IllegalStateException("episodes are decided in a transaction");
        }
        Episodes episodes = new Episodes(connection);
        episodes.lock();
        Map<Place, Standing> open = episodes.open();
        List<Decided> changes = decide(open, readings(connection, businessDate), businessDate);
        if (changes.isEmpty()) {
            return List.of();
        }
        Map<Place, Long> ordinals = episodes.events();
        Map<Place, Written> written = episodes.apply(changes, businessDate, runId, recordedAt);
        episodes.keep(
                changes.stream()
                        .map(Decided::rule)
                        .filter(rule -> rule != null)
                        .distinct()
                        .toList(),
                recordedAt);
        return changes.stream()
                .filter(change -> written.containsKey(change.place()))
                .map(change -> told(change, written.get(change.place()), ordinals.getOrDefault(change.place(), 0L) + 1))
                .toList();
    }

    private List<Decided> decide(Map<Place, Standing> open, Map<Place, Reading> readings, LocalDate businessDate) {
        Map<Place, Reading> all = new LinkedHashMap<>(readings);
        open.keySet().forEach(place -> all.putIfAbsent(place, Reading.notWatched(businessDate)));
        List<Decided> changes = new ArrayList<>();
        all.forEach((place, reading) -> {
            Standing standing = open.get(place);
            Transition transition = Transition.of(standing, reading);
            if (transition.event() != null) {
                changes.add(new Decided(place, standing, rules.get(place.ruleId()), reading, transition));
            }
        });
        return changes;
    }

    private Map<Place, Reading> readings(Connection connection, LocalDate businessDate) throws SQLException {
        Map<Place, Reading> readings = new LinkedHashMap<>();
        for (Assessment assessment : assessor.look(connection, businessDate)) {
            Rule rule = rules.get("target:" + assessment.targetId());
            if (rule != null) {
                readings.put(new Place(rule.id(), assessment.regionId()), reading(rule, assessment));
            }
        }
        List<Place> places = new ArrayList<>();
        List<Watched> watched = new ArrayList<>();
        rules.values().stream().filter(rule -> rule.target() == null).forEach(rule -> {
            for (String regionId : Assessor.bound(rule.scope(), catalogue.regions())) {
                places.add(new Place(rule.id(), regionId));
                watched.add(new Watched(rule.indicator(), regionId));
            }
        });
        Histories histories = Histories.of(connection, watched, businessDate);
        for (Place place : places) {
            Rule rule = rules.get(place.ruleId());
            Figure latest =
                    histories.of(rule.indicator(), place.regionId()).latest().orElse(null);
            readings.put(place, reading(rule, latest, businessDate));
        }
        return readings;
    }

    private static Reading reading(Rule rule, Assessment assessment) {
        Crossing crossing =
                switch (assessment.state()) {
                    case MISSED, LOST -> Crossing.CROSSED;
                    case NO_DATA -> Crossing.UNKNOWN;
                    case NOT_YET_DUE -> Crossing.NOT_WATCHED;
                    case MET, ON_TRACK, AT_RISK, OFF_TRACK -> Crossing.CLEAR;
                };
        return new Reading(crossing, rule.level(), assessment.bound(), assessment.figure(), assessment.businessDate());
    }

    private static Reading reading(Rule rule, Figure figure, LocalDate businessDate) {
        Crossing crossing = figure == null
                ? Crossing.UNKNOWN
                : rule.bound().holds(figure.obsValue()) ? Crossing.CLEAR : Crossing.CROSSED;
        return new Reading(crossing, rule.level(), rule.bound(), figure, businessDate);
    }

    private static EpisodeChange told(Decided change, Written written, long ordinal) {
        return new EpisodeChange(
                written.eventId(),
                written.episodeId(),
                change.rule(),
                change.place().ruleId(),
                change.place().regionId(),
                change.transition().event(),
                change.transition().level(),
                change.transition().reason(),
                change.reading().figure(),
                change.bound(),
                change.standing() == null ? null : change.standing().obsValue(),
                ordinal,
                change.reading().businessDate());
    }
}
