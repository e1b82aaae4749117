// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.decision;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jundeng.alert.Rule;
import org.jundeng.catalogue.People;
import org.jundeng.catalogue.Person;

/**
 * An episode on which it is to be decided who is told.
 *
 * @param candidate the episode
 * @param rule its rule; null where the rule was removed
 * @param state how it stands
 * @param silent the days, past and to come, on which a silence covers it
 */
public record Matter(CandidateEpisode candidate, Rule rule, Decision.EpisodeState state, Predicate<LocalDate> silent) {

    public Matter {
        Objects.requireNonNull(candidate, "candidate");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(silent, "silent");
    }

    /** Whom it was handed to and who is asked about it since; empty where that is nobody, or nobody who is known. */
    Optional<Person> handedTo(People people) {
        CandidateEpisode.Handed handed = candidate.handed();
        return rule == null || handed == null || handed.to() == null ? Optional.empty() : people.person(handed.to());
    }

    /** The same episode on a later day, if nothing happens but that silences begin and end. */
    Matter on(LocalDate day) {
        return new Matter(
                candidate,
                rule,
                new Decision.EpisodeState(
                        state.open(),
                        state.level(),
                        state.event(),
                        state.acknowledged(),
                        silent.test(day),
                        state.inhibited(),
                        state.superseded(),
                        state.corrected(),
                        state.openings()),
                silent);
    }

    /**
     * Why a person is in the audience.
     *
     * @param role the role
     * @param official the responsible person: the same, or the one in whose place or after whom this one is told; null
     *     for a person who is no longer responsible
     * @param escalation what nobody has answered; null where the person is not told for that reason
     */
    record Part(Decision.Role role, Person official, Escalation escalation) {

        static Part of(Decision.Role role, Person official) {
            return new Part(role, official, null);
        }
    }
}
