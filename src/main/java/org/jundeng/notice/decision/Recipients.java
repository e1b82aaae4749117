// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.decision;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jundeng.alert.Rule;
import org.jundeng.alert.Rule.Concern.Audience;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.People;
import org.jundeng.catalogue.Person;
import org.jundeng.notice.decision.Decision.Role;
import org.jundeng.notice.decision.Matter.Part;

/** Finds the people who may be told of an episode, and the role of each. */
final class Recipients {

    private final People people;
    private final FeedDirectory feeds;
    private final PastDecisions past;
    private final Answering answering;
    private final LocalDate night;

    /** The recipients on {@code night}, by what was told before. */
    Recipients(Catalogue catalogue, FeedDirectory feeds, PastDecisions past, LocalDate night) {
        this.people = catalogue.people();
        this.feeds = feeds;
        this.past = past;
        this.answering = new Answering(catalogue, past, night);
        this.night = night;
    }

    /**
     * The people who may be told or were told before, each with the part. The responsible people come first, in the
     * order of the people file; before them whoever the episode was handed to, who alone has to answer then. Who was
     * told that it was over need not hear of it again, unless that was not true or a figure was wrong: the data were
     * corrected.
     */
    Map<Person, Part> of(Matter matter) {
        CandidateEpisode candidate = matter.candidate();
        Rule rule = matter.rule();
        Map<Person, Part> parts = new LinkedHashMap<>();
        Person handedTo = matter.handedTo(people).orElse(null);
        List<Person> concerned = concerned(candidate, rule, handedTo);
        boolean ofStewards = rule != null && rule.concern().audience() == Audience.STEWARDS;
        for (Person person : concerned) {
            boolean away = people.standIn(person, night).isPresent();
            parts.put(person, Part.of(away ? Role.AWAY : ofStewards ? Role.STEWARD : Role.CONCERNED, person));
        }
        for (Person person : concerned) {
            people.standIn(person, night)
                    .ifPresent(other -> parts.putIfAbsent(other, Part.of(inPlace(person, ofStewards), person)));
            if (!ofStewards && (handedTo == null || handedTo.equals(person))) {
                addDeputyAndSuperior(person, matter, parts);
            }
        }
        past.of(candidate.episodeId()).forEach((id, last) -> {
            boolean believes = last.lastTold() != null
                    && (!last.lastTold().over()
                            || matter.state().open() && matter.state().corrected()
                            || past.correction(candidate, id) != null);
            if (believes) {
                people.person(id).ifPresent(person -> parts.putIfAbsent(person, Part.of(Role.FORMER, null)));
            }
        });
        return parts;
    }

    private Role inPlace(Person person, boolean ofStewards) {
        return ofStewards ? Role.STEWARD : people.isUnreachable(person) ? Role.REPLACES : Role.STANDS_IN;
    }

    /** Those who answer for it, and the one it was handed to, who comes first. */
    private List<Person> concerned(CandidateEpisode candidate, Rule rule, Person handedTo) {
        Stream<Person> answering =
                rule == null ? Stream.of() : feeds.concerned(rule, candidate.place(), candidate.indicator()).stream();
        return Stream.concat(Stream.ofNullable(handedTo), answering).distinct().toList();
    }

    private void addDeputyAndSuperior(Person official, Matter matter, Map<Person, Part> parts) {
        boolean away = parts.get(official).role() == Role.AWAY;
        if (!away) {
            escalation(official, matter, official.notices().deputyAfter()).ifPresent(unanswered -> present(
                            official.deputy(), official)
                    .ifPresent(deputy -> parts.putIfAbsent(deputy, new Part(Role.DEPUTY, official, unanswered))));
        }
        escalation(official, matter, official.notices().superiorAfter()).ifPresent(unanswered -> present(
                        official.superior(), official)
                .ifPresent(superior -> parts.putIfAbsent(superior, new Part(Role.SUPERIOR, official, unanswered))));
    }

    private Optional<Person> present(String id, Person official) {
        return answering.present(id, official, night);
    }

    private Optional<Escalation> escalation(Person official, Matter matter, int days) {
        return days == 0
                ? Optional.empty()
                : answering.unanswered(official, matter).filter(unanswered -> unanswered.workingDays() >= days);
    }
}
