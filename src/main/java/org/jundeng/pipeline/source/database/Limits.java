// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source.database;

import java.time.Instant;
import java.time.ZoneId;

/**
 * What a connection to a bureau's database is bounded by.
 *
 * @param connectSeconds how long connecting may take, at least 1
 * @param answerSeconds how long an answer may take in all, from the question to its last row
 * @param zone the time zone in which times with a zone are given
 * @param at when it is asked
 */
public record Limits(int connectSeconds, int answerSeconds, ZoneId zone, Instant at) {

    private static final int LONGEST_CONNECT_SECONDS = 10;
    private static final int GRACE_SECONDS = 5;

    /** The limits of a feed that may take {@code seconds}: connecting takes no longer than that, and at most 10 s. */
    public static Limits of(int seconds, ZoneId zone, Instant at) {
        return new Limits(Math.min(LONGEST_CONNECT_SECONDS, Math.max(1, seconds)), seconds, zone, at);
    }

    /** The offset of the zone at that moment, such as {@code +08:00}. */
    String offset() {
        String offset = zone.getRules().getOffset(at).getId();
        return offset.equals("Z") ? "+00:00" : offset;
    }

    int connectMillis() {
        return connectSeconds * 1000;
    }

    int answerMillis() {
        return answerSeconds * 1000;
    }

    /** How long a connection may be silent: longer than an answer may take, so that the server's own limit is first. */
    int silenceSeconds() {
        return answerSeconds + GRACE_SECONDS;
    }

    int silenceMillis() {
        return silenceSeconds() * 1000;
    }
}
