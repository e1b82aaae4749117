// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.writing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jundeng.alert.Cause;
import org.jundeng.alert.Event;
import org.jundeng.alert.Reason;
import org.jundeng.alert.WatchedPlace;
import org.jundeng.catalogue.Level;
import org.jundeng.notice.decision.CandidateEpisode;
import org.jundeng.notice.decision.Decision;
import org.jundeng.notice.decision.DecisionReason;
import org.jundeng.notice.decision.EpisodeDecision;
import org.jundeng.notice.decision.Sightings;
import org.junit.jupiter.api.Test;

/** What one cause did in many places is one block, and a block names each place once. */
class CauseBlockTest {

    private static final LocalDate NIGHT = LocalDate.of(2014, 7, 10);

    @Test
    void tellsOfASecondEpisodeOfAPlaceInABlockOfItsOwn() {
        List<CauseBlock> blocks = CauseBlock.of(List.of(
                over(4, "dongwan", Reason.RECOVERED),
                over(5, "beitang", Reason.RECOVERED),
                over(3, "nanling", Reason.WITHDRAWN),
                over(1, "beitang", Reason.RECOVERED),
                over(2, "dongwan", Reason.RECOVERED),
                over(0, "beitang", Reason.RECOVERED)));

        assertThat(blocks)
                .extracting(block -> block.told().stream()
                        .map(told -> told.candidate().episodeId())
                        .toList())
                .containsExactly(List.of(4L, 5L), List.of(3L), List.of(1L, 2L), List.of(0L));
    }

    private static EpisodeDecision over(long episode, String region, Reason reason) {
        CandidateEpisode candidate = new CandidateEpisode(
                episode,
                new WatchedPlace("air", region, ""),
                null,
                "particles",
                false,
                Level.YELLOW,
                NIGHT,
                new CandidateEpisode.Change(episode, Event.CLOSED, Cause.of(reason), NIGHT, 1, null, null),
                null,
                null,
                false,
                Sightings.NONE,
                1);
        return new EpisodeDecision(
                null, candidate, null, new Decision(DecisionReason.CLOSED, Decision.Way.DIGEST), List.of());
    }
}
