// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.copy;

import java.util.Locale;

/** What came of making a marked copy. */
public enum Copied {
    /** It was written, and all findings that are known are marked in it. */
    WHOLE(true),
    /** It was written; more cells are at fault than are coloured. */
    NOT_ALL_CELLS(true),
    /** It was written; from some row on it is not certain where rows end, so that none behind it is marked. */
    NOT_ALL_ROWS(true),
    /** There is none, since the file is larger than what a steward mends by hand. */
    TOO_LARGE(false),
    /** There is none, since no table was found to write into. */
    NO_TABLE(false),
    /** There is none, since the file cannot be written as it came. */
    NOT_WRITABLE(false);

    private final boolean written;

    Copied(boolean written) {
        this.written = written;
    }

    /** Whether there is a copy. */
    public boolean isWritten() {
        return written;
    }

    /** The word for it in keys of messages: {@code too-large}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
