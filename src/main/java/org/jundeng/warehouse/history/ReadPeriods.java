// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jundeng.observation.TimePeriod;
import org.jundeng.warehouse.ledger.Outcome;

/** What was read about the periods of one feed, in ledger order. */
final class ReadPeriods {

    final List<Brought> brought = new ArrayList<>();
    final List<Attempt> attempts = new ArrayList<>();
    final List<Waiting> waiting = new ArrayList<>();
    final List<First> first = new ArrayList<>();

    /** A line that brought a period of a feed. */
    record Brought(
            long deliveryId,
            boolean inPart,
            long rowsRejected,
            boolean history,
            LocalDate cameOn,
            TimePeriod timePeriod,
            Set<String> regionIds,
            boolean isLast,
            boolean isWithdrawn) {}

    /** A line that brought nothing. */
    record Attempt(long deliveryId, Outcome outcome, LocalDate day) {}

    /** A period of a line that waits to be confirmed. */
    record Waiting(long deliveryId, TimePeriod timePeriod) {}

    /** The first period of a frequency, and the first day on which anything of that frequency came. */
    record First(TimePeriod timePeriod, LocalDate cameOn) {}
}
