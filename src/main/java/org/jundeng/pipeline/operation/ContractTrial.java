// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.operation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.jundeng.contract.Contract;
import org.jundeng.pipeline.delivery.ContentReader;
import org.jundeng.pipeline.delivery.KeptDeliveries;
import org.jundeng.pipeline.inbox.Inbox;
import org.jundeng.pipeline.night.OpenWorkspace;
import org.jundeng.warehouse.ledger.LedgerKind;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.LedgerSelection;
import org.jundeng.warehouse.ledger.LetGoBytes;
import org.jundeng.warehouse.ledger.Outcome;

/** Reads the kept deliveries of a feed under two versions of its contract, and writes nothing. */
public final class ContractTrial {

    /** How many lines of the ledger are read, the newest ones. */
    public static final int MOST = 500;

    private static final long LARGEST = 64L * 1024 * 1024;

    private final OpenWorkspace opened;
    private final ContentReader reader;
    private final LetGoBytes letGo;

    /** Reads what is kept in {@code opened}. */
    public ContractTrial(OpenWorkspace opened, ContentReader reader) {
        this.opened = opened;
        this.reader = reader;
        this.letGo = new LetGoBytes(opened.database());
    }

    /**
     * Hands on what {@code after} would make of each delivery since {@code first}, the oldest one first, beside what
     * {@code before} makes of it. Each is read on its own; what stands in the warehouse by now plays no part.
     *
     * @return whether these were all; false where the ledger has more lines than {@link #MOST} of that time
     */
    public boolean since(LocalDate first, Contract before, Contract after, Consumer<ReadingChange> each) {
        List<LedgerLine> lines =
                opened.ledger().newest(new LedgerSelection(null, before.feed(), null, first, null, null), MOST + 1);
        for (int i = Math.min(lines.size(), MOST) - 1; i >= 0; i--) {
            LedgerLine line = lines.get(i);
            boolean came = line.arrival().kind() == LedgerKind.DELIVERY && line.sha256() != null;
            if (came && line.outcome() != Outcome.DUPLICATE) {
                each.accept(change(line, before, after));
            }
        }
        return lines.size() <= MOST;
    }

    private ReadingChange change(LedgerLine line, Contract before, Contract after) {
        try {
            Path bytes = KeptDeliveries.bytes(opened.workspace(), letGo, line);
            if (Files.size(bytes) > LARGEST) {
                return ReadingChange.unreadable(line, "larger than 64 MB: check it alone, under each of the two");
            }
            return ReadingChange.of(line, reading(bytes, line, before), reading(bytes, line, after));
        } catch (IOException e) {
            return ReadingChange.unreadable(line, e.getMessage());
        }
    }

    private DeliveryReading reading(Path bytes, LedgerLine line, Contract contract) throws IOException {
        Inbox.Kept kept = new Inbox.Kept(bytes, line.sourceName(), null);
        return DeliveryReading.of(reader.of(kept, contract, line.businessDate()));
    }
}
