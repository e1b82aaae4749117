// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.receipt;

/**
 * The fixed words of a receipt's page in one language, each from the message {@code receipt.…}.
 *
 * @param receipt "receipt"
 * @param bureau "bureau"
 * @param feed "feed"
 * @param noFeed the words for a file that no contract claims
 * @param arrived "arrived"
 * @param ledger "ledger number"
 * @param same "same as"
 * @param rows "rows"
 * @param rejected "rejected"
 * @param data "figures"
 * @param added "new"
 * @param revised "revised"
 * @param unchanged "unchanged"
 * @param kept "kept as"
 * @param sha "SHA-256"
 * @param findings "findings"
 * @param none the words for no findings
 * @param promised "promised"
 * @param remedy "what to do"
 * @param table the link to the table
 * @param copy the link to the marked copy
 * @param figures the heading of figures beside what is known
 * @param region "region"
 * @param period "period"
 * @param indicator "indicator"
 * @param now "this delivery"
 * @param last "last"
 * @param usual "usual range"
 * @param moreFigures the words for figures that are not shown
 * @param titleSeparator the separator between a title and the text found
 * @param sentenceSeparator the separator between sentences
 * @param countSeparator the separator between counts
 */
public record ReceiptLabels(
        String receipt,
        String bureau,
        String feed,
        String noFeed,
        String arrived,
        String ledger,
        String same,
        String rows,
        String rejected,
        String data,
        String added,
        String revised,
        String unchanged,
        String kept,
        String sha,
        String findings,
        String none,
        String promised,
        String remedy,
        String table,
        String copy,
        String figures,
        String region,
        String period,
        String indicator,
        String now,
        String last,
        String usual,
        String moreFigures,
        String titleSeparator,
        String sentenceSeparator,
        String countSeparator) {

    static ReceiptLabels of(ReceiptWords words) {
        return new ReceiptLabels(
                words.label("receipt"),
                words.label("bureau"),
                words.label("feed"),
                words.label("no-feed"),
                words.label("arrived"),
                words.label("ledger"),
                words.label("same"),
                words.label("rows"),
                words.label("rejected"),
                words.label("data"),
                words.label("new"),
                words.label("revised"),
                words.label("unchanged"),
                words.label("kept"),
                words.label("sha"),
                words.label("findings"),
                words.label("none"),
                words.label("promised"),
                words.label("remedy"),
                words.label("table"),
                words.label("copy"),
                words.label("figures"),
                words.label("region"),
                words.label("period"),
                words.label("indicator"),
                words.label("now"),
                words.label("last"),
                words.label("usual"),
                words.label("more-figures"),
                words.label("title"),
                words.label("sentence"),
                words.label("comma"));
    }
}
