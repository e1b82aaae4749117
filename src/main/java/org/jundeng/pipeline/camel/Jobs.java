// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.camel;

import java.time.Instant;
import java.util.function.Consumer;

/**
 * The jobs that schedules start while Jundeng serves.
 *
 * @param night the nightly run; it is given the time at which it was due
 * @param byDay the evaluation of what came since the last evaluation
 * @param trials the trial of the files that stewards only try
 * @param backup the backup, if one is due
 */
public record Jobs(Consumer<Instant> night, Runnable byDay, Runnable trials, Runnable backup) {

    /** Jobs of which none is a backup. */
    public Jobs(Consumer<Instant> night, Runnable byDay, Runnable trials) {
        this(night, byDay, trials, () -> {});
    }

    /** No jobs: the schedules run and start nothing. */
    public static final Jobs NONE = new Jobs(due -> {}, () -> {}, () -> {});
}
