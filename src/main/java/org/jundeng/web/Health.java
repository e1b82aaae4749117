// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web;

import java.util.List;
import java.util.Optional;

/**
 * The result of a readiness check.
 *
 * @param database whether the warehouse responds
 * @param stoppedRoutes the ids of the routes that should run but do not
 * @param lastNight the result of the latest nightly run; empty where there was none or the warehouse never responded
 * @param untaken one sentence for each file in the inbox that will not be taken
 * @param reasons one sentence for each further reason why deliveries cannot be taken now
 */
public record Health(
        boolean database,
        List<String> stoppedRoutes,
        Optional<LastNight> lastNight,
        List<String> untaken,
        List<String> reasons) {

    public Health {
        stoppedRoutes = List.copyOf(stoppedRoutes);
        untaken = List.copyOf(untaken);
        reasons = List.copyOf(reasons);
    }

    /** Whether deliveries can be taken now. Refused deliveries do not affect it. */
    public boolean ready() {
        return database && stoppedRoutes.isEmpty() && reasons.isEmpty();
    }
}
