// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.night;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jundeng.pipeline.delivery.ClaimTaker;
import org.jundeng.pipeline.inbox.Inbox;
import org.jundeng.pipeline.inbox.LetGoFiles;
import org.jundeng.pipeline.inbox.SettledFiles;
import org.jundeng.pipeline.inbox.StewardFolders;
import org.jundeng.pipeline.outage.Shutdown;
import org.jundeng.pipeline.outage.Troubles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A night's round of the files that were let go: takes again those that were written to afterwards, and waits a while
 * for those that are being written to now.
 */
final class LetGoRound {

    private static final Logger LOG = LoggerFactory.getLogger(LetGoRound.class);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Inbox inbox;
    private final SettledFiles settled;
    private final LetGoFiles beside;
    private final Shutdown shutdown;
    private final ClaimTaker next;
    private final Troubles troubles;

    /** Looks at what {@code folders} let go. Claims go to {@code next}, what cannot be done to {@code troubles}. */
    LetGoRound(StewardFolders folders, Shutdown shutdown, ClaimTaker next, Troubles troubles) {
        this.inbox = folders.inbox();
        this.settled = folders.look().settled();
        this.beside = folders.beside();
        this.shutdown = shutdown;
        this.next = next;
        this.troubles = troubles;
    }

    /** Claims what was written to and has settled, and hands it on; returns what has not settled. */
    List<Path> lookOnce() {
        LetGoFiles.Look look = beside.look((folder, fault) -> troubles.note("looking at " + folder, fault));
        look.claims().forEach(next::take);
        return look.unsettled();
    }

    /** As {@link #lookOnce}, but waits a while; files that are still being written to are left and logged. */
    void take() {
        List<Path> unsettled = lookOnce();
        Instant patience = inbox.now().plus(longest(unsettled)).plus(GRACE);
        while (!unsettled.isEmpty() && inbox.now().isBefore(patience)) {
            shutdown.pause(LOOK_AGAIN);
            shutdown.check();
            unsettled = lookOnce();
        }
        unsettled.forEach(file -> LOG.warn("{} is being written on; it is left for the next run", file));
    }

    private Duration longest(List<Path> unsettled) {
        return unsettled.stream()
                .map(settled::quietPeriod)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }
}
