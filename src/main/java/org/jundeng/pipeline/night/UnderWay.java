// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.night;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits until what is being taken is taken: not without an end, and never longer than until the night is due. */
final class UnderWay {

    /** How long lies between two looks. */
    static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    private static final Logger LOG = LoggerFactory.getLogger(UnderWay.class);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final long LOOKS_A_MINUTE = Duration.ofMinutes(1).dividedBy(LOOK_AGAIN);

    private final BooleanSupplier isTaking;
    private final BooleanSupplier isNightDue;
    private final Runnable pause;

    /** {@code pause} waits for {@link #LOOK_AGAIN}, and throws where work breaks off. */
    UnderWay(BooleanSupplier isTaking, BooleanSupplier isNightDue, Runnable pause) {
        this.isTaking = isTaking;
        this.isNightDue = isNightDue;
        this.pause = pause;
    }

    /** Waits, and says so once a minute. Throws IllegalStateException after ten minutes, and once the night is due. */
    void await() {
        for (long looks = 0; isTaking.getAsBoolean(); looks++) {
            if (isNightDue.getAsBoolean()) {
                throw new IllegalStateException(
                        "the night is due, and a delivery is still being taken; reload again after the night");
            }
            if (looks * LOOK_AGAIN.toMillis() >= LONGEST.toMillis()) {
                throw new IllegalStateException("a delivery has been taken for " + LONGEST.toMinutes()
                        + " minutes and is not done; reload again when it is in the ledger");
            }
            if (looks % LOOKS_A_MINUTE == 0) {
                LOG.info("ids have changed: a delivery that is being taken is waited for, nothing else is taken");
            }
            pause.run();
        }
    }
}
