// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.access;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How often each user may send forms, or look at what costs as much: more often than people do, and less than a
 * program that runs wild. What would be too often costs nothing but its answer.
 */
final class ActingRates {

    private static final int AT_ONCE = 30;
    private static final int PER_MINUTE = 60;
    private static final int MOST_USERS = 10_000;

    private final TimeMeter time;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_USERS;
        }
    };

    ActingRates(Clock clock) {
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

    /** After how many seconds the user may send another form; 0 for now, and then it counts as sent. */
    synchronized long secondsToWait(String user) {
        Bucket bucket = buckets.computeIfAbsent(user, id -> Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(limit -> limit.capacity(AT_ONCE).refillGreedy(PER_MINUTE, Duration.ofMinutes(1)))
                .build());
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? 0
                : Math.max(1, Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds() + 1);
    }
}
