// SPDX-License-Identifier: Apache-2.0
package org.jundeng.contract.name;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name of a file that may hold a table. Its extension says in which program it was saved, and nothing of which feed
 * it belongs to: that is told by the name before it.
 */
public final class TableName {

    /** The extensions of files that hold a table, or one packed. */
    static final List<String> EXTENSIONS = List.of(
            "csv", "txt", "tsv", "xlsx", "xlsm", "xlsb", "xltx", "xltm", "xls", "xlt", "et", "ett", "ods", "zip");

    /** What a program takes for an extension; the 06 of {@code jobs-2014.06} is none. */
    private static final Pattern EXTENSION = Pattern.compile("[a-z][a-z0-9]{0,9}");

    private TableName() {}

    /** The name without the extensions of tables at its end: {@code jobs} of {@code jobs.csv.zip}. */
    public static String stem(String fileName) {
        String stem = fileName;
        while (EXTENSIONS.contains(extension(stem))) {
            stem = stem.substring(0, stem.lastIndexOf('.'));
        }
        return stem;
    }

    /** Whether it ends in an extension that no table has, such as {@code jobs.pdf}. */
    static boolean isOfAnotherKind(String fileName) {
        String extension = extension(fileName);
        return !extension.isEmpty() && !EXTENSIONS.contains(extension);
    }

    /** Whether it ends in an extension that tables have. */
    public static boolean isOfTable(String fileName) {
        return EXTENSIONS.contains(extension(fileName));
    }

    /** Whether it ends in the extension of a zip. */
    public static boolean isZip(String fileName) {
        return extension(fileName).equals("zip");
    }

    private static String extension(String fileName) {
        int dot = fileName.lastIndexOf('.');
        String end = dot < 1 ? "" : fileName.substring(dot + 1).toLowerCase(Locale.ROOT);
        return EXTENSION.matcher(end).matches() ? end : "";
    }
}
