// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.source;

import java.util.List;
import java.util.Map;
import org.jundeng.assess.book.AssessmentBook;
import org.jundeng.catalogue.Indicator;
import org.jundeng.observation.TimePeriod;
import org.jundeng.warehouse.history.Lineage;
import org.jundeng.warehouse.ledger.LedgerLine;

/**
 * What the page of a figure is made of.
 *
 * @param indicator the indicator
 * @param regionId the region
 * @param period the period
 * @param trace all that the warehouse knows of it
 * @param decided the targets that it decided, and how they stood meanwhile
 * @param lines the lines of the ledger that brought its values, by number
 * @param texts the texts of the rows that its values were read from, by the value; those that can be read
 */
public record FigureFacts(
        Indicator indicator,
        String regionId,
        TimePeriod period,
        Lineage.Trace trace,
        List<AssessmentBook.Decided> decided,
        Map<Long, LedgerLine> lines,
        Map<Lineage.Value, String> texts) {

    public FigureFacts {
        decided = List.copyOf(decided);
        lines = Map.copyOf(lines);
        texts = Map.copyOf(texts);
    }
}
