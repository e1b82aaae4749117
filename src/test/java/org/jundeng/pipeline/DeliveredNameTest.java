// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DeliveredNameTest {

    @Test
    void keepsAShortNameWhole() {
        assertThat(DeliveredName.behind("id", "就业.csv")).isEqualTo("id-就业.csv");
    }

    @Test
    void shortensALongNameFromItsMiddleToWhatAFileSystemTakes() {
        String name = DeliveredName.behind("20140709T180000000000-01234567", "统".repeat(83) + ".csv");

        assertThat(name)
                .startsWith("20140709T180000000000-01234567-统统")
                .endsWith("统.csv")
                .contains("…");
        assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(250, 255);
    }

    @Test
    void neverCutsACharacterInTwo() {
        String name = DeliveredName.behind("id", "𠮷".repeat(63) + ".csv");

        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(name)).isTrue();
    }
}
