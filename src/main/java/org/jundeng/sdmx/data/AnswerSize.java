// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sdmx.data;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jundeng.api.ApiFault.Kind;
import org.jundeng.api.Unanswerable;

/**
 * How many figures were looked at for a message, how many it has, and since when it is being made. Beyond its bounds
 * there is no message.
 */
final class AnswerSize {

    /** The most figures of a message: it is made as a whole. */
    static final int MOST_FIGURES = 100_000;

    /** The most figures that are looked at for a message. */
    static final int MOST_READ = 1_000_000;

    /** The longest time that a message takes: others wait for the thread that makes it. */
    static final Duration LONGEST = Duration.ofSeconds(60);

    private final Clock clock;
    private final Instant end;
    private int read;
    private int figures;

    AnswerSize(Clock clock) {
        this.clock = clock;
        this.end = clock.instant().plus(LONGEST);
    }

    /** More is about to be asked for, whether or not anything comes of it. */
    void asked() {
        if (clock.instant().isAfter(end)) {
            throw Unanswerable.of(Kind.TOO_SLOW);
        }
    }

    /** One more was looked at. */
    void read() {
        asked();
        read++;
        check(read, MOST_READ, Kind.TOO_MUCH_TO_READ);
    }

    /** One more belongs to the message. */
    void written() {
        figures++;
        check(figures, MOST_FIGURES, Kind.TOO_LARGE);
    }

    int figures() {
        return figures;
    }

    private static void check(int count, int most, Kind kind) {
        if (count > most) {
            throw Unanswerable.of(kind, String.valueOf(most));
        }
    }
}
