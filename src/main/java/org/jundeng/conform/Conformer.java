// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.contract.Contract;
import org.jundeng.finding.Finding;
import org.jundeng.intake.row.Line;
import org.jundeng.observation.Observation;

/**
 * Turns rows into observations or findings. The same rows always give the same result; no clock is read. Not safe for
 * several threads, since it caches the words it has seen.
 */
public final class Conformer {

    private final RowReading reading;

    private Conformer(Plan plan) {
        this.reading = new RowReading(plan);
    }

    /**
     * Compares the headers with the contract.
     *
     * @param businessDate the day by which periods must have begun
     * @param columns the headers as delivered
     */
    public static Opened open(Contract contract, Catalogue catalogue, LocalDate businessDate, List<String> columns) {
        Plan plan = new Plan(contract, catalogue, businessDate, columns);
        return plan.header.findings().isEmpty()
                ? new Ready(new Conformer(plan))
                : new Refused(List.copyOf(plan.header.findings()));
    }

    /**
     * Conforms one row. In a long layout a row with a finding of weight ROW gives no observation. In a wide layout only
     * the faulty cells are left out, unless the fault is in a cell that holds for the whole row.
     */
    public void conform(Line.Row row, Consumer<Observation> observations, Consumer<Finding> findings) {
        reading.read(row, observations, findings);
    }

    /** The result of comparing the headers with the contract. */
    public sealed interface Opened {}

    /**
     * The headers are as promised.
     *
     * @param conformer reads the rows below the headers
     */
    public record Ready(Conformer conformer) implements Opened {}

    /**
     * The headers are not as promised.
     *
     * @param findings everything that is wrong with the headers
     */
    public record Refused(List<Finding> findings) implements Opened {}
}
