// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.row;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jundeng.finding.Finding;

/** The rows of a delivery, as a stream: memory use does not grow with their number. Not safe for several threads. */
public interface Rows extends AutoCloseable {

    /**
     * The headers as delivered. In JSON, the fields of the first record, with nested ones as {@code outer.inner},
     * followed by the contract's optional columns that it lacks.
     */
    List<String> columns();

    /** How many of {@link #columns}, counted from the first, are in the delivery itself. */
    default int delivered() {
        return columns().size();
    }

    /** The number of the record that holds the header; 0 where there is none. */
    default long headerNo() {
        return 0;
    }

    /** What stands around the rows; nothing in JSON. */
    default TableContext context() {
        return TableContext.NONE;
    }

    /** The places in {@link #columns} of columns that are no part of the table, such as serial numbers and gaps. */
    default Set<Integer> passedOver() {
        return Set.of();
    }

    /** The place of the column of findings of a marked copy among the delivered ones; -1 where there is none. */
    default int findingsAt() {
        return -1;
    }

    /** The delimiter between the cells of a text; empty where cells are told apart by other means. */
    default String delimiter() {
        return "";
    }

    /** The next row or the finding about it; null at the end, and after {@link Line.Broken}. */
    Line next() throws IOException;

    /** The row of an earlier delivery that the row returned last says it mends; null where it says so of none. */
    default RowMark mends() {
        return null;
    }

    /** The notes about the delivery as a whole, known once its last row is read; all of weight NOTE. */
    default List<Finding> notes() {
        return List.of();
    }

    /** The texts among the rows that are no data, known once the last row is read; nothing in JSON. */
    default TextsAmong textsAmong() {
        return TextsAmong.NONE;
    }

    /**
     * A finding that says where the header is, if it stands below other lines; null where none of the next few rows is
     * a header. The rows that this reads are lost, so call it only for a delivery whose header is at fault.
     */
    default Finding headerFurtherDown() throws IOException {
        return null;
    }

    /** How many bytes of the delivery have been read so far, including what was read ahead. */
    long bytesRead();

    @Override
    void close() throws IOException;
}
