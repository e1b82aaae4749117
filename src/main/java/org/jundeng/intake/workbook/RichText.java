// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.workbook;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts of cells in XML: runs of letters are joined, readings above them left out. */
final class RichText {

    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private RichText() {}

    /** The text of the element {@code name} that starts here, up to its end. */
    static String of(PartReader part, String name) throws IOException {
        String text = null;
        StringBuilder runs = null;
        while (part.next() && !part.ends(name)) {
            if (part.starts("rPh")) {
                passOver(part);
            } else if (part.starts("t")) {
                String run = part.text();
                if (text == null) {
                    text = run;
                } else {
                    runs = runs == null ? new StringBuilder(text) : runs;
                    runs.append(run);
                }
            }
        }
        String all = runs == null ? text == null ? "" : text : runs.toString();
        return plain(all);
    }

    private static void passOver(PartReader part) throws IOException {
        while (part.next() && !part.ends("rPh")) {
            continue;
        }
    }

    /** The text with characters in place of those written as {@code _x000D_}. */
    static String plain(String text) {
        return text.contains("_x")
                ? ESCAPED.matcher(text)
                        .replaceAll(found ->
                                Matcher.quoteReplacement(Character.toString(Integer.parseInt(found.group(1), 16))))
                : text;
    }
}
