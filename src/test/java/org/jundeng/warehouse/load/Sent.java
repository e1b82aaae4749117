// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.load;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jundeng.contract.BadRows;
import org.jundeng.contract.Watermark;
import org.jundeng.finding.Finding;
import org.jundeng.notice.decision.Verdict;
import org.jundeng.observation.Freq;
import org.jundeng.observation.ObsStatus;
import org.jundeng.observation.Observation;
import org.jundeng.observation.SeriesKey;
import org.jundeng.observation.TimePeriod;
import org.jundeng.plausibility.SignVerdict;
import org.jundeng.sign.Sign;
import org.jundeng.warehouse.ledger.Arrival;
import org.jundeng.warehouse.ledger.Grounds;
import org.jundeng.warehouse.ledger.LedgerKind;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.Outcome;
import org.jundeng.warehouse.ledger.Pull;

/**
 * A delivery of a story.
 *
 * @param bytes what it holds and how the contract reads it
 * @param how how it comes
 * @param kind delivery, release, replay or confirmation
 * @param concerns the line that is taken again; else null
 * @param asOf the as-of stamp
 */
record Sent(Bytes bytes, How how, LedgerKind kind, Long concerns, String asOf) {

    /**
     * How a delivery comes.
     *
     * @param number of the arrival, from 0
     * @param stamp the stated as-of stamp; null where arrival orders the feed
     * @param doubted whether its figures look wrong, so that it waits
     * @param asked the question that it answers; null where it was sent
     */
    record How(int number, Integer stamp, boolean doubted, Asked asked) {
        String arrivalId() {
            return "arrival-%03d".formatted(number);
        }

        LocalDate day() {
            return LocalDate.of(2014, 7, 10).plusDays(number);
        }
    }

    /**
     * A question to a source.
     *
     * @param since after what it asks; null where it asks for everything
     * @param reached how far the answer reaches
     */
    record Asked(Integer since, int reached) {}

    /** It comes for the first time. */
    static Sent delivery(Bytes bytes, How how) {
        String asOf = (how.stamp == null ? "" : how.stamp + " ") + how.arrivalId();
        return new Sent(bytes, how, LedgerKind.DELIVERY, null, asOf);
    }

    /** The same once more, as arrival {@code number}, for {@code concerned}, its line. */
    Sent again(LedgerKind again, int number, LedgerLine concerned) {
        // A replay has the verdict of what it replays; what somebody releases or confirms is believed.
        boolean doubted = again == LedgerKind.REPLAY && concerned.outcome() == Outcome.UNCONFIRMED;
        How now = new How(number, how.stamp, doubted, how.asked);
        long concerns = concerned.deliveryId();
        return again.keepsAsOf()
                ? new Sent(bytes, now, again, concerns, asOf)
                : new Sent(bytes, now, again, concerns, delivery(bytes, now).asOf);
    }

    /**
     * What a delivery holds, whenever it comes.
     *
     * @param feed 0 or 1; the second has more authority
     * @param contract the version that reads it
     * @param rows key and value, M where it is missing
     * @param bearable how many rejected rows are borne
     * @param unreadable whether the reader refuses it
     * @param complete whether what it lacks is gone, at most half of what stands at once
     */
    record Bytes(int feed, char contract, List<Row> rows, int bearable, boolean unreadable, boolean complete) {}

    /** One row: a key and its value. */
    record Row(int key, String value) {}

    /** All keys there are. */
    static final Set<Integer> ALL_KEYS = Set.of(0, 1, 2, 3);

    private static final SignVerdict WRONG =
            new SignVerdict(Set.of(Sign.SCALE), List.of(Finding.of(Sign.SCALE.code(), "9")));

    /** Thrown while a delivery is handed over. */
    static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    boolean isRelease() {
        return kind == LedgerKind.RELEASE;
    }

    /** Whether it is an answer to a question for what is new, and never meant to be complete. */
    boolean isPartial() {
        return how.asked != null && how.asked.since != null;
    }

    private Optional<Pull> pull() {
        return Optional.ofNullable(how.asked)
                .map(asked -> new Pull(
                        "q".repeat(64),
                        Watermark.Type.NUMBER,
                        asked.since == null ? null : asked.since.toString(),
                        Integer.toString(asked.reached),
                        0,
                        0));
    }

    Arrival arrival() {
        String hash = HexFormat.of().formatHex(bytes.toString().getBytes(StandardCharsets.UTF_8));
        String arrivalId = how.arrivalId();
        return new Arrival(
                arrivalId,
                kind,
                concerns,
                new Arrival.Origin("hrss", "feed-" + bytes.feed, arrivalId + ".csv"),
                new Arrival.DeliveredBytes(
                        "%08x".formatted(hash.hashCode()) + hash.substring(hash.length() - 16) + "0".repeat(40),
                        hash.length(),
                        "archive/x"),
                new Arrival.Times(Deliveries.NIGHT, how.day(), new Arrival.AsOf(asOf)),
                new Arrival.Promise(Character.toString(bytes.contract).repeat(64), bytes.feed),
                new Arrival.Taker(null, "test", null),
                kind == LedgerKind.CONFIRMATION ? new Grounds("it is so", "a-steward") : Grounds.NONE);
    }

    /** The content; where {@code crashes}, half of it, and then an exception. */
    Content content(boolean crashes) {
        return new Content() {
            @Override
            public Verdict deliver(Consumer<Observation> observations, Consumer<Finding> findings) {
                for (int i = 0; i < bytes.rows.size(); i++) {
                    if (crashes && i == bytes.rows.size() / 2) {
                        throw new Crash();
                    }
                    observations.accept(observation(bytes.rows.get(i), i + 2L));
                }
                BadRows accepted = isRelease() ? BadRows.ANY : Deliveries.accepting(bytes.bearable, bytes.rows.size());
                return new Verdict(bytes.rows.size(), 0, accepted, bytes.unreadable);
            }

            @Override
            public Optional<Pull> pull() {
                return Sent.this.pull();
            }

            @Override
            public Optional<SignVerdict> recordedVerdict() {
                return Optional.of(how.doubted ? WRONG : SignVerdict.PLAUSIBLE);
            }

            @Override
            public Optional<Completeness> completeness() {
                BigDecimal share = isRelease() ? BigDecimal.ONE : new BigDecimal("0.5");
                return bytes.complete
                        ? Optional.of(new Completeness(true, share, Freq.M, Set.of("jobs")))
                        : Optional.empty();
            }
        };
    }

    private static Observation observation(Row row, long rowNo) {
        boolean missing = row.value.equals("M");
        return new Observation(
                SeriesKey.of(Freq.M, "jobs", "region-" + row.key % 2),
                TimePeriod.parse("2014-0" + (1 + row.key / 2)).orElseThrow(),
                missing ? null : new BigDecimal(row.value),
                missing ? ObsStatus.M : ObsStatus.A,
                new Observation.Origin(rowNo, 3));
    }
}
