// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.row;

import org.jundeng.finding.Finding;

/** Why the cells of a record cannot be trusted. */
public interface RowFault {

    /** The finding if the record is one of the rows; of weight ROW. */
    Finding inRow(long rowNo);

    /** The finding if the record is the header; of weight DELIVERY. */
    Finding inHeader(long rowNo);

    /** Whether only quotation marks are doubtful, so that a row of names or of text can still be known as such. */
    default boolean isOfQuotes() {
        return false;
    }
}
