// SPDX-License-Identifier: Apache-2.0
package org.jundeng.catalogue;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The officials and stewards. */
public final class People {

    private final Map<String, Person> byId = new LinkedHashMap<>();

    /** Takes {@code people}; the first counts where two have the same id. */
    public People(Collection<Person> people) {
        people.forEach(person -> byId.putIfAbsent(person.id(), person));
    }

    /** The person of that id. */
    public Optional<Person> person(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The people who answer for the bureau or the plan's project, each once, in the file's order. */
    public List<Person> officialsFor(String bureau, int project) {
        return byId.values().stream()
                .filter(person ->
                        person.bureaus().contains(bureau) || person.projects().contains(project))
                .toList();
    }

    /** The steward of the feed; empty where nobody is. */
    public Optional<Person> steward(String feed) {
        return byId.values().stream()
                .filter(person -> person.feeds().contains(feed))
                .findFirst();
    }

    /**
     * The deputy who stands in for {@code person} on {@code day}; empty where the person is there, where there is no
     * deputy, or where the deputy is away, too.
     */
    public Optional<Person> standIn(Person person, LocalDate day) {
        return person.isAbsent(day) && person.deputy() != null
                ? person(person.deputy()).filter(deputy -> !deputy.isAbsent(day))
                : Optional.empty();
    }

    /**
     * Whether the person answers for the figures of {@code feed} on {@code day}, and so may confirm them: a steward of
     * the feed, the deputy of one who is away, or an operator.
     */
    public boolean answersFor(String personId, String feed, LocalDate day) {
        return person(personId).filter(Person::operator).isPresent()
                || byId.values().stream()
                        .filter(person -> person.feeds().contains(feed))
                        .anyMatch(steward -> steward.id().equals(personId)
                                || standIn(steward, day)
                                        .filter(deputy -> deputy.id().equals(personId))
                                        .isPresent());
    }

    /** Everybody, in the file's order. */
    public Collection<Person> all() {
        return byId.values();
    }
}
