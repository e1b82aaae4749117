// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.load;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jundeng.warehouse.ledger.LedgerKind;
import org.jundeng.warehouse.ledger.UnconfirmedLines.How;
import org.jundeng.warehouse.ledger.UnconfirmedLines.Settled;

/** Which deliveries wait to be confirmed, and what settled the others, said as simply as it can be: a map in memory. */
final class WaitingModel {

    private final Map<Long, Waits> lines = new TreeMap<>();

    /** A delivery that looked wrong. */
    private static final class Waits {
        private Sent sent;
        private Set<Integer> changes;
        private LocalDate since;
        private Settled settled;
    }

    /** Whether a delivery of the feed waits. */
    boolean any(int feed) {
        return lines.values().stream()
                .anyMatch(line -> line.settled == null && line.sent.bytes().feed() == feed);
    }

    /** Whether the line was unconfirmed at some time. */
    boolean knows(long id) {
        return lines.containsKey(id);
    }

    /** Whether the line still waits. */
    boolean waits(long id) {
        return knows(id) && lines.get(id).settled == null;
    }

    /** The line that waits with the same bytes: sending them again confirms nothing. */
    Optional<Long> sameBytes(Sent sent) {
        return lines.keySet().stream()
                .filter(id -> waits(id) && lines.get(id).sent.bytes().equals(sent.bytes()))
                .reduce((first, last) -> last);
    }

    /** The line that confirmed {@code id}. */
    Optional<Long> confirmedBy(long id) {
        return Optional.ofNullable(lines.get(id).settled)
                .filter(settled -> settled.how() == How.CONFIRMED)
                .map(Settled::by);
    }

    /** Whether a line that has the stamp {@code asOf} and says {@code said} has spoken of what {@code id} changes. */
    boolean isSpokenOf(long id, String asOf, Set<Integer> said) {
        Waits line = lines.get(id);
        return asOf.compareTo(line.sent.asOf()) > 0 && line.changes.stream().anyMatch(said::contains);
    }

    /** Whether {@code id} can be confirmed no more, as far as those that wait tell. */
    boolean isSettledOrBroughtAgain(long id) {
        Waits line = lines.get(id);
        return line.settled != null
                || lines.entrySet().stream()
                        .filter(later -> later.getKey() > id && waits(later.getKey()))
                        .map(Map.Entry::getValue)
                        .filter(later ->
                                later.sent.bytes().feed() == line.sent.bytes().feed())
                        .anyMatch(later -> later.sent.asOf().compareTo(line.sent.asOf()) >= 0
                                && later.changes.containsAll(line.changes));
    }

    /** A line that was taken in, unconfirmed or not, and said {@code said}, settles what it brings again. */
    void settle(long by, Sent sent, Set<Integer> said) {
        boolean settles = sent.kind() != LedgerKind.DELIVERY || !sent.isPartial();
        for (long id : settles ? brought(sent, said) : List.<Long>of()) {
            boolean confirms = sent.kind() == LedgerKind.CONFIRMATION && sent.concerns() == id;
            if (id != by) {
                lines.get(id).settled = new Settled(by, confirms ? How.CONFIRMED : How.SUPERSEDED);
            }
        }
    }

    /** A withdrawal settles what waits. */
    void withdraw(long id, long by) {
        lines.get(id).settled = new Settled(by, How.WITHDRAWN);
    }

    /** A line begins to wait; since when, it has from the first of those that it brings again. To be called first. */
    void open(long id, Sent sent, Set<Integer> said, Set<Integer> changes) {
        Waits line = new Waits();
        line.sent = sent;
        line.changes = Set.copyOf(changes);
        line.since = brought(sent, said).stream()
                .map(earlier -> lines.get(earlier).since)
                .filter(since -> since.isBefore(sent.how().day()))
                .min(LocalDate::compareTo)
                .orElse(sent.how().day());
        lines.put(id, line);
    }

    /** What waits, is not newer, and is said again as a whole; what is taken again is so in any case. */
    private List<Long> brought(Sent sent, Set<Integer> said) {
        List<Long> brought = new ArrayList<>();
        lines.forEach((id, line) -> {
            boolean ofFeed = line.sent.bytes().feed() == sent.bytes().feed();
            boolean again = line.sent.asOf().compareTo(sent.asOf()) <= 0 && said.containsAll(line.changes);
            boolean concerned = sent.concerns() != null && sent.concerns().equals(id);
            if (line.settled == null && ofFeed && (again || concerned)) {
                brought.add(id);
            }
        });
        return brought;
    }

    /** All lines as texts: feed, since when, what settled it and how, the keys that it would change. */
    List<String> told() {
        List<String> told = new ArrayList<>();
        lines.forEach((id, line) -> told.add("%d feed-%d %s %s %s"
                .formatted(
                        id,
                        line.sent.bytes().feed(),
                        line.since,
                        line.settled == null ? "waits" : line.settled.how().word() + " by " + line.settled.by(),
                        line.changes.stream().sorted().toList())));
        return told;
    }

    /** The lines that took the place of others, and these: {@code 7 replaces 5}. */
    List<String> replaced() {
        return lines.entrySet().stream()
                .filter(line -> line.getValue().settled != null
                        && line.getValue().settled.how() == How.SUPERSEDED)
                .map(line -> line.getValue().settled.by() + " replaces " + line.getKey())
                .sorted()
                .toList();
    }
}
