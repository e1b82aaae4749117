// SPDX-License-Identifier: Apache-2.0
package org.jundeng.finding;

import java.util.regex.Pattern;

/**
 * Cells whose formula has failed, or was never calculated. A workbook and a CSV file that was saved from it say so in
 * the same words; to call such a cell an unknown region or no number would hide what there is to mend.
 */
public final class FailedFormula {

    private static final Pattern ERROR = Pattern.compile(
            "#(DIV/0!|N/A|NAME\\?|NULL!|NUM!|REF!|VALUE!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|BUSY!|GETTING_DATA)"
                    + "|Err:\\d{3}");
    private static final Pattern FORMULA = Pattern.compile("=[^=].*", Pattern.DOTALL);

    private FailedFormula() {}

    /** What the cell is instead; null where its formula, if it has one, has a result. */
    private static FindingCode code(String cell) {
        String text = cell.strip();
        if (text.length() < 2) {
            return null;
        }
        return switch (text.charAt(0)) {
            case '#', 'E' -> ERROR.matcher(text).matches() ? FindingCode.ERROR_CELL : null;
            case '=' -> FORMULA.matcher(text).matches() ? FindingCode.FORMULA_WITHOUT_RESULT : null;
            default -> null;
        };
    }

    /** Whether a cell has no content of its own, but a formula's failure. */
    public static boolean is(String cell) {
        return cell != null && !cell.isEmpty() && code(cell) != null;
    }

    /** The same finding, or what the formula in its cell says about the cause. */
    public static Finding cause(Finding finding) {
        boolean ofCell = finding.code().weight() == FindingCode.Weight.ROW
                && finding.place().column() != null;
        FindingCode code = ofCell ? code(finding.found()) : null;
        return code == null ? finding : Finding.at(code, finding.place(), finding.found());
    }
}
