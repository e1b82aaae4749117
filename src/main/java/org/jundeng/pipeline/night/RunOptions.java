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
 */
public record RunOptions(Clock clock, LocalDate date, Progress progress) {

    /** The business date: the one that was given, else today in the configuration's time zone. */
    Supplier<LocalDate> businessDate(Configuration configuration) {
        return () -> date != null ? date : LocalDate.ofInstant(clock.instant(), configuration.zone());
    }
}
