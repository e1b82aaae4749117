// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.access;

import java.time.LocalDate;
import org.jundeng.warehouse.ledger.AuditTrail;
import org.jundeng.warehouse.ledger.CountedNotes;

/**
 * What the pages of this room share.
 *
 * @param gate says who asks
 * @param forms tells our own forms from others
 * @param notes writes to the audit trail, so that nobody can fill it
 * @param clock which day it is
 */
record EntranceParts(Gate gate, OwnForms forms, CountedNotes notes, Gate.Today clock) {

    void note(AuditTrail.Entry entry) {
        notes.note(entry);
    }

    LocalDate today() {
        return clock.date();
    }
}
