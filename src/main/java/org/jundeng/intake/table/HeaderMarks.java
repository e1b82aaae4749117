// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.table;

import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;

/** Marks on the names of a header that refer to a note and are no part of the name: {@code ①}, {@code *}, 注1. */
final class HeaderMarks {

    /**
     * A mark: a sign or a small number, but no fraction; no subscript, as in CO₂; and no exponent, as in km².
     */
    private static final String SIGN = "(?<![A-Za-zＡ-Ｚａ-ｚ])[²³¹⁰⁴-⁹]|[*＊※†‡\\p{No}&&[^¼½¾⅐-⅞↉₀-₉²³¹⁰⁴-⁹]]";

    /** Before the unit in brackets or at the end of the name. */
    private static final Pattern BEHIND = Pattern.compile("\\s*(" + SIGN
            + "|[(（\\[【〔](注?\\s*[\\d０-９]{1,2}|注|[*＊※†‡\\p{No}&&[^₀-₉]]+)[)）\\]】〕]"
            + "|(?<=.)注\\s*[\\d０-９]{1,2})+\\s*(?=$|[(（\\[【〔][^()（）\\[\\]【】〔〕]*[)）\\]】〕]$)");

    /** A number alone in brackets, which is a note where several names have one, and maybe a month where one has. */
    private static final Pattern NUMBER = Pattern.compile("[(（\\[【〔]\\s*[\\d０-９]{1,2}\\s*[)）\\]】〕]");

    private static final Pattern BEFORE = Pattern.compile("^[*＊※†‡]+\\s*(?=.)");

    private HeaderMarks() {}

    /** The parts of each name without their marks; a part that is nothing but a mark is left out. */
    static List<List<String>> without(List<List<String>> names) {
        long numbered = names.stream()
                .filter(parts -> parts.stream().anyMatch(HeaderMarks::hasNumber))
                .count();
        return names.stream()
                .map(parts -> parts.stream()
                        .map(part -> numbered == 1 && hasNumber(part) ? part : without(part))
                        .filter(part -> !part.isEmpty())
                        .toList())
                .toList();
    }

    private static boolean hasNumber(String part) {
        return NUMBER.matcher(part).find();
    }

    private static String without(String part) {
        String usual = Normalizer.normalize(part, Normalizer.Form.NFC);
        return BEFORE.matcher(BEHIND.matcher(usual).replaceAll(""))
                .replaceFirst("")
                .strip();
    }
}
