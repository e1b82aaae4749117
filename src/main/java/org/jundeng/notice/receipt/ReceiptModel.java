// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.receipt;

/**
 * The data for the template of a receipt's page, {@code receipt.ftlh}.
 *
 * @param receipt the receipt's fields
 * @param language the code of the reader's language
 * @param other the code of the other language
 * @param says the fixed words
 * @param otherSays the fixed words in the other language
 * @param outcome the outcome in words
 * @param arrived when the delivery arrived, in the city's time zone
 * @param more the words for how many findings are not listed; empty where all are
 * @param table the link to the table of findings; empty where there is none
 * @param copy the link to the marked copy of the delivered file; empty where there is none
 */
public record ReceiptModel(
        ReceiptFields receipt,
        String language,
        String other,
        ReceiptLabels says,
        ReceiptLabels otherSays,
        Outcome outcome,
        String arrived,
        String more,
        String table,
        String copy) {

    /**
     * The outcome in words.
     *
     * @param name in the reader's language
     * @param otherName in the other language
     * @param colour its colour as {@code #rrggbb}
     * @param trial the words for a trial; empty where this was none
     */
    public record Outcome(String name, String otherName, String colour, String trial) {}
}
