// SPDX-License-Identifier: Apache-2.0
package org.jundeng.plausibility.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jundeng.sign.Sign;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole measurement of what the signs catch and what they stop though it is true; docs/reliability.md. */
class SignsFuzz {

    private static final int TIMES = 200;
    private static final double MOST_FALSE_ALARMS = 0.01;
    private static final double LEAST_CAUGHT = 0.95;
    /** Where one of two columns cannot be read in the other's place, the few figures that can stand alone. */
    private static final double LEAST_CAUGHT_OF_SWAPPED = 0.9;

    private static final Proof PROOF = new Proof(5);

    @Test
    void stopsAtMostOneHonestDeliveryInAHundred(@TempDir Path scratch) throws IOException {
        List<Judged> honest = PROOF.honest(scratch);
        SignsAccount.writeFalseAlarms("false-alarms-all", honest);
        assertThat(honest).hasSizeGreaterThan(5_000);
        assertThat(SignsAccount.stoppedShare(honest)).isLessThanOrEqualTo(MOST_FALSE_ALARMS);
    }

    @Test
    void stopsNineteenOfTwentyMistakesOfEachSign() throws IOException {
        Map<Mistake, List<Judged>> made = PROOF.mistakes(TIMES);
        SignsAccount.writeCaught("caught-all", made);
        assertThat(made).hasSize(Mistake.values().length);
        assertThat(made.values()).allSatisfy(judged -> assertThat(judged).hasSize(TIMES));
        assertThat(SignsAccount.bySign(made)).allSatisfy((sign, judged) -> assertThat(SignsAccount.stoppedShare(judged))
                .as(sign.word())
                .isGreaterThanOrEqualTo(sign == Sign.SWAPPED_COLUMNS ? LEAST_CAUGHT_OF_SWAPPED : LEAST_CAUGHT));
    }
}
