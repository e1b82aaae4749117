// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jundeng.warehouse.ledger.LedgerKind;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.Outcome;

/** What a warehouse must know, said as simply as it can be: maps in memory. It learns the ledger numbers it is told. */
final class KnownModel {

    private final Map<Integer, Stands> known = new TreeMap<>();
    private final Map<Integer, List<Past>> replaced = new HashMap<>();
    private final Map<Long, Line> lines = new TreeMap<>();
    private final WaitingModel waiting = new WaitingModel();
    private final Map<Integer, Integer> reached = new TreeMap<>();

    /** What stands: the value, the line that said it, and the last line with a later stated stamp that agreed. */
    private record Stands(String value, long line, Long confirmedBy) {}

    private record Past(String value, long line, long replacedBy) {}

    /** One line of the ledger and what the warehouse knew after it. */
    private static final class Line {
        private Sent sent;
        private Outcome outcome;
        private boolean withdrawn;
        private long changed;
        private Map<Integer, String> said = Map.of();
        private boolean complete;
        private Map<Integer, String> after;

        /** The keys that it said something of: a complete one says of all others that they are missing. */
        private Set<Integer> spokenOf() {
            return complete ? Sent.ALL_KEYS : said.keySet();
        }
    }

    /** Reads off what must be known after each line: value and line by key. */
    Map<Long, Map<Integer, String>> knowledge() {
        Map<Long, Map<Integer, String>> all = new TreeMap<>();
        lines.forEach((id, line) -> all.put(id, line.after));
        return all;
    }

    /** Which deliveries wait. */
    WaitingModel waiting() {
        return waiting;
    }

    /** How far each feed has been read. */
    Map<Integer, Integer> reached() {
        return reached;
    }

    /** The outcome of a line. */
    Outcome outcome(long id) {
        return lines.get(id).outcome;
    }

    /** Takes what the ledger says of a delivery; fails where it should have said something else. */
    void take(Sent sent, LedgerLine actual) {
        if (!isTooLate(sent, actual) && !isDuplicate(sent, actual)) {
            read(sent, actual);
        }
        Outcome outcome = actual.result().outcome();
        if (outcome.isKnown()
                || outcome == Outcome.DUPLICATE
                        && !waiting.knows(actual.result().duplicateOf())) {
            moveWatermark(sent);
        }
    }

    private void moveWatermark(Sent sent) {
        Sent.Asked asked = sent.how().asked();
        if (asked == null) {
            return;
        }
        int feed = sent.bytes().feed();
        Integer mark = reached.get(feed);
        if (asked.since() == null && sent.kind() == LedgerKind.DELIVERY
                || mark != null && asked.reached() > mark && (asked.since() == null || asked.since() <= mark)) {
            reached.put(feed, asked.reached());
        }
    }

    private boolean isTooLate(Sent sent, LedgerLine actual) {
        long id = actual.deliveryId();
        if (sent.kind() != LedgerKind.CONFIRMATION) {
            return false;
        }
        Optional<Long> confirmed = waiting.confirmedBy(sent.concerns());
        if (confirmed.isPresent()) {
            expectDuplicateOf(confirmed.get(), sent, actual);
            return true;
        }
        boolean spoken = lines.entrySet().stream()
                .filter(line -> line.getKey() > sent.concerns() && line.getValue().sent != null)
                .filter(line ->
                        !line.getValue().withdrawn && line.getValue().outcome.isKnown())
                .filter(line ->
                        line.getValue().sent.bytes().feed() == sent.bytes().feed())
                .anyMatch(line -> waiting.isSpokenOf(
                        sent.concerns(),
                        line.getValue().sent.asOf(),
                        line.getValue().spokenOf()));
        if (spoken || waiting.isSettledOrBroughtAgain(sent.concerns())) {
            expect(actual, Outcome.REFUSED, 0, new long[3]);
            note(id, sent, Outcome.REFUSED, 0);
            return true;
        }
        return false;
    }

    private boolean isDuplicate(Sent sent, LedgerLine actual) {
        if (sent.kind() == LedgerKind.DELIVERY && waiting.any(sent.bytes().feed())) {
            Optional<Long> same = waiting.sameBytes(sent);
            same.ifPresent(line -> expectDuplicateOf(line, sent, actual));
            return same.isPresent();
        }
        if (actual.result().outcome() == Outcome.DUPLICATE) {
            assertThat(sayItAgain(sent, false))
                    .as("%s may be a duplicate", sent)
                    .isTrue();
            note(actual.deliveryId(), sent, Outcome.DUPLICATE, 0);
            return true;
        }
        assertThat(sayItAgain(sent, true)).as("%s must be a duplicate", sent).isFalse();
        return false;
    }

    private void expectDuplicateOf(long line, Sent sent, LedgerLine actual) {
        expect(actual, Outcome.DUPLICATE, 0, new long[3]);
        assertThat(actual.result().duplicateOf()).as("%s is a duplicate", sent).isEqualTo(line);
        note(actual.deliveryId(), sent, Outcome.DUPLICATE, 0);
    }

