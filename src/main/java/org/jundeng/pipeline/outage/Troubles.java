// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.outage;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a run could not do, in words: nothing is lost, and the next run tries it again. Parts of the run note here what
 * failed them, so that one failure stops no other part. Safe for use by several threads.
 */
public final class Troubles {

    private static final Logger LOG = LoggerFactory.getLogger(Troubles.class);

    private final List<String> all = new CopyOnWriteArrayList<>();
    private final List<String> ofProgram = new CopyOnWriteArrayList<>();

    /** Notes that an act failed, and why: {@code taking a.csv of hrss: java.io.IOException: No space left}. */
    public void note(String act, Exception fault) {
        LOG.debug("{} failed", act, fault);
        all.add(act + ": " + OutOfReach.chain(fault));
    }

    /** As {@link #note(String, Exception)}, of a fault of the program itself: nothing that it needs is out of reach. */
    public void noteOfProgram(String act, Exception fault) {
        note(act, fault);
        ofProgram.add(act + ": " + OutOfReach.chain(fault));
    }

    /** Notes a failure unless the same act has been noted before, for an act that is repeated within the run. */
    public void noteOnce(String act, Exception fault) {
        if (all.stream().noneMatch(trouble -> trouble.startsWith(act + ":"))) {
            note(act, fault);
        }
    }

    /** Notes what was found in the way, in a sentence of its own. */
    public void note(String sentence) {
        all.add(sentence);
    }

    /** Everything that has been noted so far, in that order. */
    public List<String> all() {
        return List.copyOf(all);
    }

    /** Those of {@link #all} that are faults of the program itself. */
    public List<String> ofProgram() {
        return List.copyOf(ofProgram);
    }
}
