// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sdmx.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jundeng.api.ApiFault.Kind;
import org.jundeng.api.Unanswerable;
import org.jundeng.pipeline.night.MovingClock;
import org.junit.jupiter.api.Test;

class AnswerSizeTest {

    private final MovingClock clock = new MovingClock(Instant.parse("2014-07-11T01:00:00Z"));

    @Test
    void aMessageHasAtMostSoManyFigures() {
        AnswerSize size = new AnswerSize(clock);
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
        AnswerSize size = new AnswerSize(clock);
        for (int i = 0; i < AnswerSize.MOST_READ; i++) {
            size.read();
        }

        assertThat(size.figures()).isZero();
        assertThatThrownBy(size::read)
                .hasMessage("More than 1000000 figures would have to be looked at to find those that are asked for.");
    }

    @Test
    void aMessageTakesNoLongerThanSoLongWhetherOrNotFiguresCome() {
        AnswerSize size = new AnswerSize(clock);
        clock.forward(AnswerSize.LONGEST);
        size.asked();
        size.read();
        clock.forward(1);

        for (ThrowingCallable step : List.<ThrowingCallable>of(size::asked, size::read)) {
            assertThatThrownBy(step)
                    .hasMessageContaining("a message of SDMX 60 seconds in all")
                    .satisfies(refusal ->
                            assertThat(((Unanswerable) refusal).fault().kind()).isEqualTo(Kind.TOO_SLOW));
        }
    }
}
