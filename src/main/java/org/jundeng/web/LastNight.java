// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;

/**
 * How the latest nightly run ended.
 *
 * @param businessDate the date it was about
 * @param endedAt when it ended
 * @param exitCode the exit code it ended with: 0 all done, 1 a delivery was refused or a feed failed, 3 out of reach
 */
public record LastNight(LocalDate businessDate, Instant endedAt, int exitCode) {

    public LastNight {
        Objects.requireNonNull(businessDate, "businessDate");
        Objects.requireNonNull(endedAt, "endedAt");
    }
}
