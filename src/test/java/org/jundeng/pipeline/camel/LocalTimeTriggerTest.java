// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.camel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.text.ParseException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.jundeng.binding.Faults;
import org.jundeng.binding.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quartz.JobKey;
import org.quartz.TriggerKey;
import org.quartz.impl.triggers.CronTriggerImpl;

class LocalTimeTriggerTest {

    private static LocalTimeTrigger trigger(String cron, String zone) throws ParseException {
        CronTriggerImpl plain = new CronTriggerImpl();
        plain.setKey(TriggerKey.triggerKey("nightly", "jundeng"));
        plain.setJobKey(JobKey.jobKey("nightly", "jundeng"));
        plain.setStartTime(Date.from(Instant.EPOCH));
        plain.setCronExpression(cron);
        plain.setTimeZone(TimeZone.getTimeZone(zone));
        return LocalTimeTrigger.of(plain);
    }

    private static List<ZonedDateTime> times(LocalTimeTrigger trigger, LocalDateTime from, LocalDateTime to) {
        ZoneId zone = trigger.getTimeZone().toZoneId();
        List<ZonedDateTime> times = new ArrayList<>();
        Date end = Date.from(to.atZone(zone).toInstant());
        Date next = trigger.getFireTimeAfter(Date.from(from.atZone(zone).toInstant()));
        while (next.before(end)) {
            times.add(next.toInstant().atZone(zone));
            next = trigger.getFireTimeAfter(next);
        }
        return times;
    }

