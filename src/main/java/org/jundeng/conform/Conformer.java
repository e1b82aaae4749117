// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.contract.Contract;
import org.jundeng.finding.Finding;
import org.jundeng.intake.Line;
import org.jundeng.observation.Observation;

/**
 * Turns rows into observations or findings. Pure: the same rows give the same, whatever the clock says. It remembers
 * words it has seen, so it is not for several threads.
 */
public final class Conformer {

    private final RowReading reading;

    private Conformer(Plan plan) {
        this.reading = new RowReading(plan);
    }

    /**
     * Holds the headers against the contract.
     *
     * @param businessDate the day that periods must have begun on
     * @param columns the headers as delivered
     */
    public static Opened open(Contract contract, Catalogue catalogue, LocalDate businessDate, List<String> columns) {
        Plan plan = new Plan(contract, catalogue, businessDate, columns);
        return plan.header.findings().isEmpty()
                ? new Ready(new Conformer(plan))
                : new Refused(List.copyOf(plan.header.findings()));
    }

    /**
     * Says what a row says. In a long layout a row with a finding of weight ROW gives no observation; in a wide one
     * only the faulty cells are left out, unless what holds for the whole row is at fault.
     */
    public void conform(Line.Row row, Consumer<Observation> observations, Consumer<Finding> findings) {
        reading.read(row, observations, findings);
    }

    /** What came of holding the headers against the contract. */
    public sealed interface Opened {}

    /**
     * They are as promised.
     *
     * @param conformer reads the rows below them
     */
    public record Ready(Conformer conformer) implements Opened {}

    /**
     * They are not as promised.
     *
     * @param findings all that is wrong with them
     */
    public record Refused(List<Finding> findings) implements Opened {}
}
