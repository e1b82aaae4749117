// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CellCacheTest {

    private final CellCache words = new CellCache();

    @Test
    void theSameTextIsTheSameString() {
        assertThat(word("x富阳市y", 1, 3)).isEqualTo("富阳市").isSameAs(word("富阳市", 0, 3));
        assertThat(word("abc", 1, 0)).isEmpty();
    }

    @Test
    void everyTextComesOutAsItIsHoweverManyThereAre() {
        Random random = new Random(3);
        for (int i = 0; i < 100_000; i++) {
            String text = Integer.toString(random.nextInt(), 36) + (i % 3 == 0 ? "、" : "").repeat(i % 40);

            assertThat(word(text, 0, text.length())).isEqualTo(text);
        }
    }

    private String word(String text, int offset, int length) {
        return words.of(text.toCharArray(), offset, length);
    }
}
