// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.copy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jundeng.contract.Contract;
import org.jundeng.intake.row.RowMark;
import org.jundeng.intake.table.FindingsColumn;

/**
 * What is written into the column of findings of a table.
 *
 * @param contract what the table was to be
 * @param place where the table lies
 * @param marking the findings
 */
record MarkedTable(Contract contract, Place place, Marking marking) {

    /** As many characters as a person reads in a cell. */
    private static final int LONGEST_CELL = 1_000;

    /**
     * Where a table lies in its file.
     *
     * @param sheet the name of the sheet that was read; null where the format has no sheets
     * @param headerNo the number of the record that holds its header
     * @param columns the names of its columns; none where no header was found
     * @param findingsAt the place of the column of findings of an earlier copy; -1 where it has none
     */
    record Place(String sheet, long headerNo, List<String> columns, int findingsAt) {}

    /** The same table, promised otherwise. */
    MarkedTable with(Contract other) {
        return new MarkedTable(other, place, marking);
    }

    long headerNo() {
        return place.headerNo();
    }

    /**
     * The header of the column of findings, and behind it our mark, by which it is known again, and what is wrong with
     * the delivery as a whole.
     */
    String header() {
        List<MarkedFinding> ofAll = marking.findings().stream()
                .filter(finding -> isOfHeader(finding) && !finding.note())
                .toList();
        String name = FindingsColumn.header(contract, place.columns(), marking.chinese());
        return name + cell(headerNo(), marking.says().notAll(), ofAll);
    }

    /** The cells of the column of findings, by the rows below the header. */
    Map<Long, String> rows() {
        Map<Long, List<MarkedFinding>> byRow = new TreeMap<>();
        marking.findings().stream().filter(finding -> !isOfHeader(finding)).forEach(finding -> byRow.computeIfAbsent(
                        finding.place().rowNo(), first -> new ArrayList<>())
                .add(finding));
        Map<Long, String> cells = new TreeMap<>();
        byRow.forEach((rowNo, found) -> cells.put(rowNo, cell(rowNo, "", found)));
        return cells;
    }

    /** What says which row of which delivery a cell is about. */
    String mark(long rowNo) {
        return new RowMark(marking.deliveryId(), rowNo).text(marking.chinese());
    }

    private boolean isOfHeader(MarkedFinding finding) {
        return finding.ofAll() || finding.place().rowNo() <= headerNo();
    }

    private String cell(long rowNo, String first, List<MarkedFinding> found) {
        boolean note = !found.isEmpty() && found.stream().allMatch(MarkedFinding::note);
        StringBuilder cell = new StringBuilder(
                new RowMark(marking.deliveryId(), rowNo, note && rowNo != headerNo()).text(marking.chinese()));
        if (!first.isEmpty()) {
            cell.append(marking.chinese() ? "" : " ").append(first.strip());
        }
        for (MarkedFinding each : found) {
            String sentence = each.words().sentence().replaceAll("\\s+", " ").strip();
            if (cell.length() + sentence.length() > LONGEST_CELL) {
                return cell.append('…').toString();
            }
            cell.append(marking.chinese() ? "" : " ").append(sentence);
        }
        return cell.toString();
    }
}
