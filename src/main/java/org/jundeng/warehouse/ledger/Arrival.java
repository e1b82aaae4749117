// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;

/**
 * What is known of an arrival before it is read.
 *
 * @param arrivalId its id, never used again: the ledger has at most one line with it
 * @param kind why it is taken
 * @param concerns the ledger number of the delivery that is released, replayed, confirmed or withdrawn; else null
 * @param origin where it came from
 * @param bytes what came
 * @param times when it came, and which moment it describes
 * @param promise the contract version it is read under
 * @param taker who takes it
 * @param grounds who asked for it to be withdrawn or confirmed, and why
 */
public record Arrival(
        String arrivalId,
        LedgerKind kind,
        Long concerns,
        Origin origin,
        DeliveredBytes bytes,
        Times times,
        Promise promise,
        Taker taker,
        Grounds grounds) {

    public Arrival {
        Objects.requireNonNull(arrivalId, "arrivalId");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(bytes, "bytes");
        Objects.requireNonNull(times, "times");
        Objects.requireNonNull(promise, "promise");
        Objects.requireNonNull(taker, "taker");
        Objects.requireNonNull(grounds, "grounds");
    }

    /**
     * Where an arrival came from.
     *
     * @param bureau the bureau it belongs to
     * @param feed the feed it belongs to; null where no contract claims it
     * @param sourceName the name it was delivered under
     */
    public record Origin(String bureau, String feed, String sourceName) {
        public Origin {
            Objects.requireNonNull(bureau, "bureau");
            Objects.requireNonNull(sourceName, "sourceName");
        }
    }

    /**
     * The bytes that came.
     *
     * @param sha256 their hash, in hexadecimal; null where nothing was read
     * @param size how many they are
     * @param keptPath where they are kept, below the workspace; null where they are not
     */
    public record DeliveredBytes(String sha256, long size, String keptPath) {

        /** The same bytes, kept elsewhere. */
        public DeliveredBytes keptAt(String path) {
            return new DeliveredBytes(sha256, size, path);
        }
    }

    /**
     * When an arrival came, and which moment it describes.
     *
     * @param arrivedAt when it was claimed
     * @param businessDate the date that the nightly run is about
     * @param asOf its place in the order of the feed's deliveries
     */
    public record Times(Instant arrivedAt, LocalDate businessDate, AsOf asOf) {
        public Times {
            Objects.requireNonNull(arrivedAt, "arrivedAt");
            Objects.requireNonNull(businessDate, "businessDate");
            Objects.requireNonNull(asOf, "asOf");
        }
    }

    /**
     * The contract version that an arrival is read under.
     *
     * @param contractHash its hash; null where no contract claims the arrival
     * @param authority the contract's authority: of two feeds the higher number wins
     */
    public record Promise(String contractHash, int authority) {

        /** No contract claims the arrival. */
        public static final Promise NONE = new Promise(null, 0);
    }

    /**
     * Who takes an arrival.
     *
     * @param runId the run; null outside one, and in an arrival that was read from the ledger
     * @param node the name of the node
     * @param round the same for all files that lay in a bureau's folder together; null for what lay in none
     * @param history whether it lay in the folder where imports of history are declared
     */
    public record Taker(Long runId, String node, String round, boolean history) {
        public Taker {
            Objects.requireNonNull(node, "node");
        }

        /** Who takes something that is no import of history. */
        public Taker(Long runId, String node, String round) {
            this(runId, node, round, false);
        }
    }

    /**
     * The place of a delivery in the order of its feed's deliveries.
     *
     * @param stamp sorts as text: an older delivery has a smaller one
     */
    public record AsOf(String stamp) {
        public AsOf {
            Objects.requireNonNull(stamp, "stamp");
        }

        /** The stated moment without the arrival id behind it; the whole stamp where no moment was stated. */
        public String moment() {
            int blank = stamp.lastIndexOf(' ');
            return blank < 0 ? stamp : stamp.substring(0, blank);
        }
    }

    /** The same arrival, its bytes kept elsewhere. */
    public Arrival keptAt(String path) {
        return new Arrival(arrivalId, kind, concerns, origin, bytes.keptAt(path), times, promise, taker, grounds);
    }

    /** The same arrival with the as-of stamp of another one. */
    public Arrival asNewAs(AsOf other) {
        return at(new Times(times.arrivedAt(), times.businessDate(), other));
    }

    /** The same arrival, claimed at another time. */
    public Arrival claimedAt(Instant arrivedAt) {
        return at(new Times(arrivedAt, times.businessDate(), times.asOf()));
    }

    private Arrival at(Times others) {
        return new Arrival(arrivalId, kind, concerns, origin, bytes, others, promise, taker, grounds);
    }

    /** The same as a trial with an id of its own. */
    public Arrival asTrial(String trialId) {
        return new Arrival(trialId, LedgerKind.TRIAL, null, origin, bytes, times, promise, taker, grounds);
    }

    /**
     * Whether its as-of stamp was stated, by the file's name or by the moment of a question, and is not just the
     * arrival id. Only then can an older delivery come later, and confirmations are worth keeping. SQL on the ledger
     * decides it by the same rule.
     */
    public boolean statesAsOf() {
        return !times.asOf().stamp().equals(arrivalId);
    }

    /** Whether it is an ordinary delivery: only these can be duplicates. */
    public boolean isDelivery() {
        return kind == LedgerKind.DELIVERY;
    }

    /** Whether an operator released it: then it counts even where a newer delivery has said something else. */
    public boolean isReleased() {
        return kind == LedgerKind.RELEASE;
    }
}
