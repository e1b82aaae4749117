// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.load;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.domains.DomainContextBase;

/** Stories of a warehouse: few keys and few values, so that everything meets everything. */
final class Stories extends DomainContextBase {

    private static final int KEYS = Sent.ALL_KEYS.size();
    private static final int LONGEST = 14;

    /** Something that happens. */
    sealed interface Event {}

    /**
     * Bytes arrive.
     *
     * @param again how many deliveries back the same bytes came; 0: these are new
     * @param stamp the stated as-of stamp; null where none is stated
     * @param doubted whether the figures look wrong
     * @param asked the question that they answer; null where they were sent
     * @param fault what goes wrong the first time; the same arrival is then taken up again
     */
    record Arrives(Sent.Bytes bytes, int again, Integer stamp, boolean doubted, Sent.Asked asked, Fault fault)
            implements Event {}

    /** Somebody releases a line, counted from the last. */
    record Releases(int back) implements Event {}

    /** Somebody has a line replayed, counted from the last. */
    record Replays(int back) implements Event {}

    /** Somebody confirms a line that was unconfirmed at some time, counted from the last of these. */
    record Confirms(int back, Fault fault) implements Event {}

    /** Somebody withdraws a line, counted from the last. */
    record Withdraws(int back, Fault fault) implements Event {}

    /** What goes wrong once. */
    enum Fault {
        NONE,
        IN_THE_MIDDLE,
        BEFORE_COMMIT,
        AFTER_COMMIT
    }

    /** A story. */
    record Story(List<Event> events) {}

    /**
     * One in four is about snapshots of one feed: else too few would lack the same twice. One in four is about
     * deliveries of one feed that wait: else too few would bring what others brought.
     */
    @Provide
    Arbitrary<Story> stories() {
        return Arbitraries.frequencyOf(
                Tuple.of(2, stories(arrives(bytes(), 0.15))),
                Tuple.of(1, stories(arrives(snapshots(), 0.3))),
                Tuple.of(1, stories(arrives(plain(), 0.5))));
    }

    private static Arbitrary<Story> stories(Arbitrary<Event> arrives) {
        return Arbitraries.frequencyOf(
                        Tuple.of(14, arrives),
                        Tuple.of(2, back().map(Releases::new)),
                        Tuple.of(2, back().map(Replays::new)),
                        Tuple.of(4, Combinators.combine(waiting(), faults()).as(Confirms::new)),
                        Tuple.of(4, Combinators.combine(back(), faults()).as(Withdraws::new)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(LONGEST)
                .map(Story::new);
    }

    private static Arbitrary<Event> arrives(Arbitrary<Sent.Bytes> bytes, double doubted) {
        Arbitrary<Integer> again = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(0)),
                Tuple.of(2, Arbitraries.integers().between(1, 5)));
        Arbitrary<Integer> stamp = Arbitraries.integers().between(1, 4).injectNull(0.5);
        int percent = (int) Math.round(doubted * 100);
        Arbitrary<Boolean> wrong = Arbitraries.frequency(Tuple.of(percent, true), Tuple.of(100 - percent, false));
        return Combinators.combine(bytes, again, stamp, wrong, asked(), faults())
                .as(Arrives::new);
    }

    private static Arbitrary<Sent.Asked> asked() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 4).injectNull(0.3),
                        Arbitraries.integers().between(1, 5))
                .as(Sent.Asked::new)
                .injectNull(0.7);
    }

    private static Arbitrary<Integer> waiting() {
        return Arbitraries.frequency(Tuple.of(3, 1), Tuple.of(2, 2), Tuple.of(1, 3));
    }

    private static Arbitrary<Integer> back() {
        return Arbitraries.integers().between(1, 6);
    }

    private static Arbitrary<Fault> faults() {
        return Arbitraries.frequency(
                Tuple.of(6, Fault.NONE),
                Tuple.of(1, Fault.IN_THE_MIDDLE),
                Tuple.of(1, Fault.BEFORE_COMMIT),
                Tuple.of(1, Fault.AFTER_COMMIT));
    }

    private static Arbitrary<Sent.Row> rows() {
        return Combinators.combine(Arbitraries.integers().between(0, KEYS - 1), Arbitraries.of("1", "2", "M"))
                .as(Sent.Row::new);
    }

    /** All there is, without faults, and mostly not so little that it is refused. */
    private static Arbitrary<Sent.Bytes> snapshots() {
        return rows().list()
                .uniqueElements(Sent.Row::key)
                .ofMinSize(KEYS / 2)
                .ofMaxSize(KEYS)
                .map(rows -> new Sent.Bytes(0, 'c', rows, 0, false, true));
    }

    /** Small ones of one feed, each row once. */
    private static Arbitrary<Sent.Bytes> plain() {
        return rows().list()
                .uniqueElements(Sent.Row::key)
                .ofMinSize(1)
                .ofMaxSize(KEYS - 1)
                .map(rows -> new Sent.Bytes(0, 'c', rows, 0, false, false));
    }

    private static Arbitrary<Sent.Bytes> bytes() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.frequency(Tuple.of(4, 'c'), Tuple.of(1, 'd')),
                        rows().list().ofMinSize(1).ofMaxSize(KEYS + 1),
                        Arbitraries.of(0, 2),
                        Arbitraries.frequency(Tuple.of(9, false), Tuple.of(1, true)),
                        Arbitraries.frequency(Tuple.of(2, false), Tuple.of(1, true)))
                .as(Sent.Bytes::new);
    }
}
