// SPDX-License-Identifier: Apache-2.0
package org.jundeng.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jundeng.catalogue.Person.Absence;
import org.junit.jupiter.api.Test;

/** Until when a person is away. */
class PersonTest {

    private static final LocalDate JULY = LocalDate.of(2014, 7, 10);

    @Test
    void isAwayUntilTheLastDayWithoutAGap() {
        Person person = away(absence(20, 22), absence(8, 12), absence(13, 15), absence(11, 14));

        assertThat(person.absentUntil(JULY)).contains(LocalDate.of(2014, 7, 15));
        assertThat(person.absentUntil(LocalDate.of(2014, 7, 16))).isEmpty();
        assertThat(person.absentUntil(LocalDate.of(2014, 7, 22))).contains(LocalDate.of(2014, 7, 22));
    }

    @Test
    void isAwayForGoodWithoutCountingTheDays() {
        Person person = away(new Absence(LocalDate.of(2014, 7, 1), LocalDate.MAX), absence(1, 3));

        assertThat(person.absentUntil(JULY)).contains(LocalDate.MAX);
        assertThat(person.absentUntil(LocalDate.MAX)).contains(LocalDate.MAX);
    }

    private static Absence absence(int from, int until) {
        return new Absence(LocalDate.of(2014, 7, from), LocalDate.of(2014, 7, until));
    }

    private static Person away(Absence... absences) {
        return new Person(
                "zhou",
                new Label("周", "Zhou"),
                "zhou@x.example",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(absences),
                null,
                null);
    }
}
