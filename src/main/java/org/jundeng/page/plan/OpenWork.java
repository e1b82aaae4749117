// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.plan;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jundeng.alert.book.EpisodeBook;
import org.jundeng.warehouse.history.FeedState;
import org.jundeng.warehouse.ledger.UnconfirmedLines;

/**
 * What waits for somebody on the latest night. Of an earlier night it is not kept.
 *
 * @param episodes the episodes that are open
 * @param unconfirmed the deliveries that wait to be confirmed
 * @param feeds how each feed stands
 */
public record OpenWork(
        List<EpisodeBook.Entry> episodes, List<UnconfirmedLines.Unconfirmed> unconfirmed, List<FeedState> feeds) {

    /** Nothing, or nothing that is known. */
    public static final OpenWork NONE = new OpenWork(List.of(), List.of(), List.of());

    public OpenWork {
        episodes = List.copyOf(episodes);
        unconfirmed = List.copyOf(unconfirmed);
        feeds = List.copyOf(feeds);
    }

    /** Only those episodes that {@code which} accepts, and what concerns the feeds with these ids. */
    OpenWork of(Predicate<EpisodeBook.Entry> which, Set<String> feedIds) {
        return new OpenWork(
                episodes.stream().filter(which).toList(),
                unconfirmed.stream()
                        .filter(line -> feedIds.contains(line.feed()))
                        .toList(),
                feeds.stream()
                        .filter(state -> feedIds.contains(state.contract().feed()))
                        .toList());
    }
}
