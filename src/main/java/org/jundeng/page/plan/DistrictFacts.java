// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.plan;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jundeng.warehouse.history.LatestFigures;
import org.jundeng.warehouse.ledger.UnconfirmedLines;

/**
 * What the page of a district is made of.
 *
 * @param id the district's id
 * @param plan where the whole plan stood that night, in this district and in the others
 * @param unconfirmed the deliveries with figures of the district that wait to be confirmed; empty where it is not the
 *     latest night
 * @param figures the district's latest figures by indicator, beside those of the others
 */
public record DistrictFacts(
        String id,
        BoardFacts plan,
        List<UnconfirmedLines.Unconfirmed> unconfirmed,
        Map<String, LatestFigures.Compared> figures) {

    public DistrictFacts {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(plan, "plan");
        unconfirmed = List.copyOf(unconfirmed);
        figures = Map.copyOf(figures);
    }
}
