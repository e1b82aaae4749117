// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.plan;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jundeng.alert.book.EpisodeBook;
import org.jundeng.assess.Assessment;
import org.jundeng.warehouse.ledger.UnconfirmedLines;

/**
 * What the scoreboard is made of.
 *
 * @param night the night that it speaks of
 * @param assessments where the targets stood that night
 * @param nightBefore the night before it on which all targets were assessed; null where there is none
 * @param before where the targets stood on that night; empty where there is none
 * @param open the episodes that are open; empty where it is not the latest night
 * @param unconfirmed the deliveries that wait to be confirmed; empty likewise
 * @param overdue by how many working days each overdue feed is late, by the feed's id; empty likewise
 */
public record BoardFacts(
        LocalDate night,
        List<Assessment> assessments,
        LocalDate nightBefore,
        List<Assessment> before,
        List<EpisodeBook.Entry> open,
        List<UnconfirmedLines.Unconfirmed> unconfirmed,
        Map<String, Integer> overdue) {

    public BoardFacts {
        assessments = List.copyOf(assessments);
        before = List.copyOf(before);
        open = List.copyOf(open);
        unconfirmed = List.copyOf(unconfirmed);
        overdue = Map.copyOf(overdue);
    }
}
