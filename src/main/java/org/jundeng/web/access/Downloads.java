// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.access;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.jundeng.pipeline.night.OpenWorkspace;
import org.jundeng.warehouse.ledger.AuditTrail;
import org.jundeng.warehouse.ledger.AuditTrail.Act;

/**
 * Notes in the audit trail who was given a file: one line for each file, reader and business date, even if a browser
 * asks for it piece by piece or over and over. No download is left out: beyond so many, some are noted twice.
 */
public final class Downloads {

    private static final int MOST = 10_000;

    private final Set<Download> noted = new HashSet<>();
    private LocalDate day;

    /** Somebody who was given a file. */
    private record Download(String actor, String address, String file) {}

    /** Has noted nothing yet. */
    public Downloads() {}

    /**
     * Notes that a user of a page is about to be given a file; see the other one.
     *
     * @param file which file, as the trail names it: {@code receipt of delivery 7}
     */
    public void note(Errand errand, String file) {
        note(errand.opened(), errand.visitor().actor(), errand.address().orElse(""), file);
    }

    /**
     * Notes that a file is about to be given to somebody; throws where the warehouse does not take it. Two
     * who ask at the same moment do not wait for each other: both are noted.
     *
     * @param actor the user; empty for whoever did not log in
     * @param address the client's address; empty where it is not known
     * @param file which file, as the trail names it: {@code delivery 7} for the bytes of a delivery as they came
     */
    public void note(OpenWorkspace opened, String actor, String address, String file) {
        Download download = new Download(actor, address, file);
        if (isNoted(download, opened.businessDate())) {
            return;
        }
        new AuditTrail(opened.database(), opened.clock())
                .note(new AuditTrail.Entry(actor, Act.DOWNLOAD, file, AuditTrail.DONE, "page")
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