    private static List<String> times(String cron, String zone, String from, String to) throws ParseException {
        return times(trigger(cron, zone), LocalDateTime.parse(from), LocalDateTime.parse(to)).stream()
                .map(ZonedDateTime::toOffsetDateTime)
                .map(OffsetDateTime::toString)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 0 0 2 * * ?",
        "Europe/Berlin, 0 30 2 * * ?",
        "Europe/Berlin, 59 59 2 * * ?",
        "Europe/Berlin, 0 0 8 * * ?",
        "America/New_York, 0 0 2 * * ?",
        "America/New_York, 0 30 1 * * ?",
        "America/New_York, 0 30 2 * * ?",
        "America/Sao_Paulo, 0 0 0 * * ?",
        "Australia/Lord_Howe, 0 15 2 * * ?",
        "Asia/Shanghai, 0 0 2 * * ?"
    })
    void eachDayOfThreeYearsHasItsTimeOnce(String zone, String cron) throws ParseException {
        List<LocalDate> days = times(
                        trigger(cron, zone),
                        LocalDate.of(2014, 1, 1).atTime(LocalTime.MIN).minusSeconds(1),
                        LocalDate.of(2016, 12, 31).atTime(23, 59))
                .stream()
                .map(ZonedDateTime::toLocalDate)
                .toList();

        assertThat(days)
                .containsExactlyElementsOf(Stream.iterate(LocalDate.of(2014, 1, 1), day -> day.plusDays(1))
                        .limit(1096)
                        .toList());
    }

    @Test
    void aTimeThatTheClockJumpsOverIsWhenItJumps() throws ParseException {
        assertThat(times("0 30 2 * * ?", "Europe/Berlin", "2015-03-28T00:00", "2015-03-31T00:00"))
                .containsExactly("2015-03-28T02:30+01:00", "2015-03-29T03:00+02:00", "2015-03-30T02:30+02:00");
        assertThat(times("0 0 2 * * ?", "America/New_York", "2015-03-07T00:00", "2015-03-10T00:00"))
                .containsExactly("2015-03-07T02:00-05:00", "2015-03-08T03:00-04:00", "2015-03-09T02:00-04:00");
    }

    @Test
    void aTimeThatTheClockShowsTwiceIsTheFirst() throws ParseException {
        assertThat(times("0 0 2 * * ?", "Europe/Berlin", "2015-10-24T00:00", "2015-10-27T00:00"))
                .containsExactly("2015-10-24T02:00+02:00", "2015-10-25T02:00+02:00", "2015-10-26T02:00+01:00");
        assertThat(times("0 30 1 * * ?", "America/New_York", "2015-10-31T00:00", "2015-11-03T00:00"))
                .containsExactly("2015-10-31T01:30-04:00", "2015-11-01T01:30-04:00", "2015-11-02T01:30-05:00");
    }

    @Test
    void timesOfADayStayInOrderAroundAJump() throws ParseException {
        assertThat(times("0 0,30 1-3 * * ?", "Europe/Berlin", "2015-03-29T00:00", "2015-03-29T12:00"))
                .containsExactly(
                        "2015-03-29T01:00+01:00",
                        "2015-03-29T01:30+01:00",
                        "2015-03-29T03:00+02:00",
                        "2015-03-29T03:30+02:00");
        assertThat(times("0 0,30 1-3 * * ?", "Europe/Berlin", "2015-10-25T00:00", "2015-10-25T12:00"))
                .containsExactly(
                        "2015-10-25T01:00+02:00",
                        "2015-10-25T01:30+02:00",
                        "2015-10-25T02:00+02:00",
                        "2015-10-25T02:30+02:00",
                        "2015-10-25T03:00+01:00",
                        "2015-10-25T03:30+01:00");
    }

    @Test
    void aStartWithinTheRepeatedHourDoesNotRunAgain() throws ParseException {
        Date second = Date.from(Instant.parse("2015-10-25T01:10:00Z"));

        assertThat(trigger("0 30 2 * * ?", "Europe/Berlin").getFireTimeAfter(second))
                .isEqualTo(Date.from(Instant.parse("2015-10-26T01:30:00Z")));
    }

    @Test
    void isWhatTheNightAndTheNoticesGoBy(@TempDir Path folder) throws Exception {
        EdgesKit kit = new EdgesKit(folder);
        kit.environment.put("JUNDENG_TIME_ZONE", "Europe/Berlin");
        kit.environment.put("JUNDENG_SCHEDULE_NOTICES", "0 30 2 * * ?");
        kit.environment.put("JUNDENG_BACKUP_SCHEDULE", "0 30 2 * * ?");
        try (Edges edges = kit.start(Edges.Mode.SERVE)) {
            assertThat(edges.schedules()).hasSize(3).allSatisfy(trigger -> {
                LocalDateTime eve = LocalDateTime.parse("2030-03-30T12:00");
                assertThat(trigger.getFireTimeAfter(
                                Date.from(eve.atZone(ZoneId.of("Europe/Berlin")).toInstant())))
                        .isEqualTo(Date.from(Instant.parse("2030-03-31T01:00:00Z")));
                assertThat(trigger.getNextFireTime()).isInTheFuture();
                assertThat(trigger.getJobKey()).isNotNull();
            });
            assertThat(edges.schedules().stream()
                            .map(trigger -> trigger.getKey().getName() + " " + trigger.getMisfireInstruction()))
                    .containsExactlyInAnyOrder("nightly 1", "schedule-notices 2", "back-up 1");
        }
    }

    @Test
    void hasAnEndWhereTheExpressionHas() throws ParseException {
        Date now = Date.from(Instant.parse("2026-01-01T00:00:00Z"));

        assertThat(trigger("0 0 2 1 1 ? 2015", "Europe/Berlin").getFireTimeAfter(now))
                .isNull();
    }

    @Test
    void givesTheHoursOfTheNotices() {
        Settings settings = Settings.load(
                Path.of("none"),
                Path.of("none"),
                Map.of("JUNDENG_SCHEDULE_NOTICES", "0 30 7 ? * MON-FRI"),
                new Faults());
        NoticeHours hours = NoticeHours.of(settings, ZoneId.of("Asia/Shanghai"));

        assertThat(hours.apply(Instant.parse("2014-06-26T23:29:59Z"))).isEqualTo("2014-06-26T23:30:00Z");
        assertThat(hours.apply(Instant.parse("2014-06-26T23:30:00Z"))).isEqualTo("2014-06-29T23:30:00Z");
    }
}
