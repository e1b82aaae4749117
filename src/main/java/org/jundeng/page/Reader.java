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
 * @param knownNow whether the day is judged anew by what is known now; else what was said then counts
 * @param permit what the reader may be shown
 */
public record Reader(Locale locale, LocalDate day, boolean knownNow, Permit permit) {

    public Reader {
        Objects.requireNonNull(locale, "locale");
        Objects.requireNonNull(permit, "permit");
        if (knownNow && day == null) {
            throw new IllegalArgumentException("only a day can be judged anew");
        }
    }

    /** A reader who may be shown everything. */
    public Reader(Locale locale, LocalDate day, boolean knownNow) {
        this(locale, day, knownNow, Permit.ALL);
    }

    /**
     * A reader of what was said.
     *
     * @param day the day that pages speak of; null for the latest
     */
    public Reader(Locale locale, LocalDate day) {
        this(locale, day, false);
    }

    /** The day and the knowledge. */
    public Moment moment() {
        return new Moment(day, knownNow);
    }

    /** The same reader in the other language. */
    public Reader inOtherLanguage() {
        return new Reader(isChinese() ? Locale.ENGLISH : Locale.CHINESE, day, knownNow, permit);
    }

    /** The same reader on another day; null for the latest. */
    public Reader on(LocalDate other) {
        return new Reader(locale, other, false, permit);
    }

    /** The same reader of the same day, by what is known now or by what was said then. */
    public Reader knowing(boolean now) {
        return new Reader(locale, day, now, permit);
    }

    /** The same reader, who may be shown that much. */
    public Reader with(Permit other) {
        return new Reader(locale, day, knownNow, other);
    }

    /** Whether the language is Chinese. */
    public boolean isChinese() {
        return locale.getLanguage().equals(Locale.CHINESE.getLanguage());
    }
}
