// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeysSeenTest {

    private final KeysSeen seen = new KeysSeen();

    @Test
    void isASetOfSeriesAndPeriods() {
        Random random = new Random(11);
        Set<Long> expected = new HashSet<>();
        for (int i = 0; i < 200_000; i++) {
            int series = random.nextInt(2_000);
            int period = random.nextInt(400) - 200;
            long key = (long) series << 32 | period & 0xFFFFFFFFL;

            if (i % 5 == 0) {
                assertThat(seen.remove(series, period)).isEqualTo(expected.remove(key));
            } else {
                assertThat(seen.add(series, period)).isEqualTo(expected.add(key));
            }
            assertThat(seen.contains(series, period)).isEqualTo(expected.contains(key));
        }
    }
}
