// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.table;

import java.util.regex.Pattern;

/** The words that begin notes, signatures and dates around a table, as bureaus write them. */
final class NoteLabels {

    private static final String WORDS = "(附?注|备注|说明|.{0,4}说明|制表.{0,3}|填表.{0,3}|填报.{0,3}|编制.{0,3}|审[核批].{0,3}|复核.{0,3}"
            + "|.{0,4}负责人|.{0,2}经办人?|.{0,2}联系人|.{0,2}电话|.{0,3}日期|.{0,4}来源|单位.{0,4}盖章.{0,1}"
            + "|notes?|remarks?|sources?|prepared by|filled in by|checked by|approved by|contact|phone|date)";

    private static final String BEFORE = "^[（(【\\[*＊\\s]*";
    private static final String BEHIND = "\\s*\\d{0,2}[)）】\\]]?\\s*";
    private static final int LONGEST_LABEL = 20;
    private static final int LONGEST_FIELD = 12;

    private static final Pattern LABEL =
            Pattern.compile(BEFORE + WORDS + BEHIND + "[:：].*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern FIELD = Pattern.compile(BEFORE + WORDS + BEHIND, Pattern.CASE_INSENSITIVE);

    private NoteLabels() {}

    /** Whether the cell is a label with a colon and what follows it; most have no colon, which is cheap to see. */
    static boolean begin(String cell) {
        int wide = cell.indexOf('：');
        int colon = wide >= 0 ? wide : cell.indexOf(':');
        return colon > 0 && colon <= LONGEST_LABEL && LABEL.matcher(cell).matches();
    }

    /** Whether the cell is the label of the cell behind it: 制表人, without a colon. */
    static boolean isField(String cell) {
        return cell.length() <= LONGEST_FIELD && FIELD.matcher(cell).matches();
    }
}
