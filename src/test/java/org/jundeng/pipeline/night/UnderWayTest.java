// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** How long a reload waits for a delivery that is being taken. */
class UnderWayTest {

    private final AtomicInteger pauses = new AtomicInteger();

    @Test
    void waitsUntilTheDeliveryIsTaken() {
        new UnderWay(() -> pauses.get() < 3, () -> false, pauses::incrementAndGet).await();

        assertThat(pauses).hasValue(3);
    }

    @Test
    void waitsForTenMinutesAtMost() {
        UnderWay slow = new UnderWay(() -> true, () -> false, pauses::incrementAndGet);

        assertThatThrownBy(slow::await)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a delivery has been taken for 10 minutes and is not done; reload again when it is in the"
                        + " ledger");
        assertThat(pauses).hasValue(10 * 60 * 5);
    }

    @Test
    void keepsNoNightWaiting() {
        UnderWay slow = new UnderWay(() -> true, () -> pauses.get() == 7, pauses::incrementAndGet);

        assertThatThrownBy(slow::await)
                .hasMessage("the night is due, and a delivery is still being taken; reload again after the night");
        assertThat(pauses).hasValue(7);
    }

    @Test
    void takesUpAtOnceWhatNothingHoldsUp() {
        new UnderWay(() -> false, () -> true, pauses::incrementAndGet).await();

        assertThat(pauses).hasValue(0);
    }
}
