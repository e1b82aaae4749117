// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.backup;

import java.nio.file.Path;
import java.text.ParseException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import org.jundeng.binding.Settings;
import org.jundeng.pipeline.configuration.Configuration;
import org.jundeng.warehouse.backup.Extra;
import org.quartz.CronExpression;

/**
 * When and where backups are made.
 *
 * @param schedule a Quartz cron expression
 * @param zone the time zone of the schedule
 * @param folder where they are made; somebody has made it, with the sign in it
 * @param keep how many are kept
 * @param with what they take along
 * @param scratchUrl the address of a database of the own server in which each is restored for a trial; null if there is
 *     none
 */
record BackupSettings(String schedule, ZoneId zone, Path folder, int keep, Set<Extra> with, String scratchUrl) {

    /** The default of {@code jundeng.backup.schedule}. */
    static final String DAILY = "0 0 4 * * ?";

    private static final int A_WEEK = 7;

    /** What the settings say; empty if no folder is set. */
    static Optional<BackupSettings> of(Settings settings) {
        return settings.text("jundeng.backup.folder")
                .map(folder -> new BackupSettings(
                        settings.text("jundeng.backup.schedule").orElse(DAILY),
                        Configuration.zone(settings),
                        Path.of(folder),
                        settings.number("jundeng.backup.keep", A_WEEK),
                        extras(settings),
                        settings.text("jundeng.backup.scratch-url").orElse(null)));
    }

    private static Set<Extra> extras(Settings settings) {
        Set<Extra> extras = EnumSet.noneOf(Extra.class);
        settings.text("jundeng.backup.with").ifPresent(words -> {
            for (String word : words.split(",")) {
                Extra.of(word.strip()).ifPresent(extras::add);
            }
        });
        return extras;
    }

    /** Whether a backup is due at {@code now}, if the last one was made at {@code last}; null for never. */
    boolean isDue(Instant last, Instant now) {
        if (last == null) {
            return true;
        }
        try {
            CronExpression times = new CronExpression(schedule);
            times.setTimeZone(TimeZone.getTimeZone(zone));
            Date next = times.getNextValidTimeAfter(Date.from(last));
            return next != null && !next.toInstant().isAfter(now);
        } catch (ParseException e) {
            throw new IllegalStateException("the settings have been checked: " + schedule, e);
        }
    }
}
