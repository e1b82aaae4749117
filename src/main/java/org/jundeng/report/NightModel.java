// SPDX-License-Identifier: Apache-2.0
package org.jundeng.report;

import java.util.List;
import java.util.Map;
import org.jundeng.alert.past.BreachCounts;

/**
 * The data for the template of a night's page, {@code night.ftlh}. All words are Chinese.
 *
 * @param date the night
 * @param run the run's number
 * @param mails how many mails left, or were written by a night whose mails leave later
 * @param later whether another process sends the mails in their time
 * @param deliveries the deliveries of the night
 * @param changes the events of episodes
 * @param open the episodes that are open
 * @param projects the states of the targets, by project
 * @param disagreements reported figures that differ from the total of their parts
 * @param past how many breaches became known late and are over
 * @param unreachable the people whose addresses mail servers refuse, a sentence each
 * @param audit the end of the audit trail's chain; null where it has no line
 * @param board the link to the night's scoreboard; null where that is no file
 * @param fingerprint tells what holds at the end of the night from what holds on others
 * @param shared the page that shows what holds at the end of the night; null where this page shows it
 */
public record NightModel(
        String date,
        long run,
        int mails,
        boolean later,
        List<Delivery> deliveries,
        List<Change> changes,
        List<Open> open,
        List<Project> projects,
        List<Disagreement> disagreements,
        BreachCounts past,
        List<String> unreachable,
        Audit audit,
        String board,
        String fingerprint,
        String shared) {

    /** The same with a fingerprint, and a page that shows what holds; null if this page shows it. */
    NightModel standing(String withFingerprint, String onPage) {
        return new NightModel(
                date,
                run,
                mails,
                later,
                deliveries,
                changes,
                open,
                projects,
                disagreements,
                past,
                unreachable,
                audit,
                board,
                withFingerprint,
                onPage);
    }

    /**
     * The end of the audit trail's chain.
     *
     * @param number the number of the last line
     * @param hash its hash
     */
    public record Audit(String number, String hash) {}

    /**
     * A delivery.
     *
     * @param number its ledger number
     * @param bureau its bureau
     * @param name its name as delivered
     * @param outcome the outcome's word
     * @param read rows read
     * @param rejected rows rejected
     * @param added new figures
     * @param revised figures that replaced others
     * @param findings findings
     * @param receipt the link to its receipt
     */
    public record Delivery(
            long number,
            String bureau,
            String name,
            String outcome,
            long read,
            long rejected,
            long added,
            long revised,
            long findings,
            String receipt) {}

    /**
     * An event of an episode.
     *
     * @param event the event's code
     * @param level the level afterwards
     * @param region the region, or the feed
     * @param what the rule's name, else its id
     * @param bureau the bureau concerned; empty where the rule names none
     * @param quote the words of the plan; empty where the rule has no target
     * @param why why it happened; empty where the figure says it
     * @param seen the figure that decided; null where none did
     */
    public record Change(
            String event,
            Level level,
            String region,
            String what,
            String bureau,
            String quote,
            String why,
            Seen seen) {}

    /**
     * A level.
     *
     * @param name its name
     * @param colour its colour as {@code #rrggbb}
     */
    public record Level(String name, String colour) {}

    /**
     * A figure that decided.
     *
     * @param period its period
     * @param figure the figure, with the unit
     * @param bound what it is compared with, in words; of a rule that measures something else, also the measure
     * @param source its source in words; null where the page does not show it
     */
    public record Seen(String period, String figure, String bound, String source) {}

    /**
     * An episode that is open.
     *
     * @param id its number
     * @param level its level
     * @param region the region, or the feed
     * @param what the name of the indicator, else the rule's id
     * @param since the night it opened
     * @param note the bureau's note at the acknowledgement; empty where there is none
     */
    public record Open(long id, Level level, String region, String what, String since, String note) {}

    /**
     * The targets of a project.
     *
     * @param number its number in the plan
     * @param name its name
     * @param states the number of targets in each state, by the state's code
     * @param targets the targets
     */
    public record Project(int number, String name, Map<String, Integer> states, List<Target> targets) {}

    /**
     * A target.
     *
     * @param item its number in the project
     * @param name its name
     * @param state the code of its state
     * @param regions the number of regions that it binds
     * @param met the number of those regions in which it is met
     * @param bureau the bureau responsible
     * @param worst the region with the worst state
     */
    public record Target(int item, String name, String state, int regions, long met, String bureau, Worst worst) {}

    /**
     * The region in which the state of a target is worst.
     *
     * @param region the region
     * @param reason the reason of the assessment
     * @param seen the figure that decided; null where none did
     * @param lag by how many percentage points progress is behind the time; null where it was not measured
     */
    public record Worst(String region, String reason, Seen seen, String lag) {}

    /**
     * A reported figure that differs from the total of its parts.
     *
     * @param indicator the indicator
     * @param region the region
     * @param period the period
     * @param reported the reported figure
     * @param derived the total of its parts
     * @param delivery the ledger number of the delivery that reported it
     */
    public record Disagreement(
            String indicator, String region, String period, String reported, String derived, long delivery) {}
}
