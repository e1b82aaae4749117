// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.jundeng.warehouse.ledger.AuditTrail;
import org.jundeng.warehouse.ledger.AuditTrail.Entry;

/**
 * What the page notes in the audit trail, so that nobody can fill it by asking again and again: of the same line the
 * first twenty in an hour are listed, and from then on they are counted. A line says how many there were whenever that
 * is ten times as many, when the hour has ended, and when the server ends; a kill loses no more than the last digits.
 */
final class CountedNotes implements AutoCloseable {

    private static final int LISTED = 20;

    private final AuditTrail trail;
    private final Clock clock;
    private final Map<Entry, Count> counts = new HashMap<>();
    private Instant hour = Instant.MIN;

    /** How often a line was wanted, and of how many the trail knows. */
    private static final class Count {
        private long wanted;
        private long told;
        private long next = LISTED + 1L;
    }

    CountedNotes(AuditTrail trail, Clock clock) {
        this.trail = trail;
        this.clock = clock;
    }

    /** Lists the entry, or counts it. */
    synchronized void note(Entry entry) {
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
                entry.detail() == null ? counted : entry.detail() + ", " + counted));
        count.told = count.wanted;
    }

    /** Logs what has been counted since the last log line, and starts again from zero. */
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
