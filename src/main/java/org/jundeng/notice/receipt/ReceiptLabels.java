// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.receipt;

/**
 * The fixed words of a receipt's page in one language, each by its key {@code receipt.…} in the sentences.
 *
 * @param receipt "receipt"
 * @param bureau "bureau"
 * @param feed "feed"
 * @param noFeed that no contract claims the file
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
 * @param none that nothing was found
 * @param promised "promised"
 * @param remedy "what to do"
 * @param table the link to the table
 * @param title what stands between a title and what was found
 * @param sentence what stands between sentences
 * @param comma what stands between counts
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
        String title,
        String sentence,
        String comma) {

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
                words.label("title"),
                words.label("sentence"),
                words.label("comma"));
    }
}
