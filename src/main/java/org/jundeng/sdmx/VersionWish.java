// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sdmx;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which versions a query asks for. There is one version, which promises no stability, so {@code +} finds nothing. */
public final class VersionWish {

    private static final Pattern TWO_PARTS = Pattern.compile("(\\d{1,9})?([~*]?)\\.(\\d{1,9})?([~*]?)");
    private static final Pattern WELL_FORMED =
            Pattern.compile("[~*+]|(\\d{1,9}[~*+]?|[~*+])(\\.(\\d{1,9}[~*+]?|[~*+])){0,2}(-[0-9A-Za-z.-]+)?");
    private static final int MAJOR = 1;
    private static final int MINOR = 0;

    private VersionWish() {}

    /** Whether all versions of a list are written as the standard writes versions. */
    public static boolean isReadable(String asked) {
        return Stream.of(asked.split(",", -1))
                .allMatch(each -> WELL_FORMED.matcher(each).matches());
    }

    /** Whether the one version is among those that are asked for. */
    public static boolean matches(String asked) {
        return Stream.of(asked.split(",", -1)).anyMatch(VersionWish::matchesOne);
    }

    private static boolean matchesOne(String asked) {
        if (asked.equals("*") || asked.equals("~")) {
            return true;
        }
        Matcher parts = TWO_PARTS.matcher(asked);
        return parts.matches()
                && matches(parts.group(1), parts.group(2), MAJOR)
                && matches(parts.group(3), parts.group(4), MINOR);
    }

    private static boolean matches(String number, String sign, int ours) {
        if (number == null) {
            return !sign.isEmpty();
        }
        int asked = Integer.parseInt(number);
        return sign.isEmpty() ? asked == ours : asked <= ours;
    }
}
