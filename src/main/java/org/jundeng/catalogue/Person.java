// SPDX-License-Identifier: Apache-2.0
package org.jundeng.catalogue;

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
 */
public record Person(
        String id,
        Label name,
        String email,
        String language,
        List<String> bureaus,
        List<Integer> projects,
        List<String> feeds,
        String deputy) {

    public Person {
        MissingValues.check("id", id, "name", name);
        if (email == null || !email.matches("[^\\s@<>,;:\"\\p{Cntrl}]+@[^\\s@<>,;:\"\\p{Cntrl}]+")) {
            throw new IllegalArgumentException(
                    "email " + (email == null ? "is missing" : "\"" + email + "\" is no address"));
        }
        language = language == null ? "zh" : language;
        if (!List.of("zh", "en").contains(language)) {
            throw new IllegalArgumentException("language \"" + language + "\" is not one of zh, en");
        }
        bureaus = bureaus == null ? List.of() : List.copyOf(bureaus);
        projects = projects == null ? List.of() : List.copyOf(projects);
        feeds = feeds == null ? List.of() : List.copyOf(feeds);
    }

    /** The language the person's mails are in. */
    public Locale locale() {
        return Locale.forLanguageTag(language);
    }
}
