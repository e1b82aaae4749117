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

    private static final String NUMBER = "[\\d０-９][\\d０-９.,，．\\s]*";
    private static final String UNIT = "[余多]?[十百千万亿]*[余多]?([A-Za-z]{1,4}\\d?|人次|人|户次?|个|项|件|套|张|家|所|起|例|名|位|处|座|栋|幢|间"
            + "|条|辆|台|次|场|册|本|份|宗|笔|批|吨|斤|公斤|千克|克|升|元|块|美元|米|里|公里|千米|平方米|平方公里|立方米|亩|公顷|岁|年|月|天|日|周"
            + "|小时|时|分钟?|秒|度|床|%|％|‰|个?百分点|倍|折|左右|整|注\\d?)*";

    /** A number with what may stand around it: a sign or 约, hundreds and thousands, a unit, a mark, a note. */
    private static final Pattern NUMBER_IN_UNIT =
            Pattern.compile("[^\\p{L}\\d０-９]*(大?约|近|超过?|[逾达为仅共计]|不[足到]|合计)?[^\\p{L}\\d０-９]*(" + NUMBER + UNIT
                    + ")+[^\\p{L}\\d０-９]*([(（\\[【].*)?");

    private static final Pattern LETTER = Pattern.compile("\\p{L}");

    private CellFigures() {}

    /**
     * Whether the cell may stand in a header: what cannot hold a figure, and a name with a number in it, as
     * 60岁以上, 0—14岁 and 5A级景区 do. What reads as a number with its unit is none.
     */
    static boolean mayName(String cell) {
        String text = cell.strip();
        return !mayHold(cell)
                || LETTER.matcher(text).find() && !NUMBER_IN_UNIT.matcher(text).matches();
    }

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
