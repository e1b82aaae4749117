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
import org.jundeng.observation.Freq;
import org.jundeng.observation.Observation;
import org.jundeng.warehouse.ledger.Pull;

/** What a delivery says. It can be asked several times, and says the same each time. */
public interface Content {

    /** Hands over everything, row by row, in the order of the rows. */
    Verdict deliver(Consumer<Observation> observations, Consumer<Finding> findings) throws IOException;

    /** What is to be said of the delivery whatever it holds; {@link #deliver} says it first. */
    default List<Finding> known() {
        return List.of();
    }

    /** What must hold of the delivery as a whole. */
    default Promises promises() {
        return Promises.NONE;
    }

    /** The question that it answers; empty where it is no answer, or where the feed has no watermark. */
    default Optional<Pull> pull() {
        return Optional.empty();
    }

    /** In what it is complete, so that what it lacks is gone; empty where lacking means nothing. */
    default Optional<Completeness> completeness() {
        return Optional.empty();
    }

    /**
     * In what a delivery is complete: of these indicators and this frequency it holds all that the feed has.
     *
     * @param everything of all periods; if not, of those periods of which it holds anything
     * @param maxShare the largest share that it may delete of what stands in question, 0 to 1
     * @param freq the frequency
     * @param indicators the ids of the indicators; none that another feed brings too
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
     * @param regions the regions, by id, that each period must have; empty where nothing is promised
     * @param totals totals that must agree with their parts
     */
    record Promises(List<String> regions, List<Total> totals) {

        static final Promises NONE = new Promises(List.of(), List.of());

        public Promises {
            regions = List.copyOf(regions);
            totals = List.copyOf(totals);
        }
    }

    /**
     * A total that must agree with the sum of its parts, in each period, indicator and set of dimensions.
     *
     * @param total the region, by id, whose value is the total
     * @param parts the regions, by id, whose values are the parts; checked where all of them have one
     * @param tolerance the largest |total − sum| / |total| that is borne
     * @param indicators the indicators it is about
     */
    record Total(String total, List<String> parts, BigDecimal tolerance, List<String> indicators) {
        public Total {
            parts = List.copyOf(parts);
            indicators = List.copyOf(indicators);
        }
    }
}
