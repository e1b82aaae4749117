// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.night;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jundeng.finding.Finding;
import org.jundeng.observation.TimePeriod;
import org.jundeng.warehouse.ledger.Arrival;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.load.Difference;
import org.jundeng.warehouse.load.Loader;

/**
 * The outcome that a file would have if it were delivered. Nothing of it is stored.
 *
 * @param line the line that would be written; its ledger number is 0
 * @param findings the findings, as far as they are listed
 * @param largest the largest of the values that it would replace
 * @param periods the periods of its figures; none where it would be refused
 */
public record Trial(
        LedgerLine line, List<Finding> findings, List<Difference.Replaced> largest, Set<TimePeriod> periods) {

    public Trial {
        findings = List.copyOf(findings);
        largest = List.copyOf(largest);
        periods = Set.copyOf(periods);
    }

    /** The outcome that a comparison of the file with the warehouse promises, at an instant. */
    static Trial of(Arrival arrival, Loader.Comparison would, Instant now) {
        return new Trial(line(arrival, would, now), would.listed(), would.largest(), would.periods());
    }

    /**
     * The same outcome under an arrival id of its own, for a receipt that says that it is a trial; the ledger has no
     * such lines.
     */
    public Trial called(String arrivalId) {
        return new Trial(
                LedgerLine.unwritten(line.arrival().asTrial(arrivalId), line.recordedAt(), line.result()),
                findings,
                largest,
                periods);
    }

    private static LedgerLine line(Arrival arrival, Loader.Comparison would, Instant now) {
        return LedgerLine.unwritten(arrival.claimedAt(now), now, would.result());
    }
}
