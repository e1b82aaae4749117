// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.night;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jundeng.pipeline.inbox.KeptBeside;
import org.jundeng.pipeline.inbox.SettledFiles;
import org.jundeng.pipeline.workspace.Claim;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A night's way through what was let go of the stewards' files: takes again what was written on, and waits a while for
 * what is being written on now.
 */
final class BesideRound {

    private static final Logger LOG = LoggerFactory.getLogger(BesideRound.class);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Pipeline pipeline;
    private final SettledFiles settled;
    private final KeptBeside beside;
    private final List<String> troubles;

    /** Looks for {@code pipeline}; what could not be done is added to {@code troubles}. */
    BesideRound(Pipeline pipeline, SettledFiles settled, KeptBeside beside, List<String> troubles) {
        this.pipeline = pipeline;
        this.settled = settled;
        this.beside = beside;
        this.troubles = troubles;
    }

    /** Hands what was written on and has settled to {@code taking}; returns what has not. */
    List<Path> lookOnce(Consumer<Claim> taking) {
        KeptBeside.Look look = beside.look((folder, fault) -> Night.note(troubles, "looking at " + folder, fault));
        look.claims().forEach(taking);
        return look.unsettled();
    }

    /** The same, with patience; what is being written on in the end is left to the next run and named. */
    void take(Consumer<Claim> taking) {
        List<Path> unsettled = lookOnce(taking);
        Instant patience = pipeline.clock().instant().plus(longest(unsettled)).plus(GRACE);
        while (!unsettled.isEmpty() && pipeline.clock().instant().isBefore(patience)) {
            pipeline.ending().pause(LOOK_AGAIN);
            pipeline.ending().check();
            unsettled = lookOnce(taking);
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
