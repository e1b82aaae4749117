// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.ledger;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One line of the ledger.
 *
 * @param deliveryId the ledger number
 * @param arrivalId the arrival's id
 * @param kind why it was written
 * @param concerns the line it is about; null for a delivery
 * @param duplicateOf the earlier line with the same bytes, of a duplicate; else null
 * @param bureau whose it is
 * @param feed which feed; null where no contract claims it
 * @param sourceName the delivered name, whole
 * @param sha256 of the bytes; null where nothing came
 * @param bytes how many
 * @param arrivedAt when it was claimed
 * @param recordedAt when the line was written
 * @param businessDate the date that the night stood for
 * @param asOf what orders the feed's deliveries
 * @param contractHash the version of the contract; null where no contract claims it
 * @param authority the contract's authority then: of two feeds the higher number wins
 * @param rowsRead rows below the header
 * @param rowsRejected rows with a fault
 * @param obsNew observations that were not known
 * @param obsRevised observations whose value changed
 * @param obsUnchanged observations that were known so
 * @param findings how many findings, also those that are not listed
 * @param outcome what became of it
 * @param reason what the operator gave; null elsewhere
 * @param author who withdrew it; null elsewhere
 * @param keptPath where the bytes lie below the workspace; null where there are none
 * @param node who took it
 * @param round what it shares with those that lay in its bureau's folder with it; null where it lay in none
 */
public record LedgerLine(
        long deliveryId,
        String arrivalId,
        LedgerKind kind,
        Long concerns,
        Long duplicateOf,
        String bureau,
        String feed,
        String sourceName,
        String sha256,
        long bytes,
        Instant arrivedAt,
        Instant recordedAt,
        LocalDate businessDate,
        String asOf,
        String contractHash,
        int authority,
        long rowsRead,
        long rowsRejected,
        long obsNew,
        long obsRevised,
        long obsUnchanged,
        long findings,
        Outcome outcome,
        String reason,
        String author,
        String keptPath,
        String node,
        String round) {

    /** A line of what lay in no folder. */
    public LedgerLine(
            long deliveryId,
            String arrivalId,
            LedgerKind kind,
            Long concerns,
            Long duplicateOf,
            String bureau,
            String feed,
            String sourceName,
            String sha256,
            long bytes,
            Instant arrivedAt,
            Instant recordedAt,
            LocalDate businessDate,
            String asOf,
            String contractHash,
            int authority,
            long rowsRead,
            long rowsRejected,
            long obsNew,
            long obsRevised,
            long obsUnchanged,
            long findings,
            Outcome outcome,
            String reason,
            String author,
            String keptPath,
            String node) {
        this(
                deliveryId,
                arrivalId,
                kind,
                concerns,
                duplicateOf,
                bureau,
                feed,
                sourceName,
                sha256,
                bytes,
                arrivedAt,
                recordedAt,
                businessDate,
                asOf,
                contractHash,
                authority,
                rowsRead,
                rowsRejected,
                obsNew,
                obsRevised,
                obsUnchanged,
                findings,
                outcome,
                reason,
                author,
                keptPath,
                node,
                null);
    }

    /** The arrival that it was, outside any run. */
    public Arrival arrival() {
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
                new Arrival.AsOf(asOf),
                contractHash,
                authority,
                keptPath,
                null,
                node,
                round);
    }
}
