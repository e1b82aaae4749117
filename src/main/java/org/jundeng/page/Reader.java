// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;

/**
 * What a reader has chosen for all pages.
 *
 * @param locale the language: Chinese or English
 * @param day the day that pages speak of; null for the latest
 */
public record Reader(Locale locale, LocalDate day) {

    public Reader {
        Objects.requireNonNull(locale, "locale");
    }

    /** The same reader in the other language. */
    public Reader inOtherLanguage() {
        return new Reader(isChinese() ? Locale.ENGLISH : Locale.CHINESE, day);
    }

    /** The same reader on another day; null for the latest. */
    public Reader on(LocalDate other) {
        return new Reader(locale, other);
    }

    /** Whether the language is Chinese. */
    public boolean isChinese() {
        return locale.getLanguage().equals(Locale.CHINESE.getLanguage());
    }
}
