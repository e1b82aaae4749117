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
import org.jundeng.finding.Finding;
import org.jundeng.notice.decision.Verdict;
import org.jundeng.observation.Freq;
import org.jundeng.observation.ObsStatus;
import org.jundeng.observation.Observation;
import org.jundeng.observation.SeriesKey;
import org.jundeng.observation.TimePeriod;
import org.jundeng.warehouse.ledger.Arrival;
import org.jundeng.warehouse.ledger.Grounds;
import org.jundeng.warehouse.ledger.LedgerKind;

/**
 * A delivery of a story.
 *
 * @param bytes what it holds and how the contract reads it
 * @param arrivalId its arrival
 * @param kind delivery or release
 * @param concerns the line that is released; else null
 * @param stamp the stated as-of stamp; null where arrival orders the feed
 */
record Sent(Bytes bytes, String arrivalId, LedgerKind kind, Long concerns, Integer stamp) {

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

    /** Thrown while a delivery is handed over. */
    static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    boolean isRelease() {
        return kind == LedgerKind.RELEASE;
    }

    String asOf() {
        return (stamp == null ? "" : stamp + " ") + arrivalId;
    }

    Arrival arrival() {
        String hash = HexFormat.of().formatHex(bytes.toString().getBytes(StandardCharsets.UTF_8));
        return new Arrival(
                arrivalId,
                kind,
                concerns,
                new Arrival.Origin("hrss", "feed-" + bytes.feed, arrivalId + ".csv"),
                new Arrival.DeliveredBytes(
                        "%08x".formatted(hash.hashCode()) + hash.substring(hash.length() - 16) + "0".repeat(40),
                        hash.length(),
                        "archive/x"),
                new Arrival.Times(Deliveries.NIGHT, LocalDate.of(2014, 7, 10), new Arrival.AsOf(asOf())),
                new Arrival.Promise(Character.toString(bytes.contract).repeat(64), bytes.feed),
                new Arrival.Taker(null, "test", null),
                Grounds.NONE);
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
