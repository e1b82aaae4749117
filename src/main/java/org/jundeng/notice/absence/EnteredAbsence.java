// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.absence;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jundeng.catalogue.Person;

/**
 * Days on which somebody is away, as they were entered.
 *
 * @param absenceId its number
 * @param person the id of who is away
 * @param from the first day
 * @param until the last day, as it was entered
 * @param deputy the id of who stands in on these days; null for the person's deputy
 * @param author who entered it: a person's id, or the id of a user who is no person
 * @param endedOn the day from which on the person is back before its end; null where nobody said so
 */
public record EnteredAbsence(
        long absenceId,
        String person,
        LocalDate from,
        LocalDate until,
        String deputy,
        String author,
        LocalDate endedOn) {

    public EnteredAbsence {
        Objects.requireNonNull(person, "person");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(until, "until");
        Objects.requireNonNull(author, "author");
    }

    /** The days on which it holds; empty where it was ended before it began. */
    public Optional<Person.Absence> days() {
        LocalDate last = endedOn == null || until.isBefore(endedOn) ? until : endedOn.minusDays(1);
        return last.isBefore(from) ? Optional.empty() : Optional.of(new Person.Absence(from, last, deputy));
    }
}
