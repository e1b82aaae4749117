// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.told;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jundeng.alert.book.EpisodeBook.Happened;
import org.jundeng.alert.book.EpisodeBook.Sight;
import org.jundeng.assess.Bound;
import org.jundeng.catalogue.Levels;
import org.jundeng.observation.TimePeriod;

/**
 * Finds the worst that an episode came to.
 *
 * @param facts the episode
 * @param levels the levels
 */
record EpisodeWorst(EpisodeFacts facts, Levels levels) {

    /**
     * The period that lies farthest beyond the bound, of equal ones the earliest, with what was compared. Empty where
     * no figure was seen, and where the rule has no bound to tell by or was removed.
     */
    Optional<Map.Entry<TimePeriod, BigDecimal>> period() {
        Bound bound = facts.rule() == null ? null : facts.rule().bound();
        return bound == null
                ? Optional.empty()
                : facts.crossed().entrySet().stream()
                        .reduce((worst, later) -> isBeyond(bound, later.getValue(), worst.getValue()) ? later : worst);
    }

    private static boolean isBeyond(Bound bound, BigDecimal measure, BigDecimal other) {
        return bound.distance(measure).compareTo(bound.distance(other)) > 0;
    }

    /** What a night saw of it: of its {@link #period}, or else at the gravest level. Empty where none saw it. */
    Optional<Sight> seen() {
        return period().map(worst -> last(worst.getKey(), worst.getValue())).orElseGet(this::gravest);
    }

    private Optional<Sight> last(TimePeriod period, BigDecimal measure) {
        return sights().stream()
                .filter(sight -> sight.figure() != null
                        && sight.figure().timePeriod().equals(period)
                        && sight.measure().compareTo(measure) == 0)
                .reduce((earlier, later) -> later);
    }

    private Optional<Sight> gravest() {
        Map<Long, String> at = new HashMap<>();
        facts.course().forEach(each -> at.put(each.eventId(), each.level()));
        return sights().stream()
                .max(Comparator.comparing((Sight sight) -> levels.known(at.get(sight.eventId())))
                        .thenComparing(
                                sight -> sight.bound() == null
                                        ? null
                                        : sight.measure()
                                                .subtract(sight.bound())
                                                .abs(),
                                Comparator.nullsFirst(Comparator.naturalOrder())));
    }

    /** What was seen while it lasted, in the order of time. */
    private List<Sight> sights() {
        return facts.course().stream()
                .filter(each -> !each.isByPerson() && !isEnd(each))
                .map(each -> facts.sights().get(each.eventId()))
                .filter(sight -> sight.measure() != null)
                .toList();
    }

    private static boolean isEnd(Happened each) {
        return each.event().equals("closed") || each.event().equals("lapsed");
    }
}
