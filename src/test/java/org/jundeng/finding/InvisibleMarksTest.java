// SPDX-License-Identifier: Apache-2.0
package org.jundeng.finding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InvisibleMarksTest {

    @Test
    void areShownByTheirCodePointsInAFinding() {
        Finding finding = Finding.of(FindingCode.UNKNOWN_FEED, "就业\u202Efsc.csv", "月\u200B报*.csv");

        assertThat(finding.found()).isEqualTo("就业[U+202E]fsc.csv");
        assertThat(finding.arguments()).containsExactly("月[U+200B]报*.csv");
    }

    @Test
    void areTagsTooAndNoVariantsOfCharacters() {
        assertThat(InvisibleMarks.strip("a\uDB40\uDC41b\u00ADc")).isEqualTo("abc");
        assertThat(InvisibleMarks.shown("\uDB40\uDC41")).isEqualTo("[U+E0041]");
        assertThat(InvisibleMarks.strip("葛\uDB40\uDD00")).isEqualTo("葛\uDB40\uDD00");
        assertThat(InvisibleMarks.first("—…“·，\u3000\uDB40")).isEqualTo(-1);
    }
}
