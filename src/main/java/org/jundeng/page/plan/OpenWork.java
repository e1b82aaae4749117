// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.plan;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jundeng.alert.Rule;
import org.jundeng.alert.book.EpisodeBook;
import org.jundeng.catalogue.People;
import org.jundeng.catalogue.Person;
import org.jundeng.notice.decision.FeedDirectory;
import org.jundeng.warehouse.history.FeedState;
import org.jundeng.warehouse.ledger.UnconfirmedLines;

/**
 * What waits for somebody on the latest night. Of an earlier night it is not kept.
 *
 * @param alerts the episodes that are open
 * @param unconfirmed the deliveries that wait to be confirmed
 * @param feeds how each feed stands
 * @param directory the names of feeds, and who answers for them
 */
public record OpenWork(
        List<Alert> alerts,
        List<UnconfirmedLines.Unconfirmed> unconfirmed,
        List<FeedState> feeds,
        FeedDirectory directory) {

    public OpenWork {
        alerts = List.copyOf(alerts);
        unconfirmed = List.copyOf(unconfirmed);
        feeds = List.copyOf(feeds);
    }

    /**
     * An open episode, and whom it concerns.
     *
     * @param entry the episode
     * @param rule its rule; null where it is no longer configured
     * @param people who has to act; empty where nobody is named
     * @param bureaus the bureaus that it concerns; empty where none is known
     * @param isUnanswered whether nobody has acknowledged it since it opened or rose last
     */
    public record Alert(
            EpisodeBook.Entry entry, Rule rule, List<Person> people, List<String> bureaus, boolean isUnanswered) {
        public Alert {
            people = List.copyOf(people);
            bureaus = List.copyOf(bureaus);
        }

        /** The same, where whoever it was handed to has to act, if that is somebody who is known. */
        Alert handedTo(String person, People all) {
            return rule == null || person == null
                    ? this
                    : all.person(person)
                            .map(one -> new Alert(entry, rule, List.of(one), bureaus, isUnanswered))
                            .orElse(this);
        }
    }

    /** Nothing, or nothing that is known. */
    static OpenWork none(FeedDirectory directory) {
        return new OpenWork(List.of(), List.of(), List.of(), directory);
    }

    /** Only those alerts that {@code which} accepts, and what concerns the feeds with these ids. */
    OpenWork of(Predicate<Alert> which, Set<String> feedIds) {
        return with(
                alerts.stream().filter(which).toList(),
                unconfirmed.stream()
                        .filter(line -> feedIds.contains(line.feed()))
                        .toList(),
                feeds.stream()
                        .filter(state -> feedIds.contains(state.contract().feed()))
                        .toList());
    }

    /** Only these of the alerts, the deliveries and the feeds. */
    OpenWork with(List<Alert> some, List<UnconfirmedLines.Unconfirmed> deliveries, List<FeedState> promises) {
        return new OpenWork(some, deliveries, promises, directory);
    }
}
