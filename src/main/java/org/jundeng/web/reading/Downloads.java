// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.reading;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.jundeng.pipeline.night.OpenWorkspace;
import org.jundeng.warehouse.ledger.AuditTrail;
import org.jundeng.warehouse.ledger.AuditTrail.Act;

/**
 * Notes in the audit trail who was given a delivery's bytes: one line for each delivery, reader and business date, even
 * if a browser asks for them piece by piece. No download is left out: beyond so many, some are noted twice.
 */
final class Downloads {

    private static final int MOST = 10_000;

    private final Set<Download> noted = new HashSet<>();
    private LocalDate day;

    /** Somebody who was given the bytes of a delivery. */
    private record Download(String actor, String address, long delivery) {}

    /**
     * Notes that a delivery's bytes are about to be given to somebody; throws where the warehouse does not take it. Two
     * who ask at the same moment do not wait for each other: both are noted.
     *
     * @param actor the user; empty for whoever did not log in
     * @param address the client's address; empty where it is not known
     */
    void note(OpenWorkspace opened, String actor, String address, long delivery) {
        Download download = new Download(actor, address, delivery);
        if (isNoted(download, opened.businessDate())) {
            return;
        }
        new AuditTrail(opened.database(), opened.clock())
                .note(new AuditTrail.Entry(actor, Act.DOWNLOAD, "delivery " + delivery, AuditTrail.DONE, "page")
                        .because(null, address.isEmpty() ? null : address));
        remember(download);
    }

    private synchronized boolean isNoted(Download download, LocalDate today) {
        if (!today.equals(day)) {
            noted.clear();
            day = today;
        }
        return noted.contains(download);
    }

    private synchronized void remember(Download download) {
        if (noted.size() >= MOST) {
            noted.clear();
        }
        noted.add(download);
    }
}
