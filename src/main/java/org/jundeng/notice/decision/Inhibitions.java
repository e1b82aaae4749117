// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.decision;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jundeng.alert.Condition;
import org.jundeng.alert.Rule;
import org.jundeng.alert.Rule.Inhibits;

/** What open episodes explain, so that nobody needs to be told of it. */
public final class Inhibitions {

    private final Map<String, Rule> rules;
    private final Feeds feeds;
    private final Set<String> lateFeeds = new HashSet<>();
    private final Set<String> flawedFeeds = new HashSet<>();
    private final Set<String> missedTargets = new HashSet<>();

    /** What the open ones among {@code matters} explain. */
    public Inhibitions(Map<String, Rule> rules, Collection<Matter> matters, Feeds feeds) {
        this.rules = rules;
        this.feeds = feeds;
        matters.stream().filter(Matter::open).forEach(matter -> {
            Rule rule = rules.get(matter.place().ruleId());
            if (rule != null) {
                rule.inhibits().forEach(what -> add(what, matter));
            }
        });
    }

    private void add(Inhibits what, Matter matter) {
        if (what == Inhibits.DEPENDENTS) {
            lateFeeds.add(matter.place().feed());
        } else if (what == Inhibits.ROWS) {
            flawedFeeds.add(matter.place().feed());
        } else {
            missedTargets.add(targetIn(matter));
        }
    }

    private static String targetIn(Matter matter) {
        return matter.target() + "|" + matter.place().regionId();
    }

    /** Whether an open episode of another rule explains {@code matter}. */
    public boolean explain(Matter matter) {
        Rule rule = rules.get(matter.place().ruleId());
        if (rule == null || !matter.open()) {
            return false;
        }
        if (matter.indicator() != null && !lateFeeds.isEmpty()) {
            return feeds.bringing(matter.indicator()).stream().anyMatch(lateFeeds::contains);
        }
        boolean ofRows = rule.condition() instanceof Condition.Delivery
                && !rule.inhibits().contains(Inhibits.ROWS);
        return ofRows && flawedFeeds.contains(matter.place().feed());
    }

    /** Whether {@code matter}, a trajectory, has ended because its target is missed or lost. */
    public boolean superseded(Matter matter) {
        Rule rule = rules.get(matter.place().ruleId());
        return !matter.open()
                && rule != null
                && rule.condition() instanceof Condition.Trajectory
                && missedTargets.contains(targetIn(matter));
    }
}
