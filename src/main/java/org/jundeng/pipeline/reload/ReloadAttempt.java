// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.reload;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * One attempt to take up what the configuration's files say now.
 *
 * @param at when it ended
 * @param by who asked for it: an operating system user
 * @param way how: {@code command} or {@code SIGHUP}
 * @param outcome how it ended
 * @param before the hash of the configuration that was in force before it
 * @param after the hash of the one that is in force since; the same where it was not taken up
 * @param faults one sentence for each reason why it was not taken up
 */
public record ReloadAttempt(
        Instant at, String by, String way, Outcome outcome, String before, String after, List<String> faults) {

    public ReloadAttempt {
        faults = List.copyOf(faults);
    }

    /** How an attempt ends. */
    public enum Outcome {
        /** The new configuration is in force. */
        DONE,
        /** It has faults, or needs a new start: the old one stays in force. */
        REFUSED,
        /** The warehouse, the disk or something else failed: the old one stays in force, and it may be tried again. */
        FAILED;

        /** The stable code: {@code done}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
