// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jundeng.contract.Contract;
import org.jundeng.intake.row.Line;
import org.jundeng.intake.row.Opened;
import org.jundeng.intake.row.Rows;

/**
 * The cells of a row in a delivery, beside their headers.
 *
 * @param columns the headers as delivered
 * @param cells one for each column; null where the record lacks it. Empty where the row cannot be split
 */
public record RowCells(List<String> columns, List<String> cells) {

    public RowCells {
        columns = List.copyOf(columns);
        cells = Collections.unmodifiableList(new ArrayList<>(cells));
    }

    /**
     * The cells of the row with the number {@code rowNo}. Empty where the delivery has no such row below its header, or
     * cannot be read so far.
     *
     * @throws IOException if the file cannot be accessed
     */
    public static Optional<RowCells> of(Path bytes, Contract contract, long rowNo) throws IOException {
        if (!(DeliveryOpener.open(bytes, contract) instanceof Opened.Readable readable)) {
            return Optional.empty();
        }
        try (Rows rows = readable.rows()) {
            List<String> columns = rows.columns().subList(0, rows.delivered());
            for (Line line = rows.next(); line != null; line = rows.next()) {
                if (line instanceof Line.Row row && row.rowNo() >= rowNo) {
                    return row.rowNo() > rowNo
                            ? Optional.empty()
                            : Optional.of(new RowCells(
                                    columns,
                                    row.cells()
                                            .subList(
                                                    0,
                                                    Math.min(
                                                            columns.size(),
                                                            row.cells().size()))));
                }
                if (line instanceof Line.BadRow row && row.rowNo() == rowNo) {
                    return Optional.of(new RowCells(columns, List.of()));
                }
                if (line instanceof Line.Broken) {
                    return Optional.empty();
                }
            }
            return Optional.empty();
        }
    }
}
