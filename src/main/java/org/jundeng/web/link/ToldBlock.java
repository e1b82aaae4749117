// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.link;

import java.util.List;
import org.jundeng.alert.book.EpisodeBook;

/**
 * The episodes that a mail told in one block, by what its link does with them now.
 *
 * @param waiting those that it acknowledges
 * @param graver those that wait, but have become graver than the mail said
 * @param before those that it has acknowledged before
 * @param over those that are closed
 */
record ToldBlock(
        List<EpisodeBook.Entry> waiting,
        List<EpisodeBook.Entry> graver,
        List<EpisodeBook.Entry> before,
        List<EpisodeBook.Entry> over) {

    ToldBlock {
        waiting = List.copyOf(waiting);
        graver = List.copyOf(graver);
        before = List.copyOf(before);
        over = List.copyOf(over);
    }

    /** The same, of which these were acknowledged just now. */
    ToldBlock acknowledging(List<EpisodeBook.Entry> done) {
        return new ToldBlock(done, graver, before, over);
    }
}
