// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.terminal;

import java.time.Clock;
import java.time.LocalDate;
import org.jundeng.pipeline.night.RunOptions;

/** How a command runs the pipeline: with the system clock, for a business date, and with progress on this terminal. */
public final class TerminalRun {

    private TerminalRun() {}

    /** A run for a business date; null means today. */
    public static RunOptions on(LocalDate date) {
        return new RunOptions(Clock.systemUTC(), date, TerminalProgress.ofThisTerminal(), true);
    }

    /** A run for today's business date. */
    public static RunOptions today() {
        return on(null);
    }
}
