// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jundeng.contract.Contract;
import org.jundeng.finding.Finding;

/** The rows of a delivery, streamed: memory does not grow with their number. Not for several threads. */
public interface Rows extends AutoCloseable {

    /**
     * The headers as delivered. For JSON the fields of the first record, nested ones as {@code outer.inner}, and after
     * them the optional columns of the contract that it lacks.
     */
    List<String> columns();

    /** How many of {@link #columns}, from the first, the delivery itself has. */
    default int delivered() {
        return columns().size();
    }

    /** The number of the record that holds the header; 0 where there is none. */
    default long headerNo() {
        return 0;
    }

    /** The next row or what is wrong with it; null at the end, and after {@link Line.Broken}. */
    Line next() throws IOException;

    /** What is to be noted about the delivery once its last row is read; of weight NOTE. */
    default List<Finding> notes() {
        return List.of();
    }

    /**
     * Says where the header is, if it stands below other lines; null where none of the next few rows is one. What is
     * read so is not read again: to be asked only of a delivery whose header is at fault.
     */
    default Finding headerFurtherDown() throws IOException {
        return null;
    }

    /** How many bytes of the delivery have been read so far, the reading ahead included. */
    long bytesRead();

    @Override
    void close() throws IOException;

    /** Opens the bytes of a delivery as {@code contract} says; throws only where they cannot be got at. */
    static Opened open(Path bytes, Contract contract) throws IOException {
        return DeliveryBytes.open(bytes, contract);
    }
}
