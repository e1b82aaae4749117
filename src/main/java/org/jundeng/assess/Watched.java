// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import java.time.LocalDate;
import java.util.Objects;
import org.jundeng.observation.Freq;

/**
 * An indicator that something holds against a bound, in one region and for a time.
 *
 * @param indicator the indicator's id
 * @param regionId the region's id; a group as one has its scope's written form, {@code group:main-urban}
 * @param freq the only frequency that counts; null where any does
 * @param from the first day of the term: figures whose period ends earlier do not count
 * @param until the last day of the term: figures whose period ends later do not count
 * @param bound what is promised; null where there is no number
 */
public record Watched(String indicator, String regionId, Freq freq, LocalDate from, LocalDate until, Bound bound) {

    public Watched {
        Objects.requireNonNull(indicator, "indicator");
        Objects.requireNonNull(regionId, "regionId");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(until, "until");
    }

    /**
     * What is known of it.
     *
     * @param figure the latest figure; null where there is none
     * @param heldBefore whether an earlier figure of the term kept to the bound
     */
    public record Latest(Figure figure, boolean heldBefore) {

        /** Nothing is known. */
        public static final Latest NONE = new Latest(null, false);
    }
}
