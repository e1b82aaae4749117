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

/** Who hears of an episode, and as what. */
public final class Hearers {

    private final People people;
    private final Catalogue catalogue;
    private final Feeds feeds;
    private final LocalDate night;

    /** Who hears of what on {@code night}. */
    public Hearers(Catalogue catalogue, Feeds feeds, LocalDate night) {
        this.people = catalogue.people();
        this.catalogue = catalogue;
        this.feeds = feeds;
        this.night = night;
    }

    /** Everybody who may hear of {@code matter}, or was told of it, in the order of the file. */
    public Map<Person, Role> of(Matter matter, Rule rule, Decision.Stand stand, PastDecisions past) {
        Map<Person, Role> roles = new LinkedHashMap<>();
        List<Person> concerned = concerned(matter, rule);
        for (Person person : concerned) {
            roles.put(person, rule.concern().audience() == Audience.STEWARDS ? Role.STEWARD : role(person));
        }
        if (rule != null && rule.concern().audience() == Audience.OFFICIALS) {
            concerned.forEach(person -> others(person, stand, matter, past, roles));
        }
        past.of(matter.episodeId()).forEach((id, last) -> {
            if (last.heard() != null && !last.heard().over()) {
                people.person(id).ifPresent(person -> roles.putIfAbsent(person, Role.FORMER));
            }
        });
        return roles;
    }

    private List<Person> concerned(Matter matter, Rule rule) {
        if (rule == null) {
            return List.of();
        }
        if (rule.concern().audience() == Audience.OFFICIALS) {
            return people.officialsFor(rule.bureau(), rule.project());
        }
        Set<String> bringing = matter.place().feed().isEmpty()
                ? this.feeds.bringing(matter.indicator())
                : Set.of(matter.place().feed());
        return people.all().stream()
                .filter(person -> person.feeds().stream().anyMatch(bringing::contains))
                .toList();
    }

    private Role role(Person person) {
        return person.isAbsent(night) && standIn(person).isPresent() ? Role.AWAY : Role.CONCERNED;
    }

    private Optional<Person> standIn(Person person) {
        return person(person.deputy()).filter(deputy -> !deputy.isAbsent(night));
    }

    private Optional<Person> person(String id) {
        return id == null ? Optional.empty() : people.person(id);
    }

    private void others(
            Person person, Decision.Stand stand, Matter matter, PastDecisions past, Map<Person, Role> roles) {
        boolean away = roles.get(person) == Role.AWAY;
        Heard heard = past.heard(matter.episodeId(), person.id());
        if (away) {
            standIn(person).ifPresent(deputy -> roles.putIfAbsent(deputy, Role.STANDS_IN));
            heard = heard != null
                    ? heard
                    : past.heard(
                            matter.episodeId(), standIn(person).map(Person::id).orElse(""));
        } else if (waited(matter, stand, heard, person.notices().deputyAfter())) {
            person(person.deputy()).ifPresent(deputy -> roles.putIfAbsent(deputy, Role.DEPUTY));
        }
        if (waited(matter, stand, heard, person.notices().superiorAfter())) {
            person(person.superior()).ifPresent(superior -> roles.putIfAbsent(superior, Role.SUPERIOR));
        }
    }

    /** What was acknowledged and got graver is waited for anew, from the notice that says so. */
    private boolean waited(Matter matter, Decision.Stand stand, Heard heard, int days) {
        boolean answered = matter.note() != null
                && heard != null
                && heard.event() < matter.note().eventId();
        return !answered && Decision.waitedTooLong(stand, heard, days, night, catalogue.workingDays());
    }

    /** What the decision needs to know of a person. */
    public Decision.Hearer hearer(Person person, Role role, Heard heard) {
        return new Decision.Hearer(
                role,
                heard,
                level(person.notices().fromLevel()),
                level(person.notices().atOnce()),
                role == Role.STEWARD ? 0 : person.notices().repeatDays());
    }

    private Level level(String code) {
        return code == null ? null : catalogue.levels().find(code).orElse(null);
    }
}
