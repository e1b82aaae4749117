// SPDX-License-Identifier: Apache-2.0
package org.jundeng.guess;

import java.util.regex.Pattern;

/** The pattern for files of a feed, from the name of one of them. */
final class FilePattern {

    private static final Pattern PERIOD = Pattern.compile(
            "[-_ ]?[（(]?(?<!\\d)\\d{4}(?:年?[-_]?(?:[QqSsHh][1-4]|第?[一二三四1-4]季度?|[上下]半年)|年\\d{1,2}月(?:\\d{1,2}日)?"
                    + "|[-./_]\\d{1,2}(?:[-./_]\\d{1,2})?|\\d{2}(?:\\d{2})?|年度?)?(?!\\d)[)）]?");
    private static final Pattern ENDING = Pattern.compile("\\.[A-Za-z0-9]{1,5}$");

    private FilePattern() {}

    /**
     * A star takes the place of the period in the name: {@code 就业月报*} for {@code 就业月报-201406.csv}. The ending of a
     * table says nothing, since it may come as CSV and as a workbook.
     */
    static String of(String fileName, boolean table) {
        String ending = ENDING.matcher(fileName).find() ? fileName.substring(fileName.lastIndexOf('.')) : "";
        String stem = fileName.substring(0, fileName.length() - ending.length());
        String starred = PERIOD.matcher(stem)
                .replaceAll("*")
                .replaceAll("[\\[\\]{}\\\\?]", "?")
                .replaceAll("\\*+", "*");
        String open = starred.contains("*") ? starred : starred + "*";
        return (open.equals("*") ? stem.replaceAll("[\\[\\]{}\\\\?*]", "?") + "*" : open) + (table ? "" : ending);
    }

    /** What stays the same in the names of the feed's files: {@code 就业月报}. */
    static String title(String fileName) {
        String stem = ENDING.matcher(fileName).replaceFirst("");
        String bare = PERIOD.matcher(stem).replaceAll("").replaceAll("^[-_ ]+|[-_ ]+$", "");
        return bare.isEmpty() ? stem : bare;
    }
}
