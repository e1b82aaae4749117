// SPDX-License-Identifier: Apache-2.0
package org.jundeng.contract;

import java.util.List;
import java.util.stream.Stream;

/**
 * How a delivery's bytes become records.
 *
 * @param format the format of the bytes
 * @param charset {@code auto} or the name of a charset; {@code auto} where absent
 * @param csv the dialect; the usual one where absent
 * @param records JSON pointer to the array of records; null where the document itself is the array, or is JSON Lines
 * @param more JSON pointer to the field beside the records that tells of further ones: a total, true, a link; null
 *     where fields with the usual names do
 * @param shape how the records stand in JSON that has no list of objects; null where it has one
 * @param sheet the workbook's sheet with the table, by its name or a pattern; null means the only one with the promised
 *     header
 */
public record FileForm(
        FileForm.Format format,
        String charset,
        FileForm.CsvDialect csv,
        String records,
        String more,
        FileForm.JsonShape shape,
        String sheet) {

    public FileForm {
        if (sheet != null && sheet.isBlank()) {
            throw new IllegalArgumentException("sheet is blank: it takes the name of a sheet, or a pattern");
        }
        charset = charset == null ? "auto" : charset;
        csv = csv == null ? FileForm.CsvDialect.USUAL : csv;
    }

    /** A form that names no sheet. */
    public FileForm(
            FileForm.Format format,
            String charset,
            FileForm.CsvDialect csv,
            String records,
            String more,
            FileForm.JsonShape shape) {
        this(format, charset, csv, records, more, shape, null);
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
        return new FileForm(format, charset, other, records, more, shape, sheet);
    }

    /**
     * How records stand in a JSON text that has no list of objects. Of {@code keyed-by}, {@code inner}, {@code header}
     * and {@code names} one is set; only {@code inner} takes {@code names} besides.
     *
     * @param keyedBy objects within objects, {@code {"330102": {"2014-06": 5}}}: the name of the field that the keys of
     *     each level become; the last level holds a record, a list of records, or a value
     * @param value with {@code keyed-by} or {@code inner}: the name of the field that a bare value becomes; {@code
     *     value} where absent
     * @param inner objects that hold a list of records in this field, {@code [{"name": "上城区", "data": [{…}]}]}: each
     *     record has the other fields of its object, too
     * @param header whether the first of a list of lists holds the names: {@code [["area", "jobs"], ["上城区", 5]]}
     * @param names the names of the elements of each list in a list of lists, or in {@code inner}
     */
    public record JsonShape(List<String> keyedBy, String value, String inner, Boolean header, List<String> names) {
        public JsonShape {
            keyedBy = keyedBy == null ? List.of() : List.copyOf(keyedBy);
            names = names == null ? List.of() : List.copyOf(names);
            header = header != null && header;
            boolean listsAlone = !names.isEmpty() && inner == null;
            long set = Stream.of(!keyedBy.isEmpty(), inner != null, header, listsAlone)
                    .filter(each -> each)
                    .count();
            if (set != 1) {
                throw new IllegalArgumentException("shape takes one of keyed-by, inner, header: true and names");
            }
            if (value != null && keyedBy.isEmpty() && inner == null) {
                throw new IllegalArgumentException("only a shape with keyed-by or inner takes a value");
            }
            value = value == null ? "value" : value;
        }
    }
}
