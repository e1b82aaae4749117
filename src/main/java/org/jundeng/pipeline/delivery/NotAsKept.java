// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.delivery;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The bytes of a delivery are not where they were kept, or are not those that came: nothing is read from there. */
public final class NotAsKept extends IOException {

    private static final long serialVersionUID = 1;

    private final String found;
    private final String promised;
    private final Instant letGoAt;

    NotAsKept(String message, String found, String promised) {
        this(message, found, promised, null);
    }

    private NotAsKept(String message, String found, String promised, Instant letGoAt) {
        super(message);
        this.found = found;
        this.promised = promised;
        this.letGoAt = letGoAt;
    }

    /** Bytes that were let go because the settings say that they were kept long enough. */
    static NotAsKept letGo(String keptPath, Instant at, String promised) {
        return new NotAsKept(
                keptPath + " was let go on " + at.truncatedTo(ChronoUnit.SECONDS) + ", as jundeng.keep."
                        + keptPath.substring(0, keptPath.indexOf('/')) + "-years said",
                "nothing",
                promised,
                at);
    }

    /** When they were let go because they were kept long enough; empty where they should be there. */
    public Optional<Instant> letGoAt() {
        return Optional.ofNullable(letGoAt);
    }

    /** The message, with what was found, what the ledger promises, and what to do. */
    public String inFull() {
        return getMessage() + ": found " + found + "; the ledger promises bytes of SHA-256 " + promised
                + ". Put them back from a backup, or have the file delivered again.";
    }
}
