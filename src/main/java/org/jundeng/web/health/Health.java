// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.health;

import java.util.List;
import java.util.Optional;
import org.jundeng.pipeline.night.InForce;
import org.jundeng.pipeline.reload.ReloadAttempt;

/**
 * The result of a readiness check.
 *
 * @param database whether the warehouse responds
 * @param stoppedRoutes the ids of the routes that should run but do not
 * @param lastNight the result of the latest nightly run; empty where there was none or the warehouse never responded
 * @param untaken one sentence for each file in the inbox that will not be taken
 * @param reasons one sentence for each further reason why deliveries cannot be taken now
 * @param configured the configuration that is in force; empty where that is not asked
 * @param replies why the mailbox for replies cannot be read now, in a sentence; blank where it can, empty where none is
 *     set. It does not affect readiness: deliveries are taken all the same
 */
public record Health(
        boolean database,
        List<String> stoppedRoutes,
        Optional<LastNight> lastNight,
        List<String> untaken,
        List<String> reasons,
        Optional<Configured> configured,
        Optional<String> replies) {

    public Health {
        stoppedRoutes = List.copyOf(stoppedRoutes);
        untaken = List.copyOf(untaken);
        reasons = List.copyOf(reasons);
    }

    /**
     * The configuration that is in force.
     *
     * @param inForce which it is, and since when
     * @param lastReload the latest attempt to take up another one; empty where there was none since the start
     */
    public record Configured(InForce inForce, Optional<ReloadAttempt> lastReload) {}

    /** Whether deliveries can be taken now. Refused deliveries do not affect it. */
    public boolean ready() {
        return database && stoppedRoutes.isEmpty() && reasons.isEmpty();
    }
}
