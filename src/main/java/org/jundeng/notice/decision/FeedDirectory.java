// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.decision;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jundeng.alert.Rule;
import org.jundeng.alert.Rule.Concern.Audience;
import org.jundeng.alert.WatchedPlace;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.Person;
import org.jundeng.contract.ContractVersion;
import org.jundeng.contract.Contracts;

/** Tells which feeds and bureaus figures come from, and whom a rule on them concerns. */
public final class FeedDirectory {

    private final Catalogue catalogue;
    private final Contracts contracts;
    private final Map<String, List<String>> direct;
    private final Map<String, Set<String>> all = new HashMap<>();

    /** The feeds of {@code contracts}. */
    public FeedDirectory(Catalogue catalogue, Contracts contracts) {
        this.catalogue = catalogue;
        this.contracts = contracts;
        this.direct = contracts.feedsByIndicator();
    }

    /**
     * The feeds that deliver the figures of {@code indicator} or of indicators in its formula; empty where none does.
     */
    public Set<String> bringing(String indicator) {
        Set<String> known = all.get(indicator);
        if (known != null) {
            return known;
        }
        Set<String> feeds = new LinkedHashSet<>();
        basis(indicator).forEach(each -> feeds.addAll(direct.getOrDefault(each, List.of())));
        all.put(indicator, feeds);
        return feeds;
    }

    /** {@code indicator}, and all indicators that its figures may be made from. */
    public Set<String> basis(String indicator) {
        Set<String> basis = new LinkedHashSet<>();
        collect(indicator, basis);
        return basis;
    }

    private void collect(String id, Set<String> basis) {
        if (id == null || !basis.add(id)) {
            return;
        }
        catalogue.indicator(id).ifPresent(indicator -> {
            indicator.parts().forEach(part -> collect(part, basis));
            collect(indicator.yearToDateOf(), basis);
        });
        catalogue.indicators().stream()
                .filter(other -> id.equals(other.yearToDateOf()))
                .map(Indicator::id)
                .forEach(other -> collect(other, basis));
    }

    /** The contract of a feed; empty where it has none. */
    public Optional<ContractVersion> contract(String feed) {
        return contracts.feed(feed);
    }

    /** The contracts of all feeds. */
    public Contracts contracts() {
        return contracts;
    }

    /**
     * The people who have to act on an episode of {@code rule}, in the order of the people file: the officials who
     * answer for the place, or the stewards of the feed, else of the feeds that deliver the figures.
     *
     * @param place where the rule looks
     * @param indicator the indicator; null for an episode of a feed
     */
    public List<Person> concerned(Rule rule, WatchedPlace place, String indicator) {
        if (rule.concern().audience() == Audience.OFFICIALS) {
            return catalogue.people().officialsFor(rule.bureau(), rule.project(), Set.of(place.regionId()));
        }
        return stewards(feeds(place, indicator));
    }

    /** The stewards of at least one of the feeds, in the order of the people file. */
    public List<Person> stewards(Set<String> some) {
        return catalogue.people().all().stream()
                .filter(person -> person.feeds().stream().anyMatch(some::contains))
                .toList();
    }

    /**
     * The bureaus that an episode concerns: that of a rule for officials; of a rule for stewards those of the feed,
     * else of the feeds that deliver the figures, else that of the rule. Empty where none is known.
     *
     * @param rule the rule; null where it is no longer configured
     * @param place where the rule looks
     * @param indicator the indicator; null for an episode of a feed
     */
    public List<String> bureaus(Rule rule, WatchedPlace place, String indicator) {
        if (rule != null && rule.concern().audience() == Audience.OFFICIALS) {
            return List.of(rule.bureau());
        }
        List<String> delivering = feeds(place, indicator).stream()
                .flatMap(feed -> bureau(feed).stream())
                .distinct()
                .toList();
        return delivering.isEmpty() && rule != null && rule.bureau() != null ? List.of(rule.bureau()) : delivering;
    }

    private Set<String> feeds(WatchedPlace place, String indicator) {
        return place.feed().isEmpty() ? bringing(indicator) : Set.of(place.feed());
    }

    /**
     * The bureau of the stewards' mail on {@code candidate}: that of the feed that delivers it, else that of the rule;
     * {@code ""} where there is neither.
     */
    public String bureauOf(CandidateEpisode candidate, Rule rule) {
        return bureau(candidate.place().feed())
                .or(() -> candidate.indicator() == null
                        ? Optional.empty()
                        : bringing(candidate.indicator()).stream().findFirst().flatMap(this::bureau))
                .orElse(rule == null || rule.bureau() == null ? "" : rule.bureau());
    }

    /** The bureau that delivers a feed; empty where the feed has no contract. */
    public Optional<String> bureau(String feed) {
        return contract(feed).map(version -> version.contract().bureau());
    }
}
