// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake;

import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.finding.Location;

/**
 * Bytes that their character set does not have.
 *
 * @param byteNo where they begin, in bytes from 0
 * @param charNo how many characters stand before them
 * @param hex the bytes, in hexadecimal
 * @param charset the character set's name
 */
record BadBytes(long byteNo, long charNo, String hex, String charset) {

    /** A lone low surrogate: what no decoder yields, and so can stand for bad bytes in decoded text. */
    static final char MARK = '\uDCFF';

    Finding inRow(long rowNo) {
        return Finding.at(FindingCode.BAD_BYTES, Location.row(rowNo), hex, Long.toString(byteNo), charset);
    }
}
