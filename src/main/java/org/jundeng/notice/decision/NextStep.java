// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.decision;

import java.time.LocalDate;
import java.util.Objects;
import org.jundeng.catalogue.Person;

/**
 * What will happen next if nobody acknowledges the episode.
 *
 * @param kind what will happen
 * @param person who will be told then
 * @param on the day
 * @param after that is after so many working days without an answer, or for a repeat after so many days
 */
public record NextStep(Kind kind, Person person, LocalDate on, int after) {

    public NextStep {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(person, "person");
        Objects.requireNonNull(on, "on");
    }

    /** The kinds of steps; of two on one day the first counts. */
    public enum Kind {
        /** The responsible official's deputy is told. */
        DEPUTY,
        /** The responsible official's superior is told. */
        SUPERIOR,
        /** The reader of the mail is told again. */
        REPEAT
    }
}
