// SPDX-License-Identifier: Apache-2.0
package org.jundeng.plausibility.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the signs catch and what they stop though it is true: a seeded tenth of what {@link SignsFuzz} measures. The
 * tables are written below {@code target/signs/}.
 */
class SignsProofTest {

    private static final int TIMES = 20;
    private static final double MOST_FALSE_ALARMS = 0.01;
    /** Of a tenth, one or two more may get through than of the whole. */
    private static final double LEAST_CAUGHT = 0.85;

    private static final Proof PROOF = new Proof(2);

    @Test
    void stopsAtMostOneHonestDeliveryInAHundred(@TempDir Path scratch) throws IOException {
        List<Judged> honest = PROOF.honest(scratch);
        SignsAccount.writeFalseAlarms("false-alarms", honest);
        assertThat(honest).hasSizeGreaterThan(2_000);
        assertThat(SignsAccount.stoppedShare(honest)).isLessThanOrEqualTo(MOST_FALSE_ALARMS);
    }

    @Test
    void stopsMostMistakesOfEachSign() throws IOException {
        Map<Mistake, List<Judged>> made = PROOF.mistakes(TIMES);
        SignsAccount.writeCaught("caught", made);
        assertThat(made).hasSize(Mistake.values().length);
        assertThat(made.values()).allSatisfy(judged -> assertThat(judged).hasSize(TIMES));
        assertThat(SignsAccount.bySign(made)).allSatisfy((sign, judged) -> assertThat(SignsAccount.stoppedShare(judged))
                .as(sign.word())
                .isGreaterThanOrEqualTo(LEAST_CAUGHT));
    }
}
