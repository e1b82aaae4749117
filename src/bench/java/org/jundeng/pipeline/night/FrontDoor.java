// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.night;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jundeng.pipeline.delivery.ConcurrentTaking;
import org.jundeng.pipeline.delivery.Taking;
import org.jundeng.pipeline.workspace.Claim;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.Runs;

/** What benches time: the ways into a pipeline, as its own routes and night take them. */
public final class FrontDoor {

    private final Pipeline pipeline;
    private final Taking taking;
    private final Evaluation evaluation;

    /** Goes in at {@code pipeline}. */
    public FrontDoor(Pipeline pipeline) {
        this.pipeline = pipeline;
        this.taking = pipeline.taking();
        this.evaluation = pipeline.evaluation();
    }

    /** Claims a dropped file and takes it: from the delivered file to its ledger line and its receipt. */
    public LedgerLine take(String bureau, Path file) throws IOException {
        return taking.take(pipeline.inbox().claim(bureau, file).orElseThrow());
    }

    /** Takes dropped files side by side, as a night does: each to its ledger line and its receipt. */
    public void takeAll(String bureau, List<Path> files) throws IOException {
        try (ConcurrentTaking concurrent = new ConcurrentTaking(pipeline.storingOrder(), this::takeOne)) {
            for (Path file : files) {
                concurrent.take(pipeline.inbox().claim(bureau, file).orElseThrow());
            }
        }
    }

    private void takeOne(Claim claim) {
        try {
            taking.take(claim);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Derives, assesses and evaluates all, as a night does; returns how many targets were assessed. */
    public int evaluate() {
        return evaluation
                .evaluate(pipeline.opened().businessDate(), run(), false)
                .assessments()
                .size();
    }

    /** Derives, assesses and evaluates what came since the last time; returns how many targets were assessed. */
    public int evaluateNew() {
        return evaluation
                .evaluateNew(pipeline.opened().businessDate(), run())
                .assessments()
                .size();
    }

    private long run() {
        LocalDate date = pipeline.opened().businessDate();
        return new Runs(
                        pipeline.opened().database(),
                        pipeline.opened().clock(),
                        pipeline.opened().node())
                .start("bench", date);
    }
}
