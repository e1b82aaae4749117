// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.decision;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jundeng.alert.Rule;
import org.jundeng.catalogue.People;
import org.jundeng.catalogue.Person;

/** Finds the officials whom figures concern: those who would be told of an alert on them. */
public final class Officials {

    /** No project of the plan. */
    private static final int NONE = -1;

    private final People people;
    private final FeedDirectory feeds;
    private final List<Rule> rules;
    private final Map<String, Set<String>> basis = new HashMap<>();

    /** The officials among {@code people}, by the {@code rules} in force. */
    public Officials(People people, FeedDirectory feeds, Collection<Rule> rules) {
        this.people = people;
        this.feeds = feeds;
        this.rules = rules.stream()
                .filter(rule -> rule.concern().audience() == Rule.Concern.Audience.OFFICIALS)
                .filter(rule -> rule.indicator() != null)
                .toList();
    }

    /**
     * Those who are told of a rule on one of the indicators, or on one that is made from it; where there are none,
     * those of the bureau that delivers them. Each once; empty where there are none of these either.
     */
    public List<Person> of(String bureau, Set<String> indicators) {
        Set<Person> concerned = new LinkedHashSet<>();
        for (Rule rule : rules) {
            if (!Collections.disjoint(basis.computeIfAbsent(rule.indicator(), feeds::basis), indicators)) {
                concerned.addAll(people.officialsFor(rule.bureau(), rule.project()));
            }
        }
        return concerned.isEmpty() ? people.officialsFor(bureau, NONE) : List.copyOf(concerned);
    }
}
