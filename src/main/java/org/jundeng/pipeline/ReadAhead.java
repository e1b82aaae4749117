// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jundeng.finding.Finding;
import org.jundeng.observation.Observation;
import org.jundeng.warehouse.Content;
import org.jundeng.warehouse.Pull;

/**
 * Content that was read while its delivery had to wait, and is handed over from memory once. Asked again, it is read
 * again; and so is what does not fit into a small part of the heap, for several wait at a time.
 */
final class ReadAhead implements Content {

    private static final long MOST = Runtime.getRuntime().maxMemory() / 2_560;
    /** Of which long rows are made. */
    private static final int BYTES_A_ROW = 60;

    private final Content content;
    private Read read;

    private ReadAhead(Content content, Read read) {
        this.content = content;
        this.read = read;
    }

    /**
     * Reads {@code now} what {@code content} says, too, as far as it can be held; whatever breaks the reading off is
     * thrown.
     */
    static Content of(Content now, Content content) throws IOException {
        return of(now, content, MOST);
    }

    /** Whether it is worth to begin with so many bytes. */
    static boolean mayHold(long bytes) {
        return bytes <= MOST * BYTES_A_ROW;
    }

    /** Holds at most so many observations and findings. */
    static Content of(Content now, Content content, long most) throws IOException {
        List<Observation> observations = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        Room room = new Room(most);
        try {
            Verdict verdict = now.deliver(room.around(observations::add), room.around(findings::add));
            return new ReadAhead(content, new Read(observations, findings, verdict));
        } catch (TooLarge tooLarge) {
            return content;
        }
    }

    @Override
    public Verdict deliver(Consumer<Observation> observations, Consumer<Finding> findings) throws IOException {
        if (read == null) {
            return content.deliver(observations, findings);
        }
        Read once = read;
        read = null;
        once.observations().forEach(observations);
        once.findings().forEach(findings);
        return once.verdict();
    }

    @Override
    public Promises promises() {
        return content.promises();
    }

    @Override
    public Optional<Pull> pull() {
        return content.pull();
    }

    @Override
    public Optional<Completeness> completeness() {
        return content.completeness();
    }

    private record Read(List<Observation> observations, List<Finding> findings, Verdict verdict) {}

    /** Counts what is held, and breaks the reading off where it is too much. */
    private static final class Room {

        private long left;

        Room(long most) {
            left = most;
        }

        <T> Consumer<T> around(Consumer<T> holding) {
            return thing -> {
                if (left-- == 0) {
                    throw new TooLarge();
                }
                holding.accept(thing);
            };
        }
    }

    private static final class TooLarge extends RuntimeException {

        private static final long serialVersionUID = 1;

        TooLarge() {
            super("more than is read ahead", null, false, false);
        }
    }
}
