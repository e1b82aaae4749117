// SPDX-License-Identifier: Apache-2.0
package org.jundeng.catalogue;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The officials and stewards. */
public final class People {

    private final Map<String, Person> byId;
    private final Map<String, Set<String>> places;
    private final Set<String> unreachable;

    /**
     * Takes {@code people}; the first counts where two have the same id. Who answers for a district answers also for
     * the districts of {@code regions} that became part of it.
     */
    public People(Collection<Person> people, Regions regions) {
        this.byId = new LinkedHashMap<>();
        this.places = new HashMap<>();
        this.unreachable = Set.of();
        people.forEach(person -> byId.putIfAbsent(person.id(), person));
        byId.values().forEach(person -> {
            Set<String> all = new LinkedHashSet<>();
            person.districts().forEach(district -> addWithPredecessors(district, regions, all));
            places.put(person.id(), all);
        });
    }

    private People(Map<String, Person> byId, Map<String, Set<String>> places, Set<String> unreachable) {
        this.byId = byId;
        this.places = places;
        this.unreachable = Set.copyOf(unreachable);
    }

    /** The same people, where no mail arrives at those with {@code ids}. */
    public People unreachable(Set<String> ids) {
        return new People(byId, places, ids);
    }

    /** The same people, each away also on the days that stand under the own id. */
    People away(Map<String, List<Person.Absence>> days) {
        Map<String, Person> all = new LinkedHashMap<>();
        byId.forEach((id, person) -> all.put(
                id,
                days.containsKey(id)
                        ? person.awayOn(days.get(id).stream().map(this::known).toList())
                        : person));
        return new People(all, places, unreachable);
    }

    /** The same days; who was to stand in and is not in the file any more leaves it to the usual deputy. */
    private Person.Absence known(Person.Absence days) {
        return days.deputy() == null || byId.containsKey(days.deputy())
                ? days
                : new Person.Absence(days.from(), days.until());
    }

    /** The ids of the people at whom no mail arrives. */
    public Set<String> unreachable() {
        return unreachable;
    }

    /** Whether no mail arrives at the person. */
    public boolean isUnreachable(Person person) {
        return unreachable.contains(person.id());
    }

    private static void addWithPredecessors(String district, Regions regions, Set<String> all) {
        if (all.add(district)) {
            regions.successions().stream()
                    .filter(succession -> succession.to().equals(district))
                    .forEach(succession -> addWithPredecessors(succession.from(), regions, all));
        }
    }

    /** The person of that id. */
    public Optional<Person> person(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The channels besides mail by which somebody wants notices, each once. */
    public Set<String> channels() {
        return byId.values().stream()
                .flatMap(person -> person.notices().channels().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * The people who answer for the bureau or the plan's project in at least one of the places, each once, in the
     * file's order.
     *
     * @param places region ids; a city or group is nobody's district
     */
    public List<Person> officialsFor(String bureau, int project, Collection<String> places) {
        return byId.values().stream()
                .filter(person -> person.answersFor(bureau, project) && answersIn(person, places))
                .toList();
    }

    private boolean answersIn(Person person, Collection<String> asked) {
        return person.districts().isEmpty() || !Collections.disjoint(places.get(person.id()), asked);
    }

    /** The ids of the person's districts and of those that became part of them; empty where the person has none. */
    public Set<String> placesOf(Person person) {
        return Collections.unmodifiableSet(places.getOrDefault(person.id(), Set.of()));
    }

    /**
     * The region ids that somebody answers for, those that became part of one included; empty where nobody's
     * responsibility is limited to districts.
     */
    public Set<String> places() {
        Set<String> all = new TreeSet<>();
        places.values().forEach(all::addAll);
        return all;
    }

    /** The steward of the feed; empty where nobody is. */
    public Optional<Person> steward(String feed) {
        return byId.values().stream()
                .filter(person -> person.feeds().contains(feed))
                .findFirst();
    }

    /**
     * Who stands in for {@code person} on {@code day}: the deputy of who is away, and the deputy or else the superior
     * of who is unreachable. Empty where the person is there, and where nobody else is.
     */
    public Optional<Person> standIn(Person person, LocalDate day) {
        boolean cannotBeReached = isUnreachable(person);
        return Stream.of(
                        cannotBeReached || person.isAbsent(day) ? person.deputyOn(day) : null,
                        cannotBeReached ? person.superior() : null)
                .filter(Objects::nonNull)
                .flatMap(id -> person(id).stream())
                .filter(other -> !other.isAbsent(day) && !isUnreachable(other))
                .findFirst();
    }

    /** Who is told on {@code day} what {@code person} is to be told: who stands in, else the person. */
    public Person presentFor(Person person, LocalDate day) {
        return standIn(person, day).orElse(person);
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

    /** The people who run Jundeng, in the file's order. */
    public List<Person> operators() {
        return byId.values().stream().filter(Person::operator).toList();
    }

    /** Everybody, in the file's order. */
    public Collection<Person> all() {
        return byId.values();
    }
}
