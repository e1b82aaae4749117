// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.plan;

import java.time.LocalDate;
import org.jundeng.catalogue.People;
import org.jundeng.catalogue.Person;
import org.jundeng.page.PageContext;

/** Names people by their names alone, as pages may show them: never by an address. */
final class PeopleNames {

    private PeopleNames() {}

    /** The person's name. */
    static String name(PageContext context, Person person) {
        return person.name().in(context.locale());
    }

    /** Who acts for the person on {@code night}: the person, or who stands in, with the person's name. */
    static String present(PageContext context, Person person, LocalDate night) {
        People people = context.catalogue().people();
        return people.standIn(people.person(person.id()).orElse(person), night)
                .map(other -> context.words().say("plan.stands-in", name(context, other), name(context, person)))
                .orElseGet(() -> name(context, person));
    }
}
