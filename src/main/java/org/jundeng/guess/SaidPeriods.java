// SPDX-License-Identifier: Apache-2.0
package org.jundeng.guess;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jundeng.conform.said.Surroundings;
import org.jundeng.contract.Contract;
import org.jundeng.contract.PeriodSource.Place;
import org.jundeng.finding.FindingCode;
import org.jundeng.intake.row.Rows;
import org.jundeng.observation.Freq;

/**
 * Where beside a table its one period is said, as the intake would find it there.
 *
 * @param freq its frequency; null where none is said
 * @param from the places that say it, the first one counts
 * @param year the places that say the year of which columns may be the parts
 */
record SaidPeriods(Freq freq, List<Place> from, List<Place> year) {

    /** Nothing beside the table says a period. */
    static final SaidPeriods NONE = new SaidPeriods(null, List.of(), List.of());

    SaidPeriods {
        from = List.copyOf(from);
        year = List.copyOf(year);
    }

    /** The same for a table whose columns are the parts of the year. */
    SaidPeriods ofYear() {
        return new SaidPeriods(null, year, year);
    }

    /** What stands above the header, and in the names of sheet and file; a day only where nothing longer is said. */
    static SaidPeriods of(Rows rows, String fileName, Known known) {
        List<Place> year = places(place -> says(Draft.yearIn(place), rows, fileName, known));
        for (Freq freq : List.of(Freq.M, Freq.Q, Freq.S, Freq.A, Freq.D)) {
            List<Place> from = places(place -> says(Draft.saidIn(place, freq), rows, fileName, known));
            if (!from.isEmpty()) {
                return new SaidPeriods(freq, from, year);
            }
        }
        return new SaidPeriods(null, List.of(), year);
    }

    private static List<Place> places(Predicate<Place> says) {
        return Arrays.stream(Place.values()).filter(says).toList();
    }

    private static boolean says(Contract draft, Rows rows, String fileName, Known known) {
        Surroundings around = Surroundings.of(draft, known.catalogue(), rows, fileName, known.businessDate());
        return around.refusals().stream().noneMatch(each -> each.code() == FindingCode.PERIOD_NOT_SAID);
    }
}
