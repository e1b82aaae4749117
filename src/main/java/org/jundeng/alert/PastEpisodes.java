// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jundeng.alert.Episodes.Decided;
import org.jundeng.alert.Episodes.Written;
import org.jundeng.observation.TimePeriod;

/**
 * The episodes of a rehearsal, kept in memory as {@link Episodes} keeps them in the warehouse: the same decisions, and
 * the same standings for the next night.
 */
final class PastEpisodes {

    private final Alerts alerts;
    private final Map<WatchedPlace, RecentEpisode> alive = new LinkedHashMap<>();
    private final Map<WatchedPlace, RecentEpisode> closed = new HashMap<>();
    private final Map<WatchedPlace, Long> ordinals = new HashMap<>();
    private long lastEpisode;
    private long lastEvent;

    /** No episode yet; {@code alerts} decides. */
    PastEpisodes(Alerts alerts) {
        this.alerts = alerts;
    }

    /**
     * What happens on the night, which is no earlier than the last.
     *
     * @param readings what the rules see
     * @param lookedAt whether a place without a reading was looked at: no rule watches it any longer
     */
    List<EpisodeChange> decide(Map<WatchedPlace, Reading> readings, Predicate<WatchedPlace> lookedAt, LocalDate night) {
        Map<WatchedPlace, RecentEpisode> standings = new LinkedHashMap<>(closed);
        standings.putAll(alive);
        List<EpisodeChange> changes = new ArrayList<>();
        for (Decided decided : alerts.decide(standings, readings, lookedAt, night)) {
            changes.add(apply(decided, night));
        }
        return changes;
    }

    private EpisodeChange apply(Decided decided, LocalDate night) {
        WatchedPlace place = decided.place();
        long episodeId = decided.continues() ? decided.standing().episodeId() : ++lastEpisode;
        RecentEpisode standing = after(decided, episodeId, night);
        alive.remove(place);
        if (standing.state() != RecentEpisode.State.CLOSED) {
            alive.put(place, standing);
        } else if (decided.transition().event() == Event.CLOSED) {
            // What lapsed never counted: the one that closed before it is still the last.
            closed.put(place, standing);
        }
        return Alerts.told(decided, new Written(++lastEvent, episodeId), ordinals.merge(place, 1L, Long::sum));
    }

    /** How the episode stands afterwards. No figure is ever taken back: they are all as they are known now. */
    private static RecentEpisode after(Decided decided, long episodeId, LocalDate night) {
        RecentEpisode.State state =
                switch (decided.transition().event()) {
                    case CLOSED, LAPSED -> RecentEpisode.State.CLOSED;
                    case PENDING -> RecentEpisode.State.PENDING;
                    case OPENED, REOPENED, RAISED, LOWERED, CONTINUED -> RecentEpisode.State.OPEN;
                };
        Evidence evidence = decided.reading().evidence();
        RecentEpisode before = decided.continues() ? decided.standing() : null;
        TimePeriod seen = evidence != null ? evidence.timePeriod() : before == null ? null : before.timePeriod();
        return new RecentEpisode(
                episodeId,
                state,
                decided.transition().level(),
                night,
                seen,
                evidence != null ? evidence.measure() : before == null ? null : before.measure(),
                RecentEpisode.Trace.THERE);
    }
}
