// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.decision;

import java.time.LocalDate;
import java.util.Objects;
import org.jundeng.catalogue.Person;

/**
 * What a deputy or superior is told of a notice that nobody has answered.
 *
 * @param firstTold who was told first: the responsible official, or the deputy who stood in
 * @param on the day on which that person's mail left
 * @param workingDays for how many working days nobody has answered, without silences and absences
 */
public record Escalation(Person firstTold, LocalDate on, int workingDays) {

    public Escalation {
        Objects.requireNonNull(firstTold, "firstTold");
        Objects.requireNonNull(on, "on");
    }
}
