// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.outbox;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.jundeng.catalogue.NoticePreferences;
import org.jundeng.catalogue.People;
import org.jundeng.catalogue.Person;
import org.jundeng.catalogue.WorkingDays;

/** The hours in which mails may leave while another process or a later round can send what waits. Pure. */
public final class SendingHours {

    private final People people;
    private final WorkingDays workingDays;
    private final ZoneId zone;

    /** Those of {@code people}, whose quiet hours are in {@code zone}. */
    public SendingHours(People people, WorkingDays workingDays, ZoneId zone) {
        this.people = people;
        this.workingDays = workingDays;
        this.zone = zone;
    }

    /**
     * Whether a mail may leave, or what it waits for.
     *
     * @param leaves whether it may leave now
     * @param notBefore until when it waits; null for the next hour of the notices, or where it may leave
     */
    public record Answer(boolean leaves, Instant notBefore) {}

    /** Digests leave on working days only, and nothing leaves in a person's quiet hours. */
    public Answer ask(String kind, String person, Instant now) {
        ZonedDateTime here = now.atZone(zone);
        if (kind.equals("digest") && !workingDays.isWorkingDay(here.toLocalDate())) {
            return new Answer(false, null);
        }
        NoticePreferences.Quiet quiet = people.person(person)
                .map(Person::notices)
                .map(NoticePreferences::quietHours)
                .orElse(null);
        boolean silent = quiet != null && quiet.holds(here.toLocalTime());
        return new Answer(!silent, silent ? quiet.endAfter(here).toInstant() : null);
    }
}
