// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number with another decimal point or thousands separator than ours, if it can be read in only one way: {@code 3，2},
 * {@code 3。2}, {@code .5}, {@code 1.234.567}. Not {@code 12,3456}, which may be 12.3456 or 123456, nor {@code 1、500}.
 */
final class Separators {

    /** In Chinese input mode the key for the point types 。. */
    private static final Pattern POINT = Pattern.compile("([+-]?\\d+)[。·](\\d+[^\\d.,]*)");

    private static final Pattern COMMA = Pattern.compile("([+-]?\\d+),(\\d{1,2}(?:[^\\d,.].*)?)");
    private static final Pattern BELOW_ONE = Pattern.compile("([+-]?)0?[.,](\\d+[^\\d.,]*)");
    private static final Pattern GROUPS =
            Pattern.compile("([+-]?[1-9]\\d{0,2}(?:\\.\\d{3})+)(?:,(\\d{1,2}))?([^\\d.,]*)");

    private Separators() {}

    /** The number in our form; empty where it is not clear. */
    static String mended(String cell) {
        String text = NumberForm.usual(cell);
        Matcher belowOne = BELOW_ONE.matcher(text);
        if (belowOne.matches()) {
            return belowOne.group(1) + "0." + belowOne.group(2);
        }
        Matcher point = POINT.matcher(text);
        if (point.matches()) {
            return point.group(1) + "." + point.group(2);
        }
        Matcher comma = COMMA.matcher(text);
        if (comma.matches()) {
            return comma.group(1) + "." + comma.group(2);
        }
        Matcher groups = GROUPS.matcher(text);
        boolean several = groups.matches()
                && (groups.group(2) != null
                        || groups.group(1).indexOf('.') < groups.group(1).lastIndexOf('.'));
        return several
                ? groups.group(1).replace(".", "")
                        + (groups.group(2) == null ? "" : "." + groups.group(2))
                        + groups.group(3)
                : "";
    }
}
