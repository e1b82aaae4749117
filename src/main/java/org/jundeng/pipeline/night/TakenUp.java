// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.night;

import java.util.Optional;
import org.jundeng.warehouse.ledger.AuditTrail;
import org.jundeng.warehouse.ledger.AuditTrail.Act;

/**
 * Notes in the audit trail that somebody started Jundeng under a configuration that was not in force before. A
 * configuration that is taken up while Jundeng serves is noted by the reload.
 */
final class TakenUp {

    private TakenUp() {}

    /** Notes it, unless the configuration with this {@code hash} was the last that was taken up. */
    static void note(OpenWorkspace opened, String command, String hash) {
        AuditTrail trail = new AuditTrail(opened.database(), opened.clock());
        String now = "to " + hash;
        Optional<String> last = trail.latestDetail(AuditTrail.DONE, Act.TAKE_UP, Act.RELOAD);
        if (last.filter(detail -> detail.endsWith(now)).isPresent()) {
            return;
        }
        trail.note(new AuditTrail.Entry(
                        System.getProperty("user.name"),
                        Act.TAKE_UP,
                        "configuration",
                        AuditTrail.DONE,
                        command + ", " + now)
                .because(null, opened.node()));
    }
}
