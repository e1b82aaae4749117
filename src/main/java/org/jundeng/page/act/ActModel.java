// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.act;

import java.util.List;
import java.util.Objects;
import org.jundeng.notice.findings.FigureComparison;
import org.jundeng.page.Frame;
import org.jundeng.page.Link;

/**
 * The data for the template of the pages on which people act on deliveries, {@code act.ftlh}.
 *
 * @param frame what stands around it
 * @param fault why nothing was done, and what to do about it, a sentence each; empty where nothing is wrong
 * @param lead what the page is about, a paragraph each
 * @param facts what is known of the delivery
 * @param doubts what looks wrong, the gravest first
 * @param tables the lists
 * @param form what can be done here; null where nothing can
 */
public record ActModel(
        Frame frame,
        List<String> fault,
        List<String> lead,
        List<Fact> facts,
        List<Doubt> doubts,
        List<Table> tables,
        Form form) {

    public ActModel {
        Objects.requireNonNull(frame, "frame");
        fault = List.copyOf(fault);
        lead = List.copyOf(lead);
        facts = List.copyOf(facts);
        doubts = List.copyOf(doubts);
        tables = List.copyOf(tables);
    }

    /** Something known, with its label. */
    public record Fact(String label, Link text) {

        /** A word that leads nowhere. */
        static Fact of(String label, String text) {
            return new Fact(label, Link.none(text));
        }
    }

    /**
     * A cause for which figures look wrong.
     *
     * @param title where, and what looks wrong
     * @param remedy what to look at
     * @param figures the figures beside what stood
     * @param more how many figures are not listed, in words; empty where all are
     */
    public record Doubt(String title, String remedy, List<FigureComparison> figures, String more) {
        public Doubt {
            figures = List.copyOf(figures);
        }
    }

    /**
     * A list.
     *
     * @param title what is listed
     * @param lead what the list says; empty where its title says enough
     * @param heads the heads of the columns
     * @param rows the rows; none where nothing is to be listed
     * @param more how much is not listed, in words; empty where all is
     */
    public record Table(String title, String lead, List<String> heads, List<Row> rows, String more) {
        public Table {
            heads = List.copyOf(heads);
            rows = List.copyOf(rows);
        }
    }

    /** A row: its name, its other cells, and what can be done with it. */
    public record Row(Link name, List<String> cells, List<Link> ways) {
        public Row {
            cells = List.copyOf(cells);
            ways = List.copyOf(ways);
        }
    }

    /**
     * A form that is sent with a reason.
     *
     * @param action where it is sent
     * @param delivery the delivery's ledger number
     * @param token proves that this page was shown to who sends it
     * @param seen tells what was shown; empty where that cannot change
     * @param english whether the answer is wanted in English
     * @param reason the reason so far
     * @param longest how many characters a reason may have
     * @param lead what follows from sending it, a paragraph each
     * @param button the text on the button
     */
    public record Form(
            String action,
            long delivery,
            String token,
            String seen,
            boolean english,
            String reason,
            int longest,
            List<String> lead,
            String button) {
        public Form {
            lead = List.copyOf(lead);
        }
    }
}
