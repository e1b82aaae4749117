// SPDX-License-Identifier: Apache-2.0
package org.jundeng.report;

import java.util.List;
import java.util.Map;

/**
 * What the template of a night's page, {@code night.ftlh}, fills in: all words are Chinese.
 *
 * @param date the night
 * @param run the run's number
 * @param mails how many mails were sent, or written as files
 * @param deliveries what came
 * @param changes what happened to episodes
 * @param open the episodes that are open
 * @param projects where the targets stand, by project
 * @param disagreements reported figures that differ from the total of their parts
 */
public record NightModel(
        String date,
        long run,
        int mails,
        List<Delivery> deliveries,
        List<Change> changes,
        List<Open> open,
        List<Project> projects,
        List<Disagreement> disagreements) {

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
     * Something that happened to an episode.
     *
     * @param event the event's code
     * @param level the level afterwards
     * @param region the region, or the feed
     * @param what the rule
     * @param bureau the bureau concerned; empty where the rule names none
     * @param quote what the plan says; empty where the rule follows from no target
     * @param seen the figure that decided; null where none did
     */
    public record Change(
            String event, Level level, String region, String what, String bureau, String quote, Seen seen) {}

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
     * @param bound what is promised
     * @param source where it comes from; null where the page does not say it
     */
    public record Seen(String period, String figure, String bound, String source) {}

    /**
     * An episode that is open.
     *
     * @param id its number
     * @param level how grave it is
     * @param region the region, or the feed
     * @param what the indicator, or the rule
     * @param since the night it opened
     * @param note what the bureau said to it; empty where nothing
     */
    public record Open(long id, Level level, String region, String what, String since, String note) {}

    /**
     * The targets of a project.
     *
     * @param number its number in the plan
     * @param name its name
     * @param states how many targets are in which state, by the state's code
     * @param targets the targets
     */
    public record Project(int number, String name, Map<String, Integer> states, List<Target> targets) {}

    /**
     * A target.
     *
     * @param item its number in the project
     * @param name its name
     * @param state the code of its state
     * @param regions in how many regions it holds
     * @param met in how many of them it is met
     * @param bureau the bureau that answers for it
     * @param worst the region that is worst
     */
    public record Target(int item, String name, String state, int regions, long met, String bureau, Worst worst) {}

    /**
     * The region in which a target stands worst.
     *
     * @param region the region
     * @param reason why it stands where it stands
     * @param seen the figure that decided; null where none did
     * @param lag points that progress is behind time; null where there is no progress
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
