// SPDX-License-Identifier: Apache-2.0
package org.jundeng.contract;

/**
 * How a delivery's bytes become records.
 *
 * @param format the format of the bytes
 * @param charset {@code auto} or the name of a charset; {@code auto} where absent
 * @param csv the dialect; the usual one where absent
 * @param records JSON pointer to the array of records; null where the document itself is the array, or is JSON Lines
 * @param more JSON pointer to the field beside the records that tells of further ones: a total, true, a link; null
 *     where fields with the usual names do
 */
public record FileForm(Contract.Format format, String charset, Contract.CsvDialect csv, String records, String more) {

    public FileForm {
        if (more != null && (records == null || !more.startsWith("/"))) {
            throw new IllegalArgumentException("more is a pointer (/…) beside records, and takes records");
        }
        charset = charset == null ? "auto" : charset;
        csv = csv == null ? Contract.CsvDialect.USUAL : csv;
    }
}
