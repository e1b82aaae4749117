// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.decision;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.People;
import org.jundeng.catalogue.Person;
import org.jundeng.catalogue.WorkingDays;

/** For how long nobody has answered, and who is told then. Pure. */
final class Answering {

    private final People people;
    private final WorkingDays calendar;
    private final PastDecisions past;
    private final LocalDate night;

    Answering(Catalogue catalogue, PastDecisions past, LocalDate night) {
        this.people = catalogue.people();
        this.calendar = catalogue.workingDays();
        this.past = past;
        this.night = night;
    }

    /**
     * Who was told first in the line of {@code official} that the episode is as grave as it is, and for how long nobody
     * has answered; empty where nobody has to answer, or nobody was told so.
     */
    Optional<Escalation> unanswered(Person official, Matter matter) {
        Decision.EpisodeState state = matter.state();
        if (!state.open() || state.acknowledged()) {
            return Optional.empty();
        }
        return Stream.concat(Stream.of(official), people.standIn(official, night).stream())
                .filter(person -> waitsFor(person, matter))
                .findFirst()
                .map(person -> {
                    LocalDate first = told(person, matter).first();
                    return new Escalation(person, first, clock(official, matter).count(first, night));
                });
    }

    private boolean waitsFor(Person person, Matter matter) {
        LastTold lastTold = told(person, matter);
        return knows(lastTold, matter) && lastTold.event() >= matter.candidate().unansweredFrom();
    }

    private LastTold told(Person person, Matter matter) {
        return past.lastTold(matter.candidate().episodeId(), person.id());
    }

    /** Whether what was told last is that the episode is open and at least as grave as it is. */
    private static boolean knows(LastTold lastTold, Matter matter) {
        return lastTold != null && !lastTold.over() && !matter.state().level().isGraverThan(lastTold.level());
    }

    private Clock clock(Person official, Matter matter) {
        return new Clock(
                calendar,
                day -> matter.silent().test(day)
                        || official.isAbsent(day)
                                && people.standIn(official, day).isEmpty());
    }

    /**
     * Who is told on {@code day} as the deputy or superior {@code id} of {@code official}: who stands in for that
     * person, unless that is the official. Empty where there is no such person.
     */
    Optional<Person> present(String id, Person official, LocalDate day) {
        return (id == null ? Optional.<Person>empty() : people.person(id)).map(person -> people.standIn(person, day)
                .filter(other -> !other.equals(official))
                .orElse(person));
    }

    /** Counts the working days on which a person could have answered. */
    private static final class Clock {

        private final WorkingDays calendar;
        private final Predicate<LocalDate> standsStill;

        /** @param standsStill the days that do not count: silences, and absences without a deputy */
        Clock(WorkingDays calendar, Predicate<LocalDate> standsStill) {
            this.calendar = calendar;
            this.standsStill = standsStill;
        }

        /** The days counted after {@code start}, up to and including {@code until}. */
        int count(LocalDate start, LocalDate until) {
            return until.isAfter(start)
                    ? (int) start.plusDays(1)
                            .datesUntil(until.plusDays(1))
                            .filter(this::counts)
                            .count()
                    : 0;
        }

        private boolean counts(LocalDate day) {
            return calendar.isWorkingDay(day) && !standsStill.test(day);
        }
    }
}
