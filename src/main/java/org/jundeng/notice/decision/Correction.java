// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.decision;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import org.jundeng.alert.WatchedPlace;
import org.jundeng.observation.TimePeriod;

/**
 * A figure that people were told, or that an episode stood on, and what took its place.
 *
 * @param regionId the figure's region
 * @param period the figure's period
 * @param old the value that was known before, in the indicator's unit
 * @param now the value that is known now; null where nothing took its place
 * @param derived whether it is a derived figure, which follows its inputs
 * @param missing whether people were told meanwhile that nothing took its place
 * @param deliveryId the number of the ledger line that replaced it; of a derived figure, one of its inputs
 * @param kind what that line is: {@code delivery}, {@code confirmation}, {@code release}, {@code replay} or
 *     {@code withdrawal}; null where it is not known which line replaced it
 * @param bureau the bureau of that line; null where it is not known
 * @param sourceName the file or source of that line as delivered
 * @param author who confirmed, released or withdrew it, a person's id or an operating system user; null where nobody
 *     says so
 * @param on the business date of that line
 */
public record Correction(
        String regionId,
        TimePeriod period,
        BigDecimal old,
        BigDecimal now,
        boolean derived,
        boolean missing,
        long deliveryId,
        String kind,
        String bureau,
        String sourceName,
        String author,
        LocalDate on) {

    public Correction {
        Objects.requireNonNull(regionId, "regionId");
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(old, "old");
    }

    /** This correction of a figure of which people were told meanwhile that there is none. */
    Correction afterNone() {
        return new Correction(
                regionId, period, old, now, derived, true, deliveryId, kind, bureau, sourceName, author, on);
    }

    /** How it is remembered that a person was told of it, for an episode of {@code place}. */
    public String item(WatchedPlace place) {
        return item(deliveryId, place, period);
    }

    /** One line may correct several periods of a place. */
    static String item(long line, WatchedPlace place, TimePeriod period) {
        return String.join(":", itemBefore(line, place), period.toString());
    }

    /** How earlier versions remembered it. */
    static String itemBefore(long line, WatchedPlace place) {
        return String.join(":", "corrected", Long.toString(line), place.ruleId(), place.regionId());
    }

    /** The ledger line that replaced the figure; null where it is not known. */
    public Sighting.Line line() {
        return kind == null ? null : new Sighting.Line(deliveryId, kind, bureau, sourceName, author, on);
    }

    /** Whether nothing took the place of the old value. */
    public boolean isWithdrawal() {
        return now == null;
    }
}
