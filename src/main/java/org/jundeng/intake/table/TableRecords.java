// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.table;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jundeng.finding.Finding;

/**
 * The records of a table as they stand in a delivery, whatever its format; nothing is known yet of header and notes.
 * Memory use does not grow with their number. Not safe for several threads.
 */
public interface TableRecords extends AutoCloseable {

    /** The next record that is not blank; null at the end, or where nothing further can be read. */
    TableRecord next() throws IOException;

    /** Whether nothing follows what {@link #next} has returned last, neither a record nor a fault. */
    boolean atEnd();

    /** Why nothing further can be read, of weight DELIVERY; empty where the end is the table's own end. */
    Optional<Finding> broken();

    /** The delimiter between cells; empty where cells are told apart by other means. */
    Optional<String> delimiter();

    /** The name of the sheet that the records stand in; empty where the format has no sheets. */
    default Optional<String> sheet() {
        return Optional.empty();
    }

    /** Whether the last record ends as the format asks for: if not, it may be cut off. */
    boolean endsWhole();

    /** The notes about all records, known once the last one is read; of weight NOTE. */
    List<Finding> notes(List<String> columns);

    /** How many bytes of the delivery have been read so far, including what was read ahead. */
    long bytesRead();

    @Override
    void close() throws IOException;
}
