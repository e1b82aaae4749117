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
 * @param isComplete whether everything was evaluated: digests are written only then
 * @param workingDaysOnly whether digests wait for working days, whatever people wish
 */
public record NoticeRun(
        LocalDate businessDate,
        long runId,
        Instant decidedAt,
        ZoneId zone,
        boolean isComplete,
        boolean workingDaysOnly) {}
