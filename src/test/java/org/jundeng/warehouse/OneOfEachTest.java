// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.junit.jupiter.api.Test;

class OneOfEachTest {

    @Test
    void holdsATextOnceHoweverOftenItIsSaid() {
        OneOfEach texts = new OneOfEach();
        String first = new String("养老, 医疗");

        assertThat(texts.of(List.of(first, "x")).get(0)).isSameAs(first);
        assertThat(texts.of(List.of("x", new String("养老, 医疗")))).containsExactly("x", "养老, 医疗");
        assertThat(texts.of(List.of(new String("养老, 医疗"))).get(0)).isSameAs(first);
    }

    @Test
    void findingsThatAreListedShareTheirWords() {
        FindingLog log = new FindingLog();
        for (int i = 0; i < 2; i++) {
            log.accept(Finding.of(FindingCode.UNKNOWN_INDICATOR, "word " + i, new String("养老, 医疗"), ""));
        }

        assertThat(log.listed()).extracting(Finding::found).containsExactly("word 0", "word 1");
        assertThat(log.listed().get(1).arguments().get(0))
                .isSameAs(log.listed().get(0).arguments().get(0));
    }
}
