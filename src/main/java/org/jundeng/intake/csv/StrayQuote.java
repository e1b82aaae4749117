// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.csv;

import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.finding.Location;
import org.jundeng.intake.row.RowFault;

/**
 * A quotation mark that opens or closes nothing: the cells of its row are not known for certain, those of others are.
 *
 * @param cell the text around it, as far as the next delimiters
 */
record StrayQuote(String cell) implements RowFault {

    @Override
    public Finding inRow(long rowNo) {
        return Finding.at(FindingCode.STRAY_QUOTE, Location.row(rowNo), cell);
    }

    @Override
    public Finding inHeader(long rowNo) {
        return Finding.at(FindingCode.UNCLOSED_QUOTE, Location.row(rowNo), cell, Long.toString(rowNo));
    }

    @Override
    public boolean isOfQuotes() {
        return true;
    }
}
