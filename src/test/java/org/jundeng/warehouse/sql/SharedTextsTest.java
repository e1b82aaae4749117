// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SharedTextsTest {

    @Test
    void holdsATextOnceHoweverOftenItIsSaid() {
        SharedTexts texts = new SharedTexts();
        String first = new String("养老, 医疗");

        assertThat(texts.of(List.of(first, "x")).get(0)).isSameAs(first);
        assertThat(texts.of(List.of("x", new String("养老, 医疗")))).containsExactly("x", "养老, 医疗");
        assertThat(texts.of(List.of(new String("养老, 医疗"))).get(0)).isSameAs(first);
    }
}
