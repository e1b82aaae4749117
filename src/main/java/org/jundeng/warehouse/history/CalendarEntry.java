// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.history;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jundeng.observation.TimePeriod;

/**
 * What became of one period of a feed up to a day.
 *
 * @param timePeriod the period; a month for a feed that brings days
 * @param state what became of it
 * @param deliveryId the ledger number that tells most of it: the last one that brought the period, the one that waits,
 *     was refused or was taken back; null where nothing came
 * @param dueDay the last day on which it is in time; null where the feed's contract names none
 * @param workingDaysLate how many working days it came late or, where nothing of it is known, has been owed; else 0
 * @param missingRegions the ids of the regions that were expected and are missing, in the contract's order
 * @param rowsRejected how many rows of the last delivery that brought it were rejected
 * @param hasCome whether something of it is known
 * @param corrections how many deliveries brought figures of regions again that an earlier one had brought; of the days
 *     of a month all together
 */
public record CalendarEntry(
        TimePeriod timePeriod,
        State state,
        Long deliveryId,
        LocalDate dueDay,
        int workingDaysLate,
        List<String> missingRegions,
        long rowsRejected,
        boolean hasCome,
        int corrections) {

    public CalendarEntry {
        Objects.requireNonNull(timePeriod, "timePeriod");
        Objects.requireNonNull(state, "state");
        missingRegions = List.copyOf(missingRegions);
    }

    /** What became of a period, the gravest last. */
    public enum State {
        /** Nothing is expected: it is before the feed's first period, or no day is agreed. */
        NONE,
        /** It can still come in time. */
        DUE,
        /** It came in time. */
        CAME,
        /** It came after its due day. */
        LATE,
        /** It came without some rows or regions. */
        IN_PART,
        /** It came, and its figures wait to be confirmed. */
        WAITS,
        /** It came and was taken back; nothing of it is known. */
        WITHDRAWN,
        /** The source could not be asked, or did not answer as agreed. */
        FAILED,
        /** It came and was refused. */
        REFUSED,
        /** Its due day is over, and it has not come. */
        MISSING;

        /** As addresses and style sheets write it: {@code in-part}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Whether somebody has to do something about it. */
        public boolean needsSomebody() {
            return compareTo(IN_PART) >= 0;
        }
    }
}
