// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.plan;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jundeng.assess.Assessment;

/**
 * Where the targets stand on a past day by what is known now. It is computed for who asks, a few at a time, and kept
 * until something else is known.
 */
public final class StatesNow {

    private static final int MOST_AT_ONCE = 2;
    private static final int MOST_KEPT = 16;

    private final Function<LocalDate, List<Assessment>> computation;
    private final Supplier<?> knowledge;
    private final Semaphore turns = new Semaphore(MOST_AT_ONCE);
    private final Map<Key, List<Assessment>> kept = new LinkedHashMap<>(MOST_KEPT, 1, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, List<Assessment>> eldest) {
            return size() > MOST_KEPT;
        }
    };

    private record Key(LocalDate day, Object knowledge) {}

    /** Others are asking, and what is asked for is not known yet. */
    public static final class Busy extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Busy() {
            super(MOST_AT_ONCE + " past days are being judged anew", null, false, false);
        }
    }

    /**
     * Keeps what {@code computation} answers.
     *
     * @param knowledge says what is known; it is equal as long as nothing came and nothing was evaluated
     */
    public StatesNow(Function<LocalDate, List<Assessment>> computation, Supplier<?> knowledge) {
        this.computation = computation;
        this.knowledge = knowledge;
    }

    /**
     * The assessments of all targets on {@code day}.
     *
     * @throws Busy if they have to be computed, and as many as may be are being computed
     */
    List<Assessment> on(LocalDate day) {
        Key key = new Key(day, knowledge.get());
        List<Assessment> known = known(key);
        if (known != null) {
            return known;
        }
        if (!turns.tryAcquire()) {
            throw new Busy();
        }
        try {
            List<Assessment> computed = List.copyOf(computation.apply(day));
            keep(key, computed);
            return computed;
        } finally {
            turns.release();
        }
    }

    private synchronized List<Assessment> known(Key key) {
        return kept.get(key);
    }

    private synchronized void keep(Key key, List<Assessment> computed) {
        kept.put(key, computed);
    }
}
