// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.table;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jundeng.contract.ColumnContract;
import org.jundeng.contract.ColumnContract.Blank;
import org.jundeng.contract.ColumnContract.Role;
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
    /** Words that say of a row that it is no region's own, wherever they stand beside the promised cells. */
    private static final Pattern TOTAL = Pattern.compile(".{0,20}(小计|合计|总计|共计|平均)|计|全市");

    private static final Pattern BLANKS_AND_SIGNS = Pattern.compile("[\\s\\h()（）\\[\\]【】:：]+");
    private static final int LONGEST = 40;
    private static final Set<Role> BESIDE = EnumSet.of(Role.IGNORE, Role.NOTE, Role.OUTER_AREA);
    private static final Set<Role> PERIODS = EnumSet.of(Role.TIME_PERIOD, Role.YEAR, Role.PART_OF_YEAR);

    private final Set<Integer> asAbove = new HashSet<>();
    private final Set<Integer> periods = new HashSet<>();
    private final Set<Integer> unpromised = new HashSet<>();
    private final String[] above;

    MergedRows(TableHead head, Contract contract) {
        this.head = head;
        this.above = new String[head.columns().size()];
        PromisedNames promised = new PromisedNames(contract);
        for (int at = 0; at < above.length; at++) {
            ColumnContract column = promised.column(head.columns().get(at));
            if (column != null && column.blank() == Blank.AS_ABOVE) {
                asAbove.add(at);
                if (PERIODS.contains(column.role())) {
                    periods.add(at);
                }
            }
            if (column == null || BESIDE.contains(column.role())) {
                unpromised.add(at);
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
        boolean total = unpromised.stream().anyMatch(at -> at < cells.length && isTotal(cells[at]));
        for (int at : asAbove) {
            // The figures of a total are not those of what stands above it, nor are those below it.
            above[at] = total && !periods.contains(at) ? null : above[at];
            if (at < cells.length) {
                cells[at] = cells[at].isBlank() && above[at] != null ? above[at] : cells[at];
            }
        }
        remember(cells);
        return new TableRecord(record.no(), cells, record.fault(), List.of());
    }

    private static boolean isTotal(String cell) {
        return cell.length() <= LONGEST
                && (cell.indexOf('计') >= 0 || cell.indexOf('全') >= 0 || cell.indexOf('平') >= 0)
                && TOTAL.matcher(BLANKS_AND_SIGNS.matcher(cell).replaceAll("")).matches();
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
