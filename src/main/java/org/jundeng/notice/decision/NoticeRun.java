// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The run whose notices are decided.
 *
 * @param businessDate the night
 * @param runId the run's number
 * @param decidedAt the true time
 * @param zone the zone of quiet hours
 * @param isComplete whether this is the nightly evaluation; digests are written only then
 * @param workingDaysOnly whether digests are written on working days only, even for people who want them every day
 * @param patience how long a delivery waits to be confirmed before officials are told
 */
public record NoticeRun(
        LocalDate businessDate,
        long runId,
        Instant decidedAt,
        ZoneId zone,
        boolean isComplete,
        boolean workingDaysOnly,
        Patience patience) {

    /** The same run, as if it were the nightly evaluation. */
    public NoticeRun complete() {
        return new NoticeRun(businessDate, runId, decidedAt, zone, true, workingDaysOnly, patience);
    }
}
