// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.decision;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jundeng.catalogue.People;
import org.jundeng.catalogue.Person;

/** Finds the people who are told of a delivery as its stewards. */
public final class Stewards {

    private final People people;
    private final FeedDirectory feeds;

    /** The stewards among {@code people}. */
    public Stewards(People people, FeedDirectory feeds) {
        this.people = people;
        this.feeds = feeds;
    }

    /**
     * The people responsible for a delivery: those whose feeds include its feed; else the feed's steward by its
     * contract; else all stewards of the bureau; else the operators of Jundeng.
     *
     * @param feed the feed; null where no contract claims the delivery
     */
    public List<Person> of(String bureau, String feed) {
        List<List<Person>> tries = List.of(
                who(person -> feed != null && person.feeds().contains(feed)),
                who(person -> person.id().equals(byContract(feed))),
                who(person -> person.feeds().stream()
                        .anyMatch(each -> feeds.bureau(each).equals(Optional.of(bureau)))),
                who(Person::operator));
        return tries.stream().filter(found -> !found.isEmpty()).findFirst().orElse(List.of());
    }

    private String byContract(String feed) {
        return feed == null
                ? null
                : feeds.contract(feed)
                        .map(version -> version.contract().steward())
                        .orElse(null);
    }

    private List<Person> who(Predicate<Person> which) {
        return people.all().stream().filter(which).toList();
    }
}
