// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.upload;

import java.nio.file.Path;
import java.util.List;
import org.jundeng.notice.receipt.ReceiptFields;
import org.jundeng.observation.TimePeriod;
import org.jundeng.pipeline.night.Trial;

/** What would become of a file, as far as it is known. */
public sealed interface Preview {

    /** The file is tried, or waits for that. */
    record UnderWay(Reading reading) implements Preview {}

    /**
     * How far a file has been read.
     *
     * @param bytesRead how many of its bytes; 0 until it is begun
     * @param rowsRead how many of its rows
     */
    record Reading(long bytesRead, long rowsRead) {
        static final Reading NONE = new Reading(0, 0);
    }

    /**
     * It could not be tried.
     *
     * @param again whether it is tried again when it is asked for again: the warehouse was away, but not where the file
     *     exhausts the stack or the heap
     */
    record Broken(boolean again) implements Preview {}

    /**
     * It was tried, and nothing was stored.
     *
     * @param trial what would be written, and the figures that would change
     * @param receipt what its receipt says
     * @param marked the marked copy; null where none is of use
     * @param owed what the feed would still owe
     */
    record Known(Trial trial, ReceiptFields receipt, Path marked, List<TimePeriod> owed) implements Preview {
        public Known {
            owed = List.copyOf(owed);
        }
    }
}
