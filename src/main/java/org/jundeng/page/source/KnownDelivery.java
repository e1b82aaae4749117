// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.source;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jundeng.notice.receipt.ReceiptFields;
import org.jundeng.warehouse.history.BroughtFigures;
import org.jundeng.warehouse.history.Revisions;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.OpenRows;
import org.jundeng.warehouse.ledger.Outcome;
import org.jundeng.warehouse.ledger.UnconfirmedLines.Unconfirmed;

/**
 * What the page of a delivery is made of.
 *
 * @param line its ledger line
 * @param receipt its receipt
 * @param unconfirmed since when it waits, or what settled it; null where it was believed
 * @param about the lines that are about it, in ledger order
 * @param letGo when its bytes were let go; null where they were not
 * @param revisions the largest of its changes
 * @param figures the first of the figures that were read from it
 * @param open what of its bytes waits to be mended; null where nothing does
 */
public record KnownDelivery(
        LedgerLine line,
        ReceiptFields receipt,
        Unconfirmed unconfirmed,
        List<LedgerLine> about,
        Instant letGo,
        List<Revisions.Revision> revisions,
        List<BroughtFigures.Brought> figures,
        OpenRows.Open open) {

    public KnownDelivery {
        Objects.requireNonNull(line, "line");
        Objects.requireNonNull(receipt, "receipt");
        about = List.copyOf(about);
        revisions = List.copyOf(revisions);
        figures = List.copyOf(figures);
    }

    /** Whether it was to be mended, in part or as a whole, and waits for that no longer. */
    boolean isMended() {
        return open == null && wasOpen();
    }

    /** Whether some of what was to be mended waits for that no longer, or waits under a later line. */
    boolean isMendedInPart() {
        return open != null
                && wasOpen()
                && (open.deliveryId() != line.deliveryId()
                        || !open.refused() && open.rows() < line.counts().rowsRejected());
    }

    private boolean wasOpen() {
        return line.feed() != null
                && (line.outcome() == Outcome.TAKEN_IN_PART && line.counts().rowsRejected() > 0
                        || line.outcome() == Outcome.REFUSED && line.arrival().isDelivery());
    }

    /** Whether bytes came that are still kept. */
    boolean isKept() {
        return KnownBytes.came(line) && letGo == null;
    }
}
