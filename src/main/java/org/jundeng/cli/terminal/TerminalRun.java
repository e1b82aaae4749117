// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.terminal;

import java.time.Clock;
import java.time.LocalDate;
import org.jundeng.pipeline.Station;

/** How the commands work a station: by the true clock, for a date or for today. */
public final class TerminalRun {

    private TerminalRun() {}

    /** For a business date; null means today. */
    public static Station.Desk on(LocalDate date) {
        return new Station.Desk(Clock.systemUTC(), date, TerminalProgress.ofThisTerminal());
    }

    /** For the business date of today. */
    public static Station.Desk today() {
        return on(null);
    }
}
