// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.option;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import javax.sql.DataSource;
import org.jundeng.cli.terminal.UnusableRequest;
import org.jundeng.warehouse.history.AsKnown;
import org.jundeng.warehouse.history.Observations;
import picocli.CommandLine.Option;

/** The option to answer from what the warehouse knew at an earlier time. */
public final class AsOfOption {

    @Option(
            names = "--as-of",
            paramLabel = "WHEN",
            description = "As known at the end of a day (2014-07-10), at an instant (2014-07-10T02:00:00Z), or after a"
                    + " ledger number.")
    private String asOf;

    /** The value as it was typed; null if the option is absent. */
    public String text() {
        return asOf;
    }

    /**
     * The knowledge to answer from; all of it if the option is absent. Throws {@link UnusableRequest} for a text that
     * is no ledger number, day or instant, and for one past the ledger's end: a number that it has not reached, a day
     * or an instant that is still to come. What will be known then, nobody knows.
     *
     * @param zone the time zone in which days end
     */
    public AsKnown known(DataSource warehouse, ZoneId zone) {
        if (asOf == null) {
            return AsKnown.NOW;
        }
        Observations observations = new Observations(warehouse);
        Observations.LedgerEnd end = observations.ledgerEnd();
        if (asOf.matches("\\d{1,18}")) {
            long number = Long.parseLong(asOf);
            refuse(number > end.number(), "the ledger has no number " + number, end, zone);
            return new AsKnown(number);
        }
        Instant instant = instant(zone);
        Instant today = lastOf(LocalDate.now(Clock.system(zone)), zone);
        refuse(instant.isAfter(today), asOf + " is still to come", end, zone);
        return observations.at(instant);
    }

    private static void refuse(boolean past, String why, Observations.LedgerEnd end, ZoneId zone) {
        if (past) {
            throw new UnusableRequest("--as-of: " + why + "; "
                    + (end.number() == 0
                            ? "the ledger is empty"
                            : "its last line is number " + end.number() + " of "
                                    + end.recordedAt().atZone(zone).toLocalDate())
                    + ". Ask for an earlier point, or leave --as-of out for what is known now.");
        }
    }

    private Instant instant(ZoneId zone) {
        try {
            if (asOf.matches("\\d{4}-\\d{2}-\\d{2}")) {
                return lastOf(LocalDate.parse(asOf), zone);
            }
            return Instant.parse(asOf);
        } catch (DateTimeParseException e) {
            throw new UnusableRequest("\"" + asOf + "\" is no ledger number, no day such as 2014-07-10, and no instant"
                    + " such as 2014-07-10T02:00:00Z");
        }
    }

    /** The last instant of the day that the warehouse can tell from the next one. */
    private static Instant lastOf(LocalDate day, ZoneId zone) {
        return day.plusDays(1).atStartOfDay(zone).toInstant().minus(1, ChronoUnit.MICROS);
    }
}
