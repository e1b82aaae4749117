// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.delivery;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jundeng.finding.Finding;
import org.jundeng.finding.Location;
import org.jundeng.notice.decision.Verdict;
import org.jundeng.observation.Observation;
import org.jundeng.pipeline.outage.Shutdown;
import org.jundeng.warehouse.ledger.Pull;
import org.jundeng.warehouse.load.Content;
import org.jundeng.warehouse.load.RejectedFigures;

/**
 * Content that was read while its delivery waited to be stored. It is delivered from memory once; a second time it is
 * read again. Only what fits into a small part of the heap is held, because several deliveries wait at a time.
 */
final class ReadAhead implements Content {

    /** As often as the reader of the bytes looks. */
    private static final int ROWS_BETWEEN_LOOKS = 1024;

    private final Content silent;
    private final Content content;
    private final Shutdown shutdown;
    private Read read;
    private boolean again;

    private ReadAhead(Content silent, Content content, Shutdown shutdown, Read read) {
        this.silent = silent;
        this.content = content;
        this.shutdown = shutdown;
        this.read = read;
    }

    /**
     * How much is held of a delivery.
     *
     * @param things observations plus their dimensions, about 150 bytes of heap each
     * @param findings findings: each may hold long texts
     */
    record Limit(long things, int findings) {

        private static final int HEAP_BYTES_A_THING = 4 << 10;
        private static final long MOST_THINGS = 1 << 17;
        private static final int MOST_FINDINGS = 1_000;
        private static final int FILE_BYTES_A_THING = 60;

        /** A twenty-fifth of the heap for each delivery that waits. */
        static Limit ofThisHeap() {
            return new Limit(
                    Math.min(MOST_THINGS, Runtime.getRuntime().maxMemory() / HEAP_BYTES_A_THING), MOST_FINDINGS);
        }

        /** Whether a file of so many bytes, an observation a row, may be held whole. */
        boolean mayHold(long bytes) {
            return bytes <= things * FILE_BYTES_A_THING;
        }
    }

    /**
     * Reads content now and throws what breaks off the reading. If it does not fit, {@code content} is returned.
     *
     * @param silent what is read now
     * @param content the same content, for when it has to be read again
     * @param shutdown is checked while the content is delivered
     */
    static Content of(Content silent, Content content, Shutdown shutdown, Limit limit) throws IOException {
        Held held = new Held(limit);
        try {
            Verdict verdict = silent.deliver(held::observation, held::finding);
            return new ReadAhead(silent, content, shutdown, new Read(held.things, verdict));
        } catch (TooMuch tooMuch) {
            return content;
        }
    }

    @Override
    public Verdict deliver(Consumer<Observation> observations, Consumer<Finding> findings) throws IOException {
        if (read == null) {
            again = true;
            return content.deliver(observations, findings);
        }
        Read once = read;
        read = null;
        for (int i = 0; i < once.things().size(); i++) {
            if (i % ROWS_BETWEEN_LOOKS == 0) {
                shutdown.check();
            }
            if (once.things().get(i) instanceof Observation observation) {
                observations.accept(observation);
            } else {
                findings.accept((Finding) once.things().get(i));
            }
        }
        return once.verdict();
    }

    @Override
    public RejectedFigures rejected() {
        return again ? content.rejected() : silent.rejected();
    }

    @Override
    public Promises promises() {
        return content.promises();
    }

    @Override
    public Optional<Judge> judge() {
        return content.judge();
    }

    @Override
    public Location place(Observation.Origin origin) {
        return silent.place(origin);
    }

    @Override
    public Optional<Pull> pull() {
        return content.pull();
    }

    @Override
    public Optional<Completeness> completeness() {
        return content.completeness();
    }

    /** Observations and findings in the order in which they came, and the verdict. */
    private record Read(List<Object> things, Verdict verdict) {}

    /** Collects observations and findings, and breaks off the reading if they are too many. */
    private static final class Held {

        private final List<Object> things = new ArrayList<>();
        private long room;
        private int roomForFindings;

        Held(Limit limit) {
            room = limit.things();
            roomForFindings = limit.findings();
        }

        void observation(Observation observation) {
            room -= 1 + observation.series().dimensions().size();
            if (room < 0) {
                throw new TooMuch();
            }
            things.add(observation);
        }

        void finding(Finding finding) {
            if (--roomForFindings < 0) {
                throw new TooMuch();
            }
            things.add(finding);
        }
    }

    private static final class TooMuch extends RuntimeException {

        private static final long serialVersionUID = 1;

        TooMuch() {
            super("more than is read ahead", null, false, false);
        }
    }
}
