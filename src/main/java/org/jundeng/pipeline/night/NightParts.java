// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.night;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;
import org.jundeng.pipeline.delivery.Arrivals;
import org.jundeng.pipeline.inbox.UntakenFiles;
import org.jundeng.pipeline.mail.SendResult;
import org.jundeng.pipeline.outage.Shutdown;
import org.jundeng.pipeline.retention.Retention;
import org.jundeng.warehouse.ledger.Ledger;
import org.jundeng.warehouse.ledger.Runs;
import org.jundeng.warehouse.sql.NamedLocks;

/**
 * What a night is made of.
 *
 * @param businessDate the date that a night stands for
 * @param runs the record of all runs
 * @param ledger the ledger
 * @param arrivals is told to which run arrivals belong
 * @param locks keep two nodes from doing a night at the same time
 * @param shutdown tells that the process is about to end
 * @param replies takes the replies that wait in their mailbox; gives the trouble with it, if there is some
 * @param pulls asks the sources
 * @param claims claims what lies in the stewards' folders
 * @param evaluation evaluates what the warehouse holds
 * @param mail sends the notices that are due
 * @param untaken tells what lies in the inbox and is not taken
 * @param reports writes the pages of a night
 * @param retention lets go of what is kept long enough
 * @param backup makes the backup that is due
 */
record NightParts(
        Supplier<LocalDate> businessDate,
        Runs runs,
        Ledger ledger,
        Arrivals arrivals,
        NamedLocks locks,
        Shutdown shutdown,
        Supplier<Optional<String>> replies,
        NightPulls pulls,
        NightClaims claims,
        Evaluation evaluation,
        Supplier<SendResult> mail,
        UntakenFiles untaken,
        NightReports reports,
        Retention retention,
        BackupRound backup) {}
