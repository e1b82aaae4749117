// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.table;

import java.util.regex.Pattern;

/** Tells cells that may hold a figure from text. When in doubt a cell holds one, for a figure is never passed over. */
final class CellFigures {

    private static final int LONGEST = 24;
    private static final String MONTHS = "\\d{1,2}([-—–~～至到]\\d{1,2})?月份?(\\d{1,2}[日号])?";
    private static final Pattern DATE = Pattern.compile("[(（]?(" + MONTHS + "|\\d{4}年(度|" + MONTHS
            + "|第?[1-4一二三四]季度|[上下]半年)?|\\d{4}[-./]\\d{1,2}[-./]\\d{1,2})[)）]?");
    private static final Pattern LABELLED = Pattern.compile("\\D*\\p{L}\\D*[:：].*");

    private CellFigures() {}

    static boolean mayHold(String cell) {
        int length = cell.length();
        if (length == 0 || length > LONGEST) {
            return false;
        }
        boolean digits = false;
        boolean plain = true;
        for (int i = 0; i < length; i++) {
            char c = cell.charAt(i);
            boolean digit = c >= '0' && c <= '9' || c >= '０' && c <= '９';
            digits |= digit;
            plain &= digit || " .,-+%．，％－".indexOf(c) >= 0;
        }
        return digits && (plain || !isText(cell.strip()) && !FindingsColumn.isMarked(cell));
    }

    private static boolean isText(String cell) {
        return DATE.matcher(cell).matches() || LABELLED.matcher(cell).matches();
    }
}
