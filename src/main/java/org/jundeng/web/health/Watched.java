// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.health;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What health and metrics are asked of.
 *
 * @param health performs the readiness check, within {@link LatestAnswer#PATIENCE}
 * @param figures counts the ledger, however long that takes
 * @param overdue for each overdue feed, the working days since the due day of its oldest missing period; however long
 *     that takes
 * @param disks asks for disk space, however long that takes
 * @param configuration what is known of the configuration, at once
 * @param clock tells the age of answers
 */
record Watched(
        Supplier<Health> health,
        Supplier<LedgerFigures> figures,
        Supplier<Map<String, Integer>> overdue,
        Supplier<List<DiskSpace>> disks,
        Supplier<Configurations> configuration,
        Clock clock) {

    /**
     * What is known of the configuration.
     *
     * @param inForceSince when the one that is in force was taken up
     * @param reloads attempts to take up another one since the start, by outcome
     */
    record Configurations(Instant inForceSince, Map<String, Long> reloads) {}
}
