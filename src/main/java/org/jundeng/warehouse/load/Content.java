// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.load;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jundeng.contract.BadRows;
import org.jundeng.finding.Finding;
import org.jundeng.finding.Location;
import org.jundeng.observation.Freq;
import org.jundeng.observation.Observation;
import org.jundeng.plausibility.DeliveredFigures;
import org.jundeng.plausibility.FeedHistory;
import org.jundeng.plausibility.SignVerdict;
import org.jundeng.warehouse.ledger.Pull;

/** The content of a delivery. It can be read several times, and is the same each time. */
public interface Content {

    /** Hands over all observations and findings, in the order of the rows. */
    Verdict deliver(Consumer<Observation> observations, Consumer<Finding> findings) throws IOException;

    /** Findings on the delivery that do not depend on its rows; {@link #deliver} hands them over first. */
    default List<Finding> known() {
        return List.of();
    }

    /** What the figures of rejected rows are about. To be asked once {@link #deliver} has handed all over. */
    default RejectedFigures rejected() {
        return new RejectedFigures();
    }

    /** What the contract promises of the delivery as a whole. */
    default Promises promises() {
        return Promises.NONE;
    }

    /** Where the cell is that an observation came from. To be asked once {@link #deliver} has handed it over. */
    default Location place(Observation.Origin origin) {
        return Location.row(origin.rowNo());
    }

    /** The pull that the delivery answers; empty where it was not pulled, or where the feed has no watermark. */
    default Optional<Pull> pull() {
        return Optional.empty();
    }

    /** In what the delivery is complete, so that what it lacks is gone; empty where it promises no completeness. */
    default Optional<Completeness> completeness() {
        return Optional.empty();
    }

    /** Who says whether the figures can be right; empty where nobody does, so that all are believed. */
    default Optional<Judge> judge() {
        return Optional.empty();
    }

    /** The verdict that was recorded when the delivery came first: it is not judged again. Empty where it comes now. */
    default Optional<SignVerdict> recordedVerdict() {
        return Optional.empty();
    }

    /** Says whether figures can be right. */
    @FunctionalInterface
    interface Judge {
        /** The verdict on what a delivery would change, by what its feed has said before. */
        SignVerdict verdict(DeliveredFigures figures, FeedHistory history);
    }

    /**
     * What a complete delivery covers: it holds all that the feed has of these indicators in this frequency.
     *
     * @param everything for all periods; otherwise for those periods for which it holds anything
     * @param maxShare the largest share of these observations that it may delete, 0 to 1
     * @param freq the frequency
     * @param indicators the ids of the indicators; no other feed brings them
     */
    record Completeness(boolean everything, BigDecimal maxShare, Freq freq, Set<String> indicators) {
        public Completeness {
            indicators = Set.copyOf(indicators);
        }
    }

    /**
     * How the reading ended.
     *
     * @param rowsRead the rows below the header
     * @param rowsRejected the rows with a fault
     * @param badRows how many faulty rows the contract accepts
     * @param refused whether the delivery as a whole is refused
     */
    record Verdict(long rowsRead, long rowsRejected, BadRows badRows, boolean refused) {}

    /**
     * What the contract promises of the delivery as a whole.
     *
     * @param regions the ids of the regions that each period must have; empty where nothing is promised
     * @param totals the totals that must agree with their parts
     * @param freq the frequency of the periods that must have those regions; null where all must
     */
    record Promises(List<String> regions, List<Total> totals, Freq freq) {

        static final Promises NONE = new Promises(List.of(), List.of(), null);

        public Promises {
            regions = List.copyOf(regions);
            totals = List.copyOf(totals);
        }
    }

    /**
     * A total that must agree with the sum of its parts, in each period, indicator and set of dimensions.
     *
     * @param total the id of the region whose value is the total
     * @param parts the ids of the regions whose values are the parts; checked where all of them have one
     * @param tolerance the largest |total − sum| / |total| that is allowed
     * @param indicators the indicators that it applies to
     */
    record Total(String total, List<String> parts, BigDecimal tolerance, List<String> indicators) {
        public Total {
            parts = List.copyOf(parts);
            indicators = List.copyOf(indicators);
        }
    }
}
