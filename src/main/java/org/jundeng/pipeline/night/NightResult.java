// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.night;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jundeng.pipeline.camel.PullResult;
import org.jundeng.pipeline.mail.SendResult;
import org.jundeng.pipeline.outage.Troubles;
import org.jundeng.warehouse.ledger.LedgerLine;

/**
 * The outcome of a night.
 *
 * @param runId the run
 * @param businessDate the date that it stood for
 * @param lines the ledger lines of the night, in their order; also those of its earlier runs that broke off
 * @param notConfigured pulled feeds whose source the settings do not name
 * @param troubles what could not be done and will be tried again, in words
 * @param faults those of {@code troubles} that are faults of the program itself
 * @param evaluated what the evaluation changed
 * @param sent how sending the notices went
 * @param leftToServe whether sending is left to a process that serves the warehouse
 * @param untaken what lies in the inbox and is not going to be taken, a sentence each
 * @param letGo what was let go because it is kept long enough, in words
 */
public record NightResult(
        long runId,
        LocalDate businessDate,
        List<LedgerLine> lines,
        List<PullResult.NotConfigured> notConfigured,
        List<String> troubles,
        List<String> faults,
        Evaluation.Result evaluated,
        SendResult sent,
        boolean leftToServe,
        List<String> untaken,
        List<String> letGo) {

    /** The same, with what was let go after it, and all that could not be done. */
    NightResult after(List<String> nowLetGo, Troubles all) {
        return new NightResult(
                runId,
                businessDate,
                lines,
                notConfigured,
                all.all(),
                all.ofProgram(),
                evaluated,
                sent,
                leftToServe,
                untaken,
                nowLetGo);
    }

    /** The same, with what could not be done after it ended. */
    NightResult with(List<String> laterTroubles) {
        List<String> all = new ArrayList<>(troubles);
        all.addAll(laterTroubles);
        return new NightResult(
                runId, businessDate, lines, notConfigured, all, faults, evaluated, sent, leftToServe, untaken, letGo);
    }

    /**
     * 3 if the warehouse, a disk, the mail server or the folder of backups was out of reach; else 1 if a delivery was
     * refused, waits to be confirmed, or could not be had, or if the program failed to write a page; else 0.
     */
    public int exitCode() {
        if (troubles.size() > faults.size() || sent.outOfReach()) {
            return 3;
        }
        boolean needsSomebody = lines.stream().anyMatch(line -> line.outcome().needsSomebody());
        return needsSomebody || !faults.isEmpty() ? 1 : 0;
    }
}
