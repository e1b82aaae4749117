// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.mine;

import java.util.Objects;
import org.jundeng.alert.book.EpisodeAnswers;
import org.jundeng.alert.book.EpisodeBook;
import org.jundeng.notice.charge.InCharge;

/**
 * An alert that concerns a user.
 *
 * @param entry the episode
 * @param sight what was seen last of it; null where that is not known
 * @param charge why the user is in charge of it; null where the user was only told of it, or operates
 * @param isTold whether the user was told of it
 * @param isUnanswered whether nobody has acknowledged it since it opened, became graver or was handed on last
 * @param said what was said last about it
 * @param mayAnswer whether the user may answer it: a steward only what was handed to the steward
 */
public record OwnAlert(
        EpisodeBook.Entry entry,
        EpisodeBook.Sight sight,
        InCharge.Charge charge,
        boolean isTold,
        boolean isUnanswered,
        EpisodeAnswers.Last said,
        boolean mayAnswer) {

    public OwnAlert {
        Objects.requireNonNull(entry, "entry");
        Objects.requireNonNull(said, "said");
    }

    /** Whether it is the user's: in the user's charge, or told to the user. */
    public boolean isOwn() {
        return charge != null || isTold;
    }

    /** Whether something can still be said about it. */
    public boolean isOpen() {
        return entry.state().equals("open");
    }
}
