// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.outage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class TroublesTest {

    private final Troubles troubles = new Troubles();

    @Test
    void saysWhatFailedAndWhy() {
        troubles.note("taking a.csv of hrss", new IllegalStateException("storing", new IOException("no space left")));

        assertThat(troubles.all())
                .containsExactly("taking a.csv of hrss: java.lang.IllegalStateException: storing"
                        + " <- java.io.IOException: no space left");
    }

    @Test
    void tellsFaultsOfTheProgramFromWhatIsOutOfReach() {
        troubles.note("taking a.csv of hrss", new IOException("no space left"));
        troubles.noteOfProgram("writing the page index.html", new IllegalStateException("no such unit"));

        assertThat(troubles.all()).hasSize(2);
        assertThat(troubles.ofProgram())
                .containsExactly("writing the page index.html: java.lang.IllegalStateException: no such unit");
    }

    @Test
    void saysOnceWhatFailsAgainAndAgain() {
        troubles.noteOnce("listing inbox/hrss", new IOException("denied"));
        troubles.noteOnce("listing inbox/hrss", new IOException("denied"));
        troubles.noteOnce("listing inbox/hrss/2014", new IOException("denied"));

        assertThat(troubles.all())
                .containsExactly(
                        "listing inbox/hrss: java.io.IOException: denied",
                        "listing inbox/hrss/2014: java.io.IOException: denied");
    }

    @Test
    void keepsToItselfWhatIsNotedAfterItWasAsked() {
        var before = troubles.all();

        troubles.note("the inbox inbox/hrss is not a folder; nothing is taken from it");

        assertThat(before).isEmpty();
        assertThat(troubles.all()).hasSize(1);
    }
}
