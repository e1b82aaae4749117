// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.table;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jundeng.contract.ColumnContract;
import org.jundeng.contract.ColumnContract.Blank;
import org.jundeng.contract.Contract;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.finding.Location;
import org.jundeng.intake.row.Line;
import org.jundeng.intake.row.PromisedNames;

/**
 * Gives each row the words that stand for several rows: in merged cells, and where the contract says that a blank cell
 * means the same as the one above. A figure never stands for several.
 */
final class MergedRows {

    private final TableHead head;
    private final Set<Integer> asAbove = new HashSet<>();
    private final String[] above;

    MergedRows(TableHead head, Contract contract) {
        this.head = head;
        this.above = new String[head.columns().size()];
        PromisedNames promised = new PromisedNames(contract);
        for (int at = 0; at < above.length; at++) {
            ColumnContract column = promised.column(head.columns().get(at));
            if (column != null && column.blank() == Blank.AS_ABOVE) {
                asAbove.add(at);
            }
        }
    }

    /** The finding for a figure in a merged cell; null where there is none. */
    Line.BadRow mergedFigure(TableRecord record) {
        for (MergedCell merged : record.merged()) {
            if (head.values().contains(merged.at()) && CellFigures.mayHold(merged.text())) {
                Location place = new Location(record.no(), head.columns().get(merged.at()), merged.at() + 1);
                String corner = new Location(merged.fromRow(), "", merged.fromAt() + 1)
                        .cell()
                        .orElse("");
                return new Line.BadRow(
                        record.no(), Finding.at(FindingCode.MERGED_FIGURE, place, merged.text(), corner));
            }
        }
        return null;
    }

    /** The record with the words that stand for it, too. */
    TableRecord filled(TableRecord record) {
        if (asAbove.isEmpty() && record.merged().isEmpty()) {
            return record;
        }
        String[] cells = Arrays.copyOf(record.cells(), Math.max(record.cells().length, mostFilled(record)));
        Arrays.setAll(cells, at -> cells[at] == null ? "" : cells[at]);
        for (MergedCell merged : record.merged()) {
            boolean word = merged.at() == merged.fromAt() && !head.values().contains(merged.at());
            if (word && merged.at() < cells.length && cells[merged.at()].isBlank()) {
                cells[merged.at()] = merged.text();
            }
        }
        for (int at : asAbove) {
            if (at < cells.length) {
                cells[at] = cells[at].isBlank() && above[at] != null ? above[at] : cells[at];
            }
        }
        remember(cells);
        return new TableRecord(record.no(), cells, record.fault(), List.of());
    }

    private int mostFilled(TableRecord record) {
        return record.merged().stream()
                .mapToInt(merged -> Math.min(merged.at() + 1, head.columns().size()))
                .max()
                .orElse(0);
    }

    /** Takes note of the words of a row that stand for the rows below it. */
    void remember(String[] cells) {
        for (int at : asAbove) {
            if (at < cells.length && !cells[at].isBlank()) {
                above[at] = cells[at];
            }
        }
    }
}
