// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;

/**
 * What the ledger is told of an arrival before anybody has read it.
 *
 * @param arrivalId unique for ever; a second line with it is never written
 * @param kind a delivery, a release or a replay
 * @param concerns the ledger number of the delivery that is released or replayed; else null
 * @param bureau whose it is
 * @param feed which feed it belongs to; null where no contract claims it
 * @param sourceName the name it was delivered under
 * @param sha256 of its bytes, in hexadecimal; null where nothing was read
 * @param bytes how many
 * @param arrivedAt when it was claimed
 * @param businessDate the date that the night stands for
 * @param asOf what orders the feed's deliveries
 * @param contractHash the version of the contract; null where no contract claims it
 * @param authority the contract's authority: of two feeds the higher number wins
 * @param keptPath where the bytes lie below the workspace; null where there are none
 * @param runId the run that takes it; null outside one
 * @param node who takes it
 * @param round what it shares with those that lay in its bureau's folder with it; null where it lay in none
 */
public record Arrival(
        String arrivalId,
        LedgerKind kind,
        Long concerns,
        String bureau,
        String feed,
        String sourceName,
        String sha256,
        long bytes,
        Instant arrivedAt,
        LocalDate businessDate,
        AsOf asOf,
        String contractHash,
        int authority,
        String keptPath,
        Long runId,
        String node,
        String round) {

    public Arrival {
        Objects.requireNonNull(arrivalId, "arrivalId");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(bureau, "bureau");
        Objects.requireNonNull(sourceName, "sourceName");
        Objects.requireNonNull(arrivedAt, "arrivedAt");
        Objects.requireNonNull(businessDate, "businessDate");
        Objects.requireNonNull(asOf, "asOf");
        Objects.requireNonNull(node, "node");
    }

    /** An arrival that lay in no folder. */
    public Arrival(
            String arrivalId,
            LedgerKind kind,
            Long concerns,
            String bureau,
            String feed,
            String sourceName,
            String sha256,
            long bytes,
            Instant arrivedAt,
            LocalDate businessDate,
            AsOf asOf,
            String contractHash,
            int authority,
            String keptPath,
            Long runId,
            String node) {
        this(
                arrivalId,
                kind,
                concerns,
                bureau,
                feed,
                sourceName,
                sha256,
                bytes,
                arrivedAt,
                businessDate,
                asOf,
                contractHash,
                authority,
                keptPath,
                runId,
                node,
                null);
    }

    /**
     * What orders the deliveries of a feed.
     *
     * @param stamp sorts as text: an older delivery has a smaller one
     */
    public record AsOf(String stamp) {
        public AsOf {
            Objects.requireNonNull(stamp, "stamp");
        }

        /** What was stated, without the arrival behind it; the whole stamp where nothing was stated. */
        public String moment() {
            int blank = stamp.lastIndexOf(' ');
            return blank < 0 ? stamp : stamp.substring(0, blank);
        }
    }

    /** The same arrival, its bytes kept elsewhere. */
    public Arrival keptAt(String path) {
        return with(path, asOf);
    }

    /** The same arrival, as new as another one. */
    public Arrival asNewAs(AsOf other) {
        return with(keptPath, other);
    }

    private Arrival with(String path, AsOf stamp) {
        return new Arrival(
                arrivalId,
                kind,
                concerns,
                bureau,
                feed,
                sourceName,
                sha256,
                bytes,
                arrivedAt,
                businessDate,
                stamp,
                contractHash,
                authority,
                path,
                runId,
                node,
                round);
    }

    /**
     * Whether its stamp was stated, by a file's name or by the moment of a question: whatever is not its arrival was.
     * Only then can an older one come later, and it is worth keeping what agreed. The ledger knows it by the same rule.
     */
    public boolean statesAsOf() {
        return !asOf.stamp().equals(arrivalId);
    }

    /** Whether this is an ordinary delivery: only such a one can be a duplicate. */
    public boolean isDelivery() {
        return kind == LedgerKind.DELIVERY;
    }

    /** Whether somebody released it by hand: then it counts even where a newer one has spoken. */
    public boolean isReleased() {
        return kind == LedgerKind.RELEASE;
    }
}
