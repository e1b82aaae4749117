// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.ledger;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.jundeng.warehouse.ledger.AuditTrail.Entry;

/**
 * Writes a page's entries to the audit trail so that nobody can fill it, or the memory, by requests. Of equal entries,
 * the first twenty in an hour are listed and the others are only counted. Of one actor's different entries about an
 * act, or of one network's where no actor is known, the first hundred are told apart, and the rest are counted as one;
 * so are all of unknown actors once there are two thousand. A line states the count each time it has grown tenfold, at
 * the first request after the hour, and when the server closes. If the process is killed, the last counts are lost.
 */
public final class CountedNotes implements AutoCloseable {

    private static final int LISTED = 20;
    private static final int DIFFERENT = 100;
    private static final int UNKNOWN_ACTORS = 2_000;
    private static final int LONGEST_SUBJECT = 200;
    private static final String THE_REST = "others";

    private final AuditTrail trail;
    private final Clock clock;
    private final Map<Entry, Count> counts = new HashMap<>();
    private final Map<Entry, Integer> different = new HashMap<>();
    private int ofUnknownActors;
    private Instant hour = Instant.MIN;

    /**
     * How often an entry was noted ({@code wanted}), up to which count the trail has it ({@code told}), and how many
     * are listed one by one.
     */
    private static final class Count {
        private final int listed;
        private long wanted;
        private long told;
        private long next;

        Count(int listed) {
            this.listed = listed;
            this.next = listed + 1L;
        }
    }

    /** Writes to {@code trail}, hour by hour as {@code clock} says. */
    public CountedNotes(AuditTrail trail, Clock clock) {
        this.trail = trail;
        this.clock = clock;
    }

    /** Writes the entry to the trail, or only counts it. Of a subject, at most 200 characters are kept. */
    public synchronized void note(Entry wanted) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.HOURS);
        if (!now.equals(hour)) {
            close();
            hour = now;
        }
        Entry entry = toldApart(about(wanted, cut(wanted.subject()), wanted.detail(), wanted.origin()));
        Count count = counts.get(entry);
        count.wanted++;
        if (count.wanted <= count.listed) {
            trail.note(entry);
            count.told = count.wanted;
        } else if (count.wanted == count.next) {
            tell(entry, count);
            count.next = count.listed + (count.next - count.listed) * 10;
        }
    }

    /** The entry itself, or the one as which it is counted where there are too many different ones. */
    private Entry toldApart(Entry entry) {
        if (counts.containsKey(entry)) {
            return entry;
        }
        boolean isUnknown = entry.actor().isEmpty();
        Entry rest = about(entry, THE_REST, null, isUnknown ? network(entry.origin()) : null);
        if (isUnknown && ofUnknownActors >= UNKNOWN_ACTORS) {
            rest = about(entry, THE_REST, null, null);
        } else if (different.merge(rest, 1, Integer::sum) <= DIFFERENT) {
            ofUnknownActors += isUnknown ? 1 : 0;
            counts.put(entry, new Count(LISTED));
            return entry;
        }
        counts.computeIfAbsent(rest, first -> new Count(0));
        return rest;
    }

    private static Entry about(Entry entry, String subject, String detail, String origin) {
        return new Entry(entry.actor(), entry.act(), subject, entry.outcome(), detail, entry.reason(), origin);
    }

    private static String cut(String subject) {
        return subject.length() <= LONGEST_SUBJECT ? subject : subject.substring(0, LONGEST_SUBJECT - 1) + "…";
    }

    /** Whoever has one address of version 6 has as many as the network has, which are 64 bits. */
    static String network(String address) {
        if (address == null || address.indexOf(':') < 0 || !address.matches("[0-9A-Fa-f:.]+")) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return bytes.length == Long.BYTES * 2 ? network(bytes) : address;
        } catch (UnknownHostException noAddress) {
            return address;
        }
    }

    private static String network(byte[] address) {
        StringBuilder written = new StringBuilder();
        for (int i = 0; i < Long.BYTES; i += 2) {
            written.append(Integer.toHexString((address[i] & 0xff) << 8 | address[i + 1] & 0xff))
                    .append(':');
        }
        return written + ":/64";
    }

    private void tell(Entry entry, Count count) {
        String counted = (count.wanted - count.listed) + " more in the hour from " + hour;
        String detail = entry.detail() == null ? counted : entry.detail() + ", " + counted;
        trail.note(about(entry, entry.subject(), detail, entry.origin()));
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
        different.clear();
        ofUnknownActors = 0;
    }
}
