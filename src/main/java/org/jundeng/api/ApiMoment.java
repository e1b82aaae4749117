// SPDX-License-Identifier: Apache-2.0
package org.jundeng.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jundeng.api.ApiFault.Kind;
import org.jundeng.warehouse.history.Observations;

/** A point in the warehouse's history, as it is written: a day, which means its end, an instant, or a ledger number. */
final class ApiMoment {

    private static final String NUMBER = "\\d{1,18}";
    private static final String DAY = "\\d{4}-\\d{2}-\\d{2}";

    private ApiMoment() {}

    static boolean isReadable(String text) {
        try {
            if (text.matches(NUMBER)) {
                return true;
            }
            return text.matches(DAY)
                    ? LocalDate.parse(text) != null
                    : text.matches("\\d{4}-.*") && Instant.parse(text) != null;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /**
     * The last ledger line at the point that a parameter names. Throws {@link Unanswerable} for a point that is still
     * to come: what will be known then, nobody knows.
     */
    static long line(ApiGround ground, String parameter, String text) {
        Observations observations = new Observations(ground.warehouse());
        if (text.matches(NUMBER)) {
            long number = Long.parseLong(text);
            refuse(number > observations.ledgerEnd().number(), parameter, text);
            return number;
        }
        ZoneId zone = ground.configuration().zone();
        Instant instant = text.matches(DAY) ? lastOf(LocalDate.parse(text), zone) : Instant.parse(text);
        LocalDate today = LocalDate.ofInstant(ground.clock().instant(), zone);
        refuse(instant.isAfter(lastOf(today, zone)), parameter, text);
        return observations.at(instant).ledgerNumber();
    }

    private static void refuse(boolean isToCome, String parameter, String text) {
        if (isToCome) {
            throw Unanswerable.at(Kind.STILL_TO_COME, parameter, text);
        }
    }

    /** The last instant of the day that the warehouse can tell from the next one. */
    private static Instant lastOf(LocalDate day, ZoneId zone) {
        return day.plusDays(1).atStartOfDay(zone).toInstant().minus(1, ChronoUnit.MICROS);
    }
}
