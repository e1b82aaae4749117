// SPDX-License-Identifier: Apache-2.0
package org.jundeng.api;

import java.util.Map;
import javax.sql.DataSource;
import org.jundeng.pipeline.configuration.Configuration;
import org.jundeng.warehouse.history.IndicatorFacts;
import org.jundeng.warehouse.history.KnownPoint;
import org.jundeng.warehouse.sql.Transactions;

/**
 * How much is known of each indicator, counted once for each state of the warehouse: counting reads all figures, which
 * no request may cost. Under another configuration it is counted anew: to take one up may give an indicator another id,
 * without a line in the ledger.
 */
public final class IndicatorCounts {

    private Counted last;

    /** Nothing has been counted yet. */
    public IndicatorCounts() {}

    private record Counted(Configuration configuration, KnownPoint point, Map<String, IndicatorFacts> facts) {
        boolean isOf(Configuration other, KnownPoint now) {
            return configuration == other && point.equals(now);
        }
    }

    /** The counts as they are now. Who asks while they are counted waits for them, and counts nothing. */
    synchronized Map<String, IndicatorFacts> of(Configuration configuration, DataSource warehouse) {
        last = Transactions.readOnce(warehouse, connection -> {
            KnownPoint now = KnownPoint.now(connection);
            return last != null && last.isOf(configuration, now)
                    ? last
                    : new Counted(configuration, now, IndicatorFacts.all(connection));
        });
        return last.facts();
    }
}
