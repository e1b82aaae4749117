// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.mine;

import java.time.LocalDate;
import java.util.List;
import org.jundeng.catalogue.People;
import org.jundeng.notice.absence.EnteredAbsence;

/**
 * The people, when they are away, and what a user may change of it.
 *
 * @param people the people, who know when they are away and at whom no mail arrives
 * @param entered the absences that were entered and are not over
 * @param own the id of the user's person, whose absences the user may enter; null where there is none
 * @param operates whether the user may enter everybody's, and see addresses
 * @param today the business date
 */
public record PeopleFacts(People people, List<EnteredAbsence> entered, String own, boolean operates, LocalDate today) {

    public PeopleFacts {
        entered = List.copyOf(entered);
    }

    /** Whether the user may enter and end absences of a person. */
    public boolean mayChange(String person) {
        return operates || person.equals(own);
    }

    /**
     * What the user has just tried, and what came of it.
     *
     * @param outcome the code of what came of it; {@code done} or {@code ended} where it was done, empty for nothing
     * @param person the person whom it was about
     * @param from the first day as the user wrote it
     * @param until the last day as the user wrote it
     * @param deputy whom the user chose to stand in
     */
    public record Tried(String outcome, String person, String from, String until, String deputy) {

        /** Nothing but this outcome. */
        public static Tried only(String outcome) {
            return new Tried(outcome, "", "", "", "");
        }
    }
}
