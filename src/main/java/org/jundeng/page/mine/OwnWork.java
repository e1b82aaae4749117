// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.mine;

import java.util.List;
import org.jundeng.catalogue.Person;
import org.jundeng.notice.book.NoticeBook;
import org.jundeng.warehouse.history.FeedState;
import org.jundeng.warehouse.ledger.OpenRows;
import org.jundeng.warehouse.ledger.UnconfirmedLines;

/**
 * What waits for a steward in the own bureaus, or for an operator in all.
 *
 * @param unconfirmed the deliveries that wait to be confirmed
 * @param feeds the feeds that owe something
 * @param open the deliveries whose rows wait to be mended
 */
public record OwnWork(List<UnconfirmedLines.Unconfirmed> unconfirmed, List<FeedState> feeds, List<OpenRows.Open> open) {

    public OwnWork {
        unconfirmed = List.copyOf(unconfirmed);
        feeds = List.copyOf(feeds);
        open = List.copyOf(open);
    }

    /** Whether nothing waits. */
    public boolean isNone() {
        return unconfirmed.isEmpty() && feeds.isEmpty() && open.isEmpty();
    }

    /**
     * What needs an operator, besides.
     *
     * @param nobodys the open alerts that nobody is in charge of
     * @param unreachable the people at whom no mail arrives
     * @param givenUp the mails of the last days that were given up
     */
    public record Operating(List<OwnAlert> nobodys, List<Person> unreachable, List<NoticeBook.Notice> givenUp) {
        public Operating {
            nobodys = List.copyOf(nobodys);
            unreachable = List.copyOf(unreachable);
            givenUp = List.copyOf(givenUp);
        }
    }
}
