// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.terminal;

import java.time.Clock;
import java.time.LocalDate;
import org.jundeng.pipeline.night.Station;

/** How a command runs the pipeline: with the system clock, for a business date, and with progress on this terminal. */
public final class TerminalRun {

    private TerminalRun() {}

    /** A run for a business date; null means today. */
    public static Station.Desk on(LocalDate date) {
        return new Station.Desk(Clock.systemUTC(), date, TerminalProgress.ofThisTerminal());
    }

    /** A run for today's business date. */
    public static Station.Desk today() {
        return on(null);
    }
}
