// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice;

import java.util.List;
import java.util.Objects;
import org.jundeng.alert.EpisodeChange;

/**
 * What a night's changes came to for one person, or that they came to nothing.
 *
 * @param person the id of the person who is told; null where nobody is
 * @param noticeId the notice in the outbox; null where there is none
 * @param reason a named reason, for telling or for not telling
 * @param changes what it is about, in the order of the mail
 */
public record Decision(String person, Long noticeId, String reason, List<EpisodeChange> changes) {

    /** The rule is no more, or nobody answers for its bureau and project. */
    public static final String NOBODY_CONCERNED = "nobody-concerned";
    /** The outbox has this very notice already. */
    public static final String ALREADY_TOLD = "already-told";

    public Decision {
        Objects.requireNonNull(reason, "reason");
        changes = List.copyOf(changes);
    }
}
