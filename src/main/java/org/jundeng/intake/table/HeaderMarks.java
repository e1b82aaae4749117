// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.table;

import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;

/** Marks on the names of a header that refer to a note and are no part of the name: {@code ①}, {@code *}, 注1. */
final class HeaderMarks {

    /** Before the unit in brackets or at the end of the name; a fraction is no mark. */
    private static final Pattern BEHIND =
            Pattern.compile("\\s*([*＊※†‡\\p{No}&&[^¼½¾⅐-⅞↉]]|[(（\\[【〔](注?\\s*[\\d０-９]{1,2}|注|[*＊※†‡\\p{No}]+)[)）\\]】〕]"
                    + "|(?<=.)注\\s*[\\d０-９]{1,2})+\\s*(?=$|[(（\\[【〔][^()（）\\[\\]【】〔〕]*[)）\\]】〕]$)");

    private static final Pattern BEFORE = Pattern.compile("^[*＊※†‡]+\\s*(?=.)");

    private HeaderMarks() {}

    /** The parts of a name without their marks; a part that is nothing but a mark is left out. */
    static List<String> without(List<String> parts) {
        return parts.stream()
                .map(HeaderMarks::without)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static String without(String part) {
        String usual = Normalizer.normalize(part, Normalizer.Form.NFC);
        return BEFORE.matcher(BEHIND.matcher(usual).replaceAll(""))
                .replaceFirst("")
                .strip();
    }
}
