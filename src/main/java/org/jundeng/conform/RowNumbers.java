// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform;

/** The numbers of rows that one note is about, as it tells them: 5, 9–11, 20, …. */
final class RowNumbers {

    private static final int MOST_TOLD = 10;

    private final StringBuilder told = new StringBuilder();
    private long first;
    private long from;
    private long last;
    private int runs;
    private long count;

    /** Adds a number above those before it. */
    void add(long no) {
        count++;
        if (count == 1) {
            first = no;
            from = no;
        } else if (no != last + 1) {
            endRun();
            from = no;
        }
        last = no;
    }

    private void endRun() {
        if (runs < MOST_TOLD) {
            told.append(told.isEmpty() ? "" : ", ").append(run());
        } else if (runs == MOST_TOLD) {
            told.append(", …");
        }
        runs++;
    }

    private String run() {
        return from == last ? Long.toString(from) : from + "–" + last;
    }

    boolean any() {
        return count > 0;
    }

    long first() {
        return first;
    }

    long count() {
        return count;
    }

    @Override
    public String toString() {
        String before = told.toString();
        if (runs > MOST_TOLD) {
            return before;
        }
        return before + (before.isEmpty() ? "" : ", ") + (runs == MOST_TOLD ? "…" : run());
    }
}
