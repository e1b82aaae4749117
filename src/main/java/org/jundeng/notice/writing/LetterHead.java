// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.writing;

import java.time.Instant;
import java.time.LocalDate;
import org.jundeng.catalogue.Person;
import org.jundeng.notice.decision.Envelope;
import org.jundeng.warehouse.ledger.AuditChain;

/**
 * A mail to be written.
 *
 * @param envelope the recipient and the kind of mail
 * @param businessDate the night
 * @param isOfNight whether it tells what that night found; else what came by day, before that night
 * @param key the key of the notice
 * @param at the true time of the decision
 * @param audit the end of the audit trail's chain; null for whom it is not for
 */
record LetterHead(
        Envelope envelope, LocalDate businessDate, boolean isOfNight, String key, Instant at, AuditChain.Head audit) {

    Person person() {
        return envelope.person();
    }
}