    private void read(Sent sent, LedgerLine actual) {
        long id = actual.deliveryId();
        Map<Integer, String> said = new TreeMap<>();
        int rejected = settle(sent, said);
        boolean refused = sent.bytes().unreadable()
                || !sent.isRelease() && rejected > sent.bytes().bearable();
        Set<Integer> gone = refused || rejected > 0 ? Set.of() : gone(sent, said.keySet());
        if (refused || gone == null) {
            expect(actual, Outcome.REFUSED, sent.bytes().unreadable() ? 0 : rejected, new long[3]);
            note(id, sent, Outcome.REFUSED, 0);
            return;
        }
        boolean complete = sent.bytes().complete() && rejected == 0;
        Set<Integer> spokenOf = complete ? Sent.ALL_KEYS : said.keySet();
        Set<Integer> changes = changes(said, sent, id);
        boolean waits = sent.how().doubted() && changes.size() + gone.size() > 0;
        if (waits) {
            waiting.open(id, sent, spokenOf, changes);
        }
        waiting.settle(id, sent, spokenOf);
        if (waits) {
            expect(actual, Outcome.UNCONFIRMED, rejected, new long[3]);
            note(id, sent, Outcome.UNCONFIRMED, 0);
            return;
        }
        long[] counts = new long[3];
        said.forEach((key, value) -> say(key, value, sent, id, counts));
        gone.forEach(key -> replace(key, new Stands("M", id, null), id));
        counts[1] += gone.size();
        Outcome outcome = counts[0] + counts[1] > 0 ? Outcome.TAKEN : Outcome.UNCHANGED;
        expect(actual, rejected > 0 ? Outcome.TAKEN_IN_PART : outcome, rejected, counts);
        note(id, sent, actual.result().outcome(), counts[0] + counts[1]);
        lines.get(id).said = said;
        lines.get(id).complete = complete;
    }

    /** The keys that what is said gives another value. */
    private Set<Integer> changes(Map<Integer, String> said, Sent sent, long id) {
        Set<Integer> changes = new HashSet<>();
        said.forEach((key, value) -> {
            Stands now = known.get(key);
            if (now == null || !heard(now, value, sent, id).value.equals(now.value)) {
                changes.add(key);
            }
        });
        return changes;
    }

    /** Whether a withdrawal of the line has something to take back. */
    boolean canWithdraw(long id) {
        Line line = lines.get(id);
        return line.sent != null
                && !line.withdrawn
                && line.outcome != Outcome.REFUSED
                && line.outcome != Outcome.DUPLICATE
                && (line.outcome != Outcome.UNCONFIRMED || waiting.waits(id));
    }

    /** Takes a line back: what it had a part in is as if it had never come. */
    void withdraw(long taken, LedgerLine actual) {
        lines.get(taken).withdrawn = true;
        if (waiting.knows(taken)) {
            waiting.withdraw(taken, actual.deliveryId());
        }
        long count = 0;
        for (Integer key : List.copyOf(known.keySet())) {
            Stands now = known.get(key);
            boolean earlier = replaced.getOrDefault(key, List.of()).stream().anyMatch(past -> past.line == taken);
            boolean confirmed = now.confirmedBy != null && now.confirmedBy == taken;
            if (now.line != taken && !confirmed && !earlier) {
                continue;
            }
            Stands without = retold(key);
            if (now.line == taken || without == null || !without.value.equals(now.value)) {
                count++;
                replace(key, without, actual.deliveryId());
            } else if (confirmed) {
                known.put(key, new Stands(now.value, now.line, without.confirmedBy));
            }
        }
        assertThat(actual.result().counts().obsRevised())
                .as("observations that fall back")
                .isEqualTo(count);
        note(actual.deliveryId(), null, Outcome.WITHDRAWN, count);
    }

    /** What would stand had only those lines come that are not withdrawn. */
    private Stands retold(int key) {
        Stands stands = null;
        for (Map.Entry<Long, Line> line : lines.entrySet()) {
            if (!line.getValue().withdrawn) {
                stands = heard(stands, key, line.getValue(), line.getKey());
            }
        }
        return stands;
    }

    private Stands heard(Stands stands, int key, Line line, long id) {
        if (line.said.containsKey(key)) {
            return heard(stands, line.said.get(key), line.sent, id);
        }
        boolean gone = line.complete && stands != null && isInQuestion(stands, line.sent);
        return gone ? new Stands("M", id, null) : stands;
    }

    /** Two rows that agree count once, two that differ not at all. */
    private static int settle(Sent sent, Map<Integer, String> said) {
        Set<Integer> differing = new HashSet<>();
        for (Sent.Row row : sent.bytes().rows()) {
            String first = said.putIfAbsent(row.key(), row.value());
            if (first != null && !first.equals(row.value())) {
                differing.add(row.key());
            }
        }
        said.keySet().removeAll(differing);
        return (int) sent.bytes().rows().stream()
                .filter(row -> differing.contains(row.key()))
                .count();
    }

