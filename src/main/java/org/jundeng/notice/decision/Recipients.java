// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.decision;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jundeng.alert.Rule;
import org.jundeng.alert.Rule.Concern.Audience;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Level;
import org.jundeng.catalogue.People;
import org.jundeng.catalogue.Person;
import org.jundeng.notice.decision.Decision.Role;

/** Finds the people who may be told of an episode, and the role of each. */
public final class Recipients {

    private final People people;
    private final Catalogue catalogue;
    private final FeedDirectory feeds;
    private final LocalDate night;

    /** The recipients on {@code night}. */
    public Recipients(Catalogue catalogue, FeedDirectory feeds, LocalDate night) {
        this.people = catalogue.people();
        this.catalogue = catalogue;
        this.feeds = feeds;
        this.night = night;
    }

    /**
     * The people who may be told of {@code candidate} or were told of it before, each with the role. The responsible
     * people come first, in the order of the people file. Who was told that it was over need not hear of it again,
     * unless that was not true: the data were corrected.
     */
    public Map<Person, Role> of(
            CandidateEpisode candidate, Rule rule, Decision.EpisodeState state, PastDecisions past) {
        Map<Person, Role> roles = new LinkedHashMap<>();
        List<Person> concerned = concerned(candidate, rule);
        for (Person person : concerned) {
            roles.put(person, rule.concern().audience() == Audience.STEWARDS ? Role.STEWARD : role(person));
        }
        if (rule != null && rule.concern().audience() == Audience.OFFICIALS) {
            concerned.forEach(person -> addStandInDeputyAndSuperior(person, state, candidate, past, roles));
        }
        past.of(candidate.episodeId()).forEach((id, last) -> {
            boolean believes = last.lastTold() != null
                    && (!last.lastTold().over()
                            || state.open() && state.corrected()
                            || PastDecisions.correction(candidate, last) != null);
            if (believes) {
                people.person(id).ifPresent(person -> roles.putIfAbsent(person, Role.FORMER));
            }
        });
        return roles;
    }

    private List<Person> concerned(CandidateEpisode candidate, Rule rule) {
        if (rule == null) {
            return List.of();
        }
        if (rule.concern().audience() == Audience.OFFICIALS) {
            return people.officialsFor(
                    rule.bureau(), rule.project(), Set.of(candidate.place().regionId()));
        }
        Set<String> bringing = candidate.place().feed().isEmpty()
                ? this.feeds.bringing(candidate.indicator())
                : Set.of(candidate.place().feed());
        return people.all().stream()
                .filter(person -> person.feeds().stream().anyMatch(bringing::contains))
                .toList();
    }

    private Role role(Person person) {
        return people.standIn(person, night).isPresent() ? Role.AWAY : Role.CONCERNED;
    }

    private Optional<Person> person(String id) {
        return id == null ? Optional.empty() : people.person(id);
    }

    private void addStandInDeputyAndSuperior(
            Person person,
            Decision.EpisodeState state,
            CandidateEpisode candidate,
            PastDecisions past,
            Map<Person, Role> roles) {
        boolean away = roles.get(person) == Role.AWAY;
        LastTold lastTold = past.lastTold(candidate.episodeId(), person.id());
        if (away) {
            people.standIn(person, night).ifPresent(deputy -> roles.putIfAbsent(deputy, Role.STANDS_IN));
            lastTold = lastTold != null
                    ? lastTold
                    : past.lastTold(
                            candidate.episodeId(),
                            people.standIn(person, night).map(Person::id).orElse(""));
        } else if (waited(candidate, state, lastTold, person.notices().deputyAfter())) {
            person(person.deputy()).ifPresent(deputy -> roles.putIfAbsent(deputy, Role.DEPUTY));
        }
        if (waited(candidate, state, lastTold, person.notices().superiorAfter())) {
            person(person.superior()).ifPresent(superior -> roles.putIfAbsent(superior, Role.SUPERIOR));
        }
    }

    /**
     * Whether {@code days} have passed without an acknowledgement. When an acknowledged episode gets graver, the time
     * is counted anew from the notice that tells it.
     */
    private boolean waited(CandidateEpisode candidate, Decision.EpisodeState state, LastTold lastTold, int days) {
        boolean answered = candidate.note() != null
                && lastTold != null
                && lastTold.event() < candidate.note().eventId();
        return !answered && Decision.waitedTooLong(state, lastTold, days, night, catalogue.workingDays());
    }

    /**
     * The data of a person that the decision needs.
     *
     * @param last the last decision on the person; null where there was none
     */
    public Decision.Recipient recipient(CandidateEpisode candidate, Person person, Role role, PastDecisions.Last last) {
        return new Decision.Recipient(
                role,
                last == null ? null : last.lastTold(),
                level(person.notices().fromLevel()),
                level(person.notices().atOnce()),
                role == Role.STEWARD ? 0 : person.notices().repeatDays(),
                PastDecisions.correction(candidate, last) != null);
    }

    private Level level(String code) {
        return code == null ? null : catalogue.levels().find(code).orElse(null);
    }
}
