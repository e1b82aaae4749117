// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jundeng.assess.Assessor;
import org.jundeng.assess.Derivation;
import org.jundeng.assess.Histories;
import org.jundeng.assess.WantedFigures;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.WorkingDays;
import org.jundeng.contract.Contracts;
import org.jundeng.warehouse.history.FeedQueries;

/**
 * Tries rules on past nights with the code that decides on real nights: {@link Reading} and {@link Transition}. Nothing
 * is written. The figures are those known now: earlier values are not restored, and the figure of a period counts from
 * the day after the period's end, as if it had arrived then.
 *
 * <p>Rules on targets are tried on every day, because the time that has passed changes even without a new figure. Rules
 * on figures are tried on the first night, on the night after the end of each period that has a figure, and on the last
 * night: in between they would see the same figures. Rules on feeds are tried on every working day from the first
 * delivery on, because overdue days are counted in working days, and on each day with a delivery. One query reads all
 * figures; the nights are evaluated in memory. One query for each day reads what the feeds had delivered by that day.
 */
public final class Rehearsal {

    private final Catalogue catalogue;
    private final List<Rule> rules;
    private final Map<String, Rule> byId;
    private final Set<String> targets;
    private final FeedReadings feedReadings;
    private final Assessor assessor;

    /** Tries {@code rules}, which were read for {@code catalogue} and the feeds of {@code contracts}. */
    public Rehearsal(Catalogue catalogue, Contracts contracts, List<Rule> rules) {
        this.catalogue = catalogue;
        this.rules = List.copyOf(rules);
        this.byId = rules.stream().collect(Collectors.toMap(Rule::id, rule -> rule, (first, second) -> first));
        this.targets = rules.stream().map(Rule::target).filter(Objects::nonNull).collect(Collectors.toSet());
        this.feedReadings = new FeedReadings(catalogue, contracts);
        this.assessor = new Assessor(catalogue, contracts);
    }

    /**
     * Rehearses the nights, reading in the caller's transaction.
     *
     * @param asked the nights requested
     * @param disagreements the reported figures that differ from the total of their parts
     */
    public Rehearsed over(Connection connection, PastNights asked, List<Derivation.Disagreement> disagreements)
            throws SQLException {
        SortedSet<LocalDate> deliveryDays = FeedQueries.deliveryDays(connection, feeds());
        SortedSet<LocalDate> seen = new TreeSet<>(deliveryDays);
        Histories.span(connection, indicators(), asked.last()).ifPresent(span -> {
            seen.add(span.first().plusDays(1));
            seen.add(span.last().plusDays(1));
        });
        List<LocalDate> nights = asked.of(seen);
        Histories histories = Histories.of(connection, wanted(nights), asked.last());
        Past past = new Past(connection, deliveryDays, disagreements);
        PastEpisodes episodes = new PastEpisodes(new Alerts(catalogue, rules));
        List<EpisodeChange> events = new ArrayList<>();
        SortedSet<LocalDate> periodEnds = histories.periodEnds();
        Histories known = histories;
        for (LocalDate night : nights) {
            boolean first = night.equals(nights.get(0));
            boolean news = first || night.equals(asked.last()) || periodEnds.contains(night.minusDays(1));
            known = news ? histories.until(night) : known;
            Kinds kinds = new Kinds(news, past.isOfFeeds(night, catalogue.workingDays()));
            Map<WatchedPlace, Reading> readings = readings(past, known, kinds, night);
            events.addAll(episodes.decide(readings, place -> kinds.holds(byId.get(place.ruleId())), night));
        }
        return new Rehearsed(rules, nights, events);
    }

    /** What the rehearsal reads the past from. */
    private record Past(
            Connection connection, SortedSet<LocalDate> deliveryDays, List<Derivation.Disagreement> disagreements) {

        boolean isOfFeeds(LocalDate night, WorkingDays workingDays) {
            return !deliveryDays.isEmpty()
                    && !night.isBefore(deliveryDays.first())
                    && (workingDays.isWorkingDay(night) || deliveryDays.contains(night));
        }
    }

    /** Which kinds of rules are tried on a night, besides those on targets. */
    private record Kinds(boolean ofFigures, boolean ofFeeds) {

        boolean holds(Rule rule) {
            if (rule.condition().isAboutFeeds()) {
                return ofFeeds;
            }
            return rule.target() != null || ofFigures;
        }
    }

    private Map<WatchedPlace, Reading> readings(Past past, Histories known, Kinds kinds, LocalDate night)
            throws SQLException {
        Readings readings = new Readings(catalogue, night);
        if (!targets.isEmpty()) {
            readings.ofTargets(rules, assessor.look(known, night, target -> targets.contains(target.id())));
        }
        if (kinds.ofFigures()) {
            readings.ofFigures(known, rules, past.disagreements());
        }
        if (kinds.ofFeeds()) {
            readings.all().putAll(feedReadings.asOf(past.connection(), rules, night));
        }
        return readings.all();
    }

    private Set<String> feeds() {
        return rules.stream()
                .filter(rule -> rule.condition().isAboutFeeds())
                .flatMap(rule -> FeedReadings.watched(rule).stream())
                .collect(Collectors.toSet());
    }

    private Set<String> indicators() {
        return rules.stream().map(Rule::indicator).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    /**
     * The figures that any of the nights needs. It asks for each night, because the set of districts changes over time.
     */
    private WantedFigures wanted(List<LocalDate> nights) {
        WantedFigures wanted = new WantedFigures();
        for (LocalDate night : nights) {
            wanted.and(new Readings(catalogue, night).wanted(rules))
                    .and(assessor.wanted(night, target -> targets.contains(target.id())));
        }
        return wanted;
    }
}
