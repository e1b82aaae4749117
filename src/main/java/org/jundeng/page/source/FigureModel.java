// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.source;

import java.util.List;
import org.jundeng.page.Frame;
import org.jundeng.page.Link;
import org.jundeng.page.PageContext.Mark;

/**
 * The data for the template of a figure's page, {@code figure.ftlh}.
 *
 * @param frame what stands around it
 * @param figure the figure that holds now; empty where it is missing or was withdrawn
 * @param values the reported values, the one that holds before those that it replaced
 * @param derivation how it follows from others; null where it does not
 * @param targets the targets that it decided on some night
 * @param alerts what it did to alerts
 * @param mails the mails that told it
 */
public record FigureModel(
        Frame frame,
        String figure,
        List<Value> values,
        Derivation derivation,
        List<Decided> targets,
        List<Alert> alerts,
        List<Mail> mails) {

    public FigureModel {
        values = List.copyOf(values);
        targets = List.copyOf(targets);
        alerts = List.copyOf(alerts);
        mails = List.copyOf(mails);
    }

    /**
     * A reported value, and the cell it was read from.
     *
     * @param holds whether it holds now
     * @param figure the value; what stands for it where there is none
     * @param exact the value with all its digits; empty where the figure has them
     * @param status what kind of value it is; empty for a usual one
     * @param dimensions its further dimensions; empty where there are none
     * @param bureau the bureau that sent it
     * @param file the name of the file
     * @param original the way to its bytes; null where there is none
     * @param delivery its number in the ledger
     * @param arrived when it came
     * @param row the number of its row
     * @param column the number of its column
     * @param text the row as it came; empty where it cannot be read any more
     * @param sha256 the hash of the bytes
     * @param replacedBy the ledger number that replaced it; null for the one that holds
     */
    public record Value(
            boolean holds,
            String figure,
            String exact,
            String status,
            String dimensions,
            Link bureau,
            String file,
            Link original,
            Link delivery,
            String arrived,
            Link row,
            int column,
            String text,
            String sha256,
            Link replacedBy) {}

    /**
     * How a figure follows from others.
     *
     * @param figure the figure
     * @param method how it was made
     * @param note what else is to be said: that a reported figure takes its place, that it is out of date; else empty
     * @param without the regions that it lacks; empty where it lacks none
     * @param inputs its inputs, each followed by its own
     */
    public record Derivation(String figure, String method, String note, String without, List<Input> inputs) {
        public Derivation {
            inputs = List.copyOf(inputs);
        }
    }

    /**
     * An input.
     *
     * @param depth 1 for an input of the figure, 2 for an input of that one
     * @param name the indicator, the region and the period
     * @param figure its value, which leads to its own page
     * @param source how it was made, or the file and row that it came from
     */
    public record Input(int depth, String name, Link figure, String source) {}

    /** A target, how it stood because of the figure, and on which nights. */
    public record Decided(Link target, Mark state, String nights) {}

    /** An alert, and what happened to it because of the figure. */
    public record Alert(Link number, String event, String night) {}

    /**
     * A mail that told the figure.
     *
     * @param person to whom
     * @param subject its subject
     * @param lang the language of its subject, as HTML names it; empty where that is not known
     * @param state how far it came
     */
    public record Mail(String person, String subject, String lang, String state) {}
}
