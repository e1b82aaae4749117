// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.text;

import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.finding.Location;
import org.jundeng.intake.row.RowFault;

/**
 * Bytes that are not valid in the delivery's character set.
 *
 * @param byteNo their offset in bytes, from 0
 * @param charNo how many characters stand before them
 * @param hex the bytes, in hexadecimal
 * @param charset the character set's name
 */
public record BadBytes(long byteNo, long charNo, String hex, String charset) implements RowFault {

    /** A lone low surrogate stands for bad bytes in decoded text, since no decoder yields one. */
    public static final char MARK = '\uDCFF';

    @Override
    public Finding inRow(long rowNo) {
        return Finding.at(FindingCode.BAD_BYTES, Location.row(rowNo), hex, Long.toString(byteNo), charset);
    }

    @Override
    public Finding inHeader(long rowNo) {
        return Finding.at(FindingCode.WRONG_CHARSET, Location.row(rowNo), hex, Long.toString(byteNo), charset);
    }
}
