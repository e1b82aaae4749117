// SPDX-License-Identifier: Apache-2.0
package org.jundeng.report;

import java.time.LocalDate;
import java.util.List;
import org.jundeng.alert.EpisodeChange;
import org.jundeng.alert.book.EpisodeBook;
import org.jundeng.alert.past.BreachCounts;
import org.jundeng.assess.Assessment;
import org.jundeng.assess.Derivation;
import org.jundeng.catalogue.Person;
import org.jundeng.warehouse.ledger.AuditChain;
import org.jundeng.warehouse.ledger.LedgerLine;

/**
 * The content of a night's page.
 *
 * @param businessDate the business date of the night
 * @param runId the number of the run
 * @param deliveries the ledger lines of the night, each with its receipt
 * @param assessments the state of each target in each region
 * @param disagreements reported figures that differ from the total of their parts
 * @param changes the events of episodes
 * @param open the episodes that are open
 * @param mails how many mails left, or were written by a night whose mails leave later
 * @param isLater whether another process sends the mails in their time
 * @param unreachable the people whose addresses mail servers refuse
 * @param past how many breaches became known late and are over
 * @param audit the end of the audit trail's chain; null where nothing was published
 * @param board the link to the night's scoreboard; null where that is no file
 */
public record NightReport(
        LocalDate businessDate,
        long runId,
        List<Delivery> deliveries,
        List<Assessment> assessments,
        List<Derivation.Disagreement> disagreements,
        List<EpisodeChange> changes,
        List<EpisodeBook.Entry> open,
        int mails,
        boolean isLater,
        BreachCounts past,
        List<Unreachable> unreachable,
        AuditChain.Head audit,
        String board) {

    /**
     * Somebody whose address a mail server refuses.
     *
     * @param person who it is
     * @param since the business date of the first mail that was refused
     * @param instead who is told instead; null where there is nobody
     */
    public record Unreachable(Person person, LocalDate since, Person instead) {}

    /**
     * A delivery of the night.
     *
     * @param line its ledger line
     * @param receipt the receipt's page, relative to the folder of the reports
     */
    public record Delivery(LedgerLine line, String receipt) {}
}
