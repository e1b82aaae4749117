// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.health;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;

/**
 * The result of the latest nightly run.
 *
 * @param businessDate the business date of the run
 * @param endedAt when it ended
 * @param exitCode its exit code: 0 all done, 1 a delivery was refused or is unconfirmed, or a feed failed, 3 something
 *     was out of reach
 */
public record LastNight(LocalDate businessDate, Instant endedAt, int exitCode) {

    public LastNight {
        Objects.requireNonNull(businessDate, "businessDate");
        Objects.requireNonNull(endedAt, "endedAt");
    }
}
