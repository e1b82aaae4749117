// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.delivery;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.sql.DataSource;
import org.jundeng.binding.FormerIds;
import org.jundeng.contract.Contract;
import org.jundeng.intake.RowCells;
import org.jundeng.intake.RowText;
import org.jundeng.pipeline.workspace.Workspace;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.LetGoBytes;

/** The texts of rows in the deliveries that are kept, read by the contracts that they were stored under. */
public final class KeptRows {

    private final Workspace workspace;
    private final LetGoBytes letGo;
    private final PastContracts contracts;

    /** Reads what {@code workspace} keeps and the ledger of {@code warehouse} lists. */
    public KeptRows(Workspace workspace, DataSource warehouse, FormerIds indicators) {
        this.workspace = workspace;
        this.letGo = new LetGoBytes(warehouse);
        this.contracts = new PastContracts(warehouse, indicators);
    }

    /**
     * The text of a row, as it came. Empty where the bytes were let go or are not those that were taken, where the
     * contract is not known any more, and where there is no such row.
     *
     * @throws IOException if the bytes cannot be read
     */
    public Optional<String> text(LedgerLine line, long rowNo) throws IOException {
        return read(line, (bytes, contract) -> RowText.of(bytes, contract, rowNo));
    }

    /**
     * The cells of a row below the header, beside their headers. Empty where {@link #text} is, and where the row or one
     * before it cannot be split into cells.
     *
     * @throws IOException if the bytes cannot be read
     */
    public Optional<RowCells> cells(LedgerLine line, long rowNo) throws IOException {
        return read(line, (bytes, contract) -> RowCells.of(bytes, contract, rowNo));
    }

    /** Reads something of kept bytes. */
    @FunctionalInterface
    private interface Reading<T> {
        Optional<T> of(Path bytes, Contract contract) throws IOException;
    }

    private <T> Optional<T> read(LedgerLine line, Reading<T> reading) throws IOException {
        if (line.keptPath() == null || line.sha256() == null || line.feed() == null) {
            return Optional.empty();
        }
        Optional<Contract> then =
                contracts.of(line.feed(), line.arrival().promise().contractHash());
        if (then.isEmpty()) {
            return Optional.empty();
        }
        try {
            return reading.of(KeptDeliveries.bytes(workspace, letGo, line), then.get());
        } catch (NotAsKept otherBytes) {
            return Optional.empty();
        }
    }
}
