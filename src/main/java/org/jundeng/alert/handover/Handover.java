// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert.handover;

import java.util.Objects;
import org.jundeng.warehouse.ledger.Grounds;

/**
 * A person's wish that somebody else be asked about an episode, or that it go back to those who answer for it.
 *
 * @param episodeId the episode's number
 * @param to the id of the person to whom it is handed; null to hand it back
 * @param reason why; control characters and line ends are replaced by blanks; empty where none is given
 * @param author who hands it on: a person's id, or the id of a user who is no person
 * @param seen the number of the last event of the episode that the author was shown
 * @param by who it is for the audit trail, and by which way
 */
public record Handover(long episodeId, String to, String reason, String author, long seen, Grounds.By by) {

    public Handover {
        Objects.requireNonNull(author, "author");
        Objects.requireNonNull(by, "by");
        reason = reason == null
                ? ""
                : reason.replaceAll("[\\s\\p{Cc}\\u2028\\u2029]+", " ").strip();
    }

    /** Whether it goes back to those who answer for it. */
    public boolean isBack() {
        return to == null;
    }

    /** What the audit trail says of it besides the reason. */
    String detail() {
        return (isBack() ? "back" : "to " + to) + "; " + by.way();
    }
}
