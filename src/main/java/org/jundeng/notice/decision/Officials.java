// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.decision;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jundeng.alert.Rule;
import org.jundeng.assess.Assessor;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.People;
import org.jundeng.catalogue.Person;
import org.jundeng.catalogue.Regions;

/** Finds the officials whom figures concern: those who would be told of an alert on them. */
public final class Officials {

    /** No project of the plan. */
    private static final int NONE = -1;

    private final People people;
    private final Regions regions;
    private final FeedDirectory feeds;
    private final List<Rule> rules;
    private final Map<String, Set<String>> basis = new HashMap<>();

    /** The officials of {@code catalogue}, by the {@code rules} in force. */
    public Officials(Catalogue catalogue, FeedDirectory feeds, Collection<Rule> rules) {
        this.people = catalogue.people();
        this.regions = catalogue.regions();
        this.feeds = feeds;
        this.rules = rules.stream()
                .filter(rule -> rule.concern().audience() == Rule.Concern.Audience.OFFICIALS)
                .filter(rule -> rule.indicator() != null)
                .toList();
    }

    /** The ids of the regions, the city and groups included, that officials are told of. */
    public Set<String> watched() {
        Set<String> watched = new TreeSet<>();
        rules.forEach(rule -> watched.addAll(Assessor.bound(rule.scope(), regions)));
        return watched;
    }

    /**
     * Those who are told of a rule on one of the indicators, or on one that is made from it; where there are none,
     * those of the bureau that delivers them. Each once; empty where there are none of these either.
     *
     * @param regionIds the regions that have figures: who answers for districts only is told where the rule watches
     *     one of them that has a figure
     */
    public List<Person> of(String bureau, Set<String> indicators, Set<String> regionIds) {
        Set<Person> concerned = new LinkedHashSet<>();
        for (Rule rule : rules) {
            if (!Collections.disjoint(basis.computeIfAbsent(rule.indicator(), feeds::basis), indicators)) {
                Set<String> places = new HashSet<>(Assessor.bound(rule.scope(), regions));
                places.retainAll(regionIds);
                concerned.addAll(people.officialsFor(rule.bureau(), rule.project(), places));
            }
        }
        return concerned.isEmpty() ? people.officialsFor(bureau, NONE, regionIds) : List.copyOf(concerned);
    }
}
