// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.retention;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jundeng.binding.Settings;

/** For how long things are kept, by the settings {@code jundeng.keep.…}. What none is set for is kept for ever. */
final class Keeping {

    /** Nothing was recorded earlier, so an earlier limit lets go of nothing. */
    private static final long MOST_YEARS = 900;

    private static final long MOST_DAYS = MOST_YEARS * 365;

    private final Settings settings;
    private final Instant now;

    /** As {@code settings} say at {@code now}. */
    Keeping(Settings settings, Instant now) {
        this.settings = settings;
        this.now = now;
    }

    /** The present time. */
    Instant now() {
        return now;
    }

    /** How many are kept; empty if all are. */
    Optional<Integer> count(String key) {
        return settings.text(key).map(Integer::valueOf);
    }

    /** What is older than this is let go, by a number of days; empty if all is kept. */
    Optional<Instant> days(String key) {
        return count(key).map(days -> now.minus(Math.min(days, MOST_DAYS), ChronoUnit.DAYS));
    }

    /** What is older than this is let go, by a number of years; empty if all is kept. */
    Optional<Instant> years(String key) {
        return count(key).map(years -> now.atOffset(ZoneOffset.UTC)
                .minusYears(Math.min(years, MOST_YEARS))
                .toInstant());
    }
}
