// SPDX-License-Identifier: Apache-2.0
package org.jundeng.api;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jundeng.pipeline.configuration.Configuration;
import org.jundeng.warehouse.history.KnownPoint;
import org.jundeng.warehouse.history.StoredDimensions;
import org.jundeng.warehouse.sql.Transactions;

/**
 * Which indicators are stored, by which dimensions they are split, and who brought them: read once for each state of
 * the warehouse, since it takes a look at all series. Under another configuration it is read anew, as
 * {@link IndicatorCounts} is.
 */
public final class StoredIndicators {

    private Read last;

    /** Nothing has been read yet. */
    public StoredIndicators() {}

    private record Read(
            Configuration configuration,
            KnownPoint point,
            Map<String, Set<String>> dimensions,
            Map<Set<String>, Optional<Set<String>>> ofBureaus) {}

    /**
     * What is stored.
     *
     * @param dimensions the names of the dimensions by the id of the indicator, of all indicators
     * @param brought the indicators of which the bureaus that may be seen brought a figure; empty where all bureaus may
     *     be seen, and where these brought too many figures to look through
     */
    public record Stored(Map<String, Set<String>> dimensions, Optional<Set<String>> brought) {}

    /** What is stored, for who may see something. Who asks while it is read waits for it, and reads nothing. */
    public synchronized Stored of(Configuration configuration, DataSource warehouse, ApiScope scope) {
        return Transactions.readOnce(warehouse, connection -> {
            KnownPoint now = KnownPoint.now(connection);
            if (last == null
                    || last.configuration() != configuration
                    || !last.point().equals(now)) {
                last = new Read(configuration, now, StoredDimensions.byIndicator(connection), new HashMap<>());
            }
            Optional<Set<String>> brought = Optional.empty();
            if (scope.isLimited()) {
                brought = last.ofBureaus().get(scope.bureaus());
                if (brought == null) {
                    brought = StoredDimensions.indicatorsOf(connection, scope.bureaus());
                    last.ofBureaus().put(scope.bureaus(), brought);
                }
            }
            return new Stored(last.dimensions(), brought);
        });
    }
}
