// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.jundeng.pipeline.mail.SendResult;
import org.jundeng.pipeline.outage.Troubles;
import org.junit.jupiter.api.Test;

/** How a night ends. */
class NightResultTest {

    private final Troubles troubles = new Troubles();

    /** Who runs it again because something was out of reach would run it for ever. */
    @Test
    void aFaultOfTheProgramIsNothingThatIsOutOfReach() {
        assertThat(result().exitCode()).isZero();

        troubles.noteOfProgram("writing the page index.html", new IllegalStateException("no such unit"));
        assertThat(result().troubles()).hasSize(1);
        assertThat(result().exitCode()).isEqualTo(1);

        troubles.note("taking a.csv of hrss", new IOException("no space left"));
        assertThat(result().exitCode()).isEqualTo(3);
        assertThat(result().with(List.of("the folder of backups is away")).exitCode())
                .isEqualTo(3);
    }

    @Test
    void whatIsAwayAfterAFaultOfTheProgramIsOutOfReach() {
        troubles.noteOfProgram("writing the page index.html", new IllegalStateException("no such unit"));

        assertThat(result().with(List.of("the folder of backups is away")).exitCode())
                .isEqualTo(3);
    }

    private NightResult result() {
        return new NightResult(
                        7,
                        LocalDate.of(2014, 7, 10),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        SendResult.NOTHING,
                        false,
                        List.of(),
                        List.of())
                .after(List.of(), troubles);
    }
}
