// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.camel;

import java.text.ParseException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Date;
import java.util.TimeZone;
import org.quartz.CronExpression;
import org.quartz.CronTrigger;
import org.quartz.impl.triggers.CronTriggerImpl;

/**
 * A cron trigger that goes by local time and fires once for each time it names. For a time that the clock skips in
 * spring it fires at the moment of the jump; Quartz would skip that day. Of a time that the clock shows twice in autumn
 * it takes the first.
 */
final class LocalTimeTrigger extends CronTriggerImpl {

    private static final long serialVersionUID = 1L;
    private static final TimeZone WITHOUT_JUMPS = TimeZone.getTimeZone(ZoneOffset.UTC);

    /** A trigger with the job, start and misfire rule of {@code cron} that goes by local time. */
    static LocalTimeTrigger of(CronTrigger cron) {
        try {
            LocalTimeTrigger trigger = new LocalTimeTrigger();
            trigger.setKey(cron.getKey());
            trigger.setJobKey(cron.getJobKey());
            trigger.setJobDataMap(cron.getJobDataMap());
            trigger.setStartTime(cron.getStartTime());
            trigger.setEndTime(cron.getEndTime());
            trigger.setPriority(cron.getPriority());
            trigger.setMisfireInstruction(cron.getMisfireInstruction());
            trigger.setCronExpression(cron.getCronExpression());
            trigger.setTimeZone(cron.getTimeZone());
            return trigger;
        } catch (ParseException e) {
            throw new IllegalStateException(cron.getKey() + " has taken the expression before", e);
        }
    }

    @Override
    protected Date getTimeAfter(Date afterTime) {
        ZoneId zone = getTimeZone().toZoneId();
        Instant after = afterTime.toInstant();
        LocalDateTime wall = afterRepeatedTime(after, zone.getRules());
        while (true) {
            Date next = expression().getNextValidTimeAfter(Date.from(wall.toInstant(ZoneOffset.UTC)));
            if (next == null) {
                return null;
            }
            wall = LocalDateTime.ofInstant(next.toInstant(), ZoneOffset.UTC);
            Instant due = instant(wall, zone);
            if (due.isAfter(after)) {
                return Date.from(due);
            }
        }
    }

    /**
     * The local time then; within the hour that the clock shows twice, the end of that hour, for its times have fired
     * already.
     */
    private static LocalDateTime afterRepeatedTime(Instant instant, ZoneRules rules) {
        LocalDateTime wall = LocalDateTime.ofInstant(instant, rules.getOffset(instant));
        ZoneOffsetTransition repeated = rules.getTransition(wall);
        return repeated != null && repeated.isOverlap() && !instant.isBefore(repeated.getInstant())
                ? repeated.getDateTimeBefore().minusSeconds(1)
                : wall;
    }

    private static Instant instant(LocalDateTime wall, ZoneId zone) {
        ZoneOffsetTransition jump = zone.getRules().getTransition(wall);
        return jump != null && jump.isGap()
                ? jump.getInstant()
                : wall.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
    }

    private CronExpression expression() {
        try {
            CronExpression expression = new CronExpression(getCronExpression());
            expression.setTimeZone(WITHOUT_JUMPS);
            return expression;
        } catch (ParseException e) {
            throw new IllegalStateException(getKey() + " has taken the expression before", e);
        }
    }
}
