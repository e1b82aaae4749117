// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.decision;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.People;
import org.jundeng.catalogue.Person;
import org.jundeng.catalogue.WorkingDays;
import org.jundeng.notice.decision.Decision.Role;
import org.jundeng.notice.decision.Matter.Part;

/** For how long nobody has answered, and what will follow if nobody does. Both by the same clock. Pure. */
final class Answering {

    /** Nothing is foreseen beyond; a silence lasts for at most a year. */
    private static final int LONGEST_DAYS = 800;

    private final People people;
    private final WorkingDays calendar;
    private final PastDecisions past;
    private final Catalogue catalogue;
    private final LocalDate night;

    Answering(Catalogue catalogue, PastDecisions past, LocalDate night) {
        this.catalogue = catalogue;
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
     * What will happen first after a mail to {@code person} that leaves on {@code leaves}, if nobody answers; empty
     * where nothing will.
     */
    Optional<NextStep> next(Person person, Map<Person, Part> parts, Matter matter, LocalDate leaves) {
        Part part = parts.get(person);
        if (!matter.state().open() || matter.state().acknowledged() || part.official() == null) {
            return Optional.empty();
        }
        Person official = part.official();
        LocalDate start = start(person, part, matter, leaves);
        Optional<NextStep> deputy = part.role() == Role.CONCERNED
                ? step(NextStep.Kind.DEPUTY, official, start, matter)
                        .filter(step -> willHear(step.person(), parts, matter) && nobodyStandsIn(official, step.on()))
                : Optional.empty();
        Optional<NextStep> superior = part.role() == Role.SUPERIOR || part.role() == Role.STEWARD
                ? Optional.empty()
                : step(NextStep.Kind.SUPERIOR, official, start, matter)
                        .filter(step -> willHear(step.person(), parts, matter));
        return Stream.of(deputy, superior, repeat(person, part, matter, leaves))
                .flatMap(Optional::stream)
                .filter(step -> step.on().isAfter(leaves))
                .min(Comparator.comparing(NextStep::on).thenComparing(NextStep::kind));
    }

    /** The day from which the clock runs once the mail has left. */
    private LocalDate start(Person person, Part part, Matter matter, LocalDate leaves) {
        Optional<Escalation> runs = unanswered(part.official(), matter);
        boolean startsAnew = person.equals(part.official()) || runs.isEmpty();
        return !startsAnew
                ? runs.get().on()
                : waitsFor(person, matter) ? told(person, matter).first() : leaves;
    }

    private Optional<NextStep> step(NextStep.Kind kind, Person official, LocalDate start, Matter matter) {
        boolean ofDeputy = kind == NextStep.Kind.DEPUTY;
        int days =
                ofDeputy ? official.notices().deputyAfter() : official.notices().superiorAfter();
        return days == 0
                ? Optional.empty()
                : clock(official, matter).reaches(start, days).flatMap(day -> present(
                                ofDeputy ? official.deputy() : official.superior(), official, day)
                        .map(told -> new NextStep(kind, told, day, days)));
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

    /** Whether the person is told only then: does not know yet, wants to be told of it, and can be told. */
    private boolean willHear(Person person, Map<Person, Part> parts, Matter matter) {
        boolean isNew = !parts.containsKey(person)
                || parts.get(person).role() == Role.FORMER && !knows(told(person, matter), matter);
        return isNew && !isBelow(person, matter) && !people.isUnreachable(person);
    }

    private boolean isBelow(Person person, Matter matter) {
        String from = person.notices().fromLevel();
        return from != null
                && catalogue
                        .levels()
                        .find(from)
                        .filter(level -> level.isGraverThan(matter.state().level()))
                        .isPresent();
    }

    /** Whether the deputy is not told before {@code day} because the official is away. */
    private boolean nobodyStandsIn(Person official, LocalDate day) {
        return night.datesUntil(day.plusDays(1))
                .allMatch(each -> people.standIn(official, each).isEmpty());
    }

    private Optional<NextStep> repeat(Person person, Part part, Matter matter, LocalDate leaves) {
        int days = part.role() == Role.STEWARD ? 0 : person.notices().repeatDays();
        if (days == 0) {
            return Optional.empty();
        }
        LocalDate due = leaves.plusDays(days);
        return due.datesUntil(due.plusDays(LONGEST_DAYS))
                .filter(day -> calendar.isWorkingDay(day)
                        && !matter.silent().test(day)
                        && people.standIn(person, day).isEmpty())
                .findFirst()
                .map(day -> new NextStep(NextStep.Kind.REPEAT, person, day, days));
    }

    /**
     * Counts the working days on which a person could have answered. The same clock says when others are told and when
     * they will be.
     */
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

        /** The day on which {@code days} days are counted; empty where that is out of sight. */
        Optional<LocalDate> reaches(LocalDate start, int days) {
            return start.plusDays(1)
                    .datesUntil(start.plusDays(LONGEST_DAYS))
                    .filter(this::counts)
                    .skip(days - 1L)
                    .findFirst();
        }

        private boolean counts(LocalDate day) {
            return calendar.isWorkingDay(day) && !standsStill.test(day);
        }
    }
}
