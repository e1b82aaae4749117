// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.decision;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jundeng.alert.Condition;
import org.jundeng.alert.Rule;
import org.jundeng.alert.Rule.Inhibits;

/** Finds the episodes that an open episode of another rule explains, so that nobody needs to be told of them. */
public final class Inhibitions {

    private final Map<String, Rule> rules;
    private final FeedDirectory feeds;
    private final Set<String> lateFeeds = new HashSet<>();
    private final Set<String> flawedFeeds = new HashSet<>();
    private final Set<String> missedTargets = new HashSet<>();

    /** Takes the inhibitions of the rules that have an open episode among {@code candidates}. */
    public Inhibitions(Map<String, Rule> rules, Collection<CandidateEpisode> candidates, FeedDirectory feeds) {
        this.rules = rules;
        this.feeds = feeds;
        candidates.stream().filter(CandidateEpisode::open).forEach(candidate -> {
            Rule rule = rules.get(candidate.place().ruleId());
            if (rule != null) {
                rule.inhibits().forEach(what -> add(what, candidate));
            }
        });
    }

    private void add(Inhibits what, CandidateEpisode candidate) {
        if (what == Inhibits.DEPENDENTS) {
            lateFeeds.add(candidate.place().feed());
        } else if (what == Inhibits.ROWS) {
            flawedFeeds.add(candidate.place().feed());
        } else {
            missedTargets.add(targetIn(candidate));
        }
    }

    private static String targetIn(CandidateEpisode candidate) {
        return candidate.target() + "|" + candidate.place().regionId();
    }

    /** Whether an open episode of another rule explains {@code candidate}. */
    public boolean explain(CandidateEpisode candidate) {
        Rule rule = rules.get(candidate.place().ruleId());
        if (rule == null || !candidate.open()) {
            return false;
        }
        if (candidate.indicator() != null && !lateFeeds.isEmpty()) {
            return feeds.bringing(candidate.indicator()).stream().anyMatch(lateFeeds::contains);
        }
        boolean ofRows = rule.condition() instanceof Condition.Delivery
                && !rule.inhibits().contains(Inhibits.ROWS);
        return ofRows && flawedFeeds.contains(candidate.place().feed());
    }

    /** Whether {@code candidate}, a trajectory, has ended because its target is missed or lost. */
    public boolean superseded(CandidateEpisode candidate) {
        Rule rule = rules.get(candidate.place().ruleId());
        return !candidate.open()
                && rule != null
                && rule.condition() instanceof Condition.Trajectory
                && missedTargets.contains(targetIn(candidate));
    }
}
