// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.camel;

import java.time.Instant;
import java.util.Date;
import java.util.function.Consumer;
import org.apache.camel.Header;

/** The bean by which the schedule starts the night. */
public final class ScheduledNight {

    private final Consumer<Instant> night;

    ScheduledNight(Consumer<Instant> night) {
        this.night = night;
    }

    /** Runs the night that was due at {@code scheduledFireTime}, however late the schedule came to it. */
    public void run(@Header("scheduledFireTime") Date scheduledFireTime) {
        night.accept(scheduledFireTime.toInstant());
    }
}
