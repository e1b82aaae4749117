// SPDX-License-Identifier: Apache-2.0
package org.jundeng.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jundeng.binding.Faults;
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

    @Test
    void leavesItToTheUsualDeputyWhereTheOneOfTheAbsenceIsGone() {
        People people = new People(
                List.of(named("zhou", "wu"), named("wu", null), named("ma", null)),
                Catalogue.read(ConfigCopy.whole(), new Faults()).regions());

        assertThat(standIn(people, "ma")).isEqualTo("ma");
        assertThat(standIn(people, "gone")).isEqualTo("wu");
    }

    private static String standIn(People people, String deputy) {
        People away = people.away(Map.of("zhou", List.of(new Absence(JULY, JULY, deputy))));
        return away.standIn(away.person("zhou").orElseThrow(), JULY)
                .map(Person::id)
                .orElse("nobody");
    }

    private static Person named(String id, String deputy) {
        Person one = away();
        return new Person(
                id, one.name(), one.email(), null, null, null, null, null, deputy, null, List.of(), null, null);
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
