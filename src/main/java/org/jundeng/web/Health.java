// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web;

import java.util.List;
import java.util.Optional;

/**
 * What the readiness check says at one moment.
 *
 * @param database whether the warehouse answers
 * @param stoppedRoutes the ids of the routes that should run and do not
 * @param lastNight how the latest nightly run ended; empty where there was none, or the warehouse does not say
 * @param untaken what lies in the inbox and will not be taken, a sentence each
 */
public record Health(
        boolean database, List<String> stoppedRoutes, Optional<LastNight> lastNight, List<String> untaken) {

    public Health {
        stoppedRoutes = List.copyOf(stoppedRoutes);
        untaken = List.copyOf(untaken);
    }

    /** A check of an inbox in which all is going to be taken. */
    public Health(boolean database, List<String> stoppedRoutes, Optional<LastNight> lastNight) {
        this(database, stoppedRoutes, lastNight, List.of());
    }

    /** Whether deliveries can be taken now. A refused delivery last night does not count against it. */
    public boolean ready() {
        return database && stoppedRoutes.isEmpty();
    }
}
