// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Recognises by its first bytes a delivery that is not text of the promised format. */
final class ForeignFormat {

    private static final String UTF_16 = "UTF-16, BOM?";
    private static final String BINARY = "binary, 0x00";

    private ForeignFormat() {}

    /** Whether bytes that are called so may be UTF-16: they have zeros. */
    static boolean mayBeUtf16(String foreign) {
        return foreign.equals(UTF_16) || foreign.equals(BINARY);
    }

    /** What the bytes are instead, in the steward's words; empty where they may be what was promised. */
    static Optional<String> of(byte[] head, boolean table) {
        String latin = new String(head, StandardCharsets.ISO_8859_1);
        if (latin.startsWith("PK\u0003\u0004") || latin.startsWith("PK\u0005\u0006")) {
            return Optional.of("xlsx/zip");
        }
        if (latin.startsWith("\u00D0\u00CF\u0011\u00E0")) {
            return Optional.of("xls/doc");
        }
        if (latin.startsWith("%PDF-")) {
            return Optional.of("PDF");
        }
        if (latin.startsWith("\u001F\u008B")) {
            return Optional.of("gzip");
        }
        if (latin.startsWith("{\\rtf")) {
            return Optional.of("RTF");
        }
        return marked(latin) ? Optional.empty() : byText(latin, table);
    }

    private static boolean marked(String latin) {
        return latin.startsWith("\u00FF\u00FE") || latin.startsWith("\u00FE\u00FF");
    }

    private static Optional<String> byText(String latin, boolean table) {
        int zero = latin.indexOf('\0');
        if (zero >= 0 && zero < 512) {
            boolean wide = latin.length() % 2 == 0 && zeros(latin) * 5 >= latin.length();
            return Optional.of(wide ? UTF_16 : BINARY);
        }
        String start =
                latin.replaceFirst("^\u00EF\u00BB\u00BF", "").stripLeading().toLowerCase(Locale.ROOT);
        if (start.startsWith("<!doctype html") || start.startsWith("<html")) {
            return Optional.of("HTML");
        }
        if (start.startsWith("<?xml")) {
            return Optional.of("XML");
        }
        boolean json = start.startsWith("{\"") || start.matches("(?s)\\[\\s*\\{.*");
        return table && json ? Optional.of("JSON") : Optional.empty();
    }

    private static long zeros(String latin) {
        return latin.chars().filter(c -> c == 0).count();
    }
}
