// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.retention;

import java.io.IOException;
import java.util.Optional;

/** One kind of things that are kept for a while. */
interface Share {

    /** What is to be let go now; empty if nothing is. Looking changes nothing. */
    Optional<Found> find(Keeping keeping) throws IOException;

    /**
     * What is to be let go.
     *
     * @param what what it is, as the audit trail names it: {@code receipts}
     * @param words how much it is, in words: {@code 12 files of receipts/}
     * @param setting the setting that says so
     * @param letting lets go of it
     */
    record Found(String what, String words, String setting, Letting letting) {}

    /** {@code 1 file}, {@code 2 files}. */
    static String count(long number, String one) {
        return number + " " + one + (number == 1 ? "" : "s");
    }

    /** Lets go of what was found. */
    @FunctionalInterface
    interface Letting {
        /** Lets go, in the run of this number. What is gone already is no failure. */
        void go(long runId) throws IOException;
    }
}
