// SPDX-License-Identifier: Apache-2.0
package org.jundeng.catalogue;

import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jundeng.binding.Refusals;

/**
 * How a person wants to be notified.
 *
 * @param atOnce the code of the mildest level that is told at once instead of in the morning; null for none
 * @param fromLevel the code of the mildest level that is told at all; null for all
 * @param quiet the hours in which nothing is sent, {@code 22:00-07:00}; null for none
 * @param workingDays whether digests come only on working days, whatever the schedule of the job
 * @param repeatDays after how many days an open episode that nobody acknowledged is told again; 0: never
 * @param deputyAfter after how many working days without acknowledgement the deputy is told; 0: never
 * @param superiorAfter after how many working days without acknowledgement the superior is told; 0: never
 * @param receipts whether a steward gets receipts by mail
 * @param remindDays how many working days before a feed is due its steward is reminded; 0: never
 * @param channels the names of the channels by which notices come besides mail; none where absent
 */
public record NoticePreferences(
        String atOnce,
        String fromLevel,
        String quiet,
        Boolean workingDays,
        Integer repeatDays,
        Integer deputyAfter,
        Integer superiorAfter,
        Receipts receipts,
        Integer remindDays,
        List<String> channels) {

    /**
     * The defaults: receipts for refused files, a repeat after 30 days, the deputy after 5 working days, the superior
     * never.
     */
    public static final NoticePreferences NONE =
            new NoticePreferences(null, null, null, null, null, null, null, null, null, null);

    public NoticePreferences {
        workingDays = workingDays != null && workingDays;
        repeatDays = repeatDays == null ? 30 : repeatDays;
        deputyAfter = deputyAfter == null ? 5 : deputyAfter;
        superiorAfter = superiorAfter == null ? 0 : superiorAfter;
        remindDays = remindDays == null ? 2 : remindDays;
        receipts = receipts == null ? Receipts.REFUSED : receipts;
        channels = channels == null ? List.of() : List.copyOf(channels);
        String noChannel = channels.stream()
                .filter(name -> !name.matches("[a-z][a-z0-9-]*"))
                .findFirst()
                .orElse(null);
        String noHours = noHours(quiet);
        Refusals.check(
                repeatDays < 0,
                negative("repeat-days", repeatDays),
                deputyAfter < 0,
                negative("deputy-after", deputyAfter),
                superiorAfter < 0,
                negative("superior-after", superiorAfter),
                remindDays < 0,
                negative("remind-days", remindDays),
                noHours != null,
                noHours,
                noChannel != null,
                "channel \"" + noChannel + "\" is not a name of lower-case letters, digits and hyphens");
    }

    private static String negative(String key, int value) {
        return key + " " + value + " is negative; write 0 for never";
    }

    /** Why a text is no quiet hours; null where it is some, or there is none. */
    private static String noHours(String quiet) {
        try {
            return quiet == null || Quiet.of(quiet) != null ? null : quiet;
        } catch (IllegalArgumentException refused) {
            return refused.getMessage();
        }
    }

    /** Which receipts a steward gets by mail. */
    public enum Receipts {
        /** None: they are only in the folder. */
        NONE,
        /** Those for refused files, since nothing else tells the steward of these. */
        REFUSED,
        /** Those for deliveries that were refused, failed or were taken in part. */
        FLAWED,
        /** All. */
        ALL
    }

    /** The quiet hours; null where there are none. */
    public Quiet quietHours() {
        return quiet == null ? null : Quiet.of(quiet);
    }

    /**
     * Hours of the day in which nothing is sent; they may include midnight.
     *
     * @param from the first moment
     * @param until the first moment after them
     */
    public record Quiet(LocalTime from, LocalTime until) {

        static Quiet of(String text) {
            String[] ends = text.split("-", -1);
            try {
                if (ends.length == 2) {
                    return of(text, LocalTime.parse(ends[0].strip()), LocalTime.parse(ends[1].strip()));
                }
            } catch (DateTimeParseException notTimes) {
                throw new IllegalArgumentException(notHours(text), notTimes);
            }
            throw new IllegalArgumentException(notHours(text));
        }

        private static Quiet of(String text, LocalTime from, LocalTime until) {
            if (from.equals(until)) {
                throw new IllegalArgumentException(
                        "quiet \"" + text + "\" begins and ends at once; leave it out where there are no quiet hours");
            }
            return new Quiet(from, until);
        }

        private static String notHours(String text) {
            return "quiet \"" + text + "\" is not written as 22:00-07:00";
        }

        /** Their first end after {@code time}. */
        public ZonedDateTime endAfter(ZonedDateTime time) {
            ZonedDateTime end = time.with(until);
            return end.isAfter(time) ? end : time.plusDays(1).with(until);
        }

        /** Whether {@code time} is within the quiet hours. */
        public boolean holds(LocalTime time) {
            return from.isBefore(until)
                    ? !time.isBefore(from) && time.isBefore(until)
                    : !time.isBefore(from) || time.isBefore(until);
        }
    }
}
