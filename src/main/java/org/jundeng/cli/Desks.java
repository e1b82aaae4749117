// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli;

import java.time.Clock;
import java.time.LocalDate;
import org.jundeng.pipeline.Station;

/** How the commands work a station: by the true clock, for a date or for today. */
final class Desks {

    private Desks() {}

    static Station.Desk on(LocalDate date) {
        return new Station.Desk(Clock.systemUTC(), date, TerminalProgress.ofThisTerminal());
    }

    static Station.Desk today() {
        return on(null);
    }
}
