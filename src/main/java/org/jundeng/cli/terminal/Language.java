// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.terminal;

import java.util.Locale;
import java.util.stream.Stream;

/** The language of findings and names on this terminal. */
public final class Language {

    private Language() {}

    /**
     * Chinese for {@code zh}, English for {@code en}; this terminal's for null. Throws {@link UnusableRequest} for any
     * other.
     */
    public static Locale of(String wanted) {
        if (wanted == null) {
            return ofThisTerminal();
        }
        return switch (wanted) {
            case "zh" -> Locale.CHINESE;
            case "en" -> Locale.ENGLISH;
            default -> throw new UnusableRequest("--lang is zh or en, not \"" + wanted + "\"");
        };
    }

    /** Chinese if JUNDENG_LANG says so or, where it is not set, the locale of the environment; else English. */
    public static Locale ofThisTerminal() {
        return Stream.of("JUNDENG_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
                .map(System::getenv)
                .filter(value -> value != null && !value.isBlank())
                .findFirst()
                .filter(value -> value.startsWith("zh"))
                .map(value -> Locale.CHINESE)
                .orElse(Locale.ENGLISH);
    }
}
