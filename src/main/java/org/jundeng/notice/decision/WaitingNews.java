// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.decision;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jundeng.catalogue.Person;

/**
 * What a person is told of a delivery that waits to be confirmed, or did.
 *
 * @param kind what is told
 * @param delivery the delivery
 * @param night the business date of the mail
 * @param workingDays for how many working days it has waited
 * @param times how often the person has been told so, this time included
 * @param represented in whose place the person is told; null where in nobody's
 */
public record WaitingNews(
        Kind kind, WaitingDelivery delivery, LocalDate night, int workingDays, int times, Person represented) {

    public WaitingNews {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(delivery, "delivery");
        Objects.requireNonNull(night, "night");
    }

    /** What is told of such a delivery, and to whom. */
    public enum Kind {
        /** The steward: figures look wrong, and what to do. */
        STOPPED("unconfirmed", false),
        /** The steward, on each working day: it still waits. */
        REMINDED("unconfirmed-again", true),
        /** Officials and their superiors: it has waited for too long. */
        OVERDUE("unconfirmed-long", true),
        /** Whoever was told that it has waited for too long: it waits no more. */
        SETTLED("unconfirmed-settled", false);

        private final String code;
        private final boolean again;

        Kind(String code, boolean again) {
            this.code = code;
            this.again = again;
        }

        /** The stable code: {@code unconfirmed-again}. */
        public String code() {
            return code;
        }

        /** The kind with this {@link #code}; empty where none has it. */
        static Optional<Kind> of(String code) {
            return Arrays.stream(values())
                    .filter(kind -> kind.code.equals(code))
                    .findFirst();
        }
    }

    /** Identifies it among all that the person is told: {@code unconfirmed-again:88:2014-07-11}. */
    public String item() {
        String item = kind.code + ":" + delivery.deliveryId();
        return kind.again ? item + ":" + night : item;
    }
}
