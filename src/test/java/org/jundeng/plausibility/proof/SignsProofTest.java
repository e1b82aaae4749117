// SPDX-License-Identifier: Apache-2.0
package org.jundeng.plausibility.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the signs catch and what they stop though it is true: a seeded tenth of what {@link SignsFuzz} measures. The
 * tables are written below {@code target/signs/}.
 */
class SignsProofTest {

    private static final double MOST_FALSE_ALARMS = 0.01;

    private static final Proof PROOF = new Proof(3);

    @Test
    void stopsAtMostOneHonestDeliveryInAHundred(@TempDir Path scratch) throws IOException {
        List<Judged> honest = PROOF.honest(scratch);
        SignsAccount.writeFalseAlarms("false-alarms", honest);
        assertThat(honest).hasSizeGreaterThan(2_000);
        assertThat(SignsAccount.stoppedShare(honest)).isLessThanOrEqualTo(MOST_FALSE_ALARMS);
    }
}
