// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.delivery;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jundeng.binding.FormerIds;
import org.jundeng.contract.Contract;
import org.jundeng.intake.RowCells;
import org.jundeng.intake.RowText;
import org.jundeng.pipeline.workspace.KnownHashes;
import org.jundeng.pipeline.workspace.Workspace;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.LetGoBytes;

/**
 * What people read of the deliveries that are kept: their bytes, and the texts of their rows by the contracts that they
 * were stored under. Whether a file has the bytes that came is found by reading it once, and remembered.
 */
public final class KeptRows {

    private final Workspace workspace;
    private final LetGoBytes letGo;
    private final PastContracts contracts;
    private final KnownHashes hashes = new KnownHashes();

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
        return Optional.ofNullable(texts(line, Set.of(rowNo)).get(rowNo));
    }

    /**
     * The texts of several rows, by their numbers, of which the file is read once. Those are left out of which
     * {@link #text} is empty.
     *
     * @throws IOException if the bytes cannot be read
     */
    public Map<Long, String> texts(LedgerLine line, Set<Long> rowNos) throws IOException {
        return read(line, (bytes, contract) -> Optional.of(RowText.of(bytes, contract, rowNos)))
                .orElse(Map.of());
    }

    /**
     * The file with the bytes of a line that came with bytes, as they came.
     *
     * @throws NotAsKept if they were let go, or are not those that came
     * @throws IOException if they cannot be read
     */
    public Path bytes(LedgerLine line) throws NotAsKept, IOException {
        return KeptDeliveries.bytes(workspace, letGo, line, hashes::sha256);
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
            return reading.of(bytes(line), then.get());
        } catch (NotAsKept otherBytes) {
            return Optional.empty();
        }
    }
}
