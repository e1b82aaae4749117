// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.writing;

import java.util.Objects;
import org.jundeng.alert.Rule;
import org.jundeng.notice.decision.CandidateEpisode;

/**
 * An open episode that a person was told of before and still answers for.
 *
 * @param candidate the episode
 * @param rule its rule; null where the rule was removed
 */
public record KnownEpisode(CandidateEpisode candidate, Rule rule) {

    public KnownEpisode {
        Objects.requireNonNull(candidate, "candidate");
    }
}
