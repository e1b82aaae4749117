// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.charge;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jundeng.alert.Rule;
import org.jundeng.alert.WatchedPlace;
import org.jundeng.catalogue.People;
import org.jundeng.catalogue.Person;
import org.jundeng.notice.decision.FeedDirectory;

/** Who is in charge of an episode on a day: as notices are addressed, before anybody's wishes are considered. Pure. */
public final class InCharge {

    private final People people;
    private final FeedDirectory feeds;
    private final LocalDate day;

    /** In charge on {@code day}; {@code people} know when they are away, and at whom no mail arrives. */
    public InCharge(People people, FeedDirectory feeds, LocalDate day) {
        this.people = people;
        this.feeds = feeds;
        this.day = day;
    }

    /** Why somebody is in charge. */
    public enum Why {
        /** It was handed to the person. */
        HANDED,
        /** The person answers for it. */
        ANSWERS,
        /** The person answers for it, and it was handed to somebody else. */
        HANDED_ON,
        /** The person stands in for one of these. */
        STANDS_IN
    }

    /**
     * Somebody who is in charge.
     *
     * @param person who it is
     * @param why why
     * @param other in whose place the person stands in, or to whom it was handed on; null for the others
     */
    public record Charge(Person person, Why why, Person other) {
        public Charge {
            Objects.requireNonNull(person, "person");
            Objects.requireNonNull(why, "why");
        }
    }

    /**
     * Those in charge, each once; empty where nobody is.
     *
     * @param rule the episode's rule; null where it was removed
     * @param place where the rule looks
     * @param indicator the indicator; null for an episode of a feed
     * @param handedTo the id of the person it was handed to last; null where it is with those who answer for it
     */
    public List<Charge> of(Rule rule, WatchedPlace place, String indicator, String handedTo) {
        Person handed = rule == null || handedTo == null
                ? null
                : people.person(handedTo).orElse(null);
        List<Person> answering = rule == null
                ? List.of()
                : feeds.concerned(rule, place, indicator).stream()
                        .flatMap(person -> people.person(person.id()).stream())
                        .filter(person -> !person.equals(handed))
                        .toList();
        Map<String, Charge> charges = new LinkedHashMap<>();
        if (handed != null) {
            charges.put(handed.id(), new Charge(handed, Why.HANDED, null));
        }
        answering.forEach(person ->
                charges.put(person.id(), new Charge(person, handed == null ? Why.ANSWERS : Why.HANDED_ON, handed)));
        Stream.concat(Stream.ofNullable(handed), answering.stream()).forEach(person -> people.standIn(person, day)
                .ifPresent(other -> charges.putIfAbsent(other.id(), new Charge(other, Why.STANDS_IN, person))));
        return List.copyOf(charges.values());
    }
}
