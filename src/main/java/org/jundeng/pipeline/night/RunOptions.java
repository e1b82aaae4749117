// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.night;

import java.time.Clock;
import java.time.LocalDate;
import java.util.function.Supplier;
import org.jundeng.pipeline.configuration.Configuration;
import org.jundeng.pipeline.delivery.Progress;

/**
 * How a command wants its pipeline to run.
 *
 * @param clock the true time
 * @param date the business date; null means today
 * @param progress is told how far a delivery has been read
 * @param writesSite whether a night also writes the scoreboard and the pages it leads to as files
 * @param apart whether the warehouse is on the workspace's own server, whichever the settings name: for trials in a
 *     workspace that is thrown away
 */
public record RunOptions(Clock clock, LocalDate date, Progress progress, boolean writesSite, boolean apart) {

    /** As a command does that works in the warehouse that the settings name. */
    public RunOptions(Clock clock, LocalDate date, Progress progress, boolean writesSite) {
        this(clock, date, progress, writesSite, false);
    }

    /** As a command does that writes no site. */
    public RunOptions(Clock clock, LocalDate date, Progress progress) {
        this(clock, date, progress, false);
    }

    /** The business date: the one that was given, else today in the configuration's time zone. */
    Supplier<LocalDate> businessDate(Configuration configuration) {
        return () -> date != null ? date : LocalDate.ofInstant(clock.instant(), configuration.zone());
    }
}
