// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.outbox;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.function.UnaryOperator;
import org.jundeng.catalogue.NoticePreferences;
import org.jundeng.catalogue.People;
import org.jundeng.catalogue.Person;
import org.jundeng.catalogue.WorkingDays;

/** The hours in which mails may leave while another process or a later round can send what waits. Pure. */
public final class SendingHours {

    private final People people;
    private final WorkingDays workingDays;
    private final ZoneId zone;
    private final UnaryOperator<Instant> hourAfter;

    /**
     * Those of {@code people}, whose quiet hours are in {@code zone}.
     *
     * @param hourAfter the first hour of the notices after an instant; null where none follows
     */
    public SendingHours(People people, WorkingDays workingDays, ZoneId zone, UnaryOperator<Instant> hourAfter) {
        this.people = people;
        this.workingDays = workingDays;
        this.zone = zone;
        this.hourAfter = hourAfter;
    }

    /**
     * Whether a mail may leave, or what it waits for.
     *
     * @param leaves whether it may leave now
     * @param notBefore until when it waits; null where it may leave, and where no hour of the notices follows
     */
    public record Answer(boolean leaves, Instant notBefore) {}

    /**
     * Digests leave on working days only, and nothing leaves in a person's quiet hours but what answers a mail that the
     * person has just written.
     */
    public Answer ask(String kind, String person, Instant now) {
        ZonedDateTime here = now.atZone(zone);
        if (!mayLeaveOn(kind, now)) {
            return new Answer(false, hourOf(kind, now));
        }
        NoticePreferences.Quiet quiet = people.person(person)
                .map(Person::notices)
                .map(NoticePreferences::quietHours)
                .orElse(null);
        boolean silent = !kind.equals("answer") && quiet != null && quiet.holds(here.toLocalTime());
        return new Answer(!silent, silent ? quiet.endAfter(here).toInstant() : null);
    }

    /** Whether an hour of the notices has come for a mail that was written at {@code written}. */
    public boolean hasHourCome(String kind, Instant written, Instant now) {
        Instant hour = hourOf(kind, written);
        return hour != null && !hour.isAfter(now);
    }

    /** The first hour of the notices after an instant at which a mail of this kind leaves; null where none follows. */
    private Instant hourOf(String kind, Instant instant) {
        Instant hour = hourAfter.apply(instant);
        while (hour != null && !mayLeaveOn(kind, hour)) {
            hour = hourAfter.apply(hour);
        }
        return hour;
    }

    private boolean mayLeaveOn(String kind, Instant instant) {
        return !kind.equals("digest")
                || workingDays.isWorkingDay(instant.atZone(zone).toLocalDate());
    }
}
