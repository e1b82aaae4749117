// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.api;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How often each who asks may ask: so many times a minute, and half of that at once. Whoever has not asked for longest
 * is forgotten first, so that callers without end fill no memory.
 */
final class CallerRates {

    private static final int MOST_CALLERS = 10_000;

    private final long perMinute;
    private final TimeMeter time;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_CALLERS;
        }
    };

    CallerRates(long perMinute, Clock clock) {
        this.perMinute = perMinute;
        this.time = new OfClock(clock);
    }

    /** The time of a clock. */
    private record OfClock(Clock clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return TimeUnit.MILLISECONDS.toNanos(clock.millis());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }

    /** After how many seconds {@code caller} may ask; 0 for now, and then it counts as asked. */
    synchronized long secondsToWait(Caller caller) {
        Bucket bucket = buckets.computeIfAbsent(caller.id(), id -> fresh());
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            return 0;
        }
        return Math.max(
                1,
                Duration.ofNanos(probe.getNanosToWaitForRefill())
                        .plusMillis(999)
                        .toSeconds());
    }

    private Bucket fresh() {
        return Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(limit ->
                        limit.capacity(Math.max(1, perMinute / 2)).refillGreedy(perMinute, Duration.ofMinutes(1)))
                .build();
    }
}
