// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.plan;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jundeng.alert.Rule;
import org.jundeng.alert.book.EpisodeBook;
import org.jundeng.warehouse.history.FeedState;
import org.jundeng.warehouse.ledger.UnconfirmedLines;

/**
 * What waits for somebody on the latest night. Of an earlier night it is not kept.
 *
 * @param episodes the episodes that are open
 * @param unanswered the numbers of those that nobody has acknowledged since they opened or rose last
 * @param rules the rules as they are configured, by their ids
 * @param unconfirmed the deliveries that wait to be confirmed
 * @param feeds how each feed stands
 */
public record OpenWork(
        List<EpisodeBook.Entry> episodes,
        Set<Long> unanswered,
        Map<String, Rule> rules,
        List<UnconfirmedLines.Unconfirmed> unconfirmed,
        List<FeedState> feeds) {

    /** Nothing, or nothing that is known. */
    public static final OpenWork NONE = new OpenWork(List.of(), Set.of(), Map.of(), List.of(), List.of());

    public OpenWork {
        episodes = List.copyOf(episodes);
        unanswered = Set.copyOf(unanswered);
        rules = Map.copyOf(rules);
        unconfirmed = List.copyOf(unconfirmed);
        feeds = List.copyOf(feeds);
    }

    /** Only those episodes that {@code which} accepts, and what concerns the feeds with these ids. */
    OpenWork of(Predicate<EpisodeBook.Entry> which, Set<String> feedIds) {
        return with(
                episodes.stream().filter(which).toList(),
                unconfirmed.stream()
                        .filter(line -> feedIds.contains(line.feed()))
                        .toList(),
                feeds.stream()
                        .filter(state -> feedIds.contains(state.contract().feed()))
                        .toList());
    }

    /** Only these of the episodes, the deliveries and the feeds. */
    OpenWork with(
            List<EpisodeBook.Entry> some, List<UnconfirmedLines.Unconfirmed> deliveries, List<FeedState> promises) {
        return new OpenWork(some, unanswered, rules, deliveries, promises);
    }
}
