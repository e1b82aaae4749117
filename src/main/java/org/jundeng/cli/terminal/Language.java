// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.terminal;

import java.util.Locale;
import java.util.stream.Stream;

/** The language that findings and names are shown in on this terminal. */
public final class Language {

    private Language() {}

    /** {@code zh} or {@code en}; null means that of this terminal. Throws {@link UnusableRequest} for any other. */
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

    /** Chinese where the environment's locale is, or where JUNDENG_LANG says so; else English. */
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
