// SPDX-License-Identifier: Apache-2.0
package org.jundeng.oracle;

import java.util.List;

/**
 * What happens in the county over some weeks.
 *
 * @param serves whether a process serves all the time; else each night is a command of its own
 * @param districts whether people answer for some townships only, the warden for the last one at first
 * @param lags whether a rule watches what the feed owes
 * @param deeds what happens, in any order
 */
record Tale(boolean serves, boolean districts, boolean lags, List<Deed> deeds) {

    /** How many nights a tale has. */
    static final int NIGHTS = 60;

    /** When on a day something happens. */
    enum Hour {
        /** After the night's evaluation and before the hour of the notices. */
        EARLY("05:00"),
        DAY("15:00"),
        /** In the quiet hours of who has some. */
        LATE("21:00");

        private final String time;

        Hour(String time) {
            this.time = time;
        }

        String time() {
            return time;
        }
    }

    /** Something that happens on a day, counted from 0. */
    sealed interface Deed {
        int day();

        Hour hour();
    }

    /**
     * The figure of a township comes, anew or corrected.
     *
     * @param back how many days before yesterday it is of
     * @param value the figure; null where it is marked as missing
     */
    record Brings(int day, Hour hour, String place, int back, Integer value) implements Deed {}

    /** The last figure of a township that came is withdrawn. */
    record TakesBack(int day, Hour hour, String place) implements Deed {}

    /** Somebody acknowledges the open episode of a township, if there is one. */
    record Acknowledges(int day, Hour hour, String person, String place) implements Deed {}

    /** A township is silenced for some days from that day on. */
    record Silences(int day, Hour hour, String place, int days) implements Deed {}

    /** The head of the bureau is away for some days from that day on; known from the beginning. */
    record Leaves(int day, Hour hour, int days) implements Deed {}

    /** From that day on the rule has bounds that lie so much higher. */
    record Moves(int day, Hour hour, int higher) implements Deed {}

    /** From then on the warden answers for that township, and no longer for the one before. */
    record TakesOver(int day, Hour hour, String place) implements Deed {}

    /** The process ends and another one begins. */
    record Restarts(int day, Hour hour) implements Deed {}
}
