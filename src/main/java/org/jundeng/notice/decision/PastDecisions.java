// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.decision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jundeng.alert.WatchedPlace;
import org.jundeng.catalogue.Level;

/** The decisions so far: the last one on each person and episode. */
public final class PastDecisions {

    /** What to pass where nobody has acknowledged the episode. */
    public static final long NEVER_ACKNOWLEDGED = 0;

    private final Map<Long, Map<String, Last>> byEpisode;
    private final Map<List<Object>, List<LastTold.OfPlace.Told>> byPlace = new HashMap<>();
    private final Set<List<String>> corrections = new HashSet<>();
    private PastDecisions before;

    /** Begins without decisions. */
    public PastDecisions() {
        this(new HashMap<>());
    }

    /** @param byEpisode the last decisions by episode and person */
    PastDecisions(Map<Long, Map<String, Last>> byEpisode) {
        this.byEpisode = byEpisode;
    }

    /**
     * The last decision on a person and an episode.
     *
     * @param lastTold what the person was told last; null where the person was told nothing
     * @param why the reason of the last decision
     * @param event the number of the event it was based on
     * @param messages the Message-IDs of the mails that told the person of the episode, the oldest first
     */
    public record Last(LastTold lastTold, DecisionReason why, long event, List<String> messages) {}

    /**
     * A decision on a person and an episode.
     *
     * @param episodeId the episode's number
     * @param place its rule and place
     * @param person the person's id; {@code ""} where nobody is concerned
     * @param why the reason
     * @param told whether the person was told
     * @param level the episode's level at that time
     * @param on the business date on which the mail left; that of the decision where there is none
     * @param decided the business date of the decision
     * @param event the number of the episode's last event at that time
     * @param messageId the Message-ID of the mail that told it; null where none did
     * @param atOnce whether that was a mail at once
     */
    public record Past(
            long episodeId,
            WatchedPlace place,
            String person,
            DecisionReason why,
            boolean told,
            Level level,
            LocalDate on,
            LocalDate decided,
            long event,
            String messageId,
            boolean atOnce) {

        /** A decision of {@code night} without a mail, as in a rehearsal. */
        static Past of(EpisodeDecision told, LocalDate night) {
            return of(told, night, night);
        }

        /** A decision of {@code night} by a mail that leaves on {@code leaves}. */
        private static Past of(EpisodeDecision told, LocalDate night, LocalDate leaves) {
            CandidateEpisode candidate = told.candidate();
            return new Past(
                    candidate.episodeId(),
                    candidate.place(),
                    told.personId(),
                    told.why(),
                    told.why().verdict() == Verdict.TOLD,
                    candidate.level(),
                    leaves,
                    night,
                    candidate.lastEvent(),
                    null,
                    told.decision().way() == Decision.Way.AT_ONCE);
        }
    }

    /**
     * Adds the next decision. Decisions must be added in the order in which they were made.
     *
     * @param unansweredFrom the episode's {@link CandidateEpisode#unansweredFrom}, or {@link #NEVER_ACKNOWLEDGED}
     */
    public void add(Past decision, long unansweredFrom) {
        Map<String, Last> byPerson = byEpisode.computeIfAbsent(decision.episodeId(), first -> new LinkedHashMap<>());
        Last last = byPerson.get(decision.person());
        LastTold before = last == null ? null : last.lastTold();
        List<String> messages = last == null ? List.of() : last.messages();
        if (decision.told() && decision.messageId() != null) {
            messages = new ArrayList<>(messages);
            messages.add(decision.messageId());
        }
        long event = decision.event();
        boolean opens = before == null || before.over();
        boolean anew = opens
                || decision.level().isGraverThan(before.level())
                || before.event() < unansweredFrom && unansweredFrom <= event;
        LastTold lastTold = before;
        if (decision.told()) {
            boolean over = decision.why() == DecisionReason.CLOSED
                    || decision.why() == DecisionReason.CORRECTED && before != null && before.over();
            LocalDate on = decision.on();
            lastTold = new LastTold(
                    over,
                    decision.level(),
                    on,
                    decision.decided(),
                    anew ? on : before.first(),
                    event,
                    decision.atOnce());
            byPlace.computeIfAbsent(List.of(decision.place(), decision.person()), first -> new ArrayList<>())
                    .add(new LastTold.OfPlace.Told(on, over ? null : decision.level(), opens && !over));
        }
        byPerson.put(decision.person(), new Last(lastTold, decision.why(), event, messages));
    }

    /** The last decision on a person and an episode; null where there was none. */
    public Last last(long episodeId, String person) {
        return of(episodeId).get(person);
    }

    /** The last decisions on an episode, by person; empty where there are none. */
    public Map<String, Last> of(long episodeId) {
        return byEpisode.getOrDefault(episodeId, Map.of());
    }

    /** What the person was told of the rule's place within {@value LastTold.OfPlace#DAYS} days before {@code night}. */
    LastTold.OfPlace ofPlace(WatchedPlace place, String person, LocalDate night) {
        return LastTold.OfPlace.until(night, byPlace.getOrDefault(List.of(place, person), List.of()));
    }

    /** What the person was told last of the episode; null where the person was told nothing. */
    public LastTold lastTold(long episodeId, String person) {
        Last last = last(episodeId, person);
        return last == null ? null : last.lastTold();
    }

    /**
     * How the figure was corrected that the person was told last of the episode; null where what was told holds, where
     * the person was told of its correction, and where the person was told nothing.
     */
    public Correction correction(CandidateEpisode candidate, String person) {
        Last last = last(candidate.episodeId(), person);
        return last == null ? null : candidate.correctionFor(last.lastTold(), item -> isTold(person, item));
    }

    /** How the figure was replaced since that a mail shows; null where it holds, and where the person was told so. */
    Correction correctionOfWhatIsShown(CandidateEpisode candidate, String person) {
        return candidate.correctionOfWhatIsShown(item -> isTold(person, item));
    }

    private boolean isTold(String person, String item) {
        return corrections.contains(List.of(person, item)) || before != null && before.isTold(person, item);
    }

    /** The same decisions on one episode and its place, to be gone on with apart from these. */
    PastDecisions of(CandidateEpisode candidate) {
        PastDecisions apart = new PastDecisions();
        apart.before = this;
        apart.byEpisode.put(candidate.episodeId(), new LinkedHashMap<>(of(candidate.episodeId())));
        byPlace.forEach((place, told) -> {
            if (place.get(0).equals(candidate.place())) {
                apart.byPlace.put(place, new ArrayList<>(told));
            }
        });
        return apart;
    }

    /** Adds that a decision of {@code night} is told by a mail that leaves on {@code leaves}. */
    void tell(EpisodeDecision told, LocalDate night, LocalDate leaves) {
        CandidateEpisode candidate = told.candidate();
        add(Past.of(told, night, leaves), candidate.unansweredFrom());
        told.correctionItems().forEach(item -> addCorrection(told.personId(), item));
    }

    /** Adds that the person was told of a correction, by a mail that counts as told; {@link Correction#item}. */
    public void addCorrection(String person, String item) {
        corrections.add(List.of(person, item));
    }

    /** Whether the last decision on the person and the episode had the same reason and event. */
    public boolean isKnown(EpisodeDecision told) {
        Last last = last(told.candidate().episodeId(), told.personId());
        return last != null
                && last.why() == told.why()
                && last.event() == told.candidate().lastEvent();
    }
}
