// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.decision;

import java.time.LocalDate;
import org.jundeng.catalogue.Person;

/**
 * The recipient and the kind of a mail.
 *
 * @param person the recipient
 * @param way digest, at-once mail or stewards' mail
 * @param bureau the bureau of a stewards' mail; {@code ""} for any other
 */
public record Envelope(Person person, Decision.Way way, String bureau) {

    /** The stable code of the kind: {@code at-once}. */
    public String kind() {
        return switch (way) {
            case DIGEST -> "digest";
            case AT_ONCE -> "at-once";
            case STEWARDS -> "steward";
        };
    }

    /** The key of a day's stewards' mail: each person gets one for each bureau. */
    public String stewardKey(LocalDate businessDate) {
        return String.join("/", "steward", person.id(), bureau, businessDate.toString());
    }

    /** Identifies it among all mails of a night: {@code steward/chen/hrss}, {@code digest/zhou/}. */
    public String code() {
        return String.join("/", kind(), person.id(), bureau);
    }
}
