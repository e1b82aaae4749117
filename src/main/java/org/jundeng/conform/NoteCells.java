// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform;

import org.jundeng.finding.FindingCode;
import org.jundeng.intake.table.SplitNumber;

/** Looks at the notes of a row: one that is only a number suggests that cells have shifted. */
record NoteCells(Plan plan, RowAtHand row) {

    void read() {
        for (int at : plan.notes) {
            String cell = row.cell(at);
            if (cell != null && !cell.isEmpty() && begins(cell)) {
                String split = SplitNumber.joined(row.cells());
                if (isNumberAlone(cell) || !split.isEmpty() && BadNumber.isFigure(cell, plan.measures.units())) {
                    row.find(FindingCode.NUMBER_IN_NOTE, at, split);
                }
            }
        }
    }

    /** Whether a number may begin there; most notes do not begin with one. */
    private static boolean begins(String cell) {
        char first = cell.charAt(0);
        return first <= '9' || first >= '\uFF01' || first < '\u3001' && first >= '\u2000';
    }

    /**
     * Whether the text is only digits, points, commas, a sign in front and a per cent sign; a date or phone number is
     * not.
     */
    private static boolean isNumberAlone(String cell) {
        boolean digits = false;
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            boolean digit = c >= '0' && c <= '9' || c >= '０' && c <= '９';
            boolean sign = "-+".indexOf(c) >= 0 && !digits;
            if (!digit && !sign && " .,%．，％".indexOf(c) < 0) {
                return false;
            }
            digits |= digit;
        }
        return digits;
    }
}
