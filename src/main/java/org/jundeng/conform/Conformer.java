// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Regions;
import org.jundeng.conform.said.Surroundings;
import org.jundeng.finding.Finding;
import org.jundeng.intake.row.Line;
import org.jundeng.intake.row.Rows;
import org.jundeng.observation.FigureKey;
import org.jundeng.observation.Observation;

/**
 * Turns rows into observations or findings. The same rows always give the same result; no clock is read. Not safe for
 * several threads, since it caches the words it has seen.
 */
public final class Conformer {

    private final RowSorting sorting;
    private final Regions regions;
    private final Plan plan;
    private SwallowedRows swallowed;

    private Conformer(Plan plan, Regions regions) {
        this.plan = plan;
        this.sorting = new RowSorting(plan);
        this.regions = regions;
    }

    /**
     * Compares the headers with the contract.
     *
     * @param around what holds for all rows
     * @param businessDate the day by which periods must have begun
     * @param columns the headers as delivered
     */
    static Opened open(Surroundings around, Catalogue catalogue, LocalDate businessDate, List<String> columns) {
        Plan plan = new Plan(around, catalogue, businessDate, columns);
        return plan.header.findings().isEmpty()
                ? new Ready(new Conformer(plan, catalogue.regions()))
                : new Refused(List.copyOf(plan.header.findings()));
    }

    /**
     * Conforms one row. In a long layout a row with a finding of weight ROW gives no observation. In a wide layout only
     * the faulty cells are left out, unless the fault is in a cell that holds for the whole row.
     */
    public void conform(Line.Row row, Consumer<Observation> observations, Consumer<Finding> findings) {
        sorting.read(row, observations, findings);
    }

    /** The next line of the delivery; a row that may have swallowed another one is a bad row. */
    Line next(Rows rows) throws IOException {
        swallowed = swallowed == null ? new SwallowedRows(plan, rows.delimiter()) : swallowed;
        return swallowed.checked(rows.next());
    }

    /** What the figures of the last row are about that were not taken because of a fault, as far as the row says so. */
    List<FigureKey> rejected() {
        return sorting.rejected();
    }

    /** Notes that a row could not be read: what stands below it may be a part of it. */
    void lost() {
        sorting.lost();
    }

    /** The findings on rows that were passed over, once all are read. */
    List<Finding> findings() {
        return sorting.findings();
    }

    /** What compares the totals among the rows with their parts; empty where no row was a total. */
    Optional<TotalSums> totals() {
        return sorting.totals().isEmpty() ? Optional.empty() : Optional.of(new TotalSums(sorting.totals(), regions));
    }

    /** The result of comparing the headers with the contract. */
    public sealed interface Opened {

        /** What reads the rows, where the headers are known to be as promised. */
        default Conformer ready() {
            if (this instanceof Ready ready) {
                return ready.conformer();
            }
            throw new IllegalStateException("the headers of this delivery were as promised before");
        }
    }

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
