// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.link;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jundeng.alert.book.EpisodeBook;

/**
 * The episodes that a mail told in one block, by what its link does with them now.
 *
 * @param waiting those that it acknowledges
 * @param leftOut those that it does not acknowledge, by the reason; no reason without one
 */
record ToldBlock(List<EpisodeBook.Entry> waiting, Map<LeftOut, List<EpisodeBook.Entry>> leftOut) {

    ToldBlock {
        waiting = List.copyOf(waiting);
        leftOut = leftOut.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(leftOut));
    }

    /** Why a link leaves an episode out, in the order in which pages say so. */
    enum LeftOut {
        /** It has become graver than the mail said, and nobody has acknowledged that. */
        GRAVER("all.graver"),
        /** It has become graver than the mail said, and somebody has acknowledged that. */
        ANSWERED("all.answered"),
        /** It was handed on, and the person is not asked about it. */
        HANDED_ON("all.handed-on"),
        /** It is closed. */
        OVER("all.over"),
        /** It is watched, and has not begun. */
        PENDING("all.pending"),
        /** This link has acknowledged it before. */
        BEFORE("all.before");

        private final String key;

        LeftOut(String key) {
            this.key = key;
        }

        /** The key of the sentence that says so. */
        String key() {
            return key;
        }
    }

    /** The same, of which these were acknowledged just now. */
    ToldBlock acknowledging(List<EpisodeBook.Entry> done) {
        return new ToldBlock(done, leftOut);
    }
}
