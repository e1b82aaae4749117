// SPDX-License-Identifier: Apache-2.0
package org.jundeng.guess;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jundeng.conform.said.Surroundings;
import org.jundeng.contract.PeriodSource.Place;
import org.jundeng.finding.FindingCode;
import org.jundeng.intake.row.Rows;
import org.jundeng.observation.Freq;

/**
 * Where beside a table its one period is said, as the intake would find it there.
 *
 * @param freq its frequency; null where none is said
 * @param from the places that say it, the first one counts
 */
record SaidPeriods(Freq freq, List<Place> from) {

    /** Nothing beside the table says a period. */
    static final SaidPeriods NONE = new SaidPeriods(null, List.of());

    SaidPeriods {
        from = List.copyOf(from);
    }

    /** What stands above the header, and in the names of sheet and file; a day only where nothing longer is said. */
    static SaidPeriods of(Rows rows, String fileName, Known known) {
        for (Freq freq : List.of(Freq.M, Freq.Q, Freq.S, Freq.A, Freq.D)) {
            Set<Place> from = EnumSet.noneOf(Place.class);
            for (Place place : Place.values()) {
                if (says(place, freq, rows, fileName, known)) {
                    from.add(place);
                }
            }
            if (!from.isEmpty()) {
                return new SaidPeriods(freq, List.copyOf(from));
            }
        }
        return NONE;
    }

    private static boolean says(Place place, Freq freq, Rows rows, String fileName, Known known) {
        Surroundings around =
                Surroundings.of(Draft.saidIn(place, freq), known.catalogue(), rows, fileName, known.businessDate());
        return around.refusals().stream().noneMatch(each -> each.code() == FindingCode.PERIOD_NOT_SAID);
    }
}
