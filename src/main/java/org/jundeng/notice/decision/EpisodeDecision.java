// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.decision;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jundeng.alert.Acknowledgements;
import org.jundeng.alert.Rule;
import org.jundeng.catalogue.Person;

/**
 * A decision whether to tell a person of an episode.
 *
 * @param person who is told, or is not; null where nobody is concerned
 * @param candidate the episode
 * @param rule its rule; null where the rule was removed
 * @param decision the reason and the kind of mail
 * @param earlier the Message-IDs of the mails that told the person of it before, the oldest first
 * @param escalation what nobody has answered; null where the person is not told for that reason
 * @param next what will happen if nobody acknowledges it; null where nothing will, or nothing is told
 * @param correction the correction of the figure that the person was told last; for a person who was told none, that of
 *     the last change; null where no figure was corrected
 * @param represented in whose place the person is told, because no mail reaches that one; null where in nobody's
 * @param isAnothers whether it was handed to somebody else than the person, and so the person is not asked about it
 */
public record EpisodeDecision(
        Person person,
        CandidateEpisode candidate,
        Rule rule,
        Decision decision,
        List<String> earlier,
        Escalation escalation,
        NextStep next,
        Correction correction,
        Person represented,
        boolean isAnothers) {

    /** Project unknown: its rule was removed. */
    public static final int NO_PROJECT = -1;

    public EpisodeDecision {
        Objects.requireNonNull(candidate, "candidate");
        Objects.requireNonNull(decision, "decision");
        earlier = List.copyOf(earlier);
    }

    /** A decision without an escalation, of which nothing is to follow. */
    public EpisodeDecision(
            Person person, CandidateEpisode candidate, Rule rule, Decision decision, List<String> earlier) {
        this(person, candidate, rule, decision, earlier, null, null);
    }

    /** A decision that knows no more of corrections than the episode's last change. */
    public EpisodeDecision(
            Person person,
            CandidateEpisode candidate,
            Rule rule,
            Decision decision,
            List<String> earlier,
            Escalation escalation,
            NextStep next) {
        this(person, candidate, rule, decision, earlier, escalation, next, candidate.correction(), null, false);
    }

    /** This decision on a person who was told a figure that was corrected so; null where what was told holds. */
    public EpisodeDecision correcting(Correction ofWhatWasTold) {
        return ofWhatWasTold == null
                ? this
                : new EpisodeDecision(
                        person,
                        candidate,
                        rule,
                        decision,
                        earlier,
                        escalation,
                        next,
                        ofWhatWasTold,
                        represented,
                        isAnothers);
    }

    /** This decision on a person who is told in the place of {@code other}; null where in nobody's. */
    EpisodeDecision inPlaceOf(Person other) {
        return new EpisodeDecision(
                person, candidate, rule, decision, earlier, escalation, next, correction, other, isAnothers);
    }

    /** This decision on what was handed to somebody else than the person. */
    EpisodeDecision handedToAnother() {
        return new EpisodeDecision(
                person, candidate, rule, decision, earlier, escalation, next, correction, represented, true);
    }

    /**
     * That a mail which tells it asks the person since it was handed on last, as it is remembered; empty where it was
     * never handed to anybody, and where the person is not asked.
     */
    public Optional<String> askedItem() {
        return candidate.handed() == null || !candidate.open() || isAnothers
                ? Optional.empty()
                : Optional.of(Acknowledgements.askedItem(candidate.episodeId(), candidate.handedAt()));
    }

    /** This decision with the episode as a mail shows it. */
    public EpisodeDecision asKnownNow() {
        return new EpisodeDecision(
                person,
                candidate.asKnownNow(rule),
                rule,
                decision,
                earlier,
                escalation,
                next,
                correction,
                represented,
                isAnothers);
    }

    /** This decision, on which {@code step} will follow; null where nothing will. */
    EpisodeDecision followedBy(NextStep step) {
        return new EpisodeDecision(
                person, candidate, rule, decision, earlier, escalation, step, correction, represented, isAnothers);
    }

    /** The reason. */
    public DecisionReason why() {
        return decision.why();
    }

    /**
     * What a mail that tells it says of corrections, each a {@link Correction#item}: the one that it names, and that of
     * the figure that it shows as it is known now.
     */
    public List<String> correctionItems() {
        return Stream.of(correction, candidate.shownInPlace(rule))
                .filter(Objects::nonNull)
                .map(each -> each.item(candidate.place()))
                .distinct()
                .toList();
    }

    /** The envelope of the mail that tells it. To be called only where the verdict is {@link Verdict#TOLD}. */
    public Envelope envelope(FeedDirectory feeds) {
        Decision.Way way = decision.way();
        return new Envelope(person, way, way == Decision.Way.STEWARDS ? feeds.bureauOf(candidate, rule) : "");
    }

    /** The plan's project; {@link #NO_PROJECT} where the rule was removed. */
    public int project() {
        return rule == null ? NO_PROJECT : rule.project();
    }

    /** The person's id; {@code ""} where nobody is concerned. */
    public String personId() {
        return person == null ? "" : person.id();
    }
}
