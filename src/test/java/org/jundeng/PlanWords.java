// SPDX-License-Identifier: Apache-2.0
package org.jundeng;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the plan's words around a number say of it. */
final class PlanWords {

    private static final Pattern BOUNDARY = Pattern.compile("(?s).*[，。；（：]");
    /** 分别达到94%和70%以上: the words before the first number and behind the last hold for all. */
    private static final Pattern ROW = Pattern.compile("分别[^0-9０-９]*");

    private static final int UNIT_AND_WORD = 8;

    private PlanWords() {}

    /** The sign of the comparator of the number at {@code start} to {@code end}. */
    static String comparator(String text, int start, int end) {
        String before = BOUNDARY.matcher(text.substring(0, start)).replaceFirst("");
        String behind = text.substring(end).replaceAll("（[^）]*）", "").replaceFirst("(?s)[，。；）].*", "");
        Matcher row = ROW.matcher(before);
        if (row.find()) {
            before = row.group();
            behind = behind.replaceFirst(".*[0-9０-９]", "");
        } else {
            behind = behind.replaceFirst("[、0-9０-９].*", "");
        }
        return sign(before, behind.substring(0, Math.min(UNIT_AND_WORD, behind.length())));
    }

    private static String sign(String before, String behind) {
        if (before.endsWith("约") || behind.contains("左右")) {
            return "~";
        }
        if (before.matches(".*(不超过|不高于|不多于|不大于)") || behind.contains("以内") || behind.contains("以下")) {
            return "<=";
        }
        if (before.matches(".*(不少于|不小于|不低于|至少)") || behind.contains("以上")) {
            return ">=";
        }
        if (before.matches(".*(超过|突破|高于|多于|大于)")) {
            return ">";
        }
        if (before.matches(".*(低于|少于|小于)")) {
            return "<";
        }
        return before.contains("控制在") || behind.matches("(分钟|小时).*") ? "<=" : ">=";
    }
}
