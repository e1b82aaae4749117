// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.camel;

import java.text.ParseException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.TimeZone;
import java.util.function.UnaryOperator;
import org.jundeng.binding.Settings;
import org.quartz.JobKey;
import org.quartz.TriggerKey;
import org.quartz.impl.triggers.CronTriggerImpl;

/** The hours of the notices, as {@code jundeng.schedule.notices} gives them. */
public final class NoticeHours implements UnaryOperator<Instant> {

    private static final String USUAL = "0 0 8 * * ?";

    private final LocalTimeTrigger times;

    private NoticeHours(LocalTimeTrigger times) {
        this.times = times;
    }

    /** Those of {@code settings}, in {@code zone}. */
    public static NoticeHours of(Settings settings, ZoneId zone) {
        CronTriggerImpl cron = new CronTriggerImpl();
        try {
            cron.setKey(TriggerKey.triggerKey("hours", "jundeng"));
            cron.setJobKey(JobKey.jobKey("hours", "jundeng"));
            cron.setStartTime(Date.from(Instant.EPOCH));
            cron.setCronExpression(expression(settings));
            cron.setTimeZone(TimeZone.getTimeZone(zone));
        } catch (ParseException e) {
            throw new IllegalStateException("the setting was checked when it was read", e);
        }
        return new NoticeHours(LocalTimeTrigger.of(cron));
    }

    /** The expression in {@code settings}, or the usual one. */
    static String expression(Settings settings) {
        return settings.text("jundeng.schedule.notices").orElse(USUAL);
    }

    /** The first hour after {@code instant}; null where none follows. */
    @Override
    public Instant apply(Instant instant) {
        Date hour = times.getTimeAfter(Date.from(instant));
        return hour == null ? null : hour.toInstant();
    }
}
