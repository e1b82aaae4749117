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
public record FileForm(FileForm.Format format, String charset, FileForm.CsvDialect csv, String records, String more) {

    public FileForm {
        charset = charset == null ? "auto" : charset;
        csv = csv == null ? FileForm.CsvDialect.USUAL : csv;
    }

    /** Whether a delivery is a table, with cells in rows and columns that have numbers. */
    public boolean isTable() {
        return format == Format.CSV || format == Format.TABLE;
    }

    /** The format of a delivery's bytes. */
    public enum Format {
        CSV,
        /** A table, as CSV or as a workbook: the bytes say which. */
        TABLE,
        /** An array of objects, JSON Lines, or records below a pointer. */
        JSON,
        /** The result of a query, spooled as JSON Lines. */
        SQL
    }

    /**
     * The dialect of a CSV file.
     *
     * @param delimiter one character. Where absent a comma, but in a table the one that parts the promised headers
     * @param skipLines how many lines stand above the header, such as a title; 0 where absent
     * @param trailer the first word of a last row that states how many rows the file has; null where there is no such
     *     row
     */
    public record CsvDialect(String delimiter, Integer skipLines, String trailer) {

        static final CsvDialect USUAL = new CsvDialect(null, 0, null);

        public CsvDialect {
            skipLines = skipLines == null ? 0 : skipLines;
            if (delimiter != null && delimiter.length() != 1 || skipLines < 0) {
                throw new IllegalArgumentException("delimiter takes one character and skip-lines a number from 0");
            }
            if (trailer != null && trailer.isBlank()) {
                throw new IllegalArgumentException("trailer is blank: it takes the word that begins the last row");
            }
        }

        /** One character; a comma where the contract says nothing. */
        @Override
        public String delimiter() {
            return delimiter == null ? "," : delimiter;
        }

        /** Whether the contract says the delimiter. */
        public boolean saysDelimiter() {
            return delimiter != null;
        }

        /** The same dialect with another delimiter. */
        public CsvDialect with(String other) {
            return new CsvDialect(other, skipLines, trailer);
        }

        /** Part of {@link Contract#promises}, whose text must not change. */
        @Override
        public String toString() {
            return "CsvDialect[delimiter=" + delimiter() + ", skipLines=" + skipLines + ", trailer=" + trailer + "]";
        }
    }

    /** The same form with another dialect. */
    public FileForm with(CsvDialect other) {
        return new FileForm(format, charset, other, records, more);
    }
}
