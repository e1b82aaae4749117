// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.camel;

import java.util.Map;

/**
 * The beans by which schedules start jobs. Routes are built before the night, which calls some of them; the schedules
 * start only once the jobs are known.
 */
final class ScheduledJobs {

    private volatile Jobs jobs = Jobs.NONE;

    /** From now on schedules start these jobs. */
    void set(Jobs known) {
        jobs = known;
    }

    /** The beans, by the names that route files use. */
    Map<String, Object> beans() {
        Runnable byDay = () -> jobs.byDay().run();
        Runnable trials = () -> jobs.trials().run();
        Runnable backup = () -> jobs.backup().run();
        return Map.of(
                "backup",
                backup,
                "night",
                new ScheduledNight(due -> jobs.night().accept(due)),
                "byDay",
                byDay,
                "trials",
                trials);
    }
}
