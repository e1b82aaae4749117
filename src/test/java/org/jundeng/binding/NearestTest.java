// SPDX-License-Identifier: Apache-2.0
package org.jundeng.binding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {

    private static final List<String> KNOWN = List.of("bureau", "feed", "steward", "上城区", "下城区");

    @Test
    void findsTheWordWithTheFewestEdits() {
        assertThat(Nearest.to("bureua", KNOWN)).contains("bureau");
        assertThat(Nearest.to("Steward", KNOWN)).contains("steward");
        assertThat(Nearest.to("上成区", KNOWN)).contains("上城区");
    }

    @Test
    void findsNothingWhereTooMuchDiffers() {
        assertThat(Nearest.to("colour", KNOWN)).isEmpty();
    }
}
