// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.ledger;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.jundeng.warehouse.ledger.AuditTrail.Entry;

/**
 * Writes a page's entries to the audit trail so that nobody can fill it by repeated requests. Of equal entries, the
 * first twenty in an hour are listed and the others are only counted. A line states the count each time it has grown
 * tenfold, at the first request after the hour, and when the server closes. If the process is killed, the last counts
 * are lost.
 */
public final class CountedNotes implements AutoCloseable {

    private static final int LISTED = 20;

    private final AuditTrail trail;
    private final Clock clock;
    private final Map<Entry, Count> counts = new HashMap<>();
    private Instant hour = Instant.MIN;

    /** How often an entry was noted ({@code wanted}), and up to which count the trail has it ({@code told}). */
    private static final class Count {
        private long wanted;
        private long told;
        private long next = LISTED + 1L;
    }

    /** Writes to {@code trail}, hour by hour as {@code clock} says. */
    public CountedNotes(AuditTrail trail, Clock clock) {
        this.trail = trail;
        this.clock = clock;
    }

    /** Writes the entry to the trail, or only counts it. */
    public synchronized void note(Entry entry) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.HOURS);
        if (!now.equals(hour)) {
            close();
            hour = now;
        }
        Count count = counts.computeIfAbsent(entry, first -> new Count());
        count.wanted++;
        if (count.wanted <= LISTED) {
            trail.note(entry);
            count.told = count.wanted;
        } else if (count.wanted == count.next) {
            tell(entry, count);
            count.next = LISTED + (count.next - LISTED) * 10;
        }
    }

    private void tell(Entry entry, Count count) {
        String counted = (count.wanted - LISTED) + " more in the hour from " + hour;
        trail.note(new Entry(
                entry.actor(),
                entry.act(),
                entry.subject(),
                entry.outcome(),
                entry.detail() == null ? counted : entry.detail() + ", " + counted,
                entry.reason(),
                entry.origin()));
        count.told = count.wanted;
    }

    /** Writes the counts that the trail does not have yet, and starts again from zero. */
    @Override
    public synchronized void close() {
        counts.forEach((entry, count) -> {
            if (count.told < count.wanted) {
                tell(entry, count);
            }
        });
        counts.clear();
    }
}
