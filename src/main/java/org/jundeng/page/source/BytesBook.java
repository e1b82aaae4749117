// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.source;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jundeng.page.Address;
import org.jundeng.page.PageFault;
import org.jundeng.page.Permit;
import org.jundeng.warehouse.ledger.Ledger;
import org.jundeng.warehouse.ledger.LedgerLine;

/** Finds the bytes of deliveries as they came, or says why they cannot be had. */
public final class BytesBook {

    private final Ledger ledger;
    private final KeptOriginals files;
    private final ZoneId zone;

    /** Asks {@code ledger} what came and {@code files} what is kept of it; days are those of {@code zone}. */
    public BytesBook(Ledger ledger, KeptOriginals files, ZoneId zone) {
        this.ledger = ledger;
        this.files = files;
        this.zone = zone;
    }

    /** The bytes of a delivery, or why they cannot be had; what may not be shown is not there. */
    public KnownBytes of(Address.OfBytes asked, Permit permit) {
        Optional<LedgerLine> line =
                ledger.byId(asked.delivery()).filter(each -> permit.showsDeliveriesOf(each.bureau()));
        if (line.isEmpty()) {
            return missing(asked, PageFault.Kind.UNKNOWN, null);
        }
        if (!KnownBytes.came(line.get())) {
            return missing(asked, PageFault.Kind.NO_BYTES, null);
        }
        try {
            return known(asked, line.get());
        } catch (StorageAway away) {
            return missing(asked, PageFault.Kind.STORAGE_AWAY, null);
        }
    }

    private KnownBytes known(Address.OfBytes asked, LedgerLine line) {
        KeptOriginals.Kept kept = kept(line);
        if (kept instanceof KeptOriginals.Kept.Whole whole) {
            return new KnownBytes(line, whole.file(), null);
        }
        return kept instanceof KeptOriginals.Kept.LetGo letGo
                ? missing(asked, PageFault.Kind.LET_GO, LocalDate.ofInstant(letGo.at(), zone))
                : missing(asked, PageFault.Kind.DAMAGED, null);
    }

    private static KnownBytes missing(Address.OfBytes asked, PageFault.Kind kind, LocalDate since) {
        return new KnownBytes(null, null, new PageFault(kind, "delivery", Long.toString(asked.delivery()), since));
    }

    private KeptOriginals.Kept kept(LedgerLine line) {
        try {
            return files.of(line);
        } catch (IOException e) {
            throw new StorageAway("reading what is kept of delivery " + line.deliveryId(), e);
        }
    }
}
