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
 * @param after after how many working days without an answer a deputy or superior is told; 0 for the other kinds
 * @param inPlaceOf the deputy or superior in whose place the person is told; null where in nobody's
 */
public record NextStep(Kind kind, Person person, LocalDate on, int after, Person inPlaceOf) {

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
        /** The responsible official is back, and is told instead of the reader. */
        RETURN,
        /** The reader of the mail is told again. */
        REPEAT
    }
}
