// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sdmx.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jundeng.api.ApiFault.Kind;
import org.jundeng.api.Unanswerable;
import org.junit.jupiter.api.Test;

class AnswerSizeTest {

    @Test
    void aMessageHasAtMostSoManyFigures() {
        AnswerSize size = new AnswerSize();
        for (int i = 0; i < AnswerSize.MOST_FIGURES; i++) {
            size.written();
        }

        assertThat(size.figures()).isEqualTo(100_000);
        assertThatThrownBy(size::written)
                .isInstanceOf(Unanswerable.class)
                .hasMessage("The answer would need more than 100000 figures.")
                .satisfies(
                        refusal -> assertThat(((Unanswerable) refusal).fault().kind())
                                .isEqualTo(Kind.TOO_LARGE)
                                .extracting(Kind::status)
                                .isEqualTo(413));
    }

    @Test
    void noMoreThanSoManyAreLookedAt() {
        AnswerSize size = new AnswerSize();
        for (int i = 0; i < AnswerSize.MOST_READ; i++) {
            size.read();
        }

        assertThat(size.figures()).isZero();
        assertThatThrownBy(size::read).isInstanceOf(Unanswerable.class);
    }
}
