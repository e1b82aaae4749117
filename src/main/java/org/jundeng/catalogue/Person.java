// SPDX-License-Identifier: Apache-2.0
package org.jundeng.catalogue;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jundeng.binding.MissingValues;

/**
 * Somebody who is told things: an official, a steward, or both.
 *
 * @param id a stable id
 * @param name how mails address the person
 * @param email the address; checked when the file is read
 * @param language {@code zh} or {@code en}
 * @param bureaus the bureaus the person answers for as an official
 * @param projects the plan's projects the person answers for as an official
 * @param feeds the feeds the person is the steward of
 * @param deputy the id of the person who stands in; null where nobody does
 * @param superior the id of the person who hears of what stays unacknowledged for long; null where nobody does
 * @param absent when the person is away: the deputy is told instead
 * @param operator whether the person runs Jundeng, and hears of refused files of bureaus without a steward
 * @param notices how the person wants to be told
 */
public record Person(
        String id,
        Label name,
        String email,
        String language,
        List<String> bureaus,
        List<Integer> projects,
        List<String> feeds,
        String deputy,
        String superior,
        List<Absence> absent,
        Boolean operator,
        Wishes notices) {

    public Person {
        MissingValues.check("id", id, "name", name);
        if (email == null || !email.matches("[^\\s@<>,;:\"\\p{Cntrl}]+@[^\\s@<>,;:\"\\p{Cntrl}]+")) {
            throw new IllegalArgumentException(
                    "email " + (email == null ? "is missing" : "\"" + shown(email) + "\" is no address"));
        }
        language = language == null ? "zh" : language;
        if (!List.of("zh", "en").contains(language)) {
            throw new IllegalArgumentException("language \"" + language + "\" is not one of zh, en");
        }
        bureaus = bureaus == null ? List.of() : List.copyOf(bureaus);
        projects = projects == null ? List.of() : List.copyOf(projects);
        feeds = feeds == null ? List.of() : List.copyOf(feeds);
        absent = absent == null ? List.of() : List.copyOf(absent);
        operator = operator != null && operator;
        notices = notices == null ? Wishes.NONE : notices;
    }

    /** A line break must not break the message that tells of it. */
    private static String shown(String text) {
        return text.replace("\r", "\\r").replace("\n", "\\n").replaceAll("\\p{Cntrl}", "?");
    }

    /**
     * Days on which a person is away.
     *
     * @param from the first day
     * @param until the last day
     */
    public record Absence(LocalDate from, LocalDate until) {
        public Absence {
            MissingValues.check("from", from, "until", until);
            if (until.isBefore(from)) {
                throw new IllegalArgumentException("absent until " + until + " lies before from " + from);
            }
        }
    }

    /** Whether the person is away on {@code day}. */
    public boolean isAbsent(LocalDate day) {
        return absent.stream().anyMatch(each -> !day.isBefore(each.from()) && !day.isAfter(each.until()));
    }

    /** The language the person's mails are in. */
    public Locale locale() {
        return Locale.forLanguageTag(language);
    }
}
