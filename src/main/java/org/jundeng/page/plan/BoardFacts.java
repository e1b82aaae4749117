// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.plan;

import java.time.LocalDate;
import java.util.List;
import org.jundeng.assess.Assessment;

/**
 * What the scoreboard is made of.
 *
 * @param night the night that it speaks of
 * @param assessments where the targets stood that night
 * @param nightBefore the night before it on which all targets were assessed, and of a day that is judged anew the night
 *     of that day; null where there is none
 * @param before where the targets stood on that night; empty where there is none
 * @param isLatest whether it is the latest night
 * @param open what waits for somebody; nothing where it is not the latest night
 */
public record BoardFacts(
        LocalDate night,
        List<Assessment> assessments,
        LocalDate nightBefore,
        List<Assessment> before,
        boolean isLatest,
        OpenWork open) {

    public BoardFacts {
        assessments = List.copyOf(assessments);
        before = List.copyOf(before);
    }
}
