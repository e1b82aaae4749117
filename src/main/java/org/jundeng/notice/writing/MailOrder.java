// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.writing;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jundeng.assess.Bound;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Level;
import org.jundeng.notice.decision.EpisodeDecision;
import org.jundeng.notice.decision.Seen;

/**
 * The order of episodes in a mail, the worst first: open ones before those that are over, the graver level first, and
 * within a level the one that lies farthest beyond the bound of that level, as a share of the bound. Two different
 * episodes are never equal, so the order is the same after each restart.
 */
final class MailOrder implements Comparator<EpisodeDecision> {

    private static final Comparator<EpisodeDecision> WORST = Comparator.comparing(
                    (EpisodeDecision each) -> !each.candidate().open())
            .thenComparing(MailOrder::level, Comparator.reverseOrder())
            .thenComparing(MailOrder::beyond, Comparator.reverseOrder())
            .thenComparing(each -> each.candidate().place().ruleId());

    private final Map<String, Integer> places = new HashMap<>();
    private final Comparator<EpisodeDecision> order;

    /** Episodes that are equally bad come in the catalogue's order of districts. */
    MailOrder(Catalogue catalogue) {
        catalogue.regions().districts().forEach(district -> places.put(district, places.size()));
        this.order = WORST.thenComparing(
                        each -> places.getOrDefault(each.candidate().place().regionId(), places.size()))
                .thenComparing(each -> each.candidate().place().regionId())
                .thenComparing(each -> each.candidate().place().feed())
                .thenComparing(each -> each.candidate().change().ordinal());
    }

    @Override
    public int compare(EpisodeDecision one, EpisodeDecision other) {
        return order.compare(one, other);
    }

    /** The decisions in this order. */
    List<EpisodeDecision> sorted(List<EpisodeDecision> decisions) {
        return decisions.stream().sorted(this).toList();
    }

    private static Level level(EpisodeDecision told) {
        return told.candidate().level();
    }

    /**
     * How far a figure lies beyond its bound.
     *
     * @param ofZero whether the bound is zero, so that any distance is beyond all shares of it
     * @param distance the share of the bound; the distance itself where the bound is zero
     */
    private record Beyond(boolean ofZero, BigDecimal distance) implements Comparable<Beyond> {

        static final Beyond NOTHING = new Beyond(false, BigDecimal.ZERO);

        @Override
        public int compareTo(Beyond other) {
            int kind = Boolean.compare(ofZero, other.ofZero);
            return kind == 0 ? distance.compareTo(other.distance) : kind;
        }
    }

    /** Held against the bound of the level, since figures that lie beyond different bounds cannot be compared. */
    private static Beyond beyond(EpisodeDecision told) {
        Seen seen = told.candidate().seen();
        Bound bound = bound(told);
        if (seen == null || seen.bound() == null || bound != null && bound.holds(seen.measure())) {
            return Beyond.NOTHING;
        }
        BigDecimal end = bound == null ? seen.bound() : bound.endFrom(seen.measure());
        BigDecimal distance = seen.measure().subtract(end).abs();
        BigDecimal whole = bound == null ? seen.bound() : bound.value();
        return whole.signum() == 0
                ? new Beyond(distance.signum() != 0, distance)
                : new Beyond(false, distance.divide(whole.abs(), MathContext.DECIMAL128));
    }

    /** The bound of the level; where the rule has no levels, the one that it was compared with, null if unknown. */
    private static Bound bound(EpisodeDecision told) {
        Bound compared = Sentences.bound(told.candidate(), told.rule());
        return compared == null || told.rule().ladder() == null
                ? compared
                : told.rule().ladder().bound(told.candidate().level());
    }
}
