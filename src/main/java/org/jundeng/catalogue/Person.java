// SPDX-License-Identifier: Apache-2.0
package org.jundeng.catalogue;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jundeng.binding.MissingValues;
import org.jundeng.binding.Refusals;

/**
 * A person who gets notices: an official, a steward, or both.
 *
 * @param id a stable id
 * @param name the name that mails address the person by
 * @param email the address; checked when the file is read
 * @param language {@code zh} or {@code en}
 * @param bureaus the bureaus that the person answers for as an official
 * @param projects the plan's projects that the person answers for as an official
 * @param districts the ids of the districts that the person answers for as an official; empty where the person answers
 *     for the bureaus and projects everywhere. Without bureaus and projects, the person answers for everything there
 * @param feeds the feeds that the person is the steward of
 * @param deputy the id of the person's deputy; null where there is none
 * @param superior the id of the person who is told of what stays unacknowledged for long; null where there is none
 * @param absent when the person is away, so that the deputy is told instead
 * @param operator whether the person runs Jundeng, and is told of refused files from bureaus without a steward
 * @param notices how the person wants to be told
 */
public record Person(
        String id,
        Label name,
        String email,
        String language,
        List<String> bureaus,
        List<Integer> projects,
        List<String> districts,
        List<String> feeds,
        String deputy,
        String superior,
        List<Absence> absent,
        Boolean operator,
        NoticePreferences notices) {

    public Person {
        language = language == null ? "zh" : language;
        Refusals.check(
                MissingValues.of("id", id, "name", name, "email", email),
                email != null && !email.matches("[^\\s@<>,;:\"\\p{Cntrl}]+@[^\\s@<>,;:\"\\p{Cntrl}]+"),
                "email \"" + shown(email) + "\" is no address",
                !List.of("zh", "en").contains(language),
                "language \"" + language + "\" is not one of zh, en");
        bureaus = bureaus == null ? List.of() : List.copyOf(bureaus);
        projects = projects == null ? List.of() : List.copyOf(projects);
        districts = districts == null ? List.of() : List.copyOf(districts);
        feeds = feeds == null ? List.of() : List.copyOf(feeds);
        absent = absent == null ? List.of() : List.copyOf(absent);
        operator = operator != null && operator;
        notices = notices == null ? NoticePreferences.NONE : notices;
    }

    /** Escaped, so that a line break does not break the fault's message. */
    private static String shown(String text) {
        return text == null
                ? ""
                : text.replace("\r", "\\r").replace("\n", "\\n").replaceAll("\\p{Cntrl}", "?");
    }

    /**
     * Days on which a person is away.
     *
     * @param from the first day
     * @param until the last day
     * @param deputy the id of who stands in on these days; null for the person's deputy
     */
    public record Absence(LocalDate from, LocalDate until, String deputy) {

        /** Days on which the person's deputy stands in. */
        public Absence(LocalDate from, LocalDate until) {
            this(from, until, null);
        }

        public Absence {
            MissingValues.check("from", from, "until", until);
            if (until.isBefore(from)) {
                throw new IllegalArgumentException("absent until " + until + " lies before from " + from);
            }
        }

        /** Whether {@code day} is one of them. */
        public boolean covers(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(until);
        }
    }

    /** Whether the person answers as an official for the bureau or the plan's project, somewhere. */
    boolean answersFor(String bureau, int project) {
        return bureaus.contains(bureau)
                || projects.contains(project)
                || bureaus.isEmpty() && projects.isEmpty() && !districts.isEmpty();
    }

    /** The same person, away on these days, too; what is listed first counts where two absences name deputies. */
    Person awayOn(List<Absence> days) {
        return new Person(
                id,
                name,
                email,
                language,
                bureaus,
                projects,
                districts,
                feeds,
                deputy,
                superior,
                Stream.concat(days.stream(), absent.stream()).toList(),
                operator,
                notices);
    }

    /** The id of who stands in on {@code day} if the person is away: whom the absence names, or else the deputy. */
    String deputyOn(LocalDate day) {
        return absent.stream()
                .filter(each -> each.covers(day))
                .map(Absence::deputy)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(deputy);
    }

    /** Whether the person is away on {@code day}. */
    public boolean isAbsent(LocalDate day) {
        return absent.stream().anyMatch(each -> each.covers(day));
    }

    /** The last of the days without a gap on which the person is away from {@code day} on; empty where present then. */
    public Optional<LocalDate> absentUntil(LocalDate day) {
        if (!isAbsent(day)) {
            return Optional.empty();
        }
        LocalDate last = day;
        for (Optional<LocalDate> longer = Optional.of(day); longer.isPresent(); longer = until(last)) {
            last = longer.get();
        }
        return Optional.of(last);
    }

    /** The end of an absence that covers the day after {@code last}, or {@code last} and later days. */
    private Optional<LocalDate> until(LocalDate last) {
        return absent.stream()
                .filter(each -> each.until().isAfter(last) && !each.from().isAfter(last.plusDays(1)))
                .map(Absence::until)
                .findFirst();
    }

    /** The language of the person's mails. */
    public Locale locale() {
        return Locale.forLanguageTag(language);
    }
}
