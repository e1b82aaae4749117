// SPDX-License-Identifier: Apache-2.0
package org.jundeng.guess;

import java.util.List;

/**
 * What was seen in a whole file.
 *
 * @param form how its bytes became rows
 * @param around what stands around its table; nothing in JSON
 * @param columns its columns
 * @param rows how many rows stand below the header
 */
record FileSighting(FileSighting.Form form, TableSurroundings around, List<ColumnSight> columns, long rows) {

    FileSighting {
        columns = List.copyOf(columns);
    }

    /** How many of its cells are numbers. */
    long figures() {
        return columns.stream().mapToLong(ColumnSight::numbers).sum();
    }

    /** How the bytes of a file are read. */
    enum Kind {
        CSV,
        WORKBOOK,
        JSON,
        JSON_LINES
    }

    /**
     * The form of a file.
     *
     * @param kind the kind of its bytes
     * @param charset its character set; null for a workbook
     * @param bytes its size
     * @param marked whether a byte order mark names the character set
     * @param delimiter the delimiter of CSV; null for other kinds
     * @param records the pointer to the records of JSON; null where the document itself holds them
     */
    record Form(FileSighting.Kind kind, String charset, long bytes, boolean marked, String delimiter, String records) {

        boolean isTable() {
            return kind == Kind.CSV || kind == Kind.WORKBOOK;
        }
    }
}
