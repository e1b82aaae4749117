// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import org.jundeng.assess.Bound;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Level;
import org.jundeng.catalogue.Target;

/**
 * What a rule asks for: all of it that can make a difference to the level of an episode.
 *
 * @param measures what is measured; two measures can be compared only where this is the same
 * @param ladder the bounds; null for a rule that follows from a target
 * @param level the level of a rule that follows from a target; null for others
 * @param promised the bound that the plan's target promises; null where it promises none, and where there is no target
 * @param until the target's deadline; null where there is no target
 * @param definition the rest of the target's definition; empty where there is no target
 * @param periods for how many periods in a row a crossing must last
 */
record Terms(
        String measures, Ladder ladder, Level level, Bound promised, LocalDate until, String definition, int periods) {

    Terms {
        Objects.requireNonNull(measures, "measures");
        Objects.requireNonNull(definition, "definition");
    }

    /** The terms of {@code rule}, with its target as it stands in {@code catalogue}. */
    static Terms of(Rule rule, Catalogue catalogue) {
        Target target = rule.target() == null
                ? null
                : catalogue.targets().stream()
                        .filter(each -> each.id().equals(rule.target()))
                        .findFirst()
                        .orElse(null);
        Bound promised = target == null
                ? null
                : catalogue
                        .indicator(target.indicator())
                        .flatMap(indicator -> Bound.of(target, indicator, catalogue.units()))
                        .orElse(null);
        String definition = target == null ? "" : definition(target);
        boolean ofTime = rule.condition() instanceof Condition.Trajectory;
        return new Terms(
                measures(rule.condition()) + (ofTime ? " " + definition + " " + promised : ""),
                rule.ladder(),
                rule.ladder() == null ? rule.level() : null,
                promised,
                target == null ? null : target.until(),
                definition,
                rule.timing().periods());
    }

    private static String definition(Target target) {
        return String.join(
                " ",
                String.valueOf(target.type()),
                String.valueOf(target.method()),
                String.valueOf(target.freq()),
                String.valueOf(target.rankWithin()),
                String.valueOf(target.from()),
                String.valueOf(target.baseline()),
                String.valueOf(target.each()));
    }

    private static String measures(Condition condition) {
        if (condition instanceof Condition.Freshness) {
            return condition.code();
        }
        return condition instanceof Condition.Delivery delivery
                ? condition.code() + " " + delivery.check()
                : condition.toString().replaceAll(", (level|bound)=.*", "]");
    }

    /**
     * The level that these terms give to {@code measure}; null where they give none.
     *
     * @param before the level of the open episode; null where none is open
     * @param lasting for how many periods in a row the measures have crossed
     */
    Level verdict(BigDecimal measure, Level before, int lasting) {
        if (ladder == null) {
            return promised == null || promised.holds(measure) ? null : level;
        }
        Level graded = ladder.grade(measure);
        if (before == null) {
            return graded == null || lasting < periods ? null : graded;
        }
        return kept(before, graded, ladder.held(measure));
    }

    /** The level of an open episode; null where it ends. */
    static Level kept(Level before, Level graded, Level heldBack) {
        if (graded != null && !before.isGraverThan(graded)) {
            return graded;
        }
        Level held = heldBack == null ? graded : heldBack;
        return held != null && held.isGraverThan(before) ? before : held;
    }

    /** The bound of {@code of}, or of the mildest level; null where there is none. */
    Bound bound(Level of) {
        return ladder == null ? promised : ladder.bound(of);
    }
}
