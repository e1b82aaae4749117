// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform;

import java.util.List;
import java.util.function.Consumer;
import org.jundeng.finding.FailedFormula;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.finding.Location;

/** The row that is being read: its cells, and whether a fault was found in it. */
final class RowAtHand {

    private final Header header;
    private List<String> cells = List.of();
    private long no;
    private Consumer<Finding> findings;
    private boolean faulty;

    RowAtHand(Header header) {
        this.header = header;
    }

    /** Begins with another row. */
    void take(long rowNo, List<String> rowCells, Consumer<Finding> takesFindings) {
        this.no = rowNo;
        this.cells = rowCells;
        this.findings = takesFindings;
        this.faulty = false;
    }

    /** Goes on with other cells of the same row. */
    void put(List<String> rowCells) {
        this.cells = rowCells;
    }

    List<String> cells() {
        return cells;
    }

    /** The cell as delivered; null where the record lacks it. */
    String cell(int at) {
        return cells.get(at);
    }

    long no() {
        return no;
    }

    /** Where the cell is; the whole row for {@link Plan#NONE}. */
    Location place(int at) {
        return at == Plan.NONE ? Location.row(no) : header.place(no, at);
    }

    /** Whether a fault that is more than a note was found in the row so far. */
    boolean isFaulty() {
        return faulty;
    }

    /** Marks the row as faulty where its finding was told with an earlier row. */
    void spoil() {
        faulty = true;
    }

    /** A finding in the cell at {@code at}. */
    void find(FindingCode code, int at, String... arguments) {
        String cell = cells.get(at);
        tell(Finding.at(code, place(at), cell == null ? "" : cell, arguments));
    }

    void tell(Finding finding) {
        faulty = faulty || finding.code().weight() != FindingCode.Weight.NOTE;
        findings.accept(FailedFormula.cause(finding));
    }
}
