// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sdmx.data;

import org.jundeng.api.ApiFault.Kind;
import org.jundeng.api.Unanswerable;

/** How many figures were looked at for a message, and how many it has. Beyond its bounds there is no message. */
final class AnswerSize {

    /** The most figures of a message: it is made as a whole. */
    static final int MOST_FIGURES = 100_000;

    /** The most figures that are looked at for a message. */
    static final int MOST_READ = 1_000_000;

    private int read;
    private int figures;

    /** One more was looked at. */
    void read() {
        read++;
        check(read, MOST_READ);
    }

    /** One more belongs to the message. */
    void written() {
        figures++;
        check(figures, MOST_FIGURES);
    }

    int figures() {
        return figures;
    }

    private static void check(int count, int most) {
        if (count > most) {
            throw Unanswerable.of(Kind.TOO_LARGE, String.valueOf(most));
        }
    }
}
