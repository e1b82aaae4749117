// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.writing;

import org.jundeng.alert.Condition;
import org.jundeng.alert.Rule;
import org.jundeng.assess.Phrases;
import org.jundeng.assess.Wording;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Indicator;
import org.jundeng.notice.decision.CandidateEpisode;
import org.jundeng.notice.decision.FeedDirectory;

/** The names by which a mail calls an episode, in one language: where it is, and what it is about. */
final class EpisodeNames {

    private final Catalogue catalogue;
    private final FeedDirectory feeds;
    private final Wording wording;
    private final Phrases phrases;

    EpisodeNames(Catalogue catalogue, FeedDirectory feeds, Wording wording) {
        this.catalogue = catalogue;
        this.feeds = feeds;
        this.wording = wording;
        this.phrases = new Phrases(catalogue, wording.locale());
    }

    /** The region, or the feed. */
    String place(CandidateEpisode candidate) {
        return candidate.place().feed().isEmpty()
                ? phrases.region(
                        candidate.place().regionId(), candidate.change().on())
                : feeds.contract(candidate.place().feed())
                        .map(version -> version.contract().name().in(wording.locale()))
                        .orElse(candidate.place().feed());
    }

    /** What it is about: the indicator, and the rule where it says more than that; of a feed, the rule. */
    String matter(CandidateEpisode candidate, Rule rule) {
        String ruleName =
                rule == null ? candidate.place().ruleId() : rule.name().in(wording.locale());
        if (!candidate.place().feed().isEmpty()) {
            return ruleName;
        }
        String indicator = indicator(candidate);
        return saysMore(rule) ? wording.say("digest.title", indicator, ruleName) : indicator;
    }

    /** Place and matter in one: {@code 余杭区登记失业率}. */
    String whole(CandidateEpisode candidate, Rule rule) {
        String matter = candidate.place().feed().isEmpty() ? indicator(candidate) : matter(candidate, rule);
        return wording.say("name.whole", place(candidate), matter);
    }

    private String indicator(CandidateEpisode candidate) {
        return candidate.indicator() == null
                ? candidate.place().ruleId()
                : catalogue
                        .indicator(candidate.indicator())
                        .map(Indicator::name)
                        .map(name -> name.in(wording.locale()))
                        .orElse(candidate.place().ruleId());
    }

    /** Whether the rule's name says more than the indicator's: not for a rule that follows from a target. */
    static boolean saysMore(Rule rule) {
        return rule != null
                && (rule.condition() instanceof Condition.Trajectory
                        || !(rule.condition() instanceof Condition.OfTarget) && rule.target() == null);
    }
}
