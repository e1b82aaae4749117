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
 * The episodes of a rehearsal. It keeps them in memory just as {@link Episodes} keeps them in the warehouse, so that
 * each night starts from the same episodes and leads to the same decisions.
 */
final class PastEpisodes {

    private final Alerts alerts;
    private final Map<WatchedPlace, RecentEpisode> alive = new LinkedHashMap<>();
    private final Map<WatchedPlace, RecentEpisode> closed = new HashMap<>();
    private final Map<WatchedPlace, Long> ordinals = new HashMap<>();
    private long lastEpisode;
    private long lastEvent;

    /** Begins without episodes; {@code alerts} decides. */
    PastEpisodes(Alerts alerts) {
        this.alerts = alerts;
    }

    /**
     * Decides on a night and applies the changes. The nights must be passed in the order of time.
     *
     * @param readings the readings of the night
     * @param lookedAt whether a place was evaluated; if so and it has no reading, no rule watches it any longer
     */
    List<EpisodeChange> decide(Map<WatchedPlace, Reading> readings, Predicate<WatchedPlace> lookedAt, LocalDate night) {
        Map<WatchedPlace, RecentEpisode> recentEpisodes = new LinkedHashMap<>(closed);
        recentEpisodes.putAll(alive);
        List<EpisodeChange> changes = new ArrayList<>();
        for (Decided decided : alerts.decide(recentEpisodes, Map.of(), readings, lookedAt, night)) {
            changes.add(apply(decided, night));
        }
        return changes;
    }

    private EpisodeChange apply(Decided decided, LocalDate night) {
        WatchedPlace place = decided.place();
        long episodeId = decided.continues() ? decided.recent().episodeId() : ++lastEpisode;
        RecentEpisode recent = after(decided, episodeId, night);
        alive.remove(place);
        if (recent.state() != RecentEpisode.State.CLOSED) {
            alive.put(place, recent);
        } else if (decided.transition().event() == Event.CLOSED) {
            // A lapsed episode was never open, so the episode that closed before it stays the last one.
            closed.put(place, recent);
        }
        return Alerts.told(decided, new Written(++lastEvent, episodeId), ordinals.merge(place, 1L, Long::sum));
    }

    /** The episode after the change. No figure is ever withdrawn here, because all figures are those known now. */
    private static RecentEpisode after(Decided decided, long episodeId, LocalDate night) {
        RecentEpisode.State state =
                switch (decided.transition().event()) {
                    case CLOSED, LAPSED -> RecentEpisode.State.CLOSED;
                    case PENDING -> RecentEpisode.State.PENDING;
                    case OPENED, REOPENED, RAISED, LOWERED, CONTINUED -> RecentEpisode.State.OPEN;
                };
        Evidence evidence = decided.reading().evidence();
        RecentEpisode before = decided.continues() ? decided.recent() : null;
        TimePeriod seen = evidence != null ? evidence.timePeriod() : before == null ? null : before.timePeriod();
        return new RecentEpisode(
                episodeId,
                state,
                decided.transition().level(),
                night,
                seen,
                evidence != null ? evidence.measure() : before == null ? null : before.measure(),
                evidence != null
                        ? evidence.figure() == null ? null : evidence.figure().obsValue()
                        : before == null ? null : before.obsValue(),
                evidence != null ? evidence.facts() : before == null ? Facts.NONE : before.facts(),
                RecentEpisode.Trace.THERE);
    }
}
