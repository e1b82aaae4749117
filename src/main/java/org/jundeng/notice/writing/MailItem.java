// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.writing;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.List;
import org.jundeng.alert.Rule;
import org.jundeng.finding.FindingGroup;
import org.jundeng.notice.decision.CandidateEpisode;
import org.jundeng.notice.decision.WaitingNews;
import org.jundeng.notice.past.BreachNews;
import org.jundeng.observation.TimePeriod;
import org.jundeng.warehouse.ledger.OpenRows;
import org.jundeng.warehouse.ledger.Outcome;

/** A thing that a mail tells besides episodes. Each person is told each thing once. */
public sealed interface MailItem {

    /** Its id: {@code receipt:88}. */
    String id();

    /**
     * The outcome of a delivery.
     *
     * @param deliveryId the ledger number
     * @param feed the feed; null where no contract claims the file
     * @param sourceName the file's or source's name as delivered
     * @param outcome the outcome
     * @param counts how many rows were read and rejected, and how many findings there are
     * @param causes the causes of the findings; a great many findings are not all kept
     */
    record Receipt(
            long deliveryId, String feed, String sourceName, Outcome outcome, Counts counts, List<FindingGroup> causes)
            implements MailItem {

        @Override
        public String id() {
            return id(deliveryId);
        }

        static String id(long deliveryId) {
            return "receipt:" + deliveryId;
        }

        Receipt because(List<FindingGroup> found) {
            return new Receipt(deliveryId, feed, sourceName, outcome, counts, found);
        }
    }

    /** The numbers of rows read, rows rejected and findings. */
    record Counts(long rowsRead, long rowsRejected, long findings) {}

    /**
     * A feed that will soon be due.
     *
     * @param feed the feed
     * @param timePeriod the period
     * @param dueDay the last day on which it is in time
     * @param workingDays how many working days are left after tonight
     */
    record Reminder(String feed, TimePeriod timePeriod, LocalDate dueDay, int workingDays) implements MailItem {

        @Override
        public String id() {
            return "reminder:" + feed + ":" + timePeriod;
        }
    }

    /**
     * What was sent of a feed and waits to be mended.
     *
     * @param feed the feed
     * @param night the business date of the mail
     * @param open the deliveries, the oldest first
     */
    record Unmended(String feed, LocalDate night, List<OpenRows.Open> open) implements MailItem {

        /** It is told once a week, so the week is part of it. */
        @Override
        public String id() {
            return "open-rows:" + feed + ":" + night.get(IsoFields.WEEK_BASED_YEAR) + "-W"
                    + night.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
        }
    }

    /**
     * The explanation of an episode that the recipient was told of.
     *
     * @param candidate the episode, with its note
     * @param rule its rule; null where the rule was removed
     */
    record Explanation(CandidateEpisode candidate, Rule rule) implements MailItem {

        @Override
        public String id() {
            return "note:" + candidate.note().eventId();
        }
    }

    /**
     * A breach that became known late and is over, or that turned out not to be true.
     *
     * @param news what is told of it
     */
    record PastBreach(BreachNews news) implements MailItem {

        @Override
        public String id() {
            return news.item();
        }
    }

    /**
     * A delivery that waits to be confirmed, or did.
     *
     * @param news what is told of it
     * @param causes why it waits, by cause; empty where the recipient is not told
     */
    record Waiting(WaitingNews news, List<FindingGroup> causes) implements MailItem {

        @Override
        public String id() {
            return news.item();
        }
    }
}