    private void say(int key, String value, Sent sent, long id, long[] counts) {
        Stands now = known.get(key);
        Stands then = heard(now, value, sent, id);
        if (now == null) {
            known.put(key, then);
            counts[0]++;
        } else if (now.value.equals(value)) {
            known.put(key, then);
            counts[2]++;
        } else if (then != now) {
            replace(key, then, id);
            counts[1]++;
        }
    }

    /** What stands once a line has spoken. */
    private Stands heard(Stands now, String value, Sent sent, long id) {
        if (now == null) {
            return new Stands(value, id, null);
        }
        Sent by = lines.get(now.line).sent;
        boolean sameFeed = by.bytes().feed() == sent.bytes().feed();
        String standing = asOf(now);
        if (now.value.equals(value)) {
            boolean later = sent.how().stamp() != null && sameFeed && standing.compareTo(sent.asOf()) < 0;
            return later ? new Stands(value, now.line, id) : now;
        }
        boolean older = sameFeed && standing.compareTo(sent.asOf()) > 0;
        boolean outranked = !sameFeed && by.bytes().feed() > sent.bytes().feed();
        return sent.isRelease() || !older && !outranked ? new Stands(value, id, null) : now;
    }

    /** What stands by this feed's word and is not said; null where that is more than is borne. */
    private Set<Integer> gone(Sent sent, Set<Integer> said) {
        Set<Integer> gone = new HashSet<>();
        int standing = 0;
        for (Map.Entry<Integer, Stands> each : known.entrySet()) {
            if (sent.bytes().complete() && isInQuestion(each.getValue(), sent)) {
                standing++;
                if (!said.contains(each.getKey())) {
                    gone.add(each.getKey());
                }
            }
        }
        return sent.isRelease() || gone.size() <= standing / 2 ? gone : null;
    }

    /** Whether what stands is gone if a delivery that is complete does not hold it. */
    private boolean isInQuestion(Stands now, Sent sent) {
        boolean own = lines.get(now.line).sent.bytes().feed() == sent.bytes().feed();
        boolean earlier = sent.concerns() != null
                ? spokenBy(now) <= sent.concerns()
                : asOf(now).compareTo(sent.asOf()) <= 0;
        return own && earlier && !now.value.equals("M");
    }

    private static long spokenBy(Stands now) {
        return now.confirmedBy == null ? now.line : now.confirmedBy;
    }

    private String asOf(Stands now) {
        return lines.get(spokenBy(now)).sent.asOf();
    }

    /**
     * Whether a line with the same bytes stands since when nothing was changed: at all, where it must be a duplicate,
     * or of what it said, where it may be one. What it lacks counts as said, where it was complete.
     */
    private boolean sayItAgain(Sent sent, boolean must) {
        return sent.kind() == LedgerKind.DELIVERY
                && lines.entrySet().stream()
                        .filter(line -> line.getValue().sent != null && !line.getValue().withdrawn)
                        .filter(line -> line.getValue().sent.bytes().equals(sent.bytes()))
                        .filter(line -> sent.how().stamp() == null
                                || moment(line.getValue().sent).compareTo(moment(sent)) >= 0)
                        .filter(line -> line.getValue().outcome.isKnown())
                        .anyMatch(line -> unchangedSince(line.getKey(), sent, must));
    }

    private static String moment(Sent sent) {
        return sent.asOf().split(" ")[0];
    }

    private boolean unchangedSince(long id, Sent sent, boolean must) {
        Map<Integer, String> said = new TreeMap<>();
        settle(sent, said);
        boolean replacedSince = replaced.entrySet().stream()
                .filter(key -> must || said.containsKey(key.getKey()))
                .flatMap(key -> key.getValue().stream())
                .anyMatch(past -> past.replacedBy > id);
        boolean lacking = sent.bytes().complete()
                && lines.entrySet().stream()
                        .filter(line -> line.getKey() > id && line.getValue().changed > 0)
                        .anyMatch(line -> must
                                || line.getValue().sent != null
                                        && line.getValue().sent.bytes().feed()
                                                == sent.bytes().feed());
        return !replacedSince && !lacking;
    }

    private void replace(int key, Stands by, long id) {
        Stands now = known.get(key);
        replaced.computeIfAbsent(key, first -> new ArrayList<>()).add(new Past(now.value, now.line, id));
        if (by == null) {
            known.remove(key);
        } else {
            known.put(key, by);
        }
    }

    private void note(long id, Sent sent, Outcome outcome, long changed) {
        Line line = new Line();
        line.sent = sent;
        line.outcome = outcome;
        line.changed = changed;
        line.after = new TreeMap<>();
        known.forEach((key, now) -> line.after.put(key, now.value + " by " + now.line));
        assertThat(lines.put(id, line)).as("line %d is new", id).isNull();
    }

    private static void expect(LedgerLine actual, Outcome outcome, long rejected, long[] counts) {
        assertThat(actual)
                .extracting(
                        line -> line.result().outcome(),
                        line -> line.result().counts().rowsRejected(),
                        line -> line.result().counts().obsNew(),
                        line -> line.result().counts().obsRevised(),
                        line -> line.result().counts().obsUnchanged())
                .containsExactly(outcome, rejected, counts[0], counts[1], counts[2]);
    }
}
